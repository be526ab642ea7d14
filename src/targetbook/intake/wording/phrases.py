"""Quantities in set phrases, which carry their own comparator or measure: 翻番, 两位数, 正增长, 过半, 前三."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from targetbook.intake.wording.numerals import read_numeral
from targetbook.intake.wording.quantity import Quantity
from targetbook.intake.wording.units import RELATIVE, UNITS, Unit

NUMERAL = "[0-9一二两三四五六七八九十]++"
RANK = Unit("rank", "rank")
ANOTHER = (
    "(?:全市|全省|全国|全区|全县|省|市|国家|国内|上级|上年|去年|上一年|同期|经济|GDP|地区生产总值|城乡|城镇|平均|面上|劳动生产率)"
    "[^,;、。0-9]{0,10}?"
)
PERCENT = UNITS["%"]
END = "(?=[,;、。)]|$)"
MARK_TO_BEAT = (
    "(?:(?:全市|全省|全国|省|市|国家|上年|去年|同期|上一年|面上)(?:[^,;、。0-9]{0,8}?(?:平均水平|平均值|平均|水平|增速|增幅|增长))?"
    f"|(?:经济|GDP|地区生产总值)(?:增长|增速)){END}"
)
LIKE_LAST_YEAR = "[与和同跟](?:上年|去年|上一年|上年度)(?:同期|实绩|水平)?"
# 增速 in 增速与上年持平
RATE = re.compile("(?:增速|增幅|增长率?|涨幅|降幅|率|比重|占比|比例|份额|强度|指数|排名|位次)[^,;]{0,4}$")
PhraseReader = Callable[[re.Match[str]], Quantity]


def phrase_quantities(text: str) -> Iterator[Quantity]:
    """Find the set phrases of a text."""
    for pattern, reading in PHRASES:
        yield from (reading(match) for match in pattern.finditer(text))


def _growth(value: int, comparator: str = "", doubt: str = "") -> PhraseReader:
    return lambda match: Quantity(
        match.start(), match.end(), Decimal(value), None, PERCENT, doubt, comparator=comparator, measure="growth"
    )


def _set_against(comparator: str) -> PhraseReader:
    """Read what is measured by another figure: it has no number of its own, and equal to that one is not 0 %."""
    return lambda match: Quantity(
        match.start(),
        match.end(),
        None,
        None,
        RELATIVE,
        f"{match[0]}: set against another figure, no number of its own",
        comparator=comparator,
    )


def _as_last_year(comparator: str) -> PhraseReader:
    """Read an amount that is to be last year's: growth by 0 %. A rate or a share that is last year's has no number."""
    still = _growth(0, comparator)
    no_number = _set_against(comparator)
    return lambda match: no_number(match) if RATE.search(match.string[: match.start()]) else still(match)


def _half(comparator: str) -> PhraseReader:
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


PHRASES: tuple[tuple[re.Pattern[str], PhraseReader], ...] = (
    # 翻两番
    (re.compile(rf"翻({NUMERAL})?番"), _doublings),
    # 两位数增长
    (re.compile("(?:以?高?于?)?两位数(?:以上)?(?=的?(?:增长|增速|增幅)|$|[,。;、])"), _growth(10, ">=")),
    # 正增长
    (re.compile("正增长"), _growth(0, ">")),
    # 与上年基本持平
    (re.compile(f"{LIKE_LAST_YEAR}(?:保持)?(?:基本|大体|大致|总体)(?:保持)?持平"), _as_last_year("~")),
    # 与上年持平
    (re.compile(f"{LIKE_LAST_YEAR}(?:保持)?持平"), _as_last_year("=")),
    # 与全市基本持平
    (re.compile(f"(?:[与和同跟]{ANOTHER})?(?:基本|大体|大致|总体)(?:保持)?(?:持平|同步)"), _set_against("~")),
    # 与全省同步
    (re.compile(f"(?:[与和同跟]{ANOTHER})(?:保持)?(?:持平|同步)|(?:保持)?持平"), _set_against("=")),
    # 不低于全市平均水平
    (re.compile(f"(?:不低于|不少于){MARK_TO_BEAT}"), _set_against(">=")),
    # 不高于全省平均水平
    (re.compile(f"(?:不高于|不超过){MARK_TO_BEAT}"), _set_against("<=")),
    # 高于全市平均水平
    (re.compile(f"(?<!不)(?:高于|快于|好于|优于|跑赢|领先于?|超过?){MARK_TO_BEAT}"), _set_against(">")),
    # 低于全省平均水平
    (re.compile(f"(?<!不)低于{MARK_TO_BEAT}"), _set_against("<")),
    # 完成省下达目标
    (re.compile("完成(?:国家|省|市|上级|中央)[^,;、。0-9]{0,6}?下达[^,;、。0-9]{0,10}$"), _set_against("")),
    # 超过半数
    (re.compile("(?:过|超过?|逾)(?:一?半数?)"), _half(">")),
    # 半数以上
    (re.compile("一?半(?:数)?以上"), _half(">=")),
    # 一半
    (re.compile("一半|半数"), _half("")),
    # 前三位
    (re.compile(rf"(?<![提之当以目])前(?P<place>{NUMERAL})(?:位|名|强)?(?![个家项年月日天季届期批0-9])"), _rank),
    # 第二位
    (re.compile(rf"第(?P<place>{NUMERAL})(?:[位名]|(?=[,。;!]|$))"), _rank),
)
