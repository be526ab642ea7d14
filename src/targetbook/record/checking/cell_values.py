"""Cells that fit their pattern and yet are no date, period or number: 2025-02-30, or NaN."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from targetbook.record.dates import last_day
from targetbook.record.periods import Period, parse_period

SHOWN = 40  # characters of a cell that a message repeats
YEARS = range(1900, 2200)  # beyond them lie slips of the pen
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
MOST_DIGITS = 15  # the largest figures of the record, populations and areas, have a third of that


def plain_number(text: str) -> str:
    """Give a number as it is written; ValueError if Decimal would take it for more than digits."""
    if NUMBER.fullmatch(text) is None:
        raise ValueError(f"{text[:SHOWN]!r} is not a plain number; expected digits with a point, like 3008.35")
    if sum(sign.isdigit() for sign in text) > MOST_DIGITS:
        raise ValueError(f"{text[:SHOWN]!r} has more than {MOST_DIGITS} digits; expected a figure as published")
    if text.startswith("-") and not text.strip("-0."):
        raise ValueError(f"{text!r} is minus nothing; expected 0")

    return text


def sane_date(text: str) -> date:
    """Read a date in a year that the record may speak of."""
    return _sane(text, last_day(text))


def sane_period(text: str) -> Period:
    """Read a period in years that the record may speak of."""
    period = parse_period(text)
    _sane(text, period.start), _sane(text, period.end)
    return period


def whole_day(text: str) -> date:
    """Read a date that has to be a day."""
    if len(text) < len("2025-03-06"):
        raise ValueError(f"{text!r} is not a day; expected one like 2025-03-06")
    return sane_date(text)


def _sane(text: str, day: date) -> date:
    if day.year not in YEARS:
        raise ValueError(f"{text!r} is in the year {day.year}; expected {YEARS.start} to {YEARS.stop - 1}")
    return day


READERS: dict[str, dict[str, Callable[[str], object]]] = {
    "announcements": {"day": sane_date},
    "targets": {
        "period": sane_period,
        "due": sane_date,
        "announced": sane_date,
        "value": plain_number,
        "upper": plain_number,
    },
    "observations": {"period": sane_period, "released": sane_date, "value": plain_number},
    "milestones": {"occurred": sane_date, "released": sane_date},
    "searches": {"searched": sane_date},
    "publications": {"period": sane_period, "due": sane_date},
    "sources": {"published": sane_date},
    "withdrawals": {"period": sane_period, "value": plain_number, "released": sane_date, "withdrawn": whole_day},
    "corrections": {"corrected": whole_day},
}


def unreadable(table: str, row: Any) -> Iterator[tuple[str, str]]:
    """Give the column and the fault of each unreadable cell of a row."""
    for column, read in READERS.get(table, {}).items():
        try:
            if text := getattr(row, column):
                read(text)
        except ValueError as wrong:
            yield column, str(wrong)
