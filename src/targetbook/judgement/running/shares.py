"""The part of a year's total that its first months bring, learned from earlier years."""

from dataclasses import dataclass
from decimal import Decimal

from targetbook.judgement.evidence import Archive, Row
from targetbook.judgement.means.levels import exact_levels
from targetbook.record.periods import Period, parse_period
from targetbook.record.vocabulary import Measure


@dataclass(frozen=True)
class Share:
    """The part of a year's total that its first months bring: mean over years, and whose years they are."""

    months: int
    part: Decimal
    area: str
    years: tuple[int, ...]


def seasonal_share(archive: Archive, area: str, indicator: str, period: Period) -> Share | None:
    """Give the share of the year's first months from earlier years: the area's own, else its parent's and so on."""
    at: str | None = area
    while at is not None:
        if parts := _parts(archive, at, indicator, period):
            newest = dict(sorted(parts.items())[-archive.rules.shares.years :])
            return Share(period.months, sum(newest.values(), Decimal()) / len(newest), at, tuple(newest))
        at = archive.record.areas[at].parent
    return None


def _parts(archive: Archive, area: str, indicator: str, period: Period) -> dict[int, Decimal]:
    """Give, by earlier year, the part of the total reached after the same months."""
    rows = archive.series(area, indicator, Measure.LEVEL)
    years = {row.period.year for row in rows if row.period.text == str(row.period.year)}
    usable = sorted(year for year in years if year < period.year and year not in archive.rules.base_years)
    parts = {year: _part(archive, area, indicator, year, period) for year in usable}
    return {year: part for year, part in parts.items() if part is not None}


def _part(archive: Archive, area: str, indicator: str, year: int, period: Period) -> Decimal | None:
    """Give the part of one year's total, both first prints and no mere bounds; None across a break of the series."""
    months = parse_period(f"{year}-01/{year}-{period.months:02d}")
    some, whole = (_level(archive, area, indicator, span) for span in (months, parse_period(str(year))))
    if some is None or whole is None or not whole.value:
        return None
    return None if archive.breaks_between(area, indicator, Measure.LEVEL, months, period) else some.value / whole.value


def _level(archive: Archive, area: str, indicator: str, period: Period) -> Row | None:
    evidence = archive.best(exact_levels(archive, area, indicator, period))
    return evidence.best if evidence else None
