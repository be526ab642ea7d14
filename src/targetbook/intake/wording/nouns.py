"""The noun that a number is of: what is left of a clause without its verbs, times, places and comparisons."""

import re
from functools import lru_cache

from targetbook.intake.wording.moments import without_moments
from targetbook.intake.wording.vocabulary import WORDING

OPENING = WORDING.words("opening_words")
LIGHT = tuple(
    sorted({*WORDING.words("verbs_before_a_noun"), *WORDING.words("fillers"), *OPENING}, key=len, reverse=True)
)
# 围绕 in 围绕产业
PREPOSITION = re.compile(WORDING.pattern("prepositions"))
COMPARED = (
    r"(?:比|较|与|同)(?:上一年)?(?:相比)?|[从由][0-9一二两三四五六七八九十][^,;]*|的?[高较低]?(?:基数|基础)之?上|"
    r"(?:高于|快于|低于|好于|优于|高出)[^,;]*?(?:平均|全市|全省|全国|水平|增速)+"
)
# 增长 in 工业投资增长
PREDICATE = re.compile(
    f"(?:{WORDING.pattern('amounts')}|{WORDING.pattern('predicates')}|{WORDING.pattern('adverbs')}|{COMPARED})$"
)
# 的增速目标
NO_NOUN = re.compile(
    r"^(?:的?(?:年均)?(?:正|高速|稳定|较快)?(?:增长|增速|增幅|速度增长|速度|水平|目标|大关|台阶|规模|总量)(?:目标)?"
    r"|(?:大关)?(?:迈进|进军|冲刺|冲击|靠近|迈步)$|之间|的?区间|的(?=.))|^等$"
)
# 发展预期目标
END_OF_AIM = re.compile("的?(?:年度|全年|发展|预期|主要|硬){0,3}(?:目标|任务)(?:不变)?$")
# 如期 in 项目如期
MANNER = re.compile("集中|如期|陆续|顺利|按期|全面|尽快|在?前(?=竣工|开工|封顶|完工)")
# 占地区生产总值的比重
SHARE_OF = re.compile(r"占(?:[^占,;]{2,16}?)(?:的?比重|的?比例|的?份额|$)")


def nouns_of(before: str, after: str) -> tuple[str, ...]:
    """Give the nouns that a number may be of, the barest last: predicates before it taken off one by one."""
    rest = SHARE_OF.sub("", without_moments(before))
    tail = MANNER.sub("", END_OF_AIM.sub("", NO_NOUN.sub("", without_moments(after))))
    nouns = [rest + tail]

    while match := PREDICATE.search(rest):
        rest = rest[: match.start()]
        nouns.append(rest + tail)

    return tuple(nouns)


def is_edge(before: str, places: tuple[str, ...]) -> bool:
    """Whether a noun may begin after these words: they are no part of it and name no narrower scope."""
    rest = before
    while rest:
        word = _last_light(rest, places)
        if not word:
            return rest != before and PREPOSITION.match(rest) is not None
        if word in OPENING:
            return True
        rest = rest[: -len(word)]

    return True


@lru_cache(maxsize=4096)
def without_opening(noun: str) -> str:
    """Take off the word that opens a phrase, such as 其中."""
    return next((noun[len(word) :] for word in OPENING if noun.startswith(word)), noun)


def without_verbs(noun: str) -> str:
    """Take off the verbs, times and manners that a noun begins with: 完成交通投资 is of 交通投资."""
    rest = noun
    while word := next((word for word in LIGHT if rest.startswith(word)), ""):
        rest = rest[len(word) :]
    return rest


def is_light(text: str, places: tuple[str, ...]) -> bool:
    """Whether words hold no noun at all: nothing but verbs, times and places."""
    rest = text
    while rest and (word := _last_light(rest, places)):
        rest = rest[: -len(word)]
    return not rest


def _last_light(text: str, places: tuple[str, ...]) -> str:
    return next((word for word in (*places, *LIGHT) if text.endswith(word)), "")
