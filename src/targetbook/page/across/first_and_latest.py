"""Verdicts by the first and by the latest release of the figures they rest on."""

from targetbook.judgement.days.vintage_verdicts import VintageVerdict, settled_numbers, vintage_verdicts
from targetbook.judgement.days.vintages import REBASED
from targetbook.judgement.evidence import Row
from targetbook.judgement.verdicts import NumericVerdict, Verdict
from targetbook.page.blocks.chart_table import Cell, Datum, Twin, row_datum, text_cell
from targetbook.page.blocks.download import download
from targetbook.page.blocks.output import Block, Blocks, Text
from targetbook.page.blocks.tables import badge, table
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.around import parts_in_record
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.figures import name_html
from targetbook.page.voice.words import Counted


def first_and_latest_table(chapter: Chapter) -> Block:
    """Say how many settled targets of the area and its neighbours rest on a figure later replaced, and list them."""
    words = chapter.words
    verdicts = settled_numbers(chapter.family_verdicts)
    pairs = vintage_verdicts(verdicts, chapter.archive)
    lead = Text(_lead(verdicts, pairs, chapter))
    if not pairs:
        return lead

    telling = [pair for pair in pairs if pair.flips or pair.verdict.target.area == chapter.area.area]
    rows = _twin(pairs, chapter)
    file = download("verdicts-by-release", words("revisions.file_verdicts"), rows, chapter)
    if not telling:
        return Blocks((lead, file))

    printed = _twin(telling, chapter)
    return Blocks((lead, table(words("revisions.verdicts"), printed.heads, printed.cells()), file))


def _twin(pairs: list[VintageVerdict], chapter: Chapter) -> Twin:
    heads = [chapter.words(f"revisions.head_{name}") for name in ("target", "by_first", "by_latest", "cause", "flips")]
    return Twin(heads, [_row(pair, chapter) for pair in pairs])


def _lead(verdicts: list[NumericVerdict], pairs: list[VintageVerdict], chapter: Chapter) -> Html:
    return chapter.words.html(
        "revisions.verdicts_lead",
        head=chapter.name_of(chapter.family[0]),
        parts=parts_in_record(chapter.family[0], chapter),
        n=_count(len(verdicts), chapter),
        replaced=_replacements(pairs, len(verdicts), chapter),
        rules=name_html(chapter.rules.version),
    )


def _replacements(pairs: list[VintageVerdict], total: int, chapter: Chapter) -> Html:
    """Say how many of all targets rest on a figure later replaced, and how many of them turn by it."""
    words = chapter.words
    rebasing_count = _count(sum(pair.vintage.cause == REBASED for pair in pairs), chapter)
    turning = _count(sum(pair.flips for pair in pairs), chapter)

    return words.html(
        "revisions.verdicts_replaced",
        n=_count(len(pairs), chapter),
        of=total,
        rebased=words.html("revisions.verdicts_rebased", n=rebasing_count, of=len(pairs)),
        flips=words.html("revisions.verdicts_flips", n=turning, of=len(pairs)),
    )


def _count(number: int, chapter: Chapter) -> Counted:
    return chapter.figures.counted(number, chapter.words("revisions.how_verdicts"))


def _row(pair: VintageVerdict, chapter: Chapter) -> list[Cell]:
    target = pair.verdict.target
    words = chapter.words
    name = words("revisions.target", area=chapter.name_of(target.area), year=target.year, text=chapter.text_of(target))

    return [
        Cell(chapter.figures.target(target, name), (Datum(name, key=f"{target.area}:{target.name}"),)),
        _by(pair.vintage.first, pair.first, chapter),
        _by(pair.vintage.latest, pair.latest, chapter),
        text_cell(words(f"revisions.{pair.vintage.cause}")),
        text_cell(words("revisions.flips" if pair.flips else "revisions.stays")),
    ]


def _by(row: Row, verdict: Verdict, chapter: Chapter) -> Cell:
    """Give a release with its day and the verdict by it."""
    day = chapter.say_date(row.released) if row.released else chapter.words("revisions.undated")
    figure = chapter.words.html("revisions.told", figure=chapter.figures.row(row), day=day)
    status = chapter.words(f"verdict.{verdict.status}")
    data = (Datum(status), row_datum(row, chapter, "figure"), Datum(day, "day"))

    return Cell(Html("{} {}").format(badge(verdict.status, status), figure), data)
