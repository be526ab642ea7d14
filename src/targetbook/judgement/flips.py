"""The values at which a verdict would flip."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from targetbook.judgement.comparison import Threshold, threshold
from targetbook.judgement.evidence import Archive, Evidence, Row
from targetbook.judgement.rules.standard import Rules
from targetbook.judgement.targets import NumericTarget


@dataclass(frozen=True)
class Flips:
    """Two neighbouring values at one number of decimals: the last that meets a target and the next, which misses it.

    For a floor `meets` is the smallest value that meets and `misses` the largest that misses; for a ceiling it is the
    other way round. Both suppose a figure printed as exact.
    """

    meets: Decimal
    misses: Decimal


def flips_of(target: NumericTarget, evidence: Evidence | None, archive: Archive) -> Flips | None:
    """Give the values at which a target's verdict flips, at its series' decimals; None where no number decides."""
    return None if target.size_class else flips(target, _decimals(target, evidence, archive), archive.rules)


def flips(target: NumericTarget, decimals: int, rules: Rules) -> Flips:
    """Give the values at which a target's verdict flips, at a number of decimals."""
    mark = threshold(target.comparator, target.value, target.measure, rules)
    step = Decimal(1).scaleb(-decimals)
    meets = _nearest(mark, step)
    return Flips(meets, meets - step if mark.at_least else meets + step)


def _nearest(mark: Threshold, step: Decimal) -> Decimal:
    """Give the value nearest to a threshold that reaches it."""
    toward = ROUND_CEILING if mark.at_least else ROUND_FLOOR
    edge = mark.value.quantize(step, rounding=toward)
    if mark.strict and edge == mark.value:
        return edge + step if mark.at_least else edge - step
    return edge


def _decimals(target: NumericTarget, evidence: Evidence | None, archive: Archive) -> int:
    """Give the decimals of the figure gone by, else of the series' newest, else of the target; a rate has one or more.

    A rate is published with one decimal as a rule: one that was rounded to none does not say what the next one may be.
    """
    row = evidence.best if evidence is not None else _newest(target, archive)
    printed = _of(row.value if row else target.value)
    return max(printed, 1) if target.unit == "%" else printed


def _newest(target: NumericTarget, archive: Archive) -> Row | None:
    rows = archive.series(target.area, target.indicator, target.measure)
    return max(rows, key=lambda row: (row.period.end, row.released), default=None)


def _of(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
