"""What tables state besides figures: each way to state a period, a kind, an area, a mark, a format is read or asked.

A trap passes if the figure is offered as a person would read it, or is not offered and a question names the words.
"""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from intake.bureau import offered_figures, save
from targetbook.intake.entering.candidates import SheetReading
from targetbook.intake.entering.sorting import sort_out
from targetbook.intake.entering.taking import read_file
from targetbook.intake.tables.answers import NO_ANSWERS, TableAnswers, TableQuestion, read_answers
from targetbook.intake.tables.divisions import names_of
from targetbook.intake.tables.names import indicator_index
from targetbook.record.reading import Record

# Series of which the invented record has no figure.
FLOW = "fiscal_expenditure"
STOCK = "population_resident"


def read_and_sort(record: Record, path: Path, answers: TableAnswers = NO_ANSWERS) -> SheetReading:
    """Read a file and set it against the record, as `add` does before it tries what it would write."""
    reading = read_file(path, [], indicator_index(record, "riverside"), names_of(record.areas, "riverside"), answers)
    page = {"publisher": "Invented Bureau", "source": "invented", "released": "2026-09-28"}
    candidates = tuple(replace(candidate, row={**candidate.row, **page}) for candidate in reading.candidates)
    figures = sort_out(candidates, record, "riverside", answers)
    entered = (*figures.new, *(revision.candidate for revision in figures.revised))
    return SheetReading(entered, (*reading.rejected, *figures.rejected), reading.remarks)


def questions(reading: SheetReading) -> list[TableQuestion]:
    return [finding for finding in reading.rejected if isinstance(finding, TableQuestion)]


def table_file(path: Path, *lines: list[Any], sheet: str = "Sheet1") -> Path:
    return save(path / "t.xlsx", (sheet, list(lines), []))


def answers_from(**options: Any) -> TableAnswers:
    empty: dict[str, Any] = {"period": "", "unit": ""} | dict.fromkeys(
        ("columns", "leave_out", "same", "ignore", "confirm"), ()
    )
    return read_answers(**(empty | options))


# --- periods --------------------------------------------------------------------------------------------------------

NINE = "2025-01/2025-09"
TWO = "2025-01/2025-02"
YEAR = "2025"
TITLES_READ = {
    "2025年1-9月主要指标": NINE,
    "2025年1—9月主要指标": NINE,
    "2025年1～9月份主要指标": NINE,
    "2025年1月至9月主要指标": NINE,
    "2025年元月至9月主要指标": NINE,
    "2025年一至九月主要指标": NINE,
    "2025年一到九月主要指标": NINE,
    "2025年前9个月主要指标": NINE,
    "2025年前九个月主要指标": NINE,
    "2025年前9月主要指标": NINE,
    "2025年前三季度主要指标": NINE,
    "2025年一至三季度主要指标": NINE,
    "2025年1-3季度主要指标": NINE,
    "截至2025年9月底主要指标": NINE,
    "截止2025年9月末主要指标": NINE,
    "截至2025年9月30日主要指标": NINE,
    "2025.1-9月主要指标": NINE,
    "２０２５年１－９月主要指标": NINE,
    "2025年前两月主要指标": TWO,
    "2025年前2个月主要指标": TWO,
    "2025年头两个月主要指标": TWO,
    "2025年首季主要指标": "2025-01/2025-03",
    "2025年第一季度主要指标": "2025-01/2025-03",
    "2025年Q1主要指标": "2025-01/2025-03",
    "2025年上半年主要指标": "2025-01/2025-06",
    "2025年前两季度主要指标": "2025-01/2025-06",
    "2025年1-11月主要指标": "2025-01/2025-11",
    "2025年前十一个月主要指标": "2025-01/2025-11",
    "2025年前11个月主要指标": "2025-01/2025-11",
    "2025年1-12月主要指标": YEAR,
    "2025年全年主要指标": YEAR,
    "2025年度主要指标": YEAR,
    "2025年主要指标": YEAR,
    "表2-1 2025年主要指标": YEAR,
    "2025年主要指标（续表）": YEAR,
}
TITLES_ASKED = [
    "2025年9月主要指标",
    "2025年九月主要指标",
    "2025年9月份主要指标",
    "2025-09主要指标",
    "2025/9主要指标",
    "2025.09主要指标",
    "202509主要指标",
    "2025M09主要指标",
    "2025年三季度主要指标",
    "2025年第3季度主要指标",
    "2025年Q3主要指标",
    "2025年二季度主要指标",
    "2025年下半年主要指标",
    "2025年半年主要指标",
    "2025年中期主要指标",
    "2025年年中主要指标",
    "2021-2025年主要指标",
    "2024—2025年主要指标",
    "2021-25年主要指标",
    "“十四五”时期主要指标",
    "最近12个月主要指标",
    "历年主要指标",
    "25年主要指标",
    "2025年9月上旬主要指标",
    "2025年第36周主要指标",
    "2025年10-11月主要指标",
    "2025年9月15日主要指标",
    "2025年9月末主要指标",
    "2025年本季主要指标",
    "1-9月主要指标",
    "主要指标",
    "2025年和2024年主要指标",
    "2025年13月主要指标",
]


