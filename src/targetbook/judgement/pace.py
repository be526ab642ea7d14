"""How a running year stands: what has been told of it and what the rest of it would have to bring."""

from dataclasses import dataclass
from decimal import Decimal

from targetbook.judgement.claims import Claim
from targetbook.judgement.evidence import Archive, Evidence, Row
from targetbook.record.periods import Period, parse_period

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Share:
    """The part of a year's total that its first months bring: mean over years, and whose years they are."""

    months: int
    part: Decimal
    area: str
    years: tuple[int, ...]


@dataclass(frozen=True)
class Pace:
    """The newest in-year figure, and what the rest of the year has to bring (in the claim's unit)."""

    evidence: Evidence
    share: Share | None
    required: Decimal | None
    projected: Decimal | None


def has_in_year_series(claim: Claim, archive: Archive) -> bool:
    """Whether figures within a year are ever told for the claim's indicator and measure in its area."""
    rows = archive.series(claim.area, claim.indicator or "", claim.measure or "")
    return any(row.period.in_year for row in rows)


def judge_pace(claim: Claim, archive: Archive) -> Pace | None:
    """Give the pace of a claim on a calendar year; None before any in-year figure is known."""
    evidence = newest_in_year(claim, archive)
    if evidence is None or claim.value is None:
        return None
    share = seasonal_share(archive, claim.area, claim.indicator or "", evidence.best.period)
    if share is None:
        return Pace(evidence, None, None, None)
    if claim.measure == "growth":
        return Pace(evidence, share, required_growth(claim.value, evidence.best.value, share.part), None)
    total = evidence.best.value
    return Pace(evidence, share, claim.value - total, total / share.part)


def newest_in_year(claim: Claim, archive: Archive) -> Evidence | None:
    """Give the evidence of the longest cumulative period of the claim's year."""
    rows = archive.series(claim.area, claim.indicator or "", claim.measure or "")
    told = [row for row in rows if row.period.in_year and row.period.year == claim.year]
    newest = max((row.period.months for row in told), default=0)
    return archive.best([row for row in told if row.period.months == newest])


def required_growth(target: Decimal, so_far: Decimal, part: Decimal) -> Decimal:
    """Give the growth in % the rest of the year needs: ((1+g*) - w(1+g_t))/(1-w) - 1, w the part of the base year."""
    factor = ((HUNDRED + target) - part * (HUNDRED + so_far)) / (1 - part)
    return factor - HUNDRED


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
