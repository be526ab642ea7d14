"""Numerals that are no quantities: dates, names, codes, ordinals and headings of tasks."""

import re

HIDDEN = "\N{WHITE SQUARE}"
NUMERAL = "[0-9零〇一二两三四五六七八九十百千万]++"
QUOTED = re.compile(r"“[^“”,。;:!?]{0,14}”")
FIGURE = re.compile(r"[0-9零〇一二两三四五六七八九十百千万亿]")
NAMES = (
    r"[0-9]{4}年度?|[二一][〇零一二三四五六七八九]{3}年",
    rf"{NUMERAL}(?:[-~至到]{NUMERAL})?月(?:{NUMERAL}(?:-{NUMERAL})?[日号])?",
    rf"第?{NUMERAL}季度|前{NUMERAL}个?(?:季度|月)",
    r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?",
    rf"第{NUMERAL}(?=[^位名,。;!])",
    rf"{NUMERAL}(?:周年|年|届|号|期|岁|级(?=[^数])|强|线|楼|层|℃|日|五(?=规划|时期|期间))",
    r"十[二三四五六]五",
    r"[A-Za-z][A-Za-z.+-]*[0-9]+(?:\.[0-9]+)?",
    r"[0-9]+(?:\.[0-9]+)?(?![A-Za-z]*(?:FLOPS|Flops|TEU)|P(?![A-Za-z])|km(?![A-Za-z])|m2|ug)[A-Za-z][A-Za-z0-9]*",
    r"[0-9]+(?:[+×x][0-9A-Za-z]+)+",
    r"每[百千万亿]+(?=[一-龥])",
    r"百千万工程|百校万企|双百|百强|千百十|三位一体|一体两翼|五位一体",
    r"两个(?=确保|毫不动摇|维护|确立|结合|一百年)|[三四五]个(?=一批|全面|意识|自信|维度)",
    rf"{NUMERAL}(?:个|大|项|类|条|种)(?=(?:方面|领域|阶段|导向|环节|维度|原则|关键|步骤|层面|问题|突出|坚持|攻坚|抓手"
    r"|重点任务|重点工作|任务|工作|行动|举措|措施|战略|优势|定位|思维|理念|统筹))",
    rf"坚持{NUMERAL}个",
    r"(?<=、)[^、,;等0-9]{1,8}[两三四五六七八九十]大(?=[一-龥])",
)
NAME = re.compile("|".join(f"(?:{name})" for name in NAMES))


def hide_names(text: str) -> str:
    """Give the text with every numeral of a date, name, code or ordinal hidden, at the same length."""
    quoted = QUOTED.sub(lambda match: FIGURE.sub(HIDDEN, match[0]), text)
    return NAME.sub(lambda match: FIGURE.sub(HIDDEN, match[0]), quoted)