@pytest.mark.parametrize(("title", "period"), TITLES_READ.items())
def test_a_title_s_period_is_read(invented: Record, tmp_path: Path, title: str, period: str) -> None:
    intake = read_and_sort(
        invented, table_file(tmp_path, [title], ["指标", "总量（亿元）", "增速"], ["一般公共预算支出", 903.11, 5.2])
    )
    assert offered_figures(intake) == {f"{FLOW}/level/{period}": "903.11", f"{FLOW}/growth/{period}": "5.2"}


@pytest.mark.parametrize("title", TITLES_ASKED)
def test_a_title_whose_period_is_not_sure_is_asked(invented: Record, tmp_path: Path, title: str) -> None:
    path = table_file(tmp_path, [title], ["指标", "总量（亿元）"], ["一般公共预算支出", 903.11])
    intake = read_and_sort(invented, path)
    assert offered_figures(intake) == {}
    assert any("--period" in finding.message for finding in intake.rejected)
    with_answer = read_and_sort(invented, path, answers_from(period=NINE))
    assert offered_figures(with_answer) == {f"{FLOW}/level/{NINE}": "903.11"}


HEADS_READ = {
    "9月": "2025-09",
    "9月份": "2025-09",
    "本月": "2025-09",
    "当月": "2025-09",
    "2025年9月": "2025-09",
    "累计": NINE,
    "1-本月": NINE,
    "年初至本月": NINE,
    "本月止累计": NINE,
    "9月止累计": NINE,
    "1-9月累计": NINE,
    "1-8月": "2025-01/2025-08",
    "本年累计": NINE,
    "总量": NINE,
    "2024年1-9月": "2024-01/2024-09",
    "上半年": "2025-01/2025-06",
}
HEADS_ASKED = [
    "三季度",
    "第3季度",
    "Q3",
    "下半年",
    "2025年",
    "2024年",
    "9月末",
    "9月下旬",
    "第36周",
    "2021-2025年",
    "近三年",
    "25年",
    "半年",
    "2025年9月15日",
    "9月、10月",
    "时段",
    "中期",
    "首月后",
]


@pytest.mark.parametrize(("head", "period"), HEADS_READ.items())
def test_a_head_s_period_is_read(invented: Record, tmp_path: Path, head: str, period: str) -> None:
    path = table_file(tmp_path, ["2025年1-9月主要指标"], ["单位：亿元"], ["指标", head], ["一般公共预算支出", 903.11])
    assert offered_figures(read_and_sort(invented, path)) == {f"{FLOW}/level/{period}": "903.11"}


