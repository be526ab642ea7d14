"""On which base a level stands: each economic census puts the levels on a new one, and ratios across two are no growth."""

from dataclasses import dataclass
from decimal import Decimal

from targetbook.judgement.evidence import Archive, Evidence, Row
from targetbook.judgement.rules import Rules
from targetbook.record.dates import last_day
from targetbook.record.periods import Span

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Vintage:
    """A year's level as first printed and, where one is known, as revised last."""

    year: int
    first: Evidence | None
    revised: Evidence | None

    @property
    def figures(self) -> tuple[Evidence, ...]:
        """Give the figures there are, the first print first."""
        return tuple(one for one in (self.first, self.revised) if one is not None)


@dataclass(frozen=True)
class Ratio:
    """How much a year's level exceeds the year before's in %, at current prices; no growth rate where the bases differ."""

    year: int
    before: Evidence
    after: Evidence
    growth: Decimal
    blur: Decimal
    same_base: bool


def new_base_years(rules: Rules) -> tuple[int, ...]:
    """Give the years from which on first prints stand on a new base."""
    return tuple(rules.shares["leave_out"])


def base_of(row: Row, rules: Rules) -> int:
    """Give a figure's base as the number of changes behind it: of its year, or of the year before its revision."""
    told = last_day(row.released).year - 1 if row.status == "revised" and row.released else row.period.year
    return sum(year <= max(told, row.period.year) for year in new_base_years(rules))


def vintages(archive: Archive, area: str, indicator: str) -> list[Vintage]:
    """Give the vintages of a level's whole years, oldest year first."""
    rows = [row for row in archive.series(area, indicator, "level") if row.period.span is Span.YEAR]
    years = sorted({row.period.year for row in rows})
    return [_vintage(archive, year, [row for row in rows if row.period.year == year]) for year in years]


def ratios(archive: Archive, area: str, indicator: str) -> list[Ratio]:
    """Give the ratio of each two neighbouring years, on one base where the vintages allow it, else across two."""
    told = {vintage.year: vintage for vintage in vintages(archive, area, indicator)}
    found = [_ratio(told[year - 1], told[year], archive.rules) for year in told if year - 1 in told]
    return [ratio for ratio in found if ratio is not None]


def _vintage(archive: Archive, year: int, rows: list[Row]) -> Vintage:
    revised = [row for row in rows if row.status == "revised"]
    newest = max((row.released for row in revised), default="")
    first = archive.best([row for row in rows if row.status != "revised"])
    return Vintage(year, first, archive.best([row for row in revised if row.released == newest]))


def _ratio(earlier: Vintage, later: Vintage, rules: Rules) -> Ratio | None:
    pairs = [(before, after) for after in later.figures for before in earlier.figures]
    if not pairs or any(pair.best.bound in ("lower", "upper") for pair in pairs[0]):
        return None
    same = [pair for pair in pairs if base_of(pair[0].best, rules) == base_of(pair[1].best, rules)]
    before, after = (same or pairs)[0]
    growth, blur = growth_between(before.best, after.best)
    return Ratio(later.year, before, after, growth, blur, bool(same))


def growth_between(before: Row, after: Row) -> tuple[Decimal, Decimal]:
    """Give the change between two levels in %, and by how many points their rounding blurs it."""
    low, high = (after.interval.low / before.interval.high, after.interval.high / before.interval.low)
    return (after.value / before.value - 1) * HUNDRED, (high - low) / 2 * HUNDRED
