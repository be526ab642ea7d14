"""Dates of the record, whose precision is what is known: a day, a month or a year."""

import re
from calendar import monthrange
from datetime import date

PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def first_day(text: str) -> date:
    """Give the first day that a date such as `2025-03` may stand for; ValueError if it is none."""
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def last_day(text: str) -> date:
    """Give the last day that a date such as `2025-03` may stand for; ValueError if it is none."""
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def _parts(text: str) -> tuple[int, int, int]:
    match = PARTIAL_DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a date; expected 2025, 2025-03 or 2025-03-06")
    year, month, day = (int(part or 0) for part in match.groups())
    return year, month, day
