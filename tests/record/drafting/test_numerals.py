from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targetbook.record.drafting.numerals import read_numeral
from targetbook.record.drafting.quantities import find_quantities

DIGITS, PLACES = "零一二三四五六七八九", ("", "十", "百", "千")


def spelled(number: int) -> str:
    """Write a whole number below 10**12 in Chinese, by a way of its own."""
    if number < 10**4:
        return _below(number)
    for sign, scale in (("亿", 10**8), ("万", 10**4)):
        if number >= scale:
            head, tail = divmod(number, scale)
            gap = "零" if 0 < tail < scale // 10 else ""
            return spelled(head) + sign + gap + (spelled(tail) if tail else "")
    raise AssertionError


def _below(number: int) -> str:
    text, waiting = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if waiting and text else "") + DIGITS[digit] + PLACES[place]
            waiting = False
        else:
            waiting = True
    return text or "零"


@given(st.integers(0, 10**12 - 1))
def test_every_whole_number_spelled_out_is_read_back(number: int) -> None:
    assert read_numeral(spelled(number)) == number


@given(st.decimals(0, 10**6, places=2), st.sampled_from(["", "万", "亿", "万亿"]))
def test_every_number_in_digits_is_read_back(number: Decimal, scale: str) -> None:
    factor = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[scale]
    assert read_numeral(f"{number:f}{scale}") == number * factor


@pytest.mark.parametrize(
    "text", ["两三", "三五", "七八十", "一万二", "三百五", "十百", "", "百十", "五点", "点五", "亿万五"]
)
def test_what_is_not_surely_one_number_is_none(text: str) -> None:
    assert read_numeral(text) is None


@pytest.mark.parametrize("text", ["两三家", "三五个", "十几家", "几十家", "数百家", "上百家", "二三十家"])
def test_a_vague_number_has_no_value(text: str) -> None:
    (quantity,) = find_quantities(f"引进{text}企业")
    assert quantity.value is None
    assert "vague" in quantity.doubt


@pytest.mark.parametrize(
    "text",
    [
        "第十二届博览会",
        "深化“12218”体系",
        "“一园两城三都四区”",
        "5G网络",
        "2025年6月底前",
        "世界500强",
        "1+1+3+N体系",
        "PM2.5",
        "一体两翼",
        "十分重视",
        "百千万工程",
        "三位一体",
        "聚焦3个方面",
        "前三季度",
    ],
)
def test_a_name_holds_no_quantity(text: str) -> None:
    assert find_quantities(text) == []
