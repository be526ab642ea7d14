"""The consistency chapter: what was checked, what does not fit, announced growth against the growth levels imply."""

from collections import Counter
from dataclasses import asdict
from decimal import Decimal
from functools import partial

import pandas as pd

from targetbook.judgement.claims import Claim
from targetbook.judgement.consistency.arithmetic import audit
from targetbook.judgement.consistency.audit import CONSISTENT, IMPOSSIBLE, IN_TENSION, Check
from targetbook.page.blocks.chart_table import Cell, Datum, Twin, claim_cell, sentence_cell, text_cell, unit_name
from targetbook.page.blocks.credits import credit
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Text
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.charts.kit.style import lines
from targetbook.page.charts.pairs import pairs_chart
from targetbook.page.sentences.check import arithmetic, implied_number, notes, place
from targetbook.page.theme.descriptions import describe
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
    limits = asdict(chapter.rules.audit)
    points = {name: chapter.words("number.points", n=limits[name], text=limits[name]) for name in POINTS}
    in_points = {name: chapter.figures.derived(text, file) for name, text in points.items()}
    parts = {name: chapter.figures.derived(f"{limits[name] * 100:g}%", file) for name in PARTS}

    return chapter.words("consistency.limits", **in_points, **parts)


def implied_growth(chapter: Chapter) -> Block:
    """Draw each announced growth rate beside the rate that the level announced with it means."""
    checks = [check for check in _every(chapter) if check.kind == "level_and_growth" and check.reference < 100]
    if len(checks) < ENOUGH:
        return Text(chapter.words("consistency.few_implied"))

    return shown(_exhibit(_own_first(checks, chapter), chapter), chapter)


def _own_first(checks: list[Check], chapter: Chapter) -> list[Check]:
    area = chapter.area.area
    return sorted(checks, key=lambda check: (check.area != area, check.area, -check.year))


def _exhibit(checks: list[Check], chapter: Chapter) -> Exhibit:
    rows = pd.DataFrame([_pair(row, check, chapter) for row, check in enumerate(checks)])
    return Exhibit(
        anchor="implied-growth",
        question=chapter.words("consistency.question_implied"),
        finding=_title(checks, chapter),
        basis=chapter.words("consistency.subtitle_implied"),
        drawing=pairs_chart(rows, axis_unit(chapter, "%")),
        credit=credit(_sources(checks), chapter),
        description=describe(rows, chapter, "start_text", "end_text"),
        table=_twin(checks, chapter),
    )


def own_checks(chapter: Chapter) -> Block:
    """List the checks of the area's numbers that do not agree, worst first."""
    checks = [check for check in _own(_every(chapter), chapter) if check.result != CONSISTENT]
    return _table(checks, "own", chapter)


def target_checks(chapter: Chapter) -> Block:
    """List every check of announced numbers against each other or against a published level, the area's own first."""
    checks = [check for check in _every(chapter) if check.kind in ANNOUNCED]
    return _table(_own_first(checks, chapter), "targets", chapter)


def price_checks(chapter: Chapter) -> Block:
    """List the price changes that the area's levels of GDP and its real growth leave, the newest year first."""
    checks = [check for check in _own(_every(chapter), chapter) if (check.kind, check.indicator) == ("prices", "gdp")]
    return _table(sorted(checks, key=lambda check: check.period.end, reverse=True), "prices", chapter)


def other_checks(chapter: Chapter) -> Block:
    """List the checks of the other areas' published numbers that do not agree, worst first."""
    others = [check for check in _every(chapter) if check.area != chapter.area.area]
    checks = [check for check in others if check.result != CONSISTENT and check.kind not in ANNOUNCED]
    return _table(checks, "others", chapter)


def check_counts(chapter: Chapter) -> Block:
    """Count the checks of all areas by kind and result."""
    words = chapter.words
    counts = Counter((check.kind, check.result) for check in _every(chapter))
    kinds = dict.fromkeys(kind for kind, _ in sorted(counts))
    rows = [_counts_row(kind, counts, chapter) for kind in kinds]
    heads = [words("consistency.head_check"), *(words(f"consistency.{result}") for result in RESULTS)]

    return table(words("consistency.caption_counts"), heads, rows)


def _counts_row(kind: str, counts: Counter[tuple[str, str]], chapter: Chapter) -> list[str]:
    name = escape(chapter.words(f"consistency.kind_{kind}"))
    return [name, *(_count(counts[kind, result], chapter) for result in RESULTS)]


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

    rows = [_row(check, chapter) for check in checks]
    heads = [words(f"consistency.head_{head}") for head in ("what", "result", "check")]
    return table(words(f"consistency.caption_{name}", place=chapter.place), heads, rows)


def _row(check: Check, chapter: Chapter) -> list[str]:
    return [
        escape(place(check, chapter)),
        escape(chapter.words(f"consistency.{check.result}")),
        arithmetic(check, chapter) + notes(check, chapter),
    ]


def _title(checks: list[Check], chapter: Chapter) -> str:
    """Name the area's own worst case, of the edition's year if possible, else how many ask for different growth."""
    binding = [check for check in _own(checks, chapter) if check.binds]
    if not binding:
        differing = sum(check.binds is not None for check in checks)
        return chapter.words("consistency.title_implied", n=differing, all=len(checks))

    worst = max(binding, key=lambda check: (check.year == chapter.year, check.strain))
    level, growth = worst.parts[:2]
    assert isinstance(level, Claim) and isinstance(growth, Claim)

    return chapter.words(
        "consistency.title_implied_own",
        year=worst.year,
        level=_number(level, chapter),
        implied=_rate(worst.implied, chapter),
        stated=_number(growth, chapter),
    )


def _number(claim: Claim, chapter: Chapter) -> str:
    assert claim.value is not None and claim.unit is not None
    return numbers.of_claim(claim, chapter.words)


def _rate(number: Decimal, chapter: Chapter) -> str:
    return numbers.value(round(number, 1), "%", chapter.words)


def _pair(row: int, check: Check, chapter: Chapter) -> dict[str, object]:
    return {
        "row": row,
        "head": "\n".join(lines(place(check, chapter), HEAD)),
        "about": "",
        "start": float(check.reference),
        "start_text": numbers.value(check.reference, "%", chapter.words),
        "end": float(check.implied),
        "end_text": _rate(check.implied, chapter),
    }


def _sources(checks: list[Check]) -> list[tuple[str, str]]:
    return [(part.area, part.source) for check in checks for part in check.parts if not isinstance(part, Claim)]


def _twin(checks: list[Check], chapter: Chapter) -> Twin:
    names = ("head_what", "head_stated", "head_implied", "head_check")
    heads = [chapter.words(f"consistency.{name}") for name in names]
    return Twin(heads, [_cells(check, chapter) for check in checks])


def _cells(check: Check, chapter: Chapter) -> list[Cell]:
    return [
        text_cell(place(check, chapter)),
        _target(check, chapter),
        _implied(check, chapter),
        sentence_cell(partial(arithmetic, check), chapter),
    ]


def _target(check: Check, chapter: Chapter) -> Cell:
    growth = check.parts[1]
    assert isinstance(growth, Claim)
    return claim_cell(growth, chapter)


def _implied(check: Check, chapter: Chapter) -> Cell:
    data = (Datum(f"{round(check.implied, 1):f}", unit=unit_name(check.unit, chapter.words)),)
    return Cell(implied_number(check.implied, check, chapter), data)
