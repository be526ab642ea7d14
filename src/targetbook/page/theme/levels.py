"""A level target set before a census: the figures as published, and carried back to the base of its day."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

import pandas as pd

from targetbook.judgement.evidence import Evidence, Row
from targetbook.judgement.means.bases import Carried, carried_back, crosses_bases
from targetbook.judgement.means.levels import census_at, census_of, exact_levels
from targetbook.judgement.readings import judge_reading, own_reading
from targetbook.judgement.targets import NumericTarget
from targetbook.page.blocks.chart_table import (
    Cell,
    Twin,
    derived_cell,
    evidence_cell,
    source_cell,
    target_cell,
    text_cell,
)
from targetbook.page.blocks.credits import evidence_credit
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Text
from targetbook.page.blocks.plotted import plotted, short
from targetbook.page.blocks.series_notes import axis_unit, source_links
from targetbook.page.chapter import Chapter
from targetbook.page.charts.levels import levels_chart
from targetbook.page.theme.history import history, yearly_targets
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.figure_kinds import FigureKind, kind_name, kind_of, with_doubt
from targetbook.record.dates import last_day
from targetbook.record.periods import parse_period
from targetbook.record.vocabulary import Measure

# what the published figure says of the target, and what the one carried back does
FINDINGS: dict[tuple[bool | None, bool | None], str] = {
    (True, False): "levels.reached_short",
    (True, True): "levels.reached_reached",
    (False, False): "levels.short_short",
}
EARLIER = "earlier"
LATER = "later"


@dataclass(frozen=True)
class Level:
    """A year's level on one census's base, or carried back from the later base to the earlier."""

    year: int
    base: str
    evidence: Evidence
    carried: Carried | None = None


@dataclass(frozen=True)
class OnBothBases:
    """A target, the result of its period as published and carried back, and the levels of the years about it.

    `rests_on` is the level that the verdict on the target rests on, which may be that of an earlier year.
    """

    target: NumericTarget
    result: Evidence
    is_reached: bool | None
    carried: Carried
    levels: tuple[Level, ...]
    rests_on: Row | None = None


def levels(chapter: Chapter, indicator: str) -> Block:
    """Show a level target on both census bases where one lies between; else each year's target beside its level."""
    chapter.require_series(indicator, Measure.LEVEL)
    targets = yearly_targets(chapter, indicator, Measure.LEVEL)
    both = next((case for target in reversed(targets) if (case := on_both_bases(target, chapter))), None)
    if both:
        return shown(_exhibit(both, chapter), chapter)
    return history(chapter, indicator, Measure.LEVEL) if targets else Text()


def on_both_bases(target: NumericTarget, chapter: Chapter) -> OnBothBases | None:
    """Hold a target against its year's figure and against that figure carried back; None where none can be."""
    archive = chapter.archive
    rows = exact_levels(archive, target.area, target.indicator, target.period)
    result = archive.best(rows)
    if result is None or not crosses_bases(target, result.best, archive):
        return None

    carried = carried_back(target, result.best, archive)
    if carried is None:
        return None

    answer = judge_reading(target, own_reading(target, archive), archive)
    levels = tuple(_levels(target, chapter))
    return OnBothBases(target, result, answer.reached, carried, levels, _basis_of_verdict(target, chapter))


def _basis_of_verdict(target: NumericTarget, chapter: Chapter) -> Row | None:
    """Give the level that the edition's verdict on a target rests on; None where it has no such verdict."""
    verdict = next(iter(chapter.verdicts_on([target] if target.year == chapter.year else [])), None)
    return verdict.evidence.best if verdict and verdict.outcome and verdict.evidence else None


def _levels(target: NumericTarget, chapter: Chapter) -> Iterator[Level]:
    """Give the levels from the year before the announcement to the target's, on either base and carried back."""
    assert target.announced is not None
    rules = chapter.archive.rules
    start = last_day(target.announced)
    earlier_base = census_at(start, rules)

    for year in range(start.year - 1, target.year + 1):
        rows = exact_levels(chapter.archive, target.area, target.indicator, parse_period(str(year)))
        by_base = {
            EARLIER: [row for row in rows if census_of(row, rules) == earlier_base],
            LATER: [row for row in rows if crosses_bases(target, row, chapter.archive)],
        }
        for base, prints in by_base.items():
            evidence = chapter.archive.best(prints)
            if evidence:
                yield Level(year, base, evidence)
                yield from _carried(target, year, evidence, chapter) if not by_base[EARLIER] else ()


def _carried(target: NumericTarget, year: int, evidence: Evidence, chapter: Chapter) -> Iterator[Level]:
    carried = carried_back(target, evidence.best, chapter.archive)
    if carried:
        yield Level(year, "carried", evidence, carried)


def _exhibit(both: OnBothBases, chapter: Chapter) -> Exhibit:
    target = both.target
    row = both.result.best
    words = chapter.words
    evidence = [level.evidence for level in both.levels if level.carried is None]
    label = chapter.label(row.indicator)

    return Exhibit(
        anchor=f"{row.indicator}-level-bases",
        question=words.html("levels.question", label=label),
        finding=_finding(both, chapter),
        basis=words("levels.subtitle", unit=axis_unit(chapter, row.unit, row.counter)),
        drawing=levels_chart(
            _points(both, chapter), _target(target, chapter), axis_unit(chapter, row.unit, row.counter)
        ),
        credit=evidence_credit(evidence, chapter, [target]),
        description=words("general.next").join(_level_text(level, chapter) for level in both.levels),
        table=_twin(both, chapter),
        reading=_reading(both, chapter) + source_links(evidence, chapter),
    )


