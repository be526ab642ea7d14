"""Dates of the record, whose precision is what is known: a day, a month or a year."""

import re
from calendar import monthrange
from datetime import date
from functools import cache

PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
EXPECTED = "expected 2025, 2025-03 or 2025-03-06"


@cache
def first_day(text: str) -> date:
    """Give the first day that a date such as `2025-03` may stand for; ValueError if it is none."""
    year, month, day = _parts(text)
    return _day(text, year, month or "01", day or "01")


@cache
def last_day(text: str) -> date:
    """Give the last day that a date such as `2025-03` may stand for; ValueError if it is none."""
    year, month, day = _parts(text)
    first = _day(text, year, month or "12", day or "01")
    return first if day else first.replace(day=monthrange(first.year, first.month)[1])


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar such as `2025-03-06`."""
    match = PARTIAL_DATE.fullmatch(text)
    if match is None or match[3] is None:
        return False
    try:
        return bool(first_day(text))
    except ValueError:
        return False


def _parts(text: str) -> tuple[str, str | None, str | None]:
    match = PARTIAL_DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a date; {EXPECTED}")
    return match[1], match[2], match[3]


def _day(text: str, year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise ValueError(f"{text!r} is not in the calendar; {EXPECTED}") from None
