"""The name of what is to be done in the words of a target: 推动北岸学校9月底前开工 names 北岸学校."""

import re

from targetbook.intake.prose.words.vocabulary import PROSE
from targetbook.intake.wording.vocabulary import WORDING

STATES = "|".join(
    PROSE.pattern(name) for name in ("deed_toppings", "deed_completions", "deed_starts", "deed_events", "deed_acts")
)
TIME = (
    "(?:20[0-9]{2}年|今年|全年)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日|份|[上中下]旬)?|第?[一二三四]季度|[上下]半年|年|月|20[0-9]{2}年)"
    f"(?:底|末|内|中)?(?:之?前)?|{PROSE.pattern('deed_times')}(?:召开|开幕)?之?前|今年|全年|20[0-9]{{2}}年"
)
LEADS = re.compile(
    f"^(?:{WORDING.pattern('leads_of_a_deed')}|{WORDING.pattern('leading_deeds')}|{WORDING.pattern('endeavours')}"
    f"|(?:{TIME})(?!路|街|大道)|实现|精准招商|落地|筹建|高标准)+"
)
MANNER = (
    "并|且|及|和|后|如期|按期|按时|全面|全线|正式|顺利|基本|实现|力争|确保|整体|陆续|同步|提前|主体结构|主体工程|主体"
)
ENDS = re.compile(
    f"(?:{STATES}|{WORDING.pattern('states_reached')}|{TIME}|{MANNER}|前期工作|建设|改造|项目|落地|工程)+$"
)
SOME = re.compile("更多|一批|若干|各类")
# 首届 and 我区 in the words of a target or of a report need not be in those of the other.
PASSED_OVER = re.compile("^(?:首届|首个|首家|第[一二三四五六七八九十0-9]+届|我?[区市](?=[一-龥]{4}))+")


def name_of(words: str) -> str:
    """Give the name of what is to be done, without what is to be done; '' for none."""
    if SOME.search(words):
        return ""
    quoted = re.search("“([^“”]{4,})”", words)
    if quoted:
        return quoted[1]
    first = re.split("等|、|和|及", LEADS.sub("", words))[0]
    return PASSED_OVER.sub("", ENDS.sub("", first))