@pytest.mark.parametrize("head", HEADS_ASKED)
def test_a_head_whose_period_is_not_sure_is_asked(invented: Record, tmp_path: Path, head: str) -> None:
    path = table_file(tmp_path, ["2025年1-9月主要指标"], ["单位：亿元"], ["指标", head], ["一般公共预算支出", 903.11])
    intake = read_and_sort(invented, path)
    assert offered_figures(intake) == {}
    assert "--" in intake.rejected[0].message
    with_answer = read_and_sort(invented, path, answers_from(columns=[f"B=level,{NINE}"]))
    assert offered_figures(with_answer) == {f"{FLOW}/level/{NINE}": "903.11"}


def test_a_head_that_is_a_date_is_the_month_it_shows(invented: Record, tmp_path: Path) -> None:
    path = table_file(
        tmp_path,
        ["2025年主要指标"],
        ["指标", "单位", datetime(2025, 9, 1), "同比"],
        ["一般公共预算支出", "亿元", 9.5, 5.2],
    )
    book = load_workbook(path)
    book.worksheets[0]["C2"].number_format = 'yyyy"年"m"月"'
    book.save(path)
    assert offered_figures(read_and_sort(invented, path)) == {
        f"{FLOW}/level/2025-09": "9.5",
        f"{FLOW}/growth/2025-09": "5.2",
    }


def test_a_stock_stands_at_the_end_of_the_table_s_period(invented: Record, tmp_path: Path) -> None:
    for title in ("截至2025年9月底主要指标", "2025年9月末主要指标", "2025年9月主要指标"):
        path = table_file(tmp_path, [title], ["指标", "总量（万人）"], ["常住人口", 181.2])
        assert offered_figures(read_and_sort(invented, path)) == {f"{STOCK}/level/2025-09-30": "1812000"}


@pytest.mark.parametrize(
    "line", ["2025年10月20日", "制表日期：2025-10-20", "虚构河滨区统计局2025年10月", "（2025年10月20日印发）"]
)
def test_a_day_of_printing_is_no_period(invented: Record, tmp_path: Path, line: str) -> None:
    path = table_file(tmp_path, ["2025年1-9月主要指标"], [line], ["指标", "总量（亿元）"], ["一般公共预算支出", 903.11])
    assert offered_figures(read_and_sort(invented, path)) == {f"{FLOW}/level/{NINE}": "903.11"}


def test_two_lines_of_different_periods_are_asked(invented: Record, tmp_path: Path) -> None:
    path = table_file(
        tmp_path, ["2025年1-9月主要指标"], ["2024年"], ["指标", "总量（亿元）"], ["一般公共预算支出", 903.11]
    )
    intake = read_and_sort(invented, path)
    assert offered_figures(intake) == {} and "another period than the line above" in intake.rejected[0].message


def test_a_sheet_s_name_that_names_another_period_is_asked(invented: Record, tmp_path: Path) -> None:
    lines = (["2025年1-9月主要指标"], ["指标", "总量（亿元）"], ["一般公共预算支出", 903.11])
    for name in ("2024年", "8月", "1-8月"):
        intake = read_and_sort(invented, table_file(tmp_path, *lines, sheet=name))
        assert offered_figures(intake) == {} and "names another period than its title" in intake.rejected[0].message
    assert offered_figures(read_and_sort(invented, table_file(tmp_path, *lines, sheet="9月"))) == {
        f"{FLOW}/level/{NINE}": "903.11"
    }


# --- kinds ----------------------------------------------------------------------------------------------------------

