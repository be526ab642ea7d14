"""What would settle a target, and by which figures, named as `verdicts --set` takes them."""

from typing import TYPE_CHECKING

from targetbook.judgement.evidence import Archive
from targetbook.judgement.readings import Reading, readings_of, settling_period
from targetbook.judgement.targets import NumericTarget
from targetbook.judgement.words import RUNNING, SETTLED, Reason
from targetbook.record.periods import Period, Span, parse_period
from targetbook.record.series_key import SeriesKey
from targetbook.record.vocabulary import Accrual, Measure, Relation

if TYPE_CHECKING:
    from targetbook.judgement.verdicts import NumericVerdict, Verdict

BY_FIGURE = ("figure", "official", "baseline", "agreement")
SETTLES: dict[Reason | None, str | None] = {
    Reason.NOT_DUE: "period_end",
    Reason.UNDEFINED: "definition",
    Reason.SIZE_CLASS: "threshold",
    Reason.NO_BASELINE: "baseline",
    Reason.CONTRADICTED: "agreement",
    Reason.EFFORT_ONLY: "state",
    Reason.SELF_REPORTED: "document",
    Reason.PREMISE: None,
}


def settlement_of(verdict: "Verdict") -> str | None:
    """Name what would settle a target: the end of its period, a definition, a figure, a deed told, an official word."""
    if verdict.status in RUNNING:
        return "period_end"
    if verdict.status in SETTLED:
        return "official" if verdict.status.is_provisional else None

    if verdict.reason is Reason.UNDEFINED and _lacks_figure(verdict):
        return "definition_and_figure"

    report = "figure" if isinstance(verdict.target, NumericTarget) else "deed"
    return SETTLES.get(verdict.reason, report)


def _lacks_figure(verdict: "Verdict") -> bool:
    """Whether a reading that is the promise itself has no figure to answer with."""
    return any(result.reading.relation == Relation.SAME and result.reached is None for result in verdict.readings)


def keys_to_settle(verdict: "NumericVerdict", archive: Archive) -> tuple[SeriesKey, ...]:
    """Name the figures that would settle a target whose time is over; none where its words are in doubt.

    Official figures that contradict each other are not settled by one more.
    """
    best = verdict.evidence.best if verdict.evidence else None
    is_official = best is not None and best.channel == archive.rules.evidence.firm_channel
    is_torn = verdict.reason is Reason.CONTRADICTED and is_official
    if is_torn or verdict.settles not in BY_FIGURE:
        return ()
    return missing_keys(verdict.target, verdict.reason, archive)


def settling_keys(target: NumericTarget, archive: Archive) -> tuple[SeriesKey, ...]:
    """Name the figures that together settle a target: of the series that is promised, at the end of its time.

    What comes about in a year is worked out of a running total where the series is one: its end, then its start.
    """
    if target.size_class:
        return ()

    reading = promised_reading(target, archive)
    period = settling_period(target)
    stocks = [archive.accrual(target.area, name) == Accrual.STOCK for name in reading.indicators]
    if reading.measure != Measure.LEVEL or not all(stocks):
        return tuple(SeriesKey(name, reading.measure, period.text) for name in reading.indicators)

    days = [_end(period)] if reading.accrual == Accrual.STOCK else [_end(period), _year_before(period)]
    return tuple(SeriesKey(name, reading.measure, day.text) for day in days for name in reading.indicators)


def missing_keys(target: NumericTarget, reason: Reason | None, archive: Archive) -> tuple[SeriesKey, ...]:
    """Name the figures that are missing for a target: the start alone where only that is unknown."""
    keys = settling_keys(target, archive)
    return keys[1:] if reason is Reason.NO_BASELINE else keys


def promised_reading(target: NumericTarget, archive: Archive) -> Reading:
    """Give the reading that is the promise itself, of what comes about in a year before a stock; else any."""
    readings = readings_of(target, archive)
    return min(
        readings,
        key=lambda reading: (
            reading.relation != Relation.SAME,
            reading.accrual != Accrual.FLOW,
            reading.relation,
            reading.indicator,
        ),
    )


def _end(period: Period) -> Period:
    """Give the date of a running total at the end of a period: a year, or the day on which any other ends."""
    return period if period.span is Span.YEAR else parse_period(period.end.isoformat())


def _year_before(period: Period) -> Period:
    return parse_period(str(period.start.year - 1))
