"""Earlier area-years: how a year went on after its first months, in whichever area the record tells it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from targetbook.judgement.evidence import Archive, Row
from targetbook.judgement.running.shares import seasonal_share
from targetbook.record.folder import Area
from targetbook.record.vocabulary import POINTS, FigureStatus, Measure


@dataclass(frozen=True)
class AreaYear:
    """One area's year seen after some months: what its first months pointed to and what the year came to.

    `pointed` is the growth so far, or for a level the amount so far over its mean share of a year.
    """

    area: str
    year: int
    months: int
    measure: str
    pointed: Decimal
    came: Decimal

    @property
    def place(self) -> tuple[str, int]:
        """Name the area and the year."""
        return self.area, self.year

    @property
    def error(self) -> float:
        """Give what the first months left out: percentage points for growth, for a level a factor."""
        return float(self.came - self.pointed if self.measure == Measure.GROWTH else self.came / self.pointed)


def is_figure(row: Row) -> bool:
    """Whether a row tells a figure to reckon with: no mere bound and no estimate."""
    return row.bound in POINTS and row.status != FigureStatus.ESTIMATED


def past_years(archive: Archive, indicator: str, measure: str) -> tuple[AreaYear, ...]:
    """Give every area-year of a series that has both an in-year figure and the year's, by area, year and months."""
    key = ("area_years", indicator, measure)
    return archive.once(key, lambda: tuple(_all(archive, indicator, measure)))


def pointed_to(archive: Archive, row: Row) -> Decimal | None:
    """Give the year's figure that an in-year one points to; None of a level without a share, or one not above 0."""
    if row.measure == Measure.GROWTH:
        return row.value
    share = seasonal_share(archive, row.area, row.indicator, row.period)
    return row.value / share.part if share and share.part > 0 and row.value > 0 else None


def nearest(cases: Iterable[AreaYear], area: str, areas: dict[str, Area], least: int) -> tuple[AreaYear, ...]:
    """Pool area-years until there are `least`: the area's own, those of its parent's other parts, of each above it."""
    pooled: list[AreaYear] = []
    every = list(cases)
    for ring in _rings(area, areas):
        pooled += [case for case in every if case.area in ring]
        if len(pooled) >= least:
            break

    return tuple(pooled)


def _rings(area: str, areas: dict[str, Area]) -> Iterator[set[str]]:
    parent = areas[area].parent
    yield {area}
    yield {name for name, entry in areas.items() if parent is not None and entry.parent == parent and name != area}
    while parent is not None:
        yield {parent}
        parent = areas[parent].parent


def _all(archive: Archive, indicator: str, measure: str) -> Iterator[AreaYear]:
    left_out = archive.rules.base_years if measure == Measure.LEVEL else ()
    for area in sorted(archive.record.areas):
        figures = _figures(archive, area, indicator, measure)
        for row in figures.values():
            whole = figures.get(str(row.period.year))
            pointed = pointed_to(archive, row) if row.period.in_year and row.period.year not in left_out else None
            if whole is not None and pointed is not None and not archive.is_broken(row, whole):
                yield AreaYear(area, row.period.year, row.period.months, measure, pointed, whole.value)


def _figures(archive: Archive, area: str, indicator: str, measure: str) -> dict[str, Row]:
    """Give the figures of a series by period, in order, each as first printed."""
    by_period: dict[str, list[Row]] = {}
    for row in archive.series(area, indicator, measure):
        if is_figure(row):
            by_period.setdefault(row.period.text, []).append(row)
    return {period: evidence.best for period, rows in sorted(by_period.items()) if (evidence := archive.best(rows))}