GROWTHS = [
    "增速",
    "增速(%)",
    "同比",
    "同比±%",
    "同比增长(%)",
    "比上年增长（%）",
    "较上年同期增长%",
    "增长率",
    "比上年同期±%",
    "增减%",
    "同比增幅(%)",
    "按可比价增长(%)",
    "实际增长(%)",
    "2025年比2024年增长(%)",
    "比去年同期增长(%)",
    "增长速度",
]
UNFIT_HEADS = {
    "比上年增减(百分点)": "百分点",
    "增减百分点": "百分点",
    "名义增速(%)": "名义",
    "现价增长(%)": "现价",
    "按现价同比(%)": "现价",
    "两年平均增长(%)": "两年平均",
    "三年平均增速": "三年平均",
    "年均增长%": "年均",
    "2024年为上年%": "为上年",
    "上年=100": "上年=100",
    "指数(上年同期=100)": "指数",
    "发展指数": "指数",
    "占比(%)": "占比",
    "比重": "比重",
    "占GDP比重%": "占GDP比重",
    "构成(%)": "构成",
    "完成进度(%)": "完成进度",
    "完成年计划%": "完成年计划",
    "序时进度": "序时进度",
    "完成率(%)": "完成率",
    "环比(%)": "环比",
    "比上月增长(%)": "比上月",
    "拉动(百分点)": "百分点",
    "贡献率(%)": "贡献率",
    "增长额": "增长额",
    "增减额(万元)": "增减额",
    "净增": "净增",
    "排名": "排名",
    "人均(元)": "人均",
    "增长(‰)": "‰",
    "不变价总量": "不变价",
    "可比价": "可比价",
    "同比增减(亿元)": "亿元",
    "修正系数": "修正系",
    "第一组": "第一组",
}


@pytest.mark.parametrize("head", GROWTHS)
def test_a_head_of_growth_is_read(invented: Record, tmp_path: Path, head: str) -> None:
    path = table_file(
        tmp_path, ["2025年主要指标"], ["单位：亿元"], ["指标", "总量", head], ["一般公共预算支出", 903.11, 5.2]
    )
    assert offered_figures(read_and_sort(invented, path)) == {
        f"{FLOW}/level/2025": "903.11",
        f"{FLOW}/growth/2025": "5.2",
    }


@pytest.mark.parametrize(("head", "words"), UNFIT_HEADS.items())
def test_a_head_of_what_the_record_does_not_keep_is_asked(
    invented: Record, tmp_path: Path, head: str, words: str
) -> None:
    path = table_file(
        tmp_path, ["2025年主要指标"], ["单位：亿元"], ["指标", "总量", head], ["一般公共预算支出", 903.11, 5.2]
    )
    intake = read_and_sort(invented, path)
    assert offered_figures(intake) == {}
    (question,) = questions(intake)
    assert (question.row, question.column) == (3, "C")
    assert words in question.words and any(option.startswith("--leave-out C") for option in question.options)
    without = read_and_sort(invented, path, answers_from(leave_out=["C"]))
    assert offered_figures(without) == {f"{FLOW}/level/2025": "903.11"} and not without.rejected


@pytest.mark.parametrize(
    "head", ["上年同期", "去年同期", "上年同期累计", "年度计划", "全年目标", "备注", "序号", "上年数"]
)
def test_a_head_of_another_period_or_of_a_plan_is_left_out(invented: Record, tmp_path: Path, head: str) -> None:
    path = table_file(
        tmp_path, ["2025年主要指标"], ["单位：亿元"], ["指标", "总量", head], ["一般公共预算支出", 903.11, 880]
    )
    assert offered_figures(read_and_sort(invented, path)) == {f"{FLOW}/level/2025": "903.11"}


def test_what_is_expected_is_no_result(invented: Record, tmp_path: Path) -> None:
    path = table_file(tmp_path, ["2026年主要指标"], ["指标", "2026年预计(亿元)"], ["一般公共预算支出", 903.11])
    (candidate,) = read_and_sort(invented, path).candidates
    assert (candidate.row["status"], candidate.row["period"]) == ("estimated", "2026")


@pytest.mark.parametrize(
    "word", ["预计", "预测", "名义增长", "同比指数", "占比", "环比", "两年平均", "百分点", "同比增长"]
)
def test_a_word_in_a_title_that_turns_its_figures_is_asked(invented: Record, tmp_path: Path, word: str) -> None:
    path = table_file(tmp_path, [f"2025年主要指标{word}"], ["指标", "总量（亿元）"], ["一般公共预算支出", 903.11])
    intake = read_and_sort(invented, path)
    assert offered_figures(intake) == {}
    question = questions(intake)[0]
    assert question.words and question.words in word
    passed = read_and_sort(invented, path, answers_from(ignore=[word]))
    assert offered_figures(passed) == {f"{FLOW}/level/2025": "903.11"}


