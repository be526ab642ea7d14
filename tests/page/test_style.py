"""Lines of a chart's title and labels: where Chinese may be broken."""

from targetbook.page.charts.kit.style import lines


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
