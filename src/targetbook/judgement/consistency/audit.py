"""Do the numbers of the record fit each other? Targets against targets, and targets against published levels."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from targetbook.judgement.evidence import Archive, Row
from targetbook.judgement.means.levels import HUNDRED, exact_levels, is_real, rate, slack, year_before
from targetbook.judgement.targets import NumericTarget, numeric_targets, read_targets
from targetbook.record.periods import Period
from targetbook.record.vocabulary import Bound, Comparator, Firmness, Measure

CONSISTENT = "consistent"
IN_TENSION = "in_tension"
IMPOSSIBLE = "impossible"
UNCHECKABLE = "uncheckable"  # a floor excludes no number above it
FLOORS = frozenset({Comparator.AT_LEAST, Comparator.ABOVE})  # what is announced so may be passed


@dataclass(frozen=True)
class Check:
    """One check: `implied`, worked out of `parts`, against `reference`, both in `unit`, and how far apart they may lie.

    `base` is the level of the year before that the parts imply, `binds` the target that asks for more, `side` says
    whether `implied` is the lower or the upper end of what the parts leave open.
    """

    kind: str
    area: str
    indicator: str
    period: Period
    parts: tuple[Row | NumericTarget, ...]
    implied: Decimal
    reference: Decimal
    unit: str
    tolerance: Decimal
    result: str
    base: Decimal | None = None
    binds: Measure | None = None
    side: Bound = Bound.EXACT

    @property
    def year(self) -> int:
        """The year in which the period ends."""
        return self.period.year

    @property
    def strain(self) -> Decimal:
        """How many tolerances the two numbers lie apart."""
        return abs(self.implied - self.reference) / self.tolerance if self.tolerance else Decimal()


def audit_targets(archive: Archive, areas: Iterable[str]) -> list[Check]:
    """Check each level against the growth that the same document names for the same period, once for equal numbers."""
    every = [target for area in sorted(areas) for target in read_targets(archive.record, area)]
    numbers = [target for target in numeric_targets(every) if target.firmness != Firmness.STRETCH]
    levels = [target for target in numbers if target.measure == Measure.LEVEL]
    growths = {_place(target): target for target in numbers if target.measure == Measure.GROWTH}
    pairs = {_numbers(level, growth): (level, growth) for level in levels if (growth := growths.get(_place(level)))}

    checks = [_pair(level, growth, levels, archive) for level, growth in pairs.values()]
    return [check for check in checks if check is not None]


def compare(implied: Decimal, reference: Decimal, tolerance: Decimal, beyond: str = IN_TENSION) -> str:
    """Say whether two numbers agree within a tolerance, else what it means."""
    return CONSISTENT if abs(implied - reference) <= tolerance else beyond


def allowed(archive: Archive, name: str) -> Decimal:
    """Give a tolerance of the audit."""
    return Decimal(str(getattr(archive.rules.audit, name)))


def price_change(nominal: Decimal, real: Decimal) -> Decimal:
    """Give the change of prices in % behind a nominal and a real rate."""
    return ((HUNDRED + nominal) / (HUNDRED + real) - 1) * HUNDRED


def nominal_rate(prices: Decimal, real: Decimal) -> Decimal:
    """Give the nominal rate in % that a change of prices and a real rate make up."""
    return ((HUNDRED + prices) * (HUNDRED + real) / HUNDRED) - HUNDRED


def _place(target: NumericTarget) -> tuple[object, ...]:
    return target.area, target.indicator, target.period.text, target.document


def _numbers(level: NumericTarget, growth: NumericTarget) -> tuple[object, ...]:
    return level.area, level.indicator, level.period.text, level.value, growth.value


def _pair(level: NumericTarget, growth: NumericTarget, levels: list[NumericTarget], archive: Archive) -> Check | None:
    before = year_before(level.period)
    if before is None or archive.breaks_between(level.area, level.indicator, Measure.LEVEL, before, level.period):
        return None

    published = archive.best(exact_levels(archive, level.area, level.indicator, before))
    if published:
        return _against_level(level, growth, published.best, archive)

    earlier = [target for target in levels if _series(target) == _series(level) and target.period.text == before.text]
    return _against_target(level, growth, earlier[0], archive) if earlier else None


def _series(target: NumericTarget) -> tuple[object, ...]:
    return target.area, target.indicator


def _against_level(level: NumericTarget, growth: NumericTarget, published: Row, archive: Archive) -> Check:
    """Set the growth that a level means over the published base against the growth announced."""
    change = rate(level.value, published.value)
    real = is_real(archive, level.area, level.indicator)
    implied = price_change(change, growth.value) if real else change
    reference = Decimal() if real else growth.value
    tolerance = allowed(archive, "deflator_points" if real else "growth_points") + slack(published)

    binds = _harder(implied, reference, tolerance)
    lesser = growth if binds is Measure.LEVEL else level
    at_once = binds is None or lesser.comparator in FLOORS

    return Check(
        kind="announced_prices" if real else "level_and_growth",
        area=level.area,
        indicator=level.indicator,
        period=level.period,
        parts=(level, growth, published),
        implied=implied,
        reference=reference,
        unit="%",
        tolerance=tolerance,
        result=CONSISTENT if at_once else IN_TENSION,
        base=_base(level, growth),
        binds=None if real else binds,
    )


def _harder(implied: Decimal, reference: Decimal, tolerance: Decimal) -> Measure | None:
    """Say which asks for more, a level that implies one number or the rate announced; None where they agree."""
    if compare(implied, reference, tolerance) == CONSISTENT:
        return None
    return Measure.LEVEL if implied > reference else Measure.GROWTH


def _against_target(level: NumericTarget, growth: NumericTarget, earlier: NumericTarget, archive: Archive) -> Check:
    """Set the base that a level and a growth imply against the target of the year before."""
    base = _base(level, growth)
    tolerance = earlier.value * allowed(archive, "part_of_level")
    passes = earlier.comparator in FLOORS and base > earlier.value + tolerance

    return Check(
        kind="target_chain",
        area=level.area,
        indicator=level.indicator,
        period=level.period,
        parts=(level, growth, earlier),
        implied=base,
        reference=earlier.value,
        unit=level.unit,
        tolerance=tolerance,
        result=UNCHECKABLE if passes else compare(base, earlier.value, tolerance),
        base=base,
    )


def _base(level: NumericTarget, growth: NumericTarget) -> Decimal:
    return level.value / (1 + growth.value / HUNDRED)