def test_growth_belongs_to_the_newest_level_beside_it(invented: Record, tmp_path: Path) -> None:
    for heads in (["2025年", "2024年"], ["2024年", "2025年"]):
        path = table_file(
            tmp_path, ["主要指标"], ["指标", *heads, "比上年增长(%)"], ["一般公共预算支出(亿元)", 900, 950, 5.1]
        )
        assert offered_figures(read_and_sort(invented, path))[f"{FLOW}/growth/2025"] == "5.1"
    path = table_file(
        tmp_path, ["单位：亿元"], ["指标", "2025年1-9月", "2024年1-9月", "同比(%)"], ["一般公共预算支出", 9, 8.6, 5.1]
    )
    assert offered_figures(read_and_sort(invented, path))[f"{FLOW}/growth/{NINE}"] == "5.1"
    path = table_file(
        tmp_path, ["2025年1-9月"], ["单位：亿元"], ["指标", "本月", "累计", "同比(%)"], ["一般公共预算支出", 1, 9, 5]
    )
    intake = read_and_sort(invented, path)
    assert offered_figures(intake) == {} and "is it the growth of 本月 or of 累计?" in intake.rejected[0].message


# --- areas ----------------------------------------------------------------------------------------------------------

AREAS_READ = ["虚构河滨区", "虚构河城市虚构河滨区", "全区", "我区", "虚构河滨", ""]
AREAS_ASKED = [
    "虚构山坡区",
    "深圳市",
    "深圳",
    "全市",
    "全省",
    "天河区",
    "福田区",
    "延边朝鲜族自治州",
    "广东",
    "各区",
    "临江街道",
    "我市",
    "城区",
]


@pytest.mark.parametrize("name", AREAS_READ)
def test_a_table_of_the_area_itself_is_read(invented: Record, tmp_path: Path, name: str) -> None:
    path = table_file(tmp_path, [f"2025年{name}主要指标"], ["指标", "总量（亿元）"], ["一般公共预算支出", 903.11])
    assert offered_figures(read_and_sort(invented, path)) == {f"{FLOW}/level/2025": "903.11"}


@pytest.mark.parametrize("name", AREAS_ASKED)
@pytest.mark.parametrize("place", ["title", "line", "head", "sheet"])
def test_the_name_of_another_area_is_asked(invented: Record, tmp_path: Path, name: str, place: str) -> None:
    path = table_file(
        tmp_path,
        [f"2025年{name if place == 'title' else ''}主要指标"],
        [f"地区：{name}" if place == "line" else "单位：亿元"],
        ["指标", f"{name if place == 'head' else ''}总量（亿元）"],
        ["一般公共预算支出", 903.11],
        sheet=name if place == "sheet" else "Sheet1",
    )
    intake = read_and_sort(invented, path)
    assert offered_figures(intake) == {}
    assert name in questions(intake)[0].words


def test_the_office_above_may_print_the_table_another_may_not(invented: Record, tmp_path: Path) -> None:
    lines = (["指标", "总量（亿元）"], ["一般公共预算支出", 903.11])
    above = table_file(tmp_path, ["2025年主要指标"], ["虚构河城市统计局编"], *lines)
    assert offered_figures(read_and_sort(invented, above)) == {f"{FLOW}/level/2025": "903.11"}
    other = table_file(tmp_path, ["2025年主要指标"], ["虚构山坡区统计局编"], *lines)
    assert offered_figures(read_and_sort(invented, other)) == {}


# --- marks and numbers ----------------------------------------------------------------------------------------------

MARKED = [
    "903.11①",
    "903.11②",
    "903.11⑵",
    "903.11²",
    "903.11 ①",
    "903.11*",
    "903.11(2)",
    "903.11[3]",
    "903.11【1】",
    "903.11注1",
    "903.11₂",
]
WRITTEN = {
    "1,234.5": "1234.5",
    "１，２３４．５": "1234.5",
    "\u30005.6": "5.6",
    "５．６": "5.6",
    "−5.6": "-5.6",
    "5.6\u00a0": "5.6",
    "+5.6": "5.6",
}
NOT_NUMBERS = [
    "½",
    "5½",
    "1 234.5",
    "▲5.6",
    "(5.6)",
    "约903",
    "903.11（初步）",
    "持平",
    "1.54个百分点",
    "903·11",
    "٣",
    "1_000",
    "5.6~6",
]


