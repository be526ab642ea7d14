"""Lines of a chart's title and labels: where Chinese may be broken."""

import re
from itertools import pairwise

import altair as alt
import pandas as pd
import pytest

from targetbook.page.charts.answers import answers_chart
from targetbook.page.charts.calendar import calendar_chart
from targetbook.page.charts.kit.style import (
    BROADER,
    BROADEST,
    DARK,
    EARLIER,
    NEIGHBOUR,
    PHONE,
    STATUS,
    breadth,
    lines,
    styled,
    widened,
)
from targetbook.page.charts.timeline import timeline_chart
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


def test_a_line_parts_no_number_from_its_unit_and_no_day_from_its_year() -> None:
    assert lines("investment reached CNY 63.004 bn, by 29 September 2024", 30) == [
        "investment reached",
        "CNY 63.004 bn, by",
        "29 September 2024",
    ]


def test_a_desk_has_rows_broken_at_its_own_width() -> None:
    head = "a heading that a phone breaks into two lines and a desk writes in one line"
    table = pd.DataFrame([{"row": 2025, "head": head, "number": 5.0, "text": "", "bound": "exact", "firm": True}])
    narrow = styled(answers_chart(table[["row", "head"]], table, table.assign(source=""), "%"), "title", "%", "", "en")
    wide = widened(narrow, "title", "%")
    assert wide is not None

    heads = [
        {row["head"] for rows in spec["datasets"].values() for row in rows if "head" in row} for spec in (narrow, wide)
    ]
    heights = [spec["vconcat"][0]["vconcat"][0]["height"] for spec in (narrow, wide)]
    assert any("\n" in text for text in heads[0]) and heads[1] == {head}
    assert heights[0] > heights[1]


def test_a_title_leaves_no_scrap_on_its_last_line() -> None:
    title = "期限在2025年11月8日及以前的事项有2项，2项有报道称已启动或在推进；另外2项没有提出可核对的结果"
    assert breadth(lines(title)[-1]) <= 4
    table = pd.DataFrame([{"row": 2025, "head": "", "number": 5.0, "text": "", "bound": "exact", "firm": True}])
    chart = answers_chart(table[["row", "head"]], table, table.assign(source=""), "%")
    heading = styled(chart, title, "%", "", "zh")["vconcat"][0]["title"]["text"]
    assert "".join(heading) == title and len(heading) == len(lines(title))
    assert breadth(heading[-1]) > 8


def test_a_calendar_names_no_month_without_room_for_its_name() -> None:
    days = [pd.Timestamp(day, tz="UTC") for day in ("2025-08-01", "2026-03-31")]
    papers = pd.DataFrame([{"row": 0, "head": "a", "about": "b", "day": days[0], "read": True, "text": ""}])
    spec = str(calendar_chart(papers, days[1]).to_dict())
    months = re.findall(r"'values': (\[.*?\])", spec)
    assert len(months) == 1 and 2 <= months[0].count("month") <= 4


def test_a_time_line_names_no_two_months_that_touch() -> None:
    begin, due, reported = (pd.Timestamp(day, tz="UTC") for day in ("2024-03-08", "2025-12-31", "2026-01-28"))
    promises = pd.DataFrame([{"row": 0, "head": "a", "about": "b", "announced": begin, "due": due, "open": True}])
    reports = pd.DataFrame(
        [{"row": 0, "day": reported, "first": reported, "last": reported, "state": "planned", "text": "c"}]
    )
    svg = chart_svg(styled(timeline_chart(promises, reports), "题目", "月", "", "zh"))
    names = re.findall(
        r'<text text-anchor="(\w+)" transform="translate\(([\d.]+),([\d.]+)\)"[^>]*>[^<]*20\d\d[^<]*<', svg
    )
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}
    breadth_of_name = 70  # of a Chinese one
    begins = sorted({(float(y), float(x) - shift[anchor] * breadth_of_name) for anchor, x, y in names})

    assert len({y for y, _ in begins}) == 2 and len(begins) >= 4
    assert all(y != next_y or x + breadth_of_name <= next_x for (y, x), (next_y, next_x) in pairwise(begins))
