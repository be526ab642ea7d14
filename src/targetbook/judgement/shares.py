"""The part of a year's total that its first months bring, learned from earlier years."""

from dataclasses import dataclass
from decimal import Decimal

from targetbook.judgement.evidence import Archive, Row
from targetbook.record.periods import Period, parse_period


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
            newest = dict(sorted(parts.items())[-archive.rules.shares["years"] :])
            return Share(period.months, sum(newest.values(), Decimal()) / len(newest), at, tuple(newest))
        at = archive.record.areas[at].parent
    return None


def _parts(archive: Archive, area: str, indicator: str, period: Period) -> dict[int, Decimal]:
    """Give, by earlier year, the part of the total reached after the same months, both first prints."""
    rows = archive.series(area, indicator, "level")
    years = {row.period.year for row in rows if row.period.text == str(row.period.year)}
    usable = sorted(year for year in years if year < period.year and year not in archive.rules.base_years)
    pairs = {
        year: (_level(archive, rows, _same_months(period, year)), _level(archive, rows, str(year))) for year in usable
    }
    return {year: some.value / whole.value for year, (some, whole) in pairs.items() if some and whole and whole.value}


def _same_months(period: Period, year: int) -> str:
    return parse_period(f"{year}-01/{year}-{period.months:02d}").text


def _level(archive: Archive, rows: list[Row], period: str) -> Row | None:
    evidence = archive.best([row for row in rows if row.period.text == period])
    return evidence.best if evidence else None
