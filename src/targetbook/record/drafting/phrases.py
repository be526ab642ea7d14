"""Quantities in set phrases, which carry their own comparator or measure: 翻番, 两位数, 正增长, 过半, 前三."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from targetbook.record.drafting.numerals import read_numeral
from targetbook.record.drafting.quantity import Quantity
from targetbook.record.drafting.units import UNITS, Unit

NUMERAL = "[0-9一二两三四五六七八九十]++"
RANK = Unit("rank", "rank")
PERCENT = UNITS["%"]
Reading = Callable[[re.Match[str]], Quantity]


def phrase_quantities(text: str) -> Iterator[Quantity]:
    """Find the set phrases of a text."""
    for pattern, reading in PHRASES:
        yield from (reading(match) for match in pattern.finditer(text))


def _growth(value: int, comparator: str = "", doubt: str = "") -> Reading:
    return lambda match: Quantity(
        match.start(), match.end(), Decimal(value), None, PERCENT, doubt, comparator=comparator, measure="growth"
    )


def _half(comparator: str) -> Reading:
    return lambda match: Quantity(
        match.start(), match.end(), Decimal(50), None, PERCENT, comparator=comparator, measure="share"
    )


def _doublings(match: re.Match[str]) -> Quantity:
    """Read 翻两番 as four times, which is growth by 300 percent."""
    times = read_numeral(match[1]) if match[1] else Decimal(1)
    value = None if times is None or times > 9 else Decimal(2) ** int(times) * 100 - 100
    doubt = "" if value is not None else f"{match[0]} is not surely a number"
    return Quantity(match.start(), match.end(), value, None, PERCENT, doubt, measure="growth")


def _rank(match: re.Match[str]) -> Quantity:
    value = read_numeral(match["place"]) if match["place"] else Decimal(1)
    doubt = "" if value is not None else f"{match[0]} is not surely a place"
    return Quantity(match.start(), match.end(), value, None, RANK, doubt, comparator="<=", measure="rank")


PHRASES: tuple[tuple[re.Pattern[str], Reading], ...] = (
    (re.compile(rf"翻({NUMERAL})?番"), _doublings),
    (re.compile("(?:以?高?于?)?两位数(?:以上)?(?=的?(?:增长|增速|增幅)|$|[,。;、])"), _growth(10, ">=")),
    (re.compile("正增长"), _growth(0, ">")),
    (re.compile("基本(?:保持)?持平|大体持平"), _growth(0, "~")),
    (re.compile("(?<!基本)(?<!保持)(?<!大体)持平|保持持平"), _growth(0, "=")),
    (re.compile("(?:过|超过?|逾)(?:一?半数?)"), _half(">")),
    (re.compile("一?半(?:数)?以上"), _half(">=")),
    (re.compile("一半|半数"), _half("")),
    (re.compile(rf"(?<![提之当以目])前(?P<place>{NUMERAL})(?:位|名|强)?(?![个家项年月日天季届期批0-9])"), _rank),
    (re.compile(rf"第(?P<place>{NUMERAL})(?:[位名]|(?=[,。;!]|$))"), _rank),
)