@pytest.mark.parametrize("text", MARKED)
def test_a_mark_behind_a_figure_is_no_digit(invented: Record, tmp_path: Path, text: str) -> None:
    path = table_file(tmp_path, ["2025年主要指标"], ["指标", "总量（亿元）"], ["一般公共预算支出①", text])
    intake = read_and_sort(invented, path)
    assert offered_figures(intake) == {f"{FLOW}/level/2025": "903.11"}
    assert any(remark.name == "mark" for remark in intake.remarks)


@pytest.mark.parametrize(("text", "value"), WRITTEN.items())
def test_a_number_is_read_as_it_is_written(invented: Record, tmp_path: Path, text: str, value: str) -> None:
    path = table_file(tmp_path, ["2025年主要指标"], ["指标", "总量（亿元）"], ["一般公共预算支出", text])
    assert offered_figures(read_and_sort(invented, path)) == {f"{FLOW}/level/2025": value}


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_what_is_no_plain_number_is_asked(invented: Record, tmp_path: Path, text: str) -> None:
    path = table_file(
        tmp_path, ["2025年主要指标"], ["指标", "总量（亿元）"], ["一般公共预算支出", text], ["常住人口(万人)", 5]
    )
    intake = read_and_sort(invented, path)
    assert list(offered_figures(intake)) == [f"{STOCK}/level/2025-12-31"]
    assert (intake.rejected[0].row, intake.rejected[0].column) == (3, "B")
    assert not read_and_sort(invented, path, answers_from(leave_out=["3"])).rejected


@pytest.mark.parametrize("text", ["—", "——", "–", "…", "...", "", "/", "空"])
def test_a_sign_for_nothing_is_left_out(invented: Record, tmp_path: Path, text: str) -> None:
    path = table_file(
        tmp_path, ["2025年主要指标"], ["指标", "总量（亿元）"], ["一般公共预算支出", text], ["常住人口(万人)", 5]
    )
    intake = read_and_sort(invented, path)
    assert list(offered_figures(intake)) == [f"{STOCK}/level/2025-12-31"] and not intake.rejected


# --- formats and what a sheet hides ---------------------------------------------------------------------------------

FORMATS = [
    (0.052, "0.0%", "5.2"),
    (5.2, '0.0"%"', "5.2"),
    (5.2, r"0.0\%", "5.2"),
    (-0.052, "0.0%;[Red]-0.0%", "-5.2"),
    (-0.052, "0.0%;(0.0%)", "-5.2"),
    (5.2, "General", "5.2"),
    (5.2, "0.00_ ", "5.20"),
    (5.24, "0.0", "5.2"),
    (5.2, "0.0_);[Red]\\(0.0\\)", "5.2"),
    (5.2, "[$-804]0.0", "5.2"),
    (0.052, "0.0%_ ", "5.2"),
    (12.0, "0", "12"),
]
UNSEEN = [(5.2, ";;;"), (5.2, "0.0,,"), (-5.2, "0.0;"), (0.052, "General"), (0.0123, "General")]


@pytest.mark.parametrize(("value", "number_format", "growth"), FORMATS)
def test_a_growth_is_what_the_sheet_shows(
    invented: Record, tmp_path: Path, value: float, number_format: str, growth: str
) -> None:
    assert offered_figures(read_and_sort(invented, growth_table(tmp_path, value, number_format))) == {
        f"{FLOW}/growth/2025": growth
    }