def _finding(both: OnBothBases, chapter: Chapter) -> str:
    """Say what the published figure, by which the target is judged, and the one carried back say of the target."""
    words = chapter.words
    published = both.rests_on if both.is_reached and both.rests_on else both.result.best
    return words(
        FINDINGS.get((both.is_reached, both.carried.reached), "levels.undecided"),
        place=chapter.place,
        target=numbers.of_target(both.target, words),
        published=with_doubt(published, words),
        year=published.period.year,
        last=both.target.year,
        carried=_carried_text(both.carried, both.result.best, chapter),
    )


def _carried_text(carried: Carried, row: Row, chapter: Chapter) -> str:
    """Write a figure carried back, no finer than its target's own unit is printed."""
    return numbers.value(carried.value.quantize(Decimal(1)), row.unit, chapter.words)


def _points(both: OnBothBases, chapter: Chapter) -> pd.DataFrame:
    table = pd.DataFrame([_point(level, both, chapter) for level in both.levels])
    return table.assign(run=[run for _, run in _runs(list(both.levels), chapter)])


def _runs(every: list[Level], chapter: Chapter) -> list[tuple[Level, int]]:
    """Number the stretches that a line may join: neighbouring years of one base without a break between them."""
    numbered: dict[int, int] = {}
    for base in dict.fromkeys(level.base for level in every):
        of_base = [level for level in every if level.base == base]
        run = len(numbered) * 100
        numbered[id(of_base[0])] = run
        for before, after in pairwise(of_base):
            is_broken = chapter.archive.is_broken(before.evidence.best, after.evidence.best)
            run += after.year - before.year != 1 or is_broken
            numbered[id(after)] = run

    return [(level, numbered[id(level)]) for level in every]


def _point(level: Level, both: OnBothBases, chapter: Chapter) -> dict[str, object]:
    row = level.evidence.best
    value = level.carried.value if level.carried else row.value
    kind = "carried" if level.carried else "revised" if kind_of(row) is FigureKind.REVISED else "printed"

    return {
        "year": level.year,
        "number": plotted(value, row.unit, chapter.lang),
        "base": level.base,
        "kind": kind,
        "firm": level.carried is None and level.evidence.firm,
        "label": short(value.quantize(Decimal(1)), row.unit, chapter) if _is_named(level, both) else "",
        "side": _side(level, both),
        "text": _level_text(level, chapter),
    }


def _is_named(level: Level, both: OnBothBases) -> bool:
    """Whether a level is of the target's year, of that by which others are carried back or that of the verdict."""
    is_basis = both.rests_on is not None and level.year == both.rests_on.period.year
    return is_basis or level.year in (both.target.year, both.carried.old.period.year)


def _side(level: Level, both: OnBothBases) -> str:
    """Choose where a level is named: right of the last year, else where the line of the target is not."""
    if level.year == both.target.year:
        return "end"
    if level.base != LATER:
        return "below"
    return "above" if level.evidence.best.value >= both.target.value else "left"


def _level_text(level: Level, chapter: Chapter) -> str:
    words = chapter.words
    row = level.evidence.best
    if level.carried:
        return words("levels.tip_carried", year=level.year, figure=_carried_text(level.carried, row, chapter))
    return words("levels.tip", year=level.year, figure=with_doubt(row, words), kind=kind_name(row, words))


def _target(target: NumericTarget, chapter: Chapter) -> pd.DataFrame:
    assert target.announced is not None
    words = chapter.words
    line = {
        "start": last_day(target.announced).year,
        "year": target.year,
        "number": plotted(target.value, target.unit, chapter.lang),
        "label": words("levels.target", number=short(target.value, target.unit, chapter)),
        "text": words("levels.tip_target", number=numbers.of_target(target, words)),
    }
    return pd.DataFrame([line])


def _reading(both: OnBothBases, chapter: Chapter) -> Html:
    """Say how the figure was carried back, by which year, and what the verdict rests on."""
    carried = both.carried
    row = both.result.best
    basis = both.rests_on
    how = f"{row.value} × {carried.old.value} / {carried.new.value}"
    explanation = chapter.words.html(
        "levels.how",
        year=row.period.year,
        figure=chapter.figures.row(row),
        pair=carried.old.period.year,
        old=chapter.figures.row(carried.old),
        new=chapter.figures.row(carried.new),
        carried=chapter.figures.derived(_carried_text(carried, row, chapter), how),
    )
    if basis is None:
        return explanation
    return explanation + chapter.words.html("levels.rests", figure=chapter.figures.row(basis), year=basis.period.year)


def _twin(both: OnBothBases, chapter: Chapter) -> Twin:
    """List the target and the levels, each with what it is and its source."""
    words = chapter.words
    target = both.target
    announcement = words("twin.announced", document=words(f"document.{target.announcement_kind}"))
    target_row = [
        text_cell(numbers.period(target.period, words)),
        text_cell(announcement),
        target_cell(target, chapter),
        source_cell(target.area, target.sources, chapter),
    ]
    heads = [words(f"twin.{name}") for name in ("period", "kind", "figure", "source")]

    return Twin(heads, [target_row, *(_cells(level, chapter) for level in both.levels)])


def _cells(level: Level, chapter: Chapter) -> list[Cell]:
    row = level.evidence.best
    year = text_cell(numbers.period(row.period, chapter.words))
    source = source_cell(row.area, [row.source], chapter)
    if level.carried is None:
        return [year, text_cell(kind_name(row, chapter.words)), evidence_cell(level.evidence, chapter), source]

    carried = level.carried
    how = f"{row.value} × {carried.old.value} / {carried.new.value}"
    figure = derived_cell(_carried_text(carried, row, chapter), how, chapter)

    return [year, text_cell(chapter.words("levels.kind_carried")), figure, source]
