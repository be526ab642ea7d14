"""Two published measures of progress towards a target, applied to a target whose time is over.

Both were made for the United Nations' goals of 2030 and rate how an indicator moves from a base year to a target
year. What they say of a target here is our application: the base is the year before the target's period, and a growth
target is the level that the growth leads to from a base of 100, so that nothing is a growth of growth. EUSTAT itself
rates series that are growth rates by expert judgement; the panel of other rules asks it of levels alone.
"""

import math
from dataclasses import dataclass
from decimal import Decimal

from targetbook.judgement.comparison import AT_LEAST
from targetbook.judgement.evidence import Archive, Evidence, Row
from targetbook.judgement.means.levels import HUNDRED, exact_levels, on_one_base
from targetbook.judgement.targets import NumericTarget
from targetbook.record.periods import Period, Span, parse_period
from targetbook.record.vocabulary import POINTS, Accrual, Measure

GROWTHS = (Measure.GROWTH, Measure.AVERAGE_GROWTH)
LEVELS = (Measure.LEVEL, Measure.SHARE)
NOT_ASSESSED = "not_assessed"


@dataclass(frozen=True)
class Way:
    """The way from a base to a target over some years, and the value reached; `upward` where more is better."""

    base: Decimal
    reached: Decimal
    target: Decimal
    years: int
    upward: bool = True

    @property
    def achieved(self) -> bool:
        """Whether the value reaches the target itself: these measures know no tolerance and no `more than`."""
        return self.reached >= self.target if self.upward else self.reached <= self.target

    @property
    def assessable(self) -> bool:
        """Whether growth rates can be compared: all values above 0, and a way to go."""
        return min(self.base, self.reached, self.target) > 0 and self.base != self.target

    @property
    def ahead(self) -> bool:
        """Whether the target lies ahead of the base, in the direction wanted."""
        return (self.target > self.base) is self.upward

    @property
    def pace(self) -> float:
        """Give the yearly growth over that required: CAGR_i / |CAGR_T|, negative in the wrong direction."""
        required = abs(self._yearly(self.target))
        return self._yearly(self.reached) / required * (1 if self.upward else -1)

    @property
    def part(self) -> float:
        """Give the part of the way from base to target that was covered: (v_t - v_b) / (v_T - v_b)."""
        return float((self.reached - self.base) / (self.target - self.base))

    def _yearly(self, value: Decimal) -> float:
        return math.pow(value / self.base, 1 / self.years) - 1


def way_of(target: NumericTarget, evidence: Evidence, archive: Archive) -> Way | None:
    """Give the way that a target set out on; None without whole years or without a base in the record."""
    if target.period.span not in (Span.YEAR, Span.PLAN) or target.due < target.period.end:
        return None

    years = target.period.end.year - target.period.start.year + 1
    upward = target.comparator in AT_LEAST
    row = evidence.best
    if target.measure in GROWTHS:
        power = years if target.measure == Measure.AVERAGE_GROWTH else 1
        reached, goal = (HUNDRED * (1 + value / HUNDRED) ** power for value in (row.value, target.value))
        return Way(HUNDRED, reached, goal, years, upward)

    base = _base(row, target.period, archive) if target.measure in LEVELS else None
    return None if base is None else Way(base.value, row.value, target.value, years, upward)


def statcan(way: Way, archive: Archive) -> tuple[str, float | None]:
    """Rate a way as Statistics Canada does for Open SDG: the yearly growth over that required, in four steps."""
    number = way.pace if way.assessable else None
    if way.achieved:
        return "target_achieved", number if way.ahead else None
    return _step(number, archive.rules.robustness.statcan, "deterioration"), number


def eustat(way: Way, archive: Archive) -> tuple[str, float | None]:
    """Rate a way as EUSTAT does: the part of the way covered by the target year, in three steps."""
    steps = archive.rules.robustness.eustat
    number = way.part if way.assessable and way.ahead else None
    if way.achieved:
        return next(iter(steps)), number
    return _step(number, steps, "stagnation"), number


def _step(number: float | None, steps: dict[str, float], otherwise: str) -> str:
    """Name the highest step that a number reaches."""
    if number is None:
        return NOT_ASSESSED
    # Floats of a quotient such as 0.95 may fall short of it by their last bit.
    return next((name for name, least in steps.items() if round(number, 9) >= least), otherwise)


def _base(row: Row, period: Period, archive: Archive) -> Row | None:
    """Give the figure of the year before a period, in the same scope; at constant prices on the same census's base."""
    before = parse_period(str(period.start.year - 1))
    entry = archive.indicator(row.area, row.indicator)
    if entry is None or row not in archive.series(row.area, row.indicator, row.measure):
        return None  # a sum of series, or a flow worked out of a stock
    if entry.growth_basis == "constant" and row.measure == Measure.LEVEL:
        return on_one_base(archive, row, exact_levels(archive, row.area, row.indicator, before))

    if entry.accrual == Accrual.STOCK:
        evidence = archive.stock_at_end(row.area, row.indicator, row.measure, before)
    else:
        evidence = archive.of_period(row.area, row.indicator, row.measure, before)
    if evidence is None or evidence.best.bound not in POINTS:
        return None

    return None if archive.is_broken(evidence.best, row) else evidence.best
