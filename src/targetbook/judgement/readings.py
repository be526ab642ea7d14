"""A quantitative target held against each series that could stand for it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from targetbook.judgement.comparison import Threshold, threshold
from targetbook.judgement.evidence import Archive, Evidence, Row, coincide
from targetbook.judgement.means.averages import Mean, chained_mean
from targetbook.judgement.targets import NumericTarget
from targetbook.judgement.words import Reason
from targetbook.record.dates import last_day
from targetbook.record.periods import Period, parse_period
from targetbook.record.vocabulary import Accrual, Bound, Comparator, FigureStatus, Measure, Relation


@dataclass(frozen=True)
class Reading:
    """A series that could stand for a target: indicators (summed), measure, accrual and its relation to the promise."""

    indicators: tuple[str, ...]
    measure: str
    accrual: str
    relation: Relation
    note: str = ""

    @property
    def indicator(self) -> str:
        """Name the indicators as the record does, joined by +."""
        return "+".join(self.indicators)


@dataclass(frozen=True)
class Result:
    """What a reading amounts to: reached or not (None: not to be told), the evidence, or the reason for none.

    `bears` tells whether it can settle the target, or is shown beside it only. A mean that nobody published has no
    evidence of its own but `mean`, the years that it is worked out of.
    """

    reading: Reading
    bears: bool = True
    reached: bool | None = None
    observed: Decimal | None = None
    gap: Decimal | None = None
    evidence: Evidence | None = None
    reason: Reason | None = None
    mean: Mean | None = None

    @property
    def is_answer(self) -> bool:
        """Whether the reading has a figure: no estimate of a proxy."""
        if self.evidence is None:
            return False
        return self.reading.relation != Relation.PROXY or self.evidence.best.status != FigureStatus.ESTIMATED

    @property
    def firm(self) -> bool:
        """Whether the figures behind the result are firm."""
        return self.evidence.firm if self.evidence is not None else self.mean is not None and self.mean.firm


def readings_of(target: NumericTarget, archive: Archive) -> list[Reading]:
    """Give the readings that the record names for a target, or the target's own series."""
    rows = archive.record.rows("readings", area=target.area, target=target.name)
    readings = [
        Reading(
            tuple(row["indicator"].split("+")),
            row["measure"],
            Accrual(row["accrual"]),
            Relation(row["relation"]),
            row["note"],
        )
        for row in rows
    ]
    return readings or [own_reading(target, archive)]


def own_reading(target: NumericTarget, archive: Archive) -> Reading:
    """Give the reading of the target's own indicator."""
    accrual = archive.accrual(target.area, target.indicator)
    return Reading((target.indicator,), target.measure, accrual, Relation.SAME)


def judge_readings(target: NumericTarget, archive: Archive) -> tuple[Result, ...]:
    """Hold a target against each of its readings."""
    readings = readings_of(target, archive)
    flow = is_flow(target, readings, archive)
    results = ((reading, judge_reading(target, reading, archive)) for reading in readings)
    return tuple(replace(result, bears=_bears(reading, flow)) for reading, result in results)


def is_flow(target: NumericTarget, readings: list[Reading], archive: Archive) -> bool:
    """Whether an amount is promised that comes about within the period, by every reading that is the promised one.

    Where the words leave open whether a year's amount or the total at its end is meant, the record has both as `same`.
    """
    if target.measure != Measure.LEVEL:
        return False
    promised = [reading for reading in readings if reading.relation == Relation.SAME] or [own_reading(target, archive)]
    return all(reading.accrual == Accrual.FLOW for reading in promised)


def _bears(reading: Reading, flow: bool) -> bool:
    """Whether a reading can settle a target: no proxy, and of what comes about in a year no stock nor wider count."""
    if reading.relation == Relation.PROXY:
        return False
    return not flow or (reading.accrual == Accrual.FLOW and reading.relation != Relation.WIDER)


def judge_reading(target: NumericTarget, reading: Reading, archive: Archive) -> Result:
    """Hold a target against one of its readings.

    A level to be passed (突破) by a year is passed by the first year since the announcement that is above it on firm
    evidence, else on any; without such a year the last decides.
    """
    last = _judge_period(target, reading, settling_period(target), archive)
    results = [*(_judge_period(target, reading, year, archive) for year in _years_before_last(target)), last]
    attained = [result for result in results if result.reached]
    return min(attained, key=lambda result: not result.firm) if attained else last


def is_within_tolerance(target: NumericTarget, result: Result) -> bool:
    """Whether a number announced with “about” is reached by its tolerance alone: what came of it lies below."""
    return target.comparator == Comparator.ABOUT and result.reached is True and _is_below(result, target.value)


def _is_below(result: Result, number: Decimal) -> bool:
    """Whether the figure of a result, or all of the mean that stands for one, lies below a number."""
    if result.gap is not None:
        return result.gap < 0
    return result.mean is not None and result.mean.interval.high < number


def _years_before_last(target: NumericTarget) -> list[Period]:
    """Give the years from the announcement on, before its own, in which a level that is to be passed may be passed."""
    if not target.passed_once or target.announced is None:
        return []
    return [parse_period(str(year)) for year in range(last_day(target.announced).year, target.period.end.year)]


def _judge_period(target: NumericTarget, reading: Reading, period: Period, archive: Archive) -> Result:
    """Hold a target against what a reading tells of one period."""
    evidence, reason = _evidence(target.area, reading, period, archive)
    unanswered = Result(reading, evidence=evidence, reason=reason or Reason.NOT_FOUND)
    if target.size_class:
        return unanswered

    mark = threshold(target.comparator, target.value, target.measure, archive.rules)
    if evidence is None:
        mean = _mean(target, reading, archive)
        return unanswered if mean is None else _by_mean(reading, mean, mark)
    if evidence.best.unit != target.unit:
        return unanswered

    return _by_figure(reading, evidence, mark, target.value, archive)


