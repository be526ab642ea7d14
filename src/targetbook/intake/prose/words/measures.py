"""What is measured by a number that was told: from the words before and after it."""

import re
from dataclasses import dataclass

from targetbook.intake.prose.words.vocabulary import PROSE
from targetbook.intake.wording.quantity import Quantity

GROWTH_NAMED = re.compile("增速|增幅|涨幅|增长率|增长速度")
RISE = re.compile(PROSE.pattern("rise"))
FALL = re.compile(PROSE.pattern("fall"))
AVERAGE = re.compile("年均|年平均|平均每年|复合增长|[两二三四五]年平均|平均增速|平均增长")
SOME_YEARS_MEAN = re.compile("[两二2三]年平均")
GROWTH_AFTER = re.compile("^的?(?:较快|高速|快速|稳定|正)?(?:同比|名义|可比)?(?:增长|增速|增幅|速度)")
FALL_AFTER = re.compile("^的?(?:同比)?(?:降幅|跌幅|负增长|下降)")
BY_AMOUNT = re.compile(
    "(?:多出|高出|超出|相差|差距|少了|多了|增加|减少|增收|减收|多增|少增|净增加|增长|下降|增量|增|减)(?:了|约|超|近|为|达)*$"
)
DIFFERENCE = re.compile("(?:(?<![可同环对占])比(?!重|例|价)|较)[^,;]{1,12}(?:多|少|高|低|超|差)[了出]?$")
UP_TO = re.compile(
    "(?:提高|提升|增加|上升|增长|扩大|增|升|发展|壮大|做大|下降|降低|降|减少|减|回落|调整|修订|核定)(?:到|至|为)"
)
SHARE = re.compile(
    "占(?P<of>[^,;占]{1,18}?)(?:的?(?:比重|比例|份额))?(?:为|达到?|超过?|约|近|接近|提高到|提高至|提升至|上升到|上升至|升至)*$|(?:比重|占比|比例|份额)(?:为|达到?|超过?|约|近|接近|提高到|提高至|提升至|上升到|上升至|升至|提升到)*$|占$"
)
OF_A_PLAN = re.compile("(?:预算|计划|目标|任务|进度)(?:数|值)?的$|(?:完成率|完成进度|达标率|执行率)(?:为|达到?|达)*$")
# 贡献率达 in 对经济增长的贡献率达60%
CONTRIBUTED = re.compile("贡献率(?:为|达到?|超过?|约)*$")
OF_CITY = re.compile("占(?:全市|[一-龥]{2,3}市)|全市(?:的)?(?:比重|占比|份额)")
FROM = re.compile("[由从][的约近 ]*$")
IN_SCALE = re.compile("万亿")
NEARLY = re.compile("(?:近|接近|将近)(?:[为达了到])*$")
ABOUT = re.compile("(?:约|大约|约为|大概)(?:[为达了到])*$")
MORE = re.compile(
    "(?:超过?|突破了?|逾|首超|首破|不低于|超了|站上|跨上|迈上|迈过|跨过|破|高于|多于|大于|至少|不少于|冲破)$"
)
UNDER = re.compile("(?:不足|不到|低于|少于|不超过|以内)$")


@dataclass(frozen=True)
class Measured:
    """The measure of a number, '' where nothing tells it; the sign of a growth; what a person should look at."""

    measure: str
    negative: bool = False
    doubt: str = ""
    reason: str = ""


def measure_of(quantity: Quantity, before: str, after: str, carried: Measured | None) -> Measured:
    """Tell what a number measures from the words between it and what stands before, and those after it."""
    kind = quantity.unit.kind
    if quantity.measure == "rank":
        return Measured("growth_rank" if GROWTH_NAMED.search(before) else "rank")
    if kind in ("points", "relative"):
        return Measured("", reason="compared")
    if kind == "percent":
        return _of_percent(quantity, before, after, carried)
    if kind == "times":
        return (
            Measured("growth", doubt="增长N倍: N times more?")
            if RISE.search(before)
            else Measured("", reason="compared")
        )
    if OF_A_PLAN.search(f"{before}的"):
        return Measured("", reason="compared")
    if DIFFERENCE.search(before):
        return Measured("", reason="change")
    if BY_AMOUNT.search(before) and not UP_TO.search(before):
        return Measured("", reason="change")
    return Measured("level")


def _of_percent(quantity: Quantity, before: str, after: str, carried: Measured | None) -> Measured:
    if OF_A_PLAN.search(before) or CONTRIBUTED.search(before) or before == "的":
        return Measured("", reason="compared")
    if share := SHARE.search(before):
        if not share["of"]:
            return Measured("share", doubt="a share of what?")
        return Measured("share_of_city" if OF_CITY.search(before) else "share")
    if GROWTH_AFTER.match(after) or FALL_AFTER.match(after):
        average = AVERAGE.search(before + after[:8])
        return Measured("average_growth" if average else "growth", bool(FALL_AFTER.match(after)))
    steps = UP_TO.sub("", before)
    if steps != before and carried and carried.measure:
        return Measured(carried.measure, carried.negative, carried.doubt)
    rise = _last(RISE, steps)
    fall = _last(FALL, steps)
    if max(rise, fall) >= 0 or AVERAGE.search(before):
        return Measured("average_growth" if AVERAGE.search(before) else "growth", fall > rise)
    if carried and carried.measure in ("growth", "average_growth"):
        return Measured(carried.measure, carried.negative, carried.doubt)
    return Measured("growth", doubt="is it a growth? no word says so")


def bound_of(quantity: Quantity, before: str, after: str) -> str:
    """Tell whether a number is exact, or what is printed is less, more or about what it stands for."""
    if quantity.size_class:
        return "class"
    if quantity.more or MORE.search(before) or re.match("以上|及以上|多|余|强", after):
        return "lower"
    if UNDER.search(before):
        return "upper"
    if NEARLY.search(before):
        return "nearly"
    return "approximate" if ABOUT.search(before) or re.match("左右|上下", after) else "exact"


def is_from(before: str) -> bool:
    """Whether a number is where a change starts: 从5亿元增加到8亿元."""
    return bool(FROM.search(before))


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.end() for match in pattern.finditer(text)), default=-1)
