"""Cells that fit their pattern and yet are no date, period or number: 2025-02-30, or NaN."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from targetbook.record.dates import last_day
from targetbook.record.periods import parse_period

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def plain_number(text: str) -> str:
    """Give a number as it is written; ValueError if Decimal would take it for more than digits."""
    if NUMBER.fullmatch(text) is None:
        raise ValueError(f"{text!r} is not a plain number; expected digits with a point, like 3008.35")
    return text


def whole_day(text: str) -> date:
    """Read a date that has to be a day."""
    if len(text) < len("2025-03-06"):
        raise ValueError(f"{text!r} is not a day; expected one like 2025-03-06")
    return last_day(text)


READERS: dict[str, dict[str, Callable[[str], object]]] = {
    "targets": {
        "period": parse_period,
        "due": last_day,
        "announced": last_day,
        "value": plain_number,
        "upper": plain_number,
    },
    "observations": {"period": parse_period, "released": last_day, "value": plain_number},
    "milestones": {"occurred": last_day, "released": last_day},
    "searches": {"searched": last_day},
    "sources": {"published": last_day},
    "withdrawals": {"period": parse_period, "value": plain_number, "released": last_day, "withdrawn": whole_day},
}


def unreadable(table: str, row: Any) -> Iterator[tuple[str, str]]:
    """Give the column and the fault of each cell of a row that cannot be read as what it should be."""
    for column, read in READERS.get(table, {}).items():
        try:
            if text := getattr(row, column):
                read(text)
        except ValueError as wrong:
            yield column, str(wrong)
