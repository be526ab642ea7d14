"""Lines of a chart's title and labels: where Chinese may be broken."""

import re

import pandas as pd
import pytest

from targetbook.page.charts.answers import answers_chart
from targetbook.page.charts.kit.style import BROADEST, PHONE, lines, styled
from targetbook.press.pictures.drawing import chart_svg
from targetbook.record.languages import LANGUAGES


def test_chinese_breaks_after_a_stop_where_the_rest_has_room() -> None:
    assert lines("超100个：2种口径达到，2种在判断期内无数据，原文未说明口径") == [
        "超100个：2种口径达到，2种在判断期内无数据，",
        "原文未说明口径",
    ]


def test_a_bracket_opens_on_the_line_of_its_words() -> None:
    assert lines("有结果的20个目标量中达到5个（直接下辖的各地区）", 28) == [
        "有结果的20个目标量中达到5个",
        "（直接下辖的各地区）",
    ]


def test_a_number_keeps_its_measure_word() -> None:
    assert lines("一般公共预算收入为120.5亿元", 25) == ["一般公共预算收入为", "120.5亿元"]


def test_latin_text_fills_its_lines_word_by_word() -> None:
    assert lines("growth of 5.5%, “exactly” the announced number", 24) == [
        "growth of 5.5%,",
        "“exactly” the announced",
        "number",
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_makes_a_drawing_broader_than_a_phone_can_show(lang: str) -> None:
    text = {"en": "many words of a long heading that goes on " * 4, "zh": "很长的标题一直写下去，" * 12}[lang]
    table = pd.DataFrame([{"row": 2025, "head": text, "number": 5.0, "text": text, "bound": "exact", "firm": True}])
    chart = answers_chart(table[["row", "head"]], table, table.assign(source=""), "%")
    svg = chart_svg(styled(chart, text, text, text, lang))
    width = re.search(r'width="([\d.]+)"', svg)
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)px"', svg)]
    assert width and float(width[1]) <= BROADEST
    assert min(sizes) * PHONE / float(width[1]) >= 11
