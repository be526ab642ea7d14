"""Lines of a chart's title and labels: where Chinese may be broken."""

import re

import altair as alt
import pandas as pd
import pytest

from targetbook.page.charts.answers import answers_chart
from targetbook.page.charts.kit.style import (
    BROADER,
    BROADEST,
    DARK,
    EARLIER,
    NEIGHBOUR,
    PHONE,
    STATUS,
    lines,
    styled,
    widened,
)
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


def test_a_line_of_digits_keeps_a_reserve_for_broader_fonts() -> None:
    assert lines("上半年6.5%，前三季度5.3%，全年5.4%", 36) == ["上半年6.5%，前三季度5.3%，", "全年5.4%"]


def light(color: str) -> float:
    """Give the relative luminance of a grey as WCAG has it."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("color", [EARLIER, NEIGHBOUR, *(STATUS[status] for status in DARK)])
def test_greys_of_marks_and_white_on_bars_have_enough_contrast(color: str) -> None:
    least = 4.5 if color in STATUS.values() else 3
    assert 1.05 / (light(color) + 0.05) >= least


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


def test_a_desk_has_the_same_chart_broader_with_its_title_in_fewer_lines() -> None:
    title = "Haizhu has reached 2 of its 4 growth targets since 2018; 1 answer rests on weak evidence; 1 has no figure"
    table = pd.DataFrame([{"row": 2025, "head": "2025", "number": 5.0, "text": "5%", "bound": "exact", "firm": True}])
    chart = answers_chart(table[["row", "head"]], table, table.assign(source=""), "%")
    narrow = styled(chart, title, "%", "", "en")
    wide = widened(narrow, title, "%")
    assert wide is not None

    drawings = [spec["vconcat"][0]["vconcat"][0] for spec in (narrow, wide)]
    heads = [spec["vconcat"][0]["title"]["text"] for spec in (narrow, wide)]
    assert drawings[1]["width"] - drawings[0]["width"] == BROADER
    assert len(heads[0]) > len(heads[1]) <= 2 and " ".join(heads[1]) == title


def test_a_chart_of_several_parts_is_drawn_once() -> None:
    part = alt.Chart(pd.DataFrame({"a": [1]})).mark_point()
    assert widened(styled(part | part, "title", "", "", "en"), "title", "") is None
