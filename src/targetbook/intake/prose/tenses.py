"""Is a number a result or a target? Where neither its words nor its text say so, it is asked."""

import re
from datetime import date
from enum import StrEnum

from targetbook.intake.prose.items import Parsed
from targetbook.intake.prose.occasion import Outlook
from targetbook.intake.prose.words.periods import Dating
from targetbook.intake.prose.words.vocabulary import PROSE

# 计划投资总额 is the size of what was signed, and no aim.
TARGET = re.compile(f"{PROSE.pattern('target')}(?!(?<=计划投资)(?:总额|额|规模))")
RESULT = re.compile(PROSE.pattern("result"))
NO_TARGET = re.compile(
    "(?:超额?完成|完成|实现|高于|超过|快于|好于|低于|超|比)(?:了)?(?:全年|年度|年初|预期|预定|既定|发展|年)*$"
)
# 目标 in 增长目标首次从8%降至7.5%
AIM_SET = re.compile(
    "目标值?[^,;]*(?:设定|确定|调整|下调|上调|调低|调高|降低|降|提高|提升|定)(?:为|在|至|到)(?:约|了)?$"
)
AIM_AFTER = re.compile(r"^(?:%|亿元|左右|以上|的|年度|全年|预期|增长|增速|发展|主要|约束性|~|-|[0-9.])*(?:目标|任务)")
AIMING = re.compile("^(?:以上|左右|及以上|以内|或以上)")
DECIMAL_LEVEL = re.compile(r"[0-9]+\.[0-9]+万?亿|[0-9]{5,}(?:\.[0-9]+)?[万亿]")
ROUND = re.compile(r"[0-9]{1,2}(?:\.5)?|[0-9]*[05]0+|[0-9]{1,3}0")
GONE_BY = re.compile(PROSE.pattern("gone_by"))
FORECAST = re.compile("预计|预测|估计")
# 低于 in 低于目标5%,也低于全国4.8%
COMPARED_ANEW = re.compile("[,;](?:也|又|但|更|同时|并且)*(?:低于|高于|快于|慢于|好于)")
YEAR_FORESEEN = re.compile("预计(?:[^,;:0-9]{0,4})全年")


class NumberTense(StrEnum):
    """What a number is."""

    RESULT = "result"
    TARGET = "target"
    LIKELY_RESULT = "likely_result"
    RUNNING = "running"
    OPEN = "open"


def tense_of_number(
    text: str,
    start: int,
    end: int,
    past_from: int,
    section: Outlook,
    period_end: date | None,
    published: date | None,
    running: bool = False,
) -> NumberTense:
    """Tell the tense of the number between two places; `past_from` is where a time gone by was named, -1 for none."""
    if period_end and published and period_end > published:
        aims = section is Outlook.AHEAD or _aim_before(text, start) >= 0 or AIMING.match(text[end:])
        return NumberTense.RUNNING if running and not aims else NumberTense.TARGET
    if AIM_AFTER.match(text[end:]) or AIM_SET.search(text[:start]):
        return NumberTense.TARGET
    aim = _aim_before(text, start)
    if (
        aim >= 0
        and not COMPARED_ANEW.search(text, aim, start)
        and (aim > past_from or not re.search("[,;:]", text[aim:start]))
    ):
        result = max((match.start() for match in RESULT.finditer(text, 0, start)), default=-1)
        return NumberTense.RESULT if result > aim else NumberTense.TARGET
    if past_from >= 0 or _is_of_years_gone_by(text, start, section):
        return NumberTense.RESULT
    if AIMING.match(text[end:]):
        return NumberTense.TARGET
    return _by_sentence(text, start, end, section)


def forecast_before(parsed: Parsed, start: int, published: date | None) -> int:
    """Give where the word stands that makes a number at `start` an estimate, -1 for none; it holds for its sentence.

    A later clause that says a time of its own, over when the text appeared, is one of fact again.
    """
    place = max((match.start() for match in FORECAST.finditer(parsed.plain, 0, start)), default=-1)
    foreseen = parsed.quantities_in(max(place, 0), start)
    later = parsed.datings_in(foreseen[0].end, start) if foreseen else []
    facts = [each for each in later if _is_over(each, published)]
    return -1 if facts else place


def _is_over(dating: Dating, published: date | None) -> bool:
    """Whether a time that was said itself had passed: 1-11月, not 全年."""
    stretch = dating.stretch
    is_said = dating.explicit or not stretch.is_whole_year
    return bool(is_said and not dating.compared and stretch.year and published and stretch.end <= published)


def _aim_before(text: str, start: int) -> int:
    """Give where the last word of aiming before a number stands, -1 for none."""
    aims = [match for match in TARGET.finditer(text, 0, start) if not NO_TARGET.search(text[: match.start()])]
    return aims[-1].start() if aims else -1


def _is_of_years_gone_by(text: str, start: int, section: Outlook) -> bool:
    """Whether 左右 behind a number sets no aim: a time gone by is named, or it is foreseen in a review or of a year."""
    foreseen = {Outlook.BACK: FORECAST, Outlook.BOTH: YEAR_FORESEEN}.get(section)
    return bool(
        (foreseen and foreseen.search(text, 0, start))
        or (section is not Outlook.AHEAD and GONE_BY.search(text, 0, start))
    )


def _by_sentence(text: str, start: int, end: int, section: Outlook) -> NumberTense:
    if RESULT.search(text):
        return NumberTense.RESULT
    if section is Outlook.BACK:
        return NumberTense.RESULT
    if re.search("%(?:以上|左右)|[0-9](?:亿元?|万元?)?(?:以上|左右)", text) or _aim_before(text, len(text)) >= 0:
        return NumberTense.TARGET
    if DECIMAL_LEVEL.search(text):
        return NumberTense.RESULT
    if section is Outlook.AHEAD:
        return NumberTense.TARGET
    number = re.search(r"[0-9.]+", text[start:end])
    if number and not ROUND.fullmatch(number[0]):
        return NumberTense.LIKELY_RESULT
    return NumberTense.OPEN
