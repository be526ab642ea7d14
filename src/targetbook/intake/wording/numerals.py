"""Numerals as speeches write them: 1.3万亿, 两千三百, 五点五. What is not surely one number is no number."""

import re
from decimal import Decimal

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
# 两千三百零五
BELOW_TEN_THOUSAND = re.compile(
    r"(?:([一二两三四五六七八九])千)?零?(?:([一二两三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?零?([一二两三四五六七八九])?"
)
# 1.3万亿
MIXED = re.compile(r"(\d+(?:\.\d+)?)([百千万亿]*)")
# 13万2千
IN_PARTS = re.compile(r"(?:\d+(?:\.\d+)?[百千万亿]+){2,}")
# 五点五
DECIMAL_POINT = re.compile(r"([^点]+)点([零〇一二三四五六七八九]+)([万亿]*)")
# 一万二 and 三百五 are spoken short forms whose last place is left unsaid.
SHORT_FORM = re.compile(r".*[百千万亿][一二两三四五六七八九]")
# 千亿
BARE_SCALE = re.compile(r"[百千万亿]+")


def read_numeral(text: str) -> Decimal | None:
    """Give the number that a numeral stands for, None where that is not certain."""
    if parts := MIXED.fullmatch(text):
        return Decimal(parts[1]) * _scale(parts[2])
    if IN_PARTS.fullmatch(text):
        return _sum_of_parts(text)
    if point := DECIMAL_POINT.fullmatch(text):
        whole = _han(point[1])
        return None if whole is None else Decimal(f"{whole}.{_digits(point[2])}") * _scale(point[3])

    whole = _han(text)
    return None if whole is None else Decimal(whole)


def is_bare_scale(text: str) -> bool:
    """Whether a numeral is a scale without a figure, such as 百 or 千亿."""
    return BARE_SCALE.fullmatch(text) is not None


def _sum_of_parts(text: str) -> Decimal | None:
    """Read 13万2千, each part of which is less than one of the part before."""
    total = Decimal(0)
    least = Decimal("Infinity")

    for digits, signs in MIXED.findall(text):
        part = Decimal(digits) * _scale(signs)
        if part >= least:
            return None
        total += part
        least = Decimal(_scale(signs))

    return total


def _scale(text: str) -> int:
    product = 1
    for character in text:
        product *= SCALES[character]
    return product


def _digits(text: str) -> str:
    return "".join(str(DIGITS[character]) for character in text)


def _han(text: str) -> int | None:
    if BARE_SCALE.fullmatch(text):
        return _scale(text)
    if not text or SHORT_FORM.fullmatch(text):
        return None

    for sign in ("亿", "万"):
        head, mark, tail = text.rpartition(sign)
        if mark:
            return _parts(_han(head), SCALES[sign], tail)

    return _below_ten_thousand(text)


def _parts(head: int | None, scale: int, tail: str) -> int | None:
    rest = _han(tail.removeprefix("零") or tail) if tail else 0
    return None if head is None or rest is None or rest >= scale else head * scale + rest


def _below_ten_thousand(text: str) -> int | None:
    if text in ("零", "〇"):
        return 0

    match = BELOW_TEN_THOUSAND.fullmatch(text)
    if match is None or not any(match.groups()):
        return None

    thousands, hundreds, tens, ten, ones = match.groups()
    tens_value = DIGITS.get(tens or "一", 1) if ten else 0
    return (
        DIGITS.get(thousands or "零", 0) * 1000 + DIGITS.get(hundreds or "零", 0) * 100 + tens_value * 10
    ) + DIGITS.get(ones or "零", 0)
