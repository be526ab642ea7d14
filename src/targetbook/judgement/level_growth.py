"""Official growth beside the ratio of the published levels, which is at current prices and holds on one base only."""

from dataclasses import dataclass
from decimal import Decimal

from targetbook.judgement.evidence import Archive, Evidence
from targetbook.judgement.levels import exact_levels, on_one_base, rate, slack
from targetbook.record.periods import Span, parse_period


@dataclass(frozen=True)
class LevelGrowth:
    """A year's official growth and the ratio to the level of the year before; `one_base` tells whether that ratio holds.

    `blur` is by how many points rounding alone may move the ratio.
    """

    year: int
    official: Evidence
    before: Evidence
    after: Evidence
    ratio: Decimal
    blur: Decimal
    one_base: bool


def level_growth(archive: Archive, area: str, indicator: str) -> list[LevelGrowth]:
    """Give the whole years with official growth and two levels, the levels on one base where the vintages allow it."""
    growth = [row for row in archive.series(area, indicator, "growth") if row.period.span is Span.YEAR]
    found = [_of_year(archive, area, indicator, year) for year in sorted({row.period.year for row in growth})]
    return [one for one in found if one is not None]


def _of_year(archive: Archive, area: str, indicator: str, year: int) -> LevelGrowth | None:
    now, then = parse_period(str(year)), parse_period(str(year - 1))
    official = archive.of_period(area, indicator, "growth", now)
    after = archive.best(exact_levels(archive, area, indicator, now))
    older = exact_levels(archive, area, indicator, then)
    if official is None or after is None or not older:
        return None
    fitting = on_one_base(archive, after.best, older)
    before = Evidence(fitting) if fitting else archive.best(older)
    assert before is not None
    ratio = rate(after.best.value, before.best.value)
    blur = slack(after.best) + slack(before.best)
    return LevelGrowth(year, official, before, after, ratio, blur, fitting is not None)
