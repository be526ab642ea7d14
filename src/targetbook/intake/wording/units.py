"""Units of measure as speeches write them, and what the contract calls them."""

import re
from dataclasses import dataclass
from decimal import Decimal

from targetbook.intake.wording.own_units import OWN_UNITS, Codes
from targetbook.intake.wording.vocabulary import WORDING


@dataclass(frozen=True)
class Unit:
    """A unit: its kind of quantity, the contract's name ('' for none) and how many of that name one of it is."""

    kind: str
    name: str
    factor: Decimal = Decimal(1)


HUNDRED_MILLION = Decimal(10) ** 8
UNITS: dict[str, Unit] = {
    "个百分点": Unit("points", ""),
    "百分点": Unit("points", ""),
    "%": Unit("percent", "%"),
    "成": Unit("percent", "%", Decimal(10)),
    "倍": Unit("times", ""),
    "元": Unit("money", "CNY 100m", 1 / HUNDRED_MILLION),
    "元人民币": Unit("money", "CNY 100m", 1 / HUNDRED_MILLION),
    "人民币": Unit("money", "CNY 100m", 1 / HUNDRED_MILLION),
    "美元": Unit("dollars", "USD 100m", 1 / HUNDRED_MILLION),
    "平方米": Unit("area", "m2"),
    "m2": Unit("area", "m2"),
    "平方公里": Unit("area", "m2", Decimal(10**6)),
    "公顷": Unit("area", "m2", Decimal(10**4)),
    "亩": Unit("land", "mu"),
    "公里": Unit("length", "km"),
    "千米": Unit("length", "km"),
    "km": Unit("length", "km"),
    "PFLOPS": Unit("compute", "PFLOPS"),
    "PFlops": Unit("compute", "PFLOPS"),
    "P": Unit("compute", "PFLOPS"),
    "EFLOPS": Unit("compute", "PFLOPS", Decimal(1000)),
    "Eflops": Unit("compute", "PFLOPS", Decimal(1000)),
    "TEU": Unit("boxes", "TEU"),
    "标箱": Unit("boxes", "TEU"),
    "标准箱": Unit("boxes", "TEU"),
    "微克/立方米": Unit("air", "ug/m3"),
    "微克每立方米": Unit("air", "ug/m3"),
    "ug/m3": Unit("air", "ug/m3"),
    "年": Unit("other", ""),
    "岁": Unit("other", ""),
    **{word: Unit("count", "count") for word in WORDING.words("classifiers")},
    **{word: Unit("persons", "persons") for word in WORDING.words("persons")},
    **{word: Unit("other", "") for word in WORDING.words("other_units")},
}
BARE_MONEY = Unit("sum", "CNY 100m", 1 / HUNDRED_MILLION)
NO_UNIT = Unit("none", "")
PER_MILLE = Unit("percent", "%", Decimal("0.1"))
RELATIVE = Unit("relative", "")
OF_OWN = "measure"  # the kind of an area's own units
# A Latin unit ends where the word ends; a ratio such as 元/亩 is another unit than 元.
ENDS = {"人": "(?!制)", "台": "(?!阶)", "大": "(?=[一-龥])(?![关道学桥湾])", "次": "(?!新)"}


def _pattern(word: str) -> str:
    latin = r"(?![A-Za-z0-9+])" if word[-1].isalnum() and word.isascii() else ""
    return re.escape(word) + ENDS.get(word, latin)


def readable_units() -> dict[str, Unit]:
    """Give the units that are read, those of the area's own among them."""
    return UNITS | {word: Unit(OF_OWN, code) for word, code in OWN_UNITS.get()}


def unit_pattern(codes: Codes) -> str:
    """Give the pattern of a unit, beside the common ones with the words of an area's own."""
    spelled = sorted({*UNITS, *(word for word, _ in codes)}, key=len, reverse=True)
    return f"(?:{'|'.join(map(_pattern, spelled))})"


# /亩 in 万元/亩
PER_UNIT = re.compile(r"/(?:亩|人|户|平方米|年|天|万元|平方公里)")
