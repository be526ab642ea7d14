from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targetbook.intake.wording.numerals import read_numeral
from targetbook.intake.wording.quantities import find_quantities

DIGITS = "零一二三四五六七八九"
PLACES = ("", "十", "百", "千")


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
    text = ""
    waiting = False
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


@pytest.mark.parametrize(
    ("text", "number"),
    [("十万零五千", 105000), ("一百九十万零三千", 1903000), ("13万2千", 132000), ("两千三百", 2300), ("6万3千", 63000)],
)
def test_a_number_in_parts_is_their_sum(text: str, number: int) -> None:
    assert read_numeral(text) == number


@pytest.mark.parametrize("text", ["2千13万", "3千5千", "13万2"])
def test_parts_out_of_order_or_without_a_scale_are_no_number(text: str) -> None:
    assert read_numeral(text) is None


@pytest.mark.parametrize("text", ["增长5²%", "增长-5%", "新增13万2个", "新增壹佰二十家", "完成500②亿元", "完成3元5角"])
def test_what_may_be_read_in_two_ways_is_left_open(text: str) -> None:
    quantities = find_quantities(text)
    assert [quantity.value for quantity in quantities] == [None]
    assert all(quantity.doubt for quantity in quantities)


def test_parts_of_a_thousand_are_tenths_of_a_percent() -> None:
    assert find_quantities("增长千分之三以上")[0].value == Decimal("0.3")


@pytest.mark.parametrize("text", ["三元里", "三门县", "航空零部件", "五台山"])
def test_a_word_that_only_looks_like_a_unit_makes_no_quantity(text: str) -> None:
    assert find_quantities(text) == []


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


@pytest.mark.parametrize(
    ("text", "low", "high", "is_doubtful"),
    [
        ("规模5至8亿元", "5", "8", False),
        ("规模50-80万元", "0.005", "0.008", False),
        ("规模三百至五百亿元", "300", "500", False),
        ("规模1万至2亿元", "0.0001", "2", False),
        ("规模3千至5万元", "0.00003", "0.0005", True),
        ("规模3.5至亿元", "0.000000035", "1", True),
    ],
)
def test_a_scale_written_once_holds_for_both_ends_of_a_range(text: str, low: str, high: str, is_doubtful: bool) -> None:
    quantity = find_quantities(text)[0]
    assert (quantity.value, quantity.upper) == (Decimal(low), Decimal(high))
    assert bool(quantity.doubt) is is_doubtful