def _by_mean(reading: Reading, mean: Mean, mark: Threshold) -> Result:
    """Hold a threshold against a mean worked out of its years, unless a printed mean as firm says otherwise."""
    reached = mean.interval.reaches(mark)
    others = [dispute.mean.reaches(mark) for dispute in mean.disputes if dispute.outweighs]
    if reached is not None and any(other is not reached for other in others):
        return Result(reading, reason=Reason.CONTRADICTED, mean=mean)

    return Result(reading, reached=reached, reason=_reason(reached), mean=mean)


def _by_figure(reading: Reading, evidence: Evidence, mark: Threshold, number: Decimal, archive: Archive) -> Result:
    """Hold a threshold, that of an announced number, against the figure of a reading."""
    settling = _settling(evidence, mark, archive)
    best = settling.best
    reached = best.interval.reaches(mark)
    outcome = Result(
        reading,
        reached=reached,
        observed=best.value,
        gap=best.value - number,
        evidence=settling,
        reason=_reason(reached),
    )

    if _contradicted(settling, {_standing(evidence.best), _standing(best)}, mark, reached):
        return replace(outcome, reached=None, reason=Reason.CONTRADICTED)

    return outcome


def _reason(reached: bool | None) -> Reason | None:
    return Reason.NOT_FOUND if reached is None else None


def _mean(target: NumericTarget, reading: Reading, archive: Archive) -> Mean | None:
    is_own = (reading.indicator, reading.measure) == target.series
    return chained_mean(target, archive) if is_own else None


def _settling(evidence: Evidence, mark: Threshold, archive: Archive) -> Evidence:
    """Where the best row's bound leaves the outcome open, go by the best that agrees with it and does not."""
    best = evidence.best
    printed = best in archive.series(best.area, best.indicator, best.measure)
    if best.interval.reaches(mark) is not None or not printed:
        return evidence

    alike = [row for row in evidence.agreeing if row.period == best.period and coincide(row, best)]
    settling = archive.best([row for row in alike if row.interval.reaches(mark) is not None])
    return replace(settling, contradicting=(*evidence.contradicting, *settling.contradicting)) if settling else evidence


def _contradicted(evidence: Evidence, equals: set[tuple[str, str]], mark: Threshold, reached: bool | None) -> bool:
    """Whether rows that stand as high as the best disagree so that the outcome turns on it."""
    rows = [row for row in evidence.contradicting if _standing(row) in equals]
    return any(row.interval.reaches(mark) is not reached for row in rows)


def _standing(row: Row) -> tuple[str, str]:
    return row.channel, row.status


def _evidence(area: str, reading: Reading, period: Period, archive: Archive) -> tuple[Evidence | None, Reason | None]:
    if len(reading.indicators) > 1:
        return _sum(area, reading, period, archive), None

    indicator = reading.indicators[0]
    if reading.measure == Measure.LEVEL and reading.accrual == Accrual.STOCK:
        return archive.stock_at_end(area, indicator, reading.measure, period), None
    if reading.measure == Measure.LEVEL and archive.accrual(area, indicator) == Accrual.STOCK:
        return _change(area, indicator, period, archive)

    return archive.of_period(area, indicator, reading.measure, period), None


def settling_period(target: NumericTarget) -> Period:
    """Give the reference period that settles a target: its own, or January to the due month where it is due earlier."""
    if target.due >= target.period.end or target.due.month == 12:
        return target.period
    return parse_period(f"{target.due.year}-01/{target.due:%Y-%m}")


def _change(area: str, indicator: str, period: Period, archive: Archive) -> tuple[Evidence | None, Reason | None]:
    """Work a flow out of a stock: the end of the period less the end of the period before."""
    end = archive.stock_at_end(area, indicator, Measure.LEVEL, period)
    if end is None:
        return None, None

    before = parse_period((period.start - timedelta(days=1)).isoformat())
    start = archive.stock_at_end(area, indicator, Measure.LEVEL, before)
    if start is None or archive.is_broken(start.best, end.best):
        return None, Reason.NO_BASELINE

    best = replace(end.best, value=end.best.value - start.best.value, bound=_worse(end.best, start.best))
    return Evidence(best, (*end.rows, *start.rows), (), end.firm and start.firm), None


def _sum(area: str, reading: Reading, period: Period, archive: Archive) -> Evidence | None:
    """Add indicators at the last date in the period on which all of them were told."""
    dates: list[set[date]] = [
        {row.period.end for row in archive.series(area, name, reading.measure) if row.period.end <= period.end}
        for name in reading.indicators
    ]
    common = set.intersection(*dates)
    if not common:
        return None

    day = parse_period(max(common).isoformat())
    parts = [archive.stock_at_end(area, name, reading.measure, day) for name in reading.indicators]
    summands = [part for part in parts if part is not None]
    if (period.end - max(common)).days > archive.rules.stock_window_days or len(summands) < len(parts):
        return None

    return added(reading, summands)


def added(reading: Reading, parts: list[Evidence]) -> Evidence:
    """Add the figures of a reading's indicators, which were told for one date."""
    first = parts[0].best
    total = replace(first, indicator=reading.indicator, value=sum((part.best.value for part in parts), Decimal()))
    return Evidence(total, tuple(part.best for part in parts), (), all(part.firm for part in parts))


def _worse(first: Row, second: Row) -> Bound:
    return Bound.EXACT if first.bound == second.bound == Bound.EXACT else Bound.APPROXIMATE
