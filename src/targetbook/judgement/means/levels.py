"""Levels to reckon with: on which census's base they stand, and how exactly they were printed."""

from datetime import date
from decimal import Decimal

from targetbook.judgement.comparison import INFINITY, printed
from targetbook.judgement.evidence import Archive, Row
from targetbook.judgement.rules.standard import Rules
from targetbook.record.dates import first_day
from targetbook.record.periods import Period, Span, parse_period
from targetbook.record.vocabulary import POINTS, Bound, FigureStatus, Measure

HUNDRED = Decimal(100)


def census_of(row: Row, rules: Rules) -> int | None:
    """Give the census whose base a row stands on, by the day of its release; 0 before the first, None if undated."""
    return census_at(first_day(row.released), rules) if row.released else None


def census_at(day: date, rules: Rules) -> int:
    """Give the last census that was told by a day; 0 before the first."""
    return max((census.year for census in rules.censuses if census.release <= day), default=0)


def year_before(period: Period) -> Period | None:
    """Give the same months a year earlier; None of a plan or a day."""
    if period.span is Span.YEAR:
        return parse_period(str(period.year - 1))
    if period.span is Span.CUMULATIVE:
        return parse_period(f"{period.year - 1}-01/{period.year - 1}-{period.months:02d}")
    return None


def is_real(archive: Archive, area: str, indicator: str) -> bool:
    """Whether an indicator's official growth is at constant prices."""
    entry = archive.indicator(area, indicator)
    return entry is not None and entry.growth_basis == "constant"


def rate(new: Decimal, old: Decimal) -> Decimal:
    """Give the growth from one level to another in %."""
    return (new / old - 1) * HUNDRED


def slack(row: Row) -> Decimal:
    """Give by how many % a level may differ from its true value through rounding alone."""
    near = printed(row.value) if row.bound == Bound.EXACT else row.interval
    if INFINITY in (near.high, -near.low) or not row.value:
        return Decimal()
    return (near.high - near.low) / 2 / abs(row.value) * HUNDRED


def exact_levels(archive: Archive, area: str, indicator: str, period: Period) -> list[Row]:
    """Give the levels of a period that may be reckoned with: neither mere bounds nor estimates."""
    rows = archive.series(area, indicator, Measure.LEVEL)
    return [
        row
        for row in rows
        if row.period.text == period.text and row.bound in POINTS and row.status != FigureStatus.ESTIMATED
    ]


def pair_of_levels(archive: Archive, area: str, indicator: str, period: Period) -> tuple[Row, Row] | None:
    """Pair a level, as first printed, else as revised, with that of the year before on the same base."""
    before = year_before(period)
    if before is None:
        return None
    older = exact_levels(archive, area, indicator, before)
    newer = prints(archive, exact_levels(archive, area, indicator, period))
    return next(((row, then) for row in newer if (then := on_one_base(archive, row, older))), None)


def prints(archive: Archive, rows: list[Row]) -> list[Row]:
    """Give the first print of a level and its revised value, as far as there are such."""
    parts = ([row for row in rows if (row.status == FigureStatus.REVISED) is revised] for revised in (False, True))
    return [evidence.best for part in parts if (evidence := archive.best(part))]


def on_one_base(archive: Archive, new: Row, older: list[Row]) -> Row | None:
    """Choose, of the rows of an earlier period, the one in the scope and, of value added, on the base of a figure."""
    same = [row for row in older if not archive.is_broken(row, new)]
    if is_real(archive, new.area, new.indicator):
        census = census_of(new, archive.rules)
        same = [row for row in same if census is not None and census_of(row, archive.rules) == census]
    evidence = archive.best(same)
    return evidence.best if evidence else None
