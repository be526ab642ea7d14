"""Growth told right behind the figure of an earlier time: 上年同期为238亿元, 增长20%."""

from decimal import Decimal

from targetbook.intake.prose.rows import FigureReading

# How far a growth in percent may be from that of two levels which are rounded themselves.
ROUNDING = Decimal("0.3")


def ask_of_comparisons(readings: list[FigureReading]) -> list[FigureReading]:
    """Ask of a growth behind an earlier time's level which of the two it is of, unless the levels grew by it."""
    return [_ask(reading, readings[:place], readings) for place, reading in enumerate(readings)]


def _ask(reading: FigureReading, before: list[FigureReading], readings: list[FigureReading]) -> FigureReading:
    earlier = before[-1] if before else None
    if reading.measure != "growth" or earlier is None or not _is_level_beside(earlier, reading):
        return reading

    levels = [each for each in readings if _is_level_beside(each, reading) and _year(each) == _year(earlier) + 1]
    if not levels and _year(reading) <= _year(earlier):
        return reading
    if any(_grew_by(earlier, later, reading) and later.period == reading.period for later in levels):
        return reading
    period = levels[0].period if levels else reading.period
    return reading.ask(f"growth of {period} or of {earlier.period}?")


def _is_level_beside(level: FigureReading, growth: FigureReading) -> bool:
    """Whether a reading is a level, of a known year, of the same thing as a growth."""
    is_same = (level.place, level.indicator) == (growth.place, growth.indicator)
    return level.measure == "level" and is_same and bool(level.period and growth.period and level.value)


def _year(reading: FigureReading) -> int:
    return int(reading.period[:4])


def _grew_by(earlier: FigureReading, later: FigureReading, growth: FigureReading) -> bool:
    first = Decimal(earlier.value)
    return bool(first) and abs((Decimal(later.value) / first - 1) * 100 - Decimal(growth.value)) <= ROUNDING