@pytest.mark.parametrize(("value", "number_format"), UNSEEN)
def test_a_figure_that_the_sheet_does_not_show_as_it_holds_it_is_asked(
    invented: Record, tmp_path: Path, value: float, number_format: str
) -> None:
    intake = read_and_sort(invented, growth_table(tmp_path, value, number_format))
    assert offered_figures(intake) == {}
    assert (intake.rejected[0].row, intake.rejected[0].column) == (3, "B")


def growth_table(tmp_path: Path, value: float, number_format: str) -> Path:
    path = table_file(tmp_path, ["2025年主要指标"], ["指标", "增速(%)"], ["一般公共预算支出", value])
    book = load_workbook(path)
    book.worksheets[0]["B3"].number_format = number_format
    book.save(path)
    return path


def test_what_is_hidden_is_named_and_left_out(invented: Record, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for line in (
        ["2025年主要指标"],
        ["指标", "总量（亿元）", "2024年（亿元）"],
        ["一般公共预算支出", 9, 8],
        ["商品销售总额", 7, 6],
    ):
        sheet.append(line)
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["C"].hidden = True
    for name, state in (("上月", "hidden"), ("再上月", "veryHidden")):
        other = book.create_sheet(name)
        other.append(["2025年1-8月主要指标"])
        other.append(["指标", "总量（亿元）"])
        other.append(["一般公共预算支出", 8])
        other.sheet_state = state
    book.save(tmp_path / "t.xlsx")
    intake = read_and_sort(invented, tmp_path / "t.xlsx")
    assert offered_figures(intake) == {f"{FLOW}/level/2025": "9"}
    hidden = {remark.name: remark.values["hidden"] for remark in intake.remarks if remark.name.startswith("hidden")}
    assert hidden == {"hidden": "row 4, column C", "hidden_sheets": "上月、再上月"}


def test_a_figure_struck_through_and_a_formula_that_gives_nothing_are_asked(invented: Record, tmp_path: Path) -> None:
    from openpyxl.styles import Font

    path = table_file(
        tmp_path, ["2025年主要指标"], ["指标", "总量（亿元）"], ["一般公共预算支出", 9], ["商品销售总额", "=B3*0"]
    )
    book = load_workbook(path)
    book.worksheets[0]["B3"].font = Font(strike=True)
    book.save(path)
    intake = read_and_sort(invented, path)
    assert offered_figures(intake) == {}
    assert ["struck through" in intake.rejected[0].message, "formula" in intake.rejected[1].message] == [True, True]


# --- names and units ------------------------------------------------------------------------------------------------

OTHER_THINGS = [
    "限额以上商品销售总额",
    "人均一般公共预算支出",
    "房地产开发住宅投资额",
    "农村居民人均可支配收入",
    "规模以上一般公共预算支出",
    "一般公共预算支出指数(上年=100)",
    "一般公共预算支出（不变价）",
    "其中：民营企业进出口",
]
SLIPS = [
    "一般公共预算支岀",
    "一般公共预算支出（名义）",
    "一般公共预算支出增速",
    "一般公共预算支出累计增长(%)",
    "常住人囗",
]


@pytest.mark.parametrize("name", OTHER_THINGS)
def test_a_name_of_another_thing_is_left_out_and_said(invented: Record, tmp_path: Path, name: str) -> None:
    path = table_file(tmp_path, ["2025年主要指标"], ["指标", "总量（亿元）"], [name, 903.11], ["商品销售总额", 7])
    intake = read_and_sort(invented, path)
    assert list(offered_figures(intake)) == ["goods_sales/level/2025"] and not intake.rejected
    assert any(remark.name in ("not_in_catalogue", "not_kept", "unfit") for remark in intake.remarks)


@pytest.mark.parametrize("name", SLIPS)
def test_a_name_that_may_be_a_slip_is_asked(invented: Record, tmp_path: Path, name: str) -> None:
    path = table_file(tmp_path, ["2025年主要指标"], ["指标", "总量（亿元）"], [name, 903.11], ["商品销售总额", 7])
    intake = read_and_sort(invented, path)
    assert list(offered_figures(intake)) == ["goods_sales/level/2025"]
    (question,) = questions(intake)
    assert (question.row, question.column) == (3, "A") and "--leave-out 3" in question.options
    for row in ("3", name):
        assert not read_and_sort(invented, path, answers_from(leave_out=[row])).rejected


def test_a_name_is_taken_for_an_indicator_by_a_person_s_word(invented: Record, tmp_path: Path) -> None:
    path = table_file(tmp_path, ["2025年主要指标"], ["指标", "总量（亿元）"], ["一般公共预算支岀", 903.11])
    intake = read_and_sort(invented, path, answers_from(same=["一般公共预算支岀=fiscal_expenditure"]))
    assert offered_figures(intake) == {f"{FLOW}/level/2025": "903.11"}


@pytest.mark.parametrize("unit", ["%", "万人", "亿美元", "吨", "亿元/人", "万标准箱", "‰"])
def test_a_unit_that_does_not_fit_is_asked(invented: Record, tmp_path: Path, unit: str) -> None:
    path = table_file(tmp_path, ["2025年主要指标"], ["指标", "单位", "总量"], ["一般公共预算支出", unit, 903.11])
    intake = read_and_sort(invented, path)
    question = intake.rejected[0]
    assert offered_figures(intake) == {} and question.row == 3 and question.column in ("A", "C")


def test_a_table_without_a_unit_is_answered_by_one(invented: Record, tmp_path: Path) -> None:
    path = table_file(tmp_path, ["2025年主要指标"], ["指标", "总量"], ["一般公共预算支出", 903.11])
    assert "--unit" in read_and_sort(invented, path).rejected[0].message
    assert offered_figures(read_and_sort(invented, path, answers_from(unit="万元"))) == {
        f"{FLOW}/level/2025": "0.090311"
    }


# --- neighbours -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "head"),
    [
        ("地区生产总值", 11.8, "2024年（亿元）"),
        ("地区生产总值", 1180000, "2025年（亿元）"),
        ("地区生产总值", 54, "2025年增速(%)"),
        ("地区生产总值", 5.9, "2025年增速(%)"),
    ],
)
def test_a_figure_far_from_its_neighbours_is_asked(
    invented: Record, tmp_path: Path, name: str, value: float, head: str
) -> None:
    path = table_file(tmp_path, ["主要指标"], ["指标", head], [name, value])
    intake = read_and_sort(invented, path)
    assert offered_figures(intake) == {}
    (question,) = questions(intake)
    assert (question.row, question.column) == (3, "B") and "the nearest is" in question.message
    confirmed = read_and_sort(invented, path, answers_from(confirm=["B3=as the office says"]))
    assert [candidate.row["note"] for candidate in confirmed.candidates] == ["as the office says"]
    assert not confirmed.rejected


