"""Official growth beside the ratio of the published levels, which is at current prices and holds on one base only."""

from dataclasses import dataclass
from decimal import Decimal

from targetbook.judgement.consistency.audit import allowed, price_change
from targetbook.judgement.evidence import Archive, Evidence, Row
from targetbook.judgement.means.levels import census_of, exact_levels, pair_of_levels, prints, rate, slack
from targetbook.record.periods import Span, parse_period
from targetbook.record.vocabulary import Measure


@dataclass(frozen=True)
class LevelGrowth:
    """A year's official growth, its level, and that of the year before on the same base and across a change of it."""

    year: int
    official: Evidence
    after: Row
    before: Row | None
    across: Row | None

    @property
    def ratio(self) -> Decimal | None:
        """Give the change between the two levels on one base in %; None where there is none."""
        return rate(self.after.value, self.before.value) if self.before else None

    @property
    def prices(self) -> Decimal | None:
        """Give the price change in % that the levels on one base leave over official growth; None without a ratio."""
        return None if self.ratio is None else price_change(self.ratio, self.official.best.value)

    @property
    def blur(self) -> Decimal:
        """By how many points rounding alone may move the ratio."""
        return slack(self.after) + (slack(self.before) if self.before else 0)


def level_growth(archive: Archive, area: str, indicator: str) -> list[LevelGrowth]:
    """Give the whole years with official growth and a level of the year and of the year before, oldest first."""
    growth = [row for row in archive.series(area, indicator, Measure.GROWTH) if row.period.span is Span.YEAR]
    years = [_of_year(archive, area, indicator, year) for year in sorted({row.period.year for row in growth})]
    return [year for year in years if year is not None]


def beyond_prices(years: list[LevelGrowth], archive: Archive) -> list[LevelGrowth]:
    """Keep the years whose price change the audit takes as a sign of two bases."""
    limit = allowed(archive, "deflator_points")
    return [year for year in years if year.prices is not None and abs(year.prices) > limit + year.blur]


def _of_year(archive: Archive, area: str, indicator: str, year: int) -> LevelGrowth | None:
    """Pair the first print, else the revised value, with a level of the year before."""
    period = parse_period(str(year))
    official = archive.of_period(area, indicator, Measure.GROWTH, period)
    older = exact_levels(archive, area, indicator, parse_period(str(year - 1)))
    newer = prints(archive, exact_levels(archive, area, indicator, period))
    if official is None or not newer or not older:
        return None

    after, before = pair_of_levels(archive, area, indicator, period) or (newer[0], None)
    first = prints(archive, older)[0]
    bases = {census_of(row, archive.rules) for row in (first, after)}
    crosses = None not in bases and len(bases) > 1
    across = first if crosses and not archive.is_broken(first, after) else None

    return LevelGrowth(year, official, after, before, across)
