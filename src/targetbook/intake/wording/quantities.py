"""Quantities in a clause: a value or a range, its unit, and why it may be too vague to draft."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from math import prod

from targetbook.intake.wording.masks import hide_names
from targetbook.intake.wording.numerals import SCALES, is_bare_scale, read_numeral
from targetbook.intake.wording.own_units import OWN_UNITS, Codes
from targetbook.intake.wording.phrases import phrase_quantities
from targetbook.intake.wording.quantity import Quantity
from targetbook.intake.wording.script import FRACTIONS, ITEM_NUMBERS, RAISED
from targetbook.intake.wording.units import (
    BARE_MONEY,
    NO_UNIT,
    PER_MILLE,
    PER_UNIT,
    UNITS,
    Unit,
    readable_units,
    unit_pattern,
)

HAN = "[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+[万亿]*)?"
SCALE = "(?:[百万亿]|千(?![瓦米克]))*"
AMOUNT = rf"(?:[0-9]+(?:\.[0-9]+)?{SCALE}(?:[0-9]+(?:\.[0-9]+)?[百千万亿](?![瓦米克]))*|{HAN})"
MARKS = f"[{RAISED}{ITEM_NUMBERS}{FRACTIONS}]"
MORE = "[多余来几]"
# What leaves it open which digits, or which sign, are the number's: 5²%, 13万2千, 123元1角, -5%.
RUN_ON = re.compile("[0-9][百千万亿]+$|[廿卅壹贰叁柒捌玖佰仟]$")
# 1角
SMALL_CHANGE = re.compile("[0-9一二三四五六七八九][角分]")
# 长- in 增长-
MINUS = re.compile("(?:^|[^0-9%a-zA-Z一二三四五六七八九十亿万元家个])-$")
# 百分之五到六
RANGE_IN_WORDS = re.compile(rf"百分之(?P<low>{AMOUNT})(?:[-~]|至|到)(?:百分之)?(?P<high>{AMOUNT})")
# 百亿级
CLASS = re.compile(r"(?P<low>[0-9]+(?:\.[0-9]+)?[百千万]*亿|[一二两三四五六七八九十百千万]*[百千万十]?亿)元?级")
# 三四 in 三四十个
NEIGHBOURS = re.compile("[一二两三四五六七八九]{2,}")
# 好几
VAGUE_LEAD = re.compile(r"(?:(?<!以)上|数|几|好几|成)$")
# 万元GDP and 亿元以上企业 name a size; 超亿元 states one.
LED = re.compile("[超过破达近]$|突破|达到$")
# 一倍
SOLO = re.compile(r"一(?:倍|成|半)")
# 斤 in 斤粮食
WORD_AFTER_SUM = re.compile("(?!以|左右|上下|大关|的|规模|和|及|与|并|至|到|级|目标|增长|或)[一-龥]")
# 120万
TEN_THOUSANDS = re.compile(r"[0-9.]+[百千]?万")
NO_RANGE = "the two ends are not surely a range"
# 1.3万亿
BARE_AMOUNT = re.compile(r"[0-9.]+[百千]*万?亿|[一二两三四五六七八九十百千]+万?亿|万亿")


@cache
def _single_pattern(codes: Codes) -> re.Pattern[str]:
    """Give the pattern of a number with its unit: 5.5%."""
    return re.compile(
        rf"(?P<parts>[百千]分之)?(?P<low>{AMOUNT})(?P<more>{MORE}?)(?P<scale>{SCALE}){MORE}?"
        rf"(?:(?P<mark>{MARKS}+)[百千万亿]*)?(?P<unit>{unit_pattern(codes)})?"
    )


@cache
def _range_pattern(codes: Codes) -> re.Pattern[str]:
    """Give the pattern of a range: 5%-6%."""
    unit = unit_pattern(codes)
    return re.compile(rf"(?P<low>{AMOUNT})(?P<low_unit>{unit}|万?亿)?(?:[-~]|至|到)(?P<high>{AMOUNT})(?P<unit>{unit})")


def find_quantities(text: str) -> list[Quantity]:
    """Find the quantities of a text from left to right."""
    hidden = hide_names(text)
    readings = [*phrase_quantities(hidden), *_numbers(hidden)]

    quantities: list[Quantity] = []
    for quantity in sorted(readings, key=lambda reading: (reading.start, -reading.end)):
        if not quantities or quantity.start >= quantities[-1].end:
            quantities.append(quantity)

    return quantities


def _numbers(text: str) -> Iterator[Quantity]:
    position = 0
    while position < len(text):
        quantity = _class(text, position) or _range(text, position) or _single(text, position)
        if quantity is None:
            position = _past_numeral(text, position)
            continue

        yield quantity
        position = quantity.end


def _past_numeral(text: str, position: int) -> int:
    """Step over a whole numeral, so that none is read from its middle."""
    match = re.compile(r"[0-9.]+").match(text, position)
    return match.end() if match else position + 1


def _class(text: str, position: int) -> Quantity | None:
    match = CLASS.match(text, position)
    if match is None or not match["low"]:
        return None

    value = read_numeral(match["low"])
    doubt = "" if value is not None else f"{match['low']} is not surely a number"
    return Quantity(match.start(), match.end(), _times(value, BARE_MONEY), None, BARE_MONEY, doubt, size_class=True)


def _range(text: str, position: int) -> Quantity | None:
    if in_words := RANGE_IN_WORDS.match(text, position):
        return _between(in_words, read_numeral(in_words["low"]), read_numeral(in_words["high"]), UNITS["%"], UNITS["%"])

    match = _range_pattern(OWN_UNITS.get()).match(text, position)
    if match is None:
        return None

    unit = readable_units()[match["unit"]]
    low_unit = readable_units().get(match["low_unit"] or "", unit)
    low = read_numeral(match["low"])
    high = read_numeral(match["high"])

    if low is not None and match["low_unit"] in ("亿", "万亿"):
        low *= read_numeral(match["low_unit"]) or 1
    if re.search("[从由自]$", text[:position]):
        return Quantity(match.start(), match.end(), _times(high, unit), None, unit)

    return _range_of(match, low, high, low_unit, unit)


def _range_of(match: re.Match[str], low: Decimal | None, high: Decimal | None, low_unit: Unit, unit: Unit) -> Quantity:
    """Give a range whose lower end may bear the scale of the upper one."""
    scale = None if match["low_unit"] else _shared_scale(match["low"], match["high"])
    if low is None or high is None or scale is None:
        return _between(match, low, high, low_unit, unit)
    if low * scale < high:
        return _between(match, low * scale, high, low_unit, unit)
    return replace(_between(match, low, high, low_unit, unit), doubt=NO_RANGE)


def _shared_scale(low: str, high: str) -> Decimal | None:
    """Give the scale written once for both ends, as in 3至5亿; None where the lower end has its own, or none is."""
    scale = re.search("[万亿]+$", high)
    return Decimal(prod(SCALES[sign] for sign in scale[0])) if scale and not re.search("[万亿]", low) else None


def _between(match: re.Match[str], low: Decimal | None, high: Decimal | None, low_unit: Unit, unit: Unit) -> Quantity:
    low = _times(low, low_unit)
    high = _times(high, unit)
    doubt = "" if low is not None and high is not None and low < high else NO_RANGE
    return Quantity(match.start(), match.end(), low, high, unit, doubt)


def _single(text: str, position: int) -> Quantity | None:
    match = _single_pattern(OWN_UNITS.get()).match(text, position)
    if match is None or (match["unit"] is None and not _stands_alone(match, text)):
        return None

    digits = match["low"]
    if digits in ("一", "零", "〇") and not match["parts"] and not SOLO.match(text, position):
        return None
    if digits in ("百", "千", "万", "亿") and match["unit"] == "元" and not LED.search(text[:position]):
        return None

    unit = _unit(match["unit"] or "", match["parts"] or "", match["low"] + match["scale"])
    value = read_numeral(digits + match["scale"]) if match["scale"] else read_numeral(digits)
    quantity = Quantity(match.start(), match.end(), _times(value, unit), None, unit)

    return _per_unit(_with_vagueness(quantity, match, text), text)


def _stands_alone(match: re.Match[str], text: str) -> bool:
    """Whether a number without a unit is one: a sum in 亿, or figures right after a comparator."""
    if match["parts"]:
        return True
    if BARE_AMOUNT.fullmatch(match[0]):
        return not WORD_AFTER_SUM.match(text, match.end())
    if TEN_THOUSANDS.fullmatch(match[0]) and re.match("$|[、,;。]|以上|左右", text[match.end() :]):
        return True

    lead = re.search(r"(?:超过?|突破|达到?|不少于|不低于|增至)$", text[: match.start()])
    return bool(lead and match["low"][0].isdigit() and not re.match(r"[A-Za-z0-9.\-+]", text[match.end() :]))


def _with_vagueness(quantity: Quantity, match: re.Match[str], text: str) -> Quantity:
    digits = match["low"]
    if MINUS.search(text[max(0, match.start() - 2) : match.start()]):
        return replace(quantity, start=quantity.start - 1, value=None, doubt="a minus sign stands before the number")
    if doubt := _unclear(match, text):
        return replace(quantity, value=None, doubt=doubt)
    if NEIGHBOURS.search(digits):
        return replace(quantity, value=None, doubt=f"{digits} is a vague number")
    if VAGUE_LEAD.search(text[: match.start()]) and digits[0] in "十百千万":
        return replace(quantity, value=None, doubt=f"{text[match.start() - 1]}{digits} is a vague number")
    if match["more"] == "几" or (digits == "十" and match["more"]):
        return replace(quantity, value=None, doubt=f"{digits}{match['more']} is a vague number")
    if read_numeral(digits) is None:
        return replace(quantity, value=None, doubt=f"{digits} is not surely a number")
    if (
        is_bare_scale(digits)
        and match["unit"] in readable_units()
        and readable_units()[match["unit"]].kind in ("count", "persons")
    ):
        return replace(quantity, bare=True)

    return replace(quantity, more=bool(re.search(MORE, match[0])))


def _unclear(match: re.Match[str], text: str) -> str:
    """Say what beside a number leaves open how it is to be read."""
    before = text[max(0, match.start() - 12) : match.start()]
    after = text[match.end() : match.end() + 2]
    if match["mark"] or re.search(f"{MARKS}$", before):
        return "a mark stands within the number"
    if RUN_ON.search(before):
        return f"{before[-1]}{match[0]} goes on a number begun before it"
    return f"{after} still belongs to the sum" if match["unit"] == "元" and SMALL_CHANGE.match(after) else ""


def _per_unit(quantity: Quantity, text: str) -> Quantity:
    """Take a ratio such as 50万元/亩 for a unit of its own."""
    per = PER_UNIT.match(text, quantity.end)
    if per is None:
        return quantity

    value = None if quantity.value is None else quantity.value / quantity.unit.factor
    return replace(quantity, end=per.end(), value=value, unit=Unit("other", ""))


def _unit(word: str, parts: str, number: str = "") -> Unit:
    if parts:
        return UNITS["%"] if parts == "百分之" else PER_MILLE
    if not word:
        return BARE_MONEY if "亿" in number else NO_UNIT
    return readable_units()[word]


def _times(value: Decimal | None, unit: Unit) -> Decimal | None:
    return None if value is None else value * unit.factor
