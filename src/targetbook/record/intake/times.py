"""Reference periods as titles and column heads of Chinese tables word them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

YEAR = re.compile(r"(20\d\d|19\d\d)\s*(?:年|$|(?=[^\d.]))")
RANGE = re.compile(r"(?<!\d)(?:0?1)\s*月?\s*(?:-|~|至|到)+\s*(\d{1,2})\s*月")
MONTH = re.compile(r"(?<![\d\-~至到])(\d{1,2})\s*月")
NAMED = {
    "前三季度": 9,
    "前3季度": 9,
    "1-3季度": 9,
    "一至三季度": 9,
    "上半年": 6,
    "一季度": 3,
    "1季度": 3,
}
WHOLE = ("全年", "年度")
UNCLEAR = re.compile(r"第?[二三四234]季度|下半年")


class Unclear(ValueError):
    """Words that may stand for more than one period; the message says which."""


@dataclass(frozen=True)
class Stated:
    """What words say of a period: the year, its last month, and whether it is one month alone."""

    year: int | None = None
    month: int | None = None
    alone: bool = False

    def within(self, other: "Stated") -> "Stated":
        """Fill what is not said here from what is said around it."""
        if self.month is not None:
            return Stated(self.year or other.year, self.month, self.alone)
        return Stated(self.year, 12) if self.year else Stated(other.year, other.month, other.alone)


def read_period(text: str) -> Stated:
    """Read what tidied words say of a period; Unclear where they can be read in two ways."""
    year = YEAR.search(text)
    stated = int(year[1]) if year else None
    rest = text[: year.start()] + text[year.end() :] if year else text
    if found := RANGE.search(rest):
        return Stated(stated, _month(found[1], text))
    if named := next((month for name, month in NAMED.items() if name in rest), None):
        return Stated(stated, named)
    if unclear := UNCLEAR.search(rest):
        raise Unclear(f"{unclear[0]} may be that stretch alone or all months to its end; write 1-6月, 1-9月 or 全年")
    if any(word in rest for word in WHOLE):
        return Stated(stated, 12)
    if found := MONTH.search(rest):
        return Stated(stated, _month(found[1], text), alone=True)
    return Stated(stated)


def months_to(year: int, month: int) -> str:
    """Write January to a month as the record does; to December is the year."""
    return str(year) if month == 12 else f"{year}-01/{year}-{month:02}"


def one_month(year: int, month: int) -> str:
    """Write one month as the record does; for a stock that is its end."""
    return f"{year}-{month:02}"


def end_of(year: int, month: int) -> str:
    """Write the last day of a month."""
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).isoformat()


def _month(digits: str, text: str) -> int:
    month = int(digits)
    if not 1 <= month <= 12:
        raise Unclear(f"{text!r} names a month {month}; expected 1 to 12")
    return month
