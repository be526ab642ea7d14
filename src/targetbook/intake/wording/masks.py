"""Numerals that are no quantities: dates, names, codes, ordinals and headings of tasks."""

import re
from collections.abc import Iterator

from targetbook.intake.speech.fates import Fate, NumberRun
from targetbook.intake.wording.vocabulary import WORDING

HIDDEN = "\N{WHITE SQUARE}"
SIGNS = "零〇一二两三四五六七八九十百千万"
NUMERAL = f"[0-9{SIGNS}]++"
SMALL = "[一二两三四五六七八九十百千万]"
# 三 in 三元里
FIGURE = re.compile(r"[0-9零〇一二两三四五六七八九十百千万亿廿卅壹贰叁柒捌玖佰仟]")
# A unit is part of a place's name where a word for a place follows it: 三元里 is no money, 三门县 no doors.
NAMED_PLACE = (
    rf"(?<![0-9{SMALL[1:-1]}]){SMALL}"
    "(?:元(?:里|岗|村|坑|桥|坊|巷|洞|庙|塘|山|庄|镇|路|街|河|湾|宫|殿|寺)|[门台张间亩](?:[一-龥]?(?:县|镇|乡|渠|峡|坊|巷|湾|庄)|山)|户[一-龥]{0,2}寨)"
)
DATES = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])",
    r"[0-9]{4,}年度?|[二一][〇零一二三四五六七八九]{3}年",
    rf"{NUMERAL}(?:[-~至到]{NUMERAL})?月(?:{NUMERAL}(?:-{NUMERAL})?[日号])?",
    rf"第?{NUMERAL}季度|前{NUMERAL}个?(?:季度|月)",
    # 1.4:36.9:61.7 is a ratio, and no time of day.
    r"(?<![0-9.:])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9.:])",
    # 达11年 and 提高到10.2年 are lengths of time, and no dates.
    rf"(?<![0-9.{SIGNS}达])(?<![高升加长][到至]){NUMERAL}(?:周年|年|日)",
    r"“?十[二三四五六]五”?",
)
NAMES = (
    r"https?://[A-Za-z0-9./_?=&%:-]+",
    NAMED_PLACE,
    WORDING.pattern("names_with_numerals"),
    rf"第{NUMERAL}(?=[^位名,。;!])",
    rf"(?<![0-9.]){NUMERAL}(?:届|号|期|岁(?=以[上下]|[一-龥]?[儿童婴])|级(?=[^数])|强|线|楼|层|℃|五(?=规划|时期|期间))",
    rf"党的{NUMERAL}大|{NUMERAL}[次中]全会|中央八项规定",
    r"(?!GDP)[A-Za-z][A-Za-z.+_-]*[0-9]++(?:\.[0-9]++)?+(?![百千万亿%元])",
    r"[0-9]+(?:\.[0-9]+)?(?![A-Za-z]*(?:FLOPS|Flops|flops|TEU)|[GMk]Wh?(?![A-Za-z])|P(?![A-Za-z])|km(?![A-Za-z])|m2|ug)[A-Za-z][A-Za-z0-9]*",
    r"[0-9]+(?:国道|省道|县道|乡道|高速|热线)",
)
PHRASES = (
    r"“[^“”,。;:!?]{0,14}”",
    r"[0-9]+(?:[+×x][0-9A-Za-z]+)+",
    r"每[百千万亿]+(?=[一-龥])",
    WORDING.pattern("words_with_numerals"),
    r"两个(?=确保|毫不动摇|维护|确立|结合|一百年)|[三四五]个(?=一批|全面|意识|自信|维度)",
    rf"{NUMERAL}(?:个|大|项|类|条|种)(?=(?:方面|领域|阶段|导向|环节|维度|原则|关键|步骤|层面|问题|突出|坚持|攻坚|抓手"
    r"|重点任务|重点工作|任务|工作(?!日)|行动|举措|措施|战略|优势|定位|思维|理念|统筹))",
    rf"坚持{NUMERAL}个",
    r"(?<=、)[^、,;等0-9]{1,8}[两三四五六七八九十]大(?=[一-龥])",
)
KINDS = ((Fate.DATE, DATES), (Fate.PHRASE, PHRASES), (Fate.NAME, NAMES))
# 2025年 in 2025年2月6日
NAME = re.compile("|".join(f"(?P<{fate}>{'|'.join(patterns)})" for fate, patterns in KINDS))


def hide_names(text: str) -> str:
    """Give the text with every numeral of a date, name, code or ordinal hidden, at the same length."""
    return NAME.sub(lambda match: FIGURE.sub(HIDDEN, match[0]), text)


def names_in(text: str) -> Iterator[NumberRun]:
    """Find the dates, names and set phrases of a text."""
    for match in NAME.finditer(text):
        yield NumberRun(match.start(), match.end(), Fate(match.lastgroup or ""))
