"""Reference periods: a year, months from January on, one month, a day, a plan of years."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from targetbook.record.dates import first_day, last_day


class Span(StrEnum):
    """What stretch of time a reference period is."""

    YEAR = "year"
    CUMULATIVE = "cumulative"
    MONTH = "month"
    DAY = "day"
    PLAN = "plan"


MOMENTS = (Span.YEAR, Span.MONTH, Span.DAY)  # from coarse to fine; a stock at the end of any of these is one series
FORMS = (
    (Span.YEAR, re.compile(r"[0-9]{4}")),
    (Span.CUMULATIVE, re.compile(r"([0-9]{4})-01/\1-[0-9]{2}")),
    (Span.MONTH, re.compile(r"[0-9]{4}-[0-9]{2}")),
    (Span.DAY, re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")),
    (Span.PLAN, re.compile(r"[0-9]{4}/[0-9]{4}")),
)
EXPECTED = (
    "expected 2024 (a year), 2024-01/2024-09 (January to September), 2024-08 (a month), "
    "2025-06-30 (a day) or 2021/2025 (a plan)"
)


@dataclass(frozen=True)
class Period:
    """A reference period with its first and last day."""

    text: str
    span: Span
    start: date
    end: date

    @property
    def year(self) -> int:
        """The year in which the period ends."""
        return self.end.year

    @property
    def months(self) -> int:
        """How many months of its last year the period has seen at its end."""
        return self.end.month

    @property
    def in_year(self) -> bool:
        """Whether it counts from January to a month before December."""
        return self.span is Span.CUMULATIVE and self.months < 12


@cache
def parse_period(text: str) -> Period:
    """Read a reference period; ValueError says what was expected."""
    span = next((span for span, form in FORMS if form.fullmatch(text)), None)
    if span is None:
        raise ValueError(f"{text!r} is not a period; {EXPECTED}")

    first, _, last = text.partition("/")
    start = first_day(first)
    end = last_day(last or first)

    if start > end:
        raise ValueError(f"{text!r} ends before it begins; {EXPECTED}")
    if span is Span.CUMULATIVE and end.month == 12:
        raise ValueError(f"{text!r} is a whole year; write {end.year}")

    return Period(text, span, start, end)


def may_be_one_date(period: Period, other: Period, stock: bool) -> bool:
    """Whether two periods may name one date: written alike, or one of them more coarsely, as 2025-10 and 2025-10-31.

    A stock of a year stands at its end, so that only a date in its last month may be the same.
    """
    if period.text == other.text:
        return True
    spans = {period.span, other.span}
    if len(spans) < 2 or not spans <= set(MOMENTS if stock else MOMENTS[1:]):
        return False

    coarse, fine = sorted((period, other), key=lambda period: MOMENTS.index(period.span))
    return coarse.end.replace(day=1) <= fine.end <= coarse.end
