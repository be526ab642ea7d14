"""What is measured: the level, its growth, a share, a place; from the words around the number."""

import re

from targetbook.intake.wording.moments import TimeExpression
from targetbook.intake.wording.quantity import Quantity

# 年均 in 年均增长
AVERAGE = re.compile("年均|年平均|平均每年|复合增长")
# 增长 in 投资增长
RISE = re.compile("(?<!新)(?<!净)(?:增长(?:率|速度)?|增速|增幅|增加(?!值)|提速|上升|提高|提升|扩大|多增|增)$")
# 增速 in 增速达到
RISE_WORDS = re.compile("增长|增速|增幅|提速|涨幅|上涨|降幅")
# 的增速
RISE_AFTER = re.compile("^的?(?:正|高速|稳定|较快|年均)?(?:增长|增速|增幅|速度增长|的?速度)")
# 下降 in 能耗下降
FALL = re.compile("(?:下降|降低|减少|下滑|压减|压降|削减|回落|缩减|下调)$")
# 下降 in 下降到
FALL_WORDS = re.compile("下降|降低|减少|下滑|压减|压降|削减")
# 提高到
TO = re.compile(
    "(?:提高|提升|增加|上升|增长|扩大|增|升|发展|壮大|做大|达|降低|下降|降|压减|压降|压缩|缩短|减|减少)(?:到|至)$|(?:增|升|降|减)为$"
)
# 占 in 占比
SHARE = re.compile("占|比重|占比|份额|比例|率$|强度|率(?=达|保持|稳定|提|超|不|控|在|力|突|上|下|升|降|为)")
# 占全市 in 占全市比重
OF_CITY = re.compile("占全市|全市(?:的)?(?:比重|占比|份额)|全市比重")
# 占全省
OF_ELSEWHERE = re.compile("占全省|占全国|占大湾区|占全县|占粤港澳")
# 高于全市平均
BENCHMARK = re.compile("(?:高于|快于|低于|好于|优于|高出|领先|跑赢)[^,。;]*(?:平均|全市|全省|全国|水平|增速|面上)")
# 增长 in 增长5%
GROWTH = re.compile("增速|增幅|增长")
# 进入 in 进入前三
RANK_VERBS = re.compile("进入|跻身|保持|争|迈入|进位|前移|确保|提升|升至|冲|稳居|力|挺进|位居|位列|居|排名|列")


def choose_measure(quantity: Quantity, before: str, after: str, earlier_measure: str) -> tuple[str, str]:
    """Give the measure and, where it is left open (''), why; `before` is what stands left of the comparator."""
    kind = quantity.unit.kind
    if quantity.measure == "rank":
        return ("growth_rank" if GROWTH.search(before) else "rank"), ""
    if quantity.measure:
        return quantity.measure, ""
    if kind == "relative":
        return ("growth" if GROWTH.search(before) else ""), ""
    if kind == "points":
        return "", "a change in percentage points has no measure of its own"
    if kind == "times":
        return ("growth", "增长N倍 read literally") if RISE.search(before) else ("", "a multiple without growth")
    if kind == "percent":
        return _of_percent(before, after, earlier_measure)
    if (RISE.search(before) and not TO.search(before)) or FALL.search(before):
        return "", "a change by an amount: neither a level nor a growth rate"

    return "level", ""


def _of_percent(before: str, after: str, earlier_measure: str) -> tuple[str, str]:
    if BENCHMARK.search(before):
        return "", "set against another area's figure"
    if AVERAGE.search(before) and RISE_WORDS.search(before + after):
        return "average_growth", ""
    if OF_ELSEWHERE.search(before):
        return "", "a share of something larger than the city"
    if OF_CITY.search(before):
        return "share_of_city", ""

    last_share = _last(SHARE, before)
    last_rise = _last(RISE_WORDS, before)
    if RISE_AFTER.match(after) or last_rise > last_share or (RISE.search(before) and last_share < 0):
        return "growth", ""
    if FALL.search(before):
        return "growth", ""
    if last_share >= 0:
        return ("", "a share raised by, not to") if RISE.search(before) else ("share", "")

    if earlier_measure in ("growth", "average_growth", "share"):
        return earlier_measure, ""
    return "", "no word says growth or share"


def spans_years(before: str, moment: TimeExpression, speech_year: int) -> bool:
    """Whether growth is told over several years, which the contract's yearly growth is not."""
    base = re.search(r"(?:比|较)(20[0-9]{2})年", before)
    if base and int(base[1]) != moment.year - 1:
        return True
    return moment.over_years or moment.year > speech_year + 1


def is_fall(before: str) -> bool:
    """Whether the number says by how much something is to fall."""
    return bool(FALL.search(before))


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)
