"""A level target that was set on one census's base and is held against a figure on a later one."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from targetbook.judgement.comparison import threshold
from targetbook.judgement.evidence import Archive, Row
from targetbook.judgement.means.levels import census_at, census_of, exact_levels
from targetbook.judgement.targets import NumericTarget
from targetbook.record.dates import last_day
from targetbook.record.periods import Span, parse_period
from targetbook.record.vocabulary import Measure


@dataclass(frozen=True)
class Carried:
    """A figure carried back to the base on which its target was set, by one period's level on both bases.

    `reached` is what the carried figure says of the target, None where its precision leaves that open.
    """

    old: Row
    new: Row
    value: Decimal
    reached: bool | None


def crosses_bases(target: NumericTarget, row: Row, archive: Archive) -> bool:
    """Whether a level target was announced before a census was told and its figure released after."""
    entry = archive.indicator(target.area, target.indicator)
    if target.measure != Measure.LEVEL or entry is None or entry.growth_basis != "constant" or target.announced is None:
        return False
    census = census_of(row, archive.rules)
    return census is not None and census > census_at(last_day(target.announced), archive.rules)


def carried_back(target: NumericTarget, row: Row, archive: Archive) -> Carried | None:
    """Carry a figure back to the base of its target; None where no period's level is in the record on both bases."""
    assert target.announced is not None
    bases = (census_at(last_day(target.announced), archive.rules), census_of(row, archive.rules))
    pairs = [pair for pair in _pairs(row, archive) if _bases(pair, archive) == bases]
    if not pairs:
        return None

    old, new = max(pairs, key=lambda pair: pair[0].period.end)
    factor = old.value / new.value
    mark = threshold(target.comparator, target.value, Measure.LEVEL, archive.rules)

    return Carried(old, new, row.value * factor, row.interval.times(factor).reaches(mark))


def _pairs(row: Row, archive: Archive) -> Iterator[tuple[Row, Row]]:
    """Give the years whose level stands in the record on an earlier and on a later base, one row of each base."""
    series = archive.series(row.area, row.indicator, Measure.LEVEL)
    for year in {level.period.text for level in series if level.period.span is Span.YEAR}:
        yield from combinations(_on_each_base(row, year, archive), 2)


def _on_each_base(row: Row, year: str, archive: Archive) -> list[Row]:
    """Give the best level of a year on each census's base, the earliest base first."""
    by_base: dict[int, list[Row]] = {}
    for level in exact_levels(archive, row.area, row.indicator, parse_period(year)):
        base = census_of(level, archive.rules)
        if base is not None:
            by_base.setdefault(base, []).append(level)

    evidences = [archive.best(by_base[base]) for base in sorted(by_base)]
    return [evidence.best for evidence in evidences if evidence is not None and evidence.best.value]


def _bases(pair: tuple[Row, Row], archive: Archive) -> tuple[int | None, ...]:
    return tuple(census_of(row, archive.rules) for row in pair)
