"""Every number of a text, in digits or in words, whatever becomes of it."""

import re
from collections.abc import Iterator
from functools import cache

from targetbook.intake.wording.own_units import OWN_UNITS, Codes
from targetbook.intake.wording.script import FRACTIONS, ITEM_NUMBERS, RAISED
from targetbook.intake.wording.units import unit_pattern

HAN = "零〇一二两三四五六七八九十百千万亿廿卅壹贰叁柒捌玖佰仟"
STOP = "[,。;:!?、]|$"
IN_DIGITS = (
    r"(?:(?<![0-9])[0-9]{4}年)?(?<![0-9])[0-9]{1,2}月[0-9]{1,2}[日号]",
    r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])",
    r"(?<![0-9])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])",
    r"[0-9]++(?:\.[0-9]++)*+(?:[百万亿]|千(?![瓦米克]))*+(?:[0-9]++[百千万亿](?![瓦米克]))*",
    f"[{ITEM_NUMBERS}{RAISED}{FRACTIONS}]",
)


@cache
def _number_pattern(codes: Codes) -> re.Pattern[str]:
    """Give the pattern of a number in digits, such as 120.5亿 in 投资120.5亿元, or in words."""
    return re.compile("|".join((*IN_DIGITS, *_in_words(unit_pattern(codes)))))


def _in_words(unit: str) -> tuple[str, ...]:
    """Give the patterns of a number in words.

    It counts where more than one sign stands together, or where a unit or a word of time or order is beside it; a
    lone 一 only where it can be a figure: in 一批, 一体化 and 进一步 there is nothing to count.
    """
    return (
        f"[百千万]分之[{HAN}]+(?:点[{HAN}]+)?",
        f"翻[{HAN}]*番",
        f"[{HAN}]+点[{HAN}]+(?={unit}|以上|左右|{STOP})",
        f"(?!(?:一+|万一)(?![{HAN}])|千万[要不别])[{HAN}]{{2,}}+",
        f"(?<=第)[{HAN.replace('一', '')}]|(?<=第)一(?=[位名届次批期季]|{STOP})",
        f"(?<=前)[{HAN}](?=[位名强]|季度|个月|{STOP})",
        f"[{HAN.replace('零〇一', '')}](?=[多余来几]?(?:{unit}|季度|年|月|日|届|号线|强|级)|[至到-][0-9{HAN}])",
        f"一(?=倍|季度|成(?:以上|左右|{STOP}))|一?半数|一半|(?<=过)半",
    )


def number_spans(text: str) -> Iterator[tuple[int, int]]:
    """Find the numbers of a cleaned text from left to right."""
    return (match.span() for match in _number_pattern(OWN_UNITS.get()).finditer(text))
