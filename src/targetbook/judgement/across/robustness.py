"""One target under other rules than ours: what each would say of the same figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from targetbook.judgement.comparison import AT_LEAST, Interval, Threshold, threshold, tolerance
from targetbook.judgement.days.vintages import vintage_of
from targetbook.judgement.evidence import Archive, Evidence, Row
from targetbook.judgement.rules.standard import Rules
from targetbook.judgement.running.pace import newest_in_year
from targetbook.judgement.running.progress import GROWTHS, eustat, statcan, way_of
from targetbook.judgement.targets import NumericTarget
from targetbook.judgement.words import Status
from targetbook.record.periods import Span
from targetbook.record.vocabulary import Accrual, Comparator, Measure

OURS = "ours"
POINTS = {Comparator.EQUAL: "point", Comparator.ABOUT: "two_sided", Comparator.BETWEEN: "two_sided"}
MONTHS = 12


@dataclass(frozen=True)
class Alternative:
    """What one rule says: met, missed, open, or a word of the rule's own scale.

    `row` is the figure it goes by, `number` what it works out of it: a ratio to 1, None where the rule needs none.
    """

    rule: str
    result: str
    row: Row
    number: float | None = None


def panel(target: NumericTarget, evidence: Evidence, outcome: str | None, archive: Archive) -> tuple[Alternative, ...]:
    """Set our outcome of a target whose time is over beside that of every other rule that is listed and applies."""
    if target.size_class:
        return ()

    order = archive.rules.robustness.order
    mark = threshold(target.comparator, target.value, target.measure, archive.rules)
    alternatives = [
        *_comparators(target, mark, evidence.best),
        *_points(target, evidence.best, archive),
        *_vintages(mark, evidence.best, archive),
        *_published(target, evidence, archive),
        *_linear(target, mark, archive),
    ]
    applicable = [alternative for alternative in alternatives if alternative.rule in order]
    ours = Alternative(OURS, outcome or Status.OPEN, evidence.best)

    return (ours, *sorted(applicable, key=lambda alternative: order.index(alternative.rule)))


def depends_on_rule(
    target: NumericTarget, alternatives: tuple[Alternative, ...], outcome: str | None, rules: Rules
) -> bool:
    """Whether an outcome, met or missed, is the other one under a rule that counts for the target's words."""
    counting = (alternative for alternative in alternatives if counts(alternative.rule, target.comparator, rules))
    others = {alternative.result for alternative in counting} & {Status.MET, Status.MISSED}
    return outcome is not None and bool(others - {outcome})


def counts(rule: str, comparator: str, rules: Rules) -> bool:
    """Whether a rule is another reading of such words, so that a verdict may depend on it."""
    return rule in rules.robustness.qualifier and not is_sensitivity(rule, comparator, rules)


def is_sensitivity(rule: str, comparator: str, rules: Rules) -> bool:
    """Whether a rule only tries how much hangs on the number itself, since the words leave no doubt of it."""
    return comparator in rules.robustness.without_doubt.get(rule, ())


def _comparators(target: NumericTarget, mark: Threshold, row: Row) -> Iterator[Alternative]:
    """Read a comparator the other way: the number itself left out where it counts, and counted where it does not."""
    if target.comparator == Comparator.ABOUT:
        return
    other = Threshold(mark.value, mark.at_least, not mark.strict)
    yield Alternative("strict" if other.strict else "inclusive", _word(row.interval.reaches(other)), row)


def _points(target: NumericTarget, row: Row, archive: Archive) -> Iterator[Alternative]:
    """Read a bare number as a point, `about` as two-sided and a range with its upper end."""
    if target.comparator not in POINTS:
        return

    room = tolerance(target.value, target.measure, archive.rules)
    low = target.value - room
    high = target.value + room

    if target.comparator == Comparator.BETWEEN:
        low = target.value
        high = target.value if target.upper is None else target.upper
    yield Alternative(POINTS[target.comparator], _word(_within(row.interval, low, high)), row)


def _within(figure: Interval, low: Decimal, high: Decimal) -> bool | None:
    ends = {figure.reaches(Threshold(low, True, False)), figure.reaches(Threshold(high, False, False))}
    if False in ends:
        return False
    return None if None in ends else True


def _vintages(mark: Threshold, row: Row, archive: Archive) -> Iterator[Alternative]:
    """Go by the first and by the latest figure published, where the two differ."""
    vintage = vintage_of(row, archive)
    if vintage is not None:
        yield Alternative("first_vintage", _word(vintage.first.interval.reaches(mark)), vintage.first)
        yield Alternative("latest_vintage", _word(vintage.latest.interval.reaches(mark)), vintage.latest)


def _published(target: NumericTarget, evidence: Evidence, archive: Archive) -> Iterator[Alternative]:
    """Rate the way to the target as two statistical offices do; EUSTAT does not so rate growth rates."""
    way = way_of(target, evidence, archive)
    if way is None:
        return

    measures = {"statcan": statcan} if target.measure in GROWTHS else {"statcan": statcan, "eustat": eustat}
    for name, measure in measures.items():
        result, number = measure(way, archive)
        yield Alternative(name, result, evidence.best, number)


def _linear(target: NumericTarget, mark: Threshold, archive: Archive) -> Iterator[Alternative]:
    """Say what linear progress in time would have told by the year's last figure before its end.

    A total should have reached the months' part of the target; a growth rate the target itself.
    """
    evidence = newest_in_year(target, archive) if _has_line(target, archive) else None
    if evidence is None:
        return

    row = evidence.best
    is_level = target.measure == Measure.LEVEL
    part = Decimal(row.period.months) / MONTHS if is_level else Decimal(1)
    line = Threshold(mark.value * part, target.comparator in AT_LEAST, mark.strict)

    result = {True: "ahead_of_line", False: "behind_line", None: Status.OPEN}[row.interval.reaches(line)]
    number = float(row.value / line.value) if is_level and line.value else None
    yield Alternative("linear", result, row, number)


def _has_line(target: NumericTarget, archive: Archive) -> bool:
    """Whether progress in time means anything: for a year's growth, and for its total that is no stock."""
    if target.period.span is not Span.YEAR:
        return False
    is_flow = archive.accrual(target.area, target.indicator) != Accrual.STOCK
    return target.measure == Measure.GROWTH or (target.measure == Measure.LEVEL and is_flow)


def _word(reached: bool | None) -> str:
    return {True: Status.MET, False: Status.MISSED, None: Status.OPEN}[reached]
