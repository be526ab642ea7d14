"""The consistency chapter: how many checks there were, which numbers do not fit, and every check as a file."""

from collections import Counter
from functools import partial

from targetbook.judgement.consistency.arithmetic import audit
from targetbook.judgement.consistency.audit import CONSISTENT, IMPOSSIBLE, IN_TENSION, UNCHECKABLE, Check
from targetbook.page.blocks.chart_table import Cell, Datum, Twin, data_cell, sentence_cell, text_cell, unit_name
from targetbook.page.blocks.download import download
from targetbook.page.blocks.output import Block, Blocks, HtmlTable, Text
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.around import sides
from targetbook.page.sentences.check import arithmetic, notes, place
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.words import Counted

RESULTS = (CONSISTENT, IN_TENSION, IMPOSSIBLE, UNCHECKABLE)
AMISS = (IN_TENSION, IMPOSSIBLE)
ANNOUNCED = ("level_and_growth", "announced_prices", "target_chain")
OTHERS_PRINTED = 5


def consistency_lead(chapter: Chapter) -> Text:
    """Say how many checks were possible and how many do not agree, for the area and for all."""
    every = [check for check in _every(chapter) if check.result != UNCHECKABLE]
    checks = _own(every, chapter)
    none = chapter.words.html("consistency.lead_none", place=chapter.place)
    sentences = [_tally("own", checks, chapter) if checks else none]
    sentences += [_tally("all", every, chapter)] if len(every) > len(checks) else []

    return Text(chapter.words.html("general.space").join(sentences))


def own_checks(chapter: Chapter) -> Block:
    """List the checks of the area's published numbers that do not agree, those the most limits apart first."""
    checks = [check for check in _own(_every(chapter), chapter) if check.kind not in ANNOUNCED]
    return _table([check for check in checks if check.result in AMISS], "own", chapter)


def target_checks(chapter: Chapter) -> Block:
    """List the checks of the area's announced numbers, the newest first, and those of other areas that do not agree."""
    checks = [check for check in _every(chapter) if check.kind in ANNOUNCED]
    newest_first = sorted(_own(checks, chapter), key=lambda check: -check.year)
    return _table([*newest_first, *_amiss(_others(checks, chapter))], "targets", chapter)


def other_checks(chapter: Chapter) -> Block:
    """List the worst checks of the other areas' published numbers; offer all of these and all of the area as files."""
    every = _every(chapter)
    amiss = _amiss(_others(every, chapter))
    published = [check for check in amiss if check.kind not in ANNOUNCED]
    printed = _table(published[:OTHERS_PRINTED], "others", chapter)
    checks_for_file = [*_own(every, chapter), *amiss]
    label = chapter.words("consistency.file_checks", place=chapter.place)
    files = [download("checks", label, _twin(checks_for_file, chapter), chapter)] if checks_for_file else []
    if every:
        label = chapter.words("consistency.file_counts")
        files.append(download("checks-by-kind", label, _counts(every, chapter), chapter))

    return Blocks((printed, *files))


def _every(chapter: Chapter) -> list[Check]:
    """Make the checks of the areas that the book speaks of, those the most limits apart first."""
    return audit(chapter.archive, chapter.kin)


def _own(every: list[Check], chapter: Chapter) -> list[Check]:
    return [check for check in every if check.area == chapter.area.area]


def _others(every: list[Check], chapter: Chapter) -> list[Check]:
    return [check for check in every if check.area != chapter.area.area]


def _amiss(checks: list[Check]) -> list[Check]:
    return [check for check in checks if check.result in AMISS]


def _tally(whose: str, checks: list[Check], chapter: Chapter) -> Html:
    """Say how many checks there are and how many of them do not agree."""
    words = chapter.words
    amiss = _amiss(checks)
    impossible = sum(check.result == IMPOSSIBLE for check in amiss)
    return words.html(
        f"consistency.lead_{whose}",
        n=_count(len(amiss), chapter),
        of=_count(len(checks), chapter),
        place=chapter.place,
        sides=sides(chapter),
        impossible=words.html("consistency.lead_impossible", n=_count(impossible, chapter), of=len(amiss)),
    )


def _count(number: int, chapter: Chapter) -> Counted:
    return chapter.figures.counted(number, chapter.words("consistency.how"))


def _table(checks: list[Check], name: str, chapter: Chapter) -> Text | HtmlTable:
    words = chapter.words
    if not checks:
        return Text(words.html(f"consistency.none_{name}", place=chapter.place))

    rows = [_row(check, chapter) for check in checks]
    heads = [words(f"consistency.head_{head}") for head in ("what", "result", "check")]
    return table(words(f"consistency.caption_{name}", place=chapter.place), heads, rows)


def _row(check: Check, chapter: Chapter) -> list[str]:
    result = chapter.words(f"consistency.{check.result}")
    return [place(check, chapter), result, arithmetic(check, chapter)]


def _twin(checks: list[Check], chapter: Chapter) -> Twin:
    names = ("what", "kind", "result", "implied", "stated", "strain", "check", "notes")
    heads = [chapter.words(f"consistency.head_{name}") for name in names]
    return Twin(heads, [_cells(check, chapter) for check in checks])


def _cells(check: Check, chapter: Chapter) -> list[Cell]:
    unit = unit_name(check.unit, chapter.words)
    return [
        text_cell(place(check, chapter)),
        text_cell(chapter.words(f"consistency.kind_{check.kind}")),
        text_cell(chapter.words(f"consistency.{check.result}")),
        data_cell(Datum(f"{round(check.implied, 2):f}", unit=unit)),
        data_cell(Datum(f"{check.reference:f}", unit=unit)),
        text_cell(f"{check.strain:.1f}"),
        sentence_cell(partial(arithmetic, check), chapter),
        sentence_cell(partial(notes, check), chapter),
    ]


def _counts(checks: list[Check], chapter: Chapter) -> Twin:
    """Count the checks of all areas by kind and result."""
    words = chapter.words
    counts = Counter((check.kind, check.result) for check in checks)
    rows = [
        [text_cell(words(f"consistency.kind_{kind}")), *(text_cell(str(counts[kind, result])) for result in RESULTS)]
        for kind in dict.fromkeys(kind for kind, _ in sorted(counts))
    ]

    return Twin([words("consistency.head_kind"), *(words(f"consistency.{result}") for result in RESULTS)], rows)
