"""Official growth beside the ratio of the published levels, which is at current prices and holds on one base only."""

from dataclasses import dataclass
from decimal import Decimal

from targetbook.judgement.evidence import Archive, Evidence, Row
from targetbook.judgement.levels import census_of, exact_levels, on_one_base, rate, slack
from targetbook.record.periods import Span, parse_period


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
    def blur(self) -> Decimal:
        """By how many points rounding alone may move the ratio."""
        return slack(self.after) + (slack(self.before) if self.before else 0)


def level_growth(archive: Archive, area: str, indicator: str) -> list[LevelGrowth]:
    """Give the whole years with official growth and a level of the year and of the year before, oldest first."""
    growth = [row for row in archive.series(area, indicator, "growth") if row.period.span is Span.YEAR]
    found = [_of_year(archive, area, indicator, year) for year in sorted({row.period.year for row in growth})]
    return [one for one in found if one is not None]


def _of_year(archive: Archive, area: str, indicator: str, year: int) -> LevelGrowth | None:
    """Pair the first print, else the revised value, with a level of the year before."""
    official = archive.of_period(area, indicator, "growth", parse_period(str(year)))
    older = exact_levels(archive, area, indicator, parse_period(str(year - 1)))
    newer = _prints(archive, exact_levels(archive, area, indicator, parse_period(str(year))))
    if official is None or not newer or not older:
        return None
    pairs = [(after, before) for after in newer if (before := on_one_base(archive, after, older))]
    after, before = pairs[0] if pairs else (newer[0], None)
    first = _prints(archive, older)[0]
    crosses = None not in (bases := [census_of(row, archive.rules) for row in (first, after)]) and len(set(bases)) > 1
    return LevelGrowth(year, official, after, before, first if crosses else None)


def _prints(archive: Archive, rows: list[Row]) -> list[Row]:
    """Give the first print of a level and its revised value, as far as there are such."""
    parts = ([row for row in rows if (row.status == "revised") is revised] for revised in (False, True))
    return [evidence.best for part in parts if (evidence := archive.best(part))]
