"""The consistency chapter: what was checked, what does not fit, announced growth against the growth levels imply."""

from collections import Counter
from decimal import Decimal

import pandas as pd

from targetbook.judgement.claims import Claim
from targetbook.judgement.consistency.arithmetic import audit
from targetbook.judgement.consistency.audit import CONSISTENT, IMPOSSIBLE, IN_TENSION, Check
from targetbook.page.blocks.chart_frame import framed
from targetbook.page.blocks.chart_table import Cell, Datum, Twin, of_claim, of_words, said, unit_name
from targetbook.page.blocks.credits import credit
from targetbook.page.blocks.output import Block, Blocks, Text
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.charts.kit.style import lines
from targetbook.page.charts.pairs import pairs_chart
from targetbook.page.sentences.check import arithmetic, notes, place, worked_out
from targetbook.page.theme.history import axis_unit
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import escape
from targetbook.page.voice.words import Counted

ENOUGH = 3
HEAD = 52
RESULTS = (CONSISTENT, IN_TENSION, IMPOSSIBLE)
POINTS = ("growth_points", "mean_points", "deflator_points", "share_points")
PARTS = ("part_of_level", "parts_of_whole")
ANNOUNCED = ("level_and_growth", "announced_prices", "target_chain")


def consistency_lead(chapter: Chapter) -> Text:
    """Say how many checks were possible and how many agree, for the area and for all."""
    every = _every(chapter)
    lead = _tally("consistency.lead", _own(every, chapter), chapter)
    return Text(lead + _tally("consistency.lead_all", every, chapter) + _limits(chapter))


def _limits(chapter: Chapter) -> str:
    """Say how far two numbers may lie apart, and by what the worst come first."""
    file = chapter.words("rulebook.file")
    limits = chapter.rules.audit
    points = {name: chapter.words("number.points", n=limits[name], text=limits[name]) for name in POINTS}
    in_points = {name: chapter.figures.derived(text, file) for name, text in points.items()}
    parts = {name: chapter.figures.derived(f"{limits[name] * 100:g}%", file) for name in PARTS}
    return chapter.words("consistency.limits", **in_points, **parts)


def implied_growth(chapter: Chapter) -> Block:
    """Draw each announced growth rate beside the rate that the level announced with it means."""
    checks = [check for check in _every(chapter) if check.kind == "level_and_growth" and check.stated < 100]
    words = chapter.words
    if len(checks) < ENOUGH:
        return Text(words("consistency.few_implied"))

    ordered = sorted(checks, key=lambda check: (check.area != chapter.area.area, check.area, -check.year))
    title = _title(ordered, chapter)
    rows = pd.DataFrame([_pair(row, check, chapter) for row, check in enumerate(ordered)])
    chart = pairs_chart(rows, axis_unit(chapter, "%"))
    description = words("general.next").join(
        words(
            "general.item", what=row["head"], told=words("general.both", one=row["start_text"], other=row["end_text"])
        )
        for row in rows.to_dict("records")
    )

    return Blocks(
        (
            Text(f"**{words('consistency.question_implied')}**"),
            framed(
                chapter,
                "implied-growth",
                title,
                words("consistency.subtitle_implied"),
                chart,
                credit(_sources(ordered), chapter),
                description,
                _twin(ordered, chapter),
            ),
        )
    )


def own_checks(chapter: Chapter) -> Block:
    """List the checks of the area's numbers that do not agree, worst first."""
    strained = [check for check in _own(_every(chapter), chapter) if check.result != CONSISTENT]
    return _table(strained, "own", chapter)


def target_checks(chapter: Chapter) -> Block:
    """List every check of announced numbers against each other or against a published level, the area's own first."""
    checks = [check for check in _every(chapter) if check.kind in ANNOUNCED]
    area = chapter.area.area
    ordered = sorted(checks, key=lambda check: (check.area != area, check.area, -check.year))
    return _table(ordered, "targets", chapter)


def price_checks(chapter: Chapter) -> Block:
    """List the price changes that the area's levels of GDP and its real growth leave, the newest year first."""
    checks = [check for check in _own(_every(chapter), chapter) if (check.kind, check.indicator) == ("prices", "gdp")]
    return _table(sorted(checks, key=lambda check: check.period.end, reverse=True), "prices", chapter)


def other_checks(chapter: Chapter) -> Block:
    """List the checks of the other areas' published numbers that do not agree, worst first."""
    others = [check for check in _every(chapter) if check.area != chapter.area.area]
    strained = [check for check in others if check.result != CONSISTENT and check.kind not in ANNOUNCED]
    return _table(strained, "others", chapter)


