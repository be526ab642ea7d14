"""Is a number a target of what is to come or an outcome of what has been? Where it is neither for sure, it is open."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import islice

from targetbook.intake.wording.moments import TimeExpression


class Tense(StrEnum):
    """What the words so far say of the numbers that follow."""

    TARGET = "target"
    OUTCOME = "outcome"
    OPEN = "open"
    DOUBT = "doubt"


# 力争 in 力争实现
TARGET = re.compile(
    "力争|力促|争取|争创|确保|努力|冲刺|预期|(?:主要|发展|工作|总体)目标|目标(?=是|为|:)|计划(?=完成|实现|新|引|建|增|到|在|今年|全年|于|开工|安排|用|推|培|打造)|拟|将(?!近)|打算|要(?=实现|完成|确保|力争|达到|推动)|安排|下一步|接下来|提出(?!了)|(?:基础|基数)之?上"
)
# 完成了
OUTCOME = re.compile(
    "过去|近[几两三五]年|近年来|[一两三四五]年来|多年来|以来|已(?!经?明确)|(?:完成|实现|达到|突破|增长|建成|新增|引进|超过|获得|获评|荣获)了"
    "|截至(?!20[0-9]{2}年(?:末|底)前)|截止|目前|现有|现已|刚刚|回顾|回望|回首|圆满|顺利完成|超额完成(?!全年|今年|年度)|成功(?!率)|(?:比|高于|快于|超)(?:预期)?目标高?|连续[一二两三四五六七八九十]+[年个]"
    "|(?<![所没具特享私国公拥保争动使让将要既原固稀富占持只还])有(?![力效序关望机的限待利着条色志助])(?=[一-龥]{0,8}?[0-9])|揽获|斩获|荣登|荣膺|入选"
)
YEAR_ON_YEAR = "同比"
# After a figure of last year, 全年 may be that year still or the one to come: 去年增长5%,全年增长6%.
ALL_YEAR = "全年"
YEAR_BEFORE = re.compile("去年|上年|20[0-9]{2}年")
# 预计 in 预计增长
FORECAST = re.compile("预计|预测|有望|估计|共计|总计|今天|昨[日天]")
# 过去一年,预计增长5%
YEAR_REVIEWED = re.compile("过去(?:的|这)?一年|一年来|(?:回顾|回望|回首)")
# 交出优异成绩
LATER_WORDS = re.compile("答卷|成绩单|(?:取得|交出)[^,;]{0,8}成绩|(?:比|高于)目标|均超|超额完成|排名第")
# 累计 in 累计引进
STANDING = re.compile("同比|首次|占地(?!区)|下辖|坐拥|累计|位居|位列|排名|稳居")


def tense_at(text: str, position: int, moments: list[TimeExpression], year: int, before: Tense) -> tuple[Tense, str]:
    """Say which tense a number at a position stands in, and the word that leaves it in doubt."""
    words = [*_last_word(text, position)]
    earlier = moments[: bisect_right(moments, position, key=lambda moment: moment.end)]
    holding = (moment for moment in reversed(earlier) if before is not Tense.OUTCOME or _names_year(moment, text))
    of_moments = [_tense_of_moment(moment, year, text) for moment in islice(holding, 1)]

    _, tense, word = max([*words, *of_moments], default=(-1, before, "the sentence before tells of the past"))
    if words and {tense, max(words)[1]} == {Tense.TARGET, Tense.DOUBT}:
        # A word of aspiration or of forecasting says more than the months that follow it.
        _, tense, word = max(words)
    if tense in (Tense.TARGET, Tense.OUTCOME) or word == ALL_YEAR:
        return tense, word
    if tense is Tense.DOUBT:
        of_past = _is_reviewed(text, position, earlier, year, before)
        return (Tense.OUTCOME, word) if of_past else _tense_of_forecast(text, position, earlier, year, word)

    unsure = _later_word(text, position, moments, year) or _standing_word(text, position)
    return (Tense.DOUBT, unsure) if unsure else (Tense.OPEN, "")


def _last_word(text: str, position: int) -> Iterator[tuple[int, Tense, str]]:
    """Give the last word before a position that says a tense."""
    words = _tense_words(text)
    place = bisect_right(words, position + 1, key=lambda word: word[0])
    ended = (word for word in reversed(words[:place]) if word[0] + len(word[2]) <= position + 1)
    yield from islice(ended, 1)


@lru_cache(maxsize=8)
def _tense_words(text: str) -> tuple[tuple[int, Tense, str], ...]:
    """Find the words of a sentence that say a tense, once for all its numbers."""
    words = [
        (match.start(), tense, match[0])
        for tense, pattern in ((Tense.TARGET, TARGET), (Tense.OUTCOME, OUTCOME), (Tense.DOUBT, FORECAST))
        for match in pattern.finditer(text)
    ]
    return tuple(sorted(words))


def _standing_word(text: str, position: int) -> str:
    """Give the last word before a position that may make an outcome of it, '' for none."""
    matches = _standing_words(text)
    place = bisect_right(matches, position, key=re.Match.end)
    return matches[place - 1][0] if place else ""


@lru_cache(maxsize=8)
def _standing_words(text: str) -> tuple[re.Match[str], ...]:
    return tuple(STANDING.finditer(text))


def _is_reviewed(text: str, position: int, earlier: list[TimeExpression], year: int, before: Tense) -> bool:
    """Whether a figure is foreseen in a review of the year gone by, which no year to come has left."""
    reviewed = [match.end() for match in YEAR_REVIEWED.finditer(text, 0, position)]
    begun = max(reviewed, default=0)
    is_over = any(
        moment.start >= begun
        and moment.year >= year
        and _names_year(moment, text)
        and not text.startswith("以来", moment.end)
        for moment in earlier
    )
    return bool(reviewed or before is Tense.OUTCOME) and not is_over


def _tense_of_forecast(
    text: str, position: int, earlier: list[TimeExpression], year: int, word: str
) -> tuple[Tense, str]:
    """Take what was foreseen of a year gone by for what became of it."""
    latest = earlier[-1] if earlier else None
    if latest and latest.year < year:
        return Tense.OUTCOME, text[latest.start : latest.end]
    compared = text.find(YEAR_ON_YEAR, 0, position) >= 0
    return (Tense.OUTCOME, YEAR_ON_YEAR) if compared else (Tense.DOUBT, word)


def _later_word(text: str, position: int, moments: list[TimeExpression], year: int) -> str:
    """Give the last word further on that may make an outcome of a number without a tense of its own, '' for none."""
    past = next((moment for moment in reversed(moments) if moment.year < year), None)
    if past and past.start >= position:
        return text[past.start : past.end]
    words = _later_words(text)
    return words[-1][0] if words and words[-1].start() >= position else ""


@lru_cache(maxsize=8)
def _later_words(text: str) -> tuple[re.Match[str], ...]:
    return tuple(LATER_WORDS.finditer(text))


def _names_year(moment: TimeExpression, text: str) -> bool:
    """Whether a year is said, so that a review of the past may be left by it."""
    return (
        re.match("到?在?(?:20|二[〇零]|今年|明年|后年|去年|上年|前年|本年)", text[moment.start : moment.end])
        is not None
    )


def _tense_of_moment(moment: TimeExpression, year: int, text: str) -> tuple[int, Tense, str]:
    """Take a year gone by for the past; months of this year without a further word for either."""
    word = text[moment.start : moment.end]
    if moment.year < year:
        starts_anew = word == ALL_YEAR and _follows_a_figure(text, moment.start)
        return moment.start, Tense.DOUBT if starts_anew else Tense.OUTCOME, word
    return (
        moment.start,
        Tense.DOUBT if re.match("(?:今年)?(?:[1一](?:月份?)?[-~至到]|前)", word) else Tense.TARGET,
        word,
    )


def _follows_a_figure(text: str, place: int) -> bool:
    """Whether a clause that tells a figure of a year gone by stands right before a place."""
    if not text.endswith((",", ":"), 0, place):
        return False
    start = text.rfind(";", 0, place) + 1
    year = YEAR_BEFORE.search(text, start, place)
    return bool(year and re.compile("[0-9]").search(text, year.end(), place))