# --- answers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"period": "2025年"}, "is no period of a table"),
        ({"period": "2025-09-15"}, "which ends no month"),
        ({"unit": "吨"}, "is no unit that is known"),
        ({"columns": ["C"]}, "expected like C=level"),
        ({"columns": ["C=share,2025"]}, "expected like C=level"),
        ({"columns": ["Z=level,2025"]}, "no column Z"),
        ({"leave_out": ["99"]}, "no row 99"),
        ({"leave_out": ["一般公共预算支出合计数"]}, "no cell of the file has the name"),
        ({"same": ["fiscal_expenditure"]}, "expected NAME=indicator"),
        ({"same": ["一般公共预算支出=fiscal_expenditur"]}, "did you mean 'fiscal_expenditure'?"),
        ({"ignore": ["预计"]}, "no cell of the file has that word"),
        ({"confirm": ["3B"]}, "expected a cell"),
        ({"confirm": ["B3:C9"]}, "cells of one column"),
    ],
)
def test_an_answer_that_fits_nothing_is_refused(
    invented: Record, tmp_path: Path, options: dict[str, Any], message: str
) -> None:
    path = table_file(tmp_path, ["2025年主要指标"], ["指标", "总量（亿元）"], ["一般公共预算支出", 903.11])
    with pytest.raises(ValueError, match=message):
        read_and_sort(invented, path, answers_from(**options))