def check_counts(chapter: Chapter) -> Block:
    """Count the checks of all areas by kind and result."""
    words = chapter.words
    every = _every(chapter)
    counts = Counter((check.kind, check.result) for check in every)
    kinds = dict.fromkeys(kind for kind, _ in sorted(counts))
    rows = [
        [escape(words(f"consistency.kind_{kind}")), *(_count(counts[kind, result], chapter) for result in RESULTS)]
        for kind in kinds
    ]
    heads = [words("consistency.head_check"), *(words(f"consistency.{result}") for result in RESULTS)]

    return table(words("consistency.caption_counts"), heads, rows)


def _every(chapter: Chapter) -> list[Check]:
    """Make the checks of the areas that the book speaks of, worst first."""
    return audit(chapter.archive, chapter.kin)


def _own(every: list[Check], chapter: Chapter) -> list[Check]:
    return [check for check in every if check.area == chapter.area.area]


def _tally(key: str, checks: list[Check], chapter: Chapter) -> str:
    """Say how many checks there are and how many of them had each result."""
    words = chapter.words
    counts = Counter(check.result for check in checks)
    by_result = {result: _count(counts[result], chapter) for result in RESULTS}
    parts = words("general.clause").join(words.parts("consistency.result", by_result))
    return words(key, n=_count(len(checks), chapter), place=chapter.place, parts=parts)


def _count(number: int, chapter: Chapter) -> Counted:
    return chapter.figures.counted(number, chapter.words("consistency.how"))


def _table(checks: list[Check], name: str, chapter: Chapter) -> Block:
    words = chapter.words
    if not checks:
        return Text(words(f"consistency.none_{name}", place=chapter.place))

    rows = [
        [
            escape(place(check, chapter)),
            escape(words(f"consistency.{check.result}")),
            arithmetic(check, chapter) + notes(check, chapter),
        ]
        for check in checks
    ]
    heads = [words(f"consistency.head_{head}") for head in ("what", "result", "check")]

    return table(words(f"consistency.caption_{name}", place=chapter.place), heads, rows)


def _title(checks: list[Check], chapter: Chapter) -> str:
    """Name the area's own worst case, of the edition's year if possible, else how many ask for different growth."""
    binding = [check for check in checks if check.area == chapter.area.area and check.binds]
    differing = sum(check.binds is not None for check in checks)
    if not binding:
        return chapter.words("consistency.title_implied", n=differing, all=len(checks))

    worst = max(binding, key=lambda check: (check.year == chapter.year, check.strain))
    level, growth = worst.parts[:2]
    assert isinstance(level, Claim) and isinstance(growth, Claim)

    return chapter.words(
        "consistency.title_implied_own",
        year=worst.year,
        level=_announced(level, chapter),
        implied=_rate(worst.implied, chapter),
        stated=_announced(growth, chapter),
    )


def _announced(claim: Claim, chapter: Chapter) -> str:
    assert claim.value is not None and claim.unit is not None
    return numbers.of_claim(claim, chapter.words)


def _rate(number: Decimal, chapter: Chapter) -> str:
    return numbers.value(round(number, 1), "%", chapter.words)


def _pair(row: int, check: Check, chapter: Chapter) -> dict[str, object]:
    return {
        "row": row,
        "head": "\n".join(lines(place(check, chapter), HEAD)),
        "about": "",
        "start": float(check.stated),
        "start_text": numbers.value(check.stated, "%", chapter.words),
        "end": float(check.implied),
        "end_text": _rate(check.implied, chapter),
    }


def _sources(checks: list[Check]) -> list[tuple[str, str]]:
    return [(part.area, part.source) for check in checks for part in check.parts if not isinstance(part, Claim)]


def _twin(checks: list[Check], chapter: Chapter) -> Twin:
    words = chapter.words
    heads = [words(f"consistency.{name}") for name in ("head_what", "head_stated", "head_implied", "head_check")]
    rows = [
        [
            said(place(check, chapter)),
            _stated(check, chapter),
            _implied(check, chapter),
            of_words(arithmetic(check, chapter)),
        ]
        for check in checks
    ]

    return Twin(heads, rows)


def _stated(check: Check, chapter: Chapter) -> Cell:
    growth = check.parts[1]
    assert isinstance(growth, Claim)
    return of_claim(growth, chapter)


def _implied(check: Check, chapter: Chapter) -> Cell:
    data = (Datum(f"{round(check.implied, 1):f}", unit=unit_name(check.unit, chapter.words)),)
    return Cell(worked_out(check.implied, check, chapter), data)
