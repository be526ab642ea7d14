"""Which figures would settle a target on a number, named as `verdicts --set` takes them."""

from targetbook.judgement.evidence import Archive
from targetbook.judgement.readings import Reading, readings_of, settling_period
from targetbook.judgement.targets import Target
from targetbook.judgement.words import Reason
from targetbook.record.periods import Period, Span, parse_period
from targetbook.record.series_key import SeriesKey
from targetbook.record.vocabulary import Accrual, Measure, Relation


def settling_keys(target: Target, archive: Archive) -> tuple[SeriesKey, ...]:
    """Name the figures that together settle a target: of the series that is promised, at the end of its time.

    What comes about in a year is worked out of a running total where the series is one: its end, then its start.
    """
    if target.value is None or target.size_class:
        return ()

    reading = promised_reading(target, archive)
    period = settling_period(target)
    stocks = [archive.accrual(target.area, name) == Accrual.STOCK for name in reading.indicators]
    if reading.measure != Measure.LEVEL or not all(stocks):
        return tuple(SeriesKey(name, reading.measure, period.text) for name in reading.indicators)

    days = [_end(period)] if reading.accrual == Accrual.STOCK else [_end(period), _year_before(period)]
    return tuple(SeriesKey(name, reading.measure, day.text) for day in days for name in reading.indicators)


def missing_keys(target: Target, reason: Reason | None, archive: Archive) -> tuple[SeriesKey, ...]:
    """Name the figures that are missing for a target: the start alone where only that is unknown."""
    keys = settling_keys(target, archive)
    return keys[1:] if reason is Reason.NO_BASELINE else keys


def promised_reading(target: Target, archive: Archive) -> Reading:
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
