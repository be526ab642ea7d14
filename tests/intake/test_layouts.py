"""Tables in each layout that offices print, made for the tests: read as a person reads them, or asked about.

`riverside` is a district of the city `rivertown`, beside the district `hillside`; places and figures are invented.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from intake.bureau import offered_figures, save
from targetbook.intake.entering.candidates import SheetReading
from targetbook.intake.entering.origin import Origin
from targetbook.intake.entering.taking import read_file
from targetbook.intake.entering.whose_table import ask_whose
from targetbook.intake.tables.answers import NO_ANSWERS, read_answers
from targetbook.intake.tables.divisions import names_of
from targetbook.intake.tables.names import indicator_index
from targetbook.record.reading import Record

OPTIONS: dict[str, Any] = {
    "period": "",
    "unit": "",
    "columns": (),
    "leave_out": (),
    "same": (),
    "ignore": (),
    "confirm": (),
    "area_row": (),
    "row": (),
}


@pytest.fixture(scope="session")
def record(invented: Record) -> Record:
    """The invented record: here only its names and indicators count."""
    return invented


def read(record: Record, path: Path, area: str, **options: Any) -> SheetReading:
    names = names_of(record.areas, area)
    return read_file(path, [], indicator_index(record, area), names, read_answers(**(OPTIONS | options)))


def csv_file(folder: Path, text: str) -> Path:
    path = folder / "t.csv"
    path.write_text(text.strip() + "\n", encoding="utf-8")
    return path


@dataclass(frozen=True)
class Layout:
    """A table, the area it is read for, and what a person would take from it."""

    name: str
    area: str
    text: str
    figures: dict[str, str]


LAYOUTS = [
    Layout(
        "years in rows",
        "rivertown",
        """
虚构河城市主要指标,,
年份,地区生产总值（亿元）,增长（%）
2023,1180.2,5.2
2024,1240.5,4.9
""",
        {"gdp/level/2023": "1180.2", "gdp/growth/2023": "5.2", "gdp/level/2024": "1240.5", "gdp/growth/2024": "4.9"},
    ),
    Layout(
        "months in rows, year and month apart",
        "rivertown",
        """
社会消费品零售总额（亿元）,,,
年,月,当月,累计
2023,12,95.2,1050.4
2024,1,88,88
,2,70.5,158.5
""",
        {
            "retail_sales/level/2023-12": "95.2",
            "retail_sales/level/2023": "1050.4",
            "retail_sales/level/2024-01": "88",
            "retail_sales/level/2024-01/2024-01": "88",
            "retail_sales/level/2024-02": "70.5",
            "retail_sales/level/2024-01/2024-02": "158.5",
        },
    ),
    Layout(
        "quarters in columns, growth in a row of its own, branches without 增加值",
        "rivertown",
        """
2024年虚构河城市地区生产总值,,,
指标,单位,一季度,前三季度
地区生产总值,亿元,260.5,850.1
增速,%,3.6,4.1
第一产业,亿元,5,20
第二产业,亿元,90.5,300.1
""",
        {
            "gdp/level/2024-01/2024-03": "260.5",
            "gdp/level/2024-01/2024-09": "850.1",
            "gdp/growth/2024-01/2024-03": "3.6",
            "gdp/growth/2024-01/2024-09": "4.1",
            "gdp_primary/level/2024-01/2024-03": "5",
            "gdp_primary/level/2024-01/2024-09": "20",
            "gdp_secondary/level/2024-01/2024-03": "90.5",
            "gdp_secondary/level/2024-01/2024-09": "300.1",
        },
    ),
    Layout(
        "areas in columns",
        "riverside",
        """
2024年各区主要经济指标,,,,
指标,单位,全市,虚构河滨区,虚构山坡区
地区生产总值,亿元,1240.5,310.1,200.2
地区生产总值增速,%,4.9,6.1,3.0
""",
        {"gdp/level/2024": "310.1", "gdp/growth/2024": "6.1"},
    ),
    Layout(
        "areas in columns, the whole city's",
        "rivertown",
        """
2024年各区主要经济指标,,,,
指标,单位,全市,虚构河滨区,虚构山坡区
地区生产总值,亿元,1240.5,310.1,200.2
""",
        {"gdp/level/2024": "1240.5"},
    ),
    Layout(
        "areas in rows, the indicator in the title",
        "riverside",
        """
2024年各区地区生产总值,,
区,总量（亿元）,增速（%）
全市,1240.5,4.9
虚构河滨区,310.1,6.1
虚构山坡区,200.2,3.0
""",
        {"gdp/level/2024": "310.1", "gdp/growth/2024": "6.1"},
    ),
    Layout(
        "areas and indicators in rows",
        "riverside",
        """
2024年1-9月主要指标,,,
地区,指标,总量（亿元）,增速（%）
虚构山坡区,地区生产总值,150,2
,社会消费品零售总额,60,1
虚构河滨区,地区生产总值,220,3
,社会消费品零售总额,80,-1
""",
        {
            "gdp/level/2024-01/2024-09": "220",
            "gdp/growth/2024-01/2024-09": "3",
            "retail_sales/level/2024-01/2024-09": "80",
            "retail_sales/growth/2024-01/2024-09": "-1",
        },
    ),
    Layout(
        "areas as headings of rows",
        "riverside",
        """
2024年主要指标,,
指标,总量（亿元）,增速（%）
虚构河滨区,,
地区生产总值,310.1,6.1
虚构山坡区,,
地区生产总值,200.2,3.0
""",
        {"gdp/level/2024": "310.1", "gdp/growth/2024": "6.1"},
    ),
    Layout(
        "series in columns under rows of area, frequency and unit",
        "rivertown",
        """
指标,GDP_累计,GDP_当期,规模以上工业增加值_当期同比实际增速,工业品出厂价格指数_当期
地区,虚构河城市,虚构河城市,虚构河城市,虚构河城市
频度,季,季,月,月
单位,亿元,亿元,%,-
2023-05,,,6.8,104.1
2023-06,425.9,223.9,6.0,104.7
""",
        {
            "industrial_value_added_above_scale/growth/2023-05": "6.8",
            "industrial_value_added_above_scale/growth/2023-06": "6.0",
            "gdp/level/2023-01/2023-06": "425.9",
        },
    ),
    Layout(
        "growth in the names, months in columns",
        "rivertown",
        """
数据库：虚构河城市月度数据,,
指标,2024年9月,2024年8月
社会消费品零售总额当月值(亿元),90,88
社会消费品零售总额累计增长(%),0.1,-0.2
居民消费价格指数(上年同月=100),100.2,100.1
""",
        {
            "retail_sales/level/2024-09": "90",
            "retail_sales/level/2024-08": "88",
            "retail_sales/growth/2024-01/2024-09": "0.1",
            "retail_sales/growth/2024-01/2024-08": "-0.2",
        },
    ),
    Layout(
        "several tables in one sheet",
        "rivertown",
        """
2024年1-8月虚构河城市经济运行,,,
一、社会消费品零售总额,,,
指标,单位,1-8月,增速（%）
社会消费品零售总额,亿元,700.1,0.1
二、固定资产投资,,,
指标,单位,1-7月,增速（%）
固定资产投资,亿元,500,1.2
其中：房地产开发投资,亿元,150,-5
注：增速按可比口径计算。,,,
""",
        {
            "retail_sales/level/2024-01/2024-08": "700.1",
            "retail_sales/growth/2024-01/2024-08": "0.1",
            "fixed_asset_investment/level/2024-01/2024-07": "500",
            "fixed_asset_investment/growth/2024-01/2024-07": "1.2",
            "real_estate_investment/level/2024-01/2024-07": "150",
            "real_estate_investment/growth/2024-01/2024-07": "-5",
        },
    ),
    Layout(
        "shares of the product and an index beside a level",
        "rivertown",
        """
表2-1 全市地区生产总值,,,
,,,计量单位:亿元
,2024年,2024年为上年%,占地区生产总值比重%
地区生产总值,1240.5,104.9,100
第一产业,30.2,101.1,2.4
""",
        {"gdp/level/2024": "1240.5", "gdp_primary/level/2024": "30.2", "gdp_primary/share/2024": "2.4"},
    ),
    Layout(
        "growth under a heading of its own",
        "rivertown",
        """
2024年虚构河城市主要指标,,
单位：亿元,,
指标,2024年,2023年
一、增速,,
地区生产总值,4.9,5.2
""",
        {"gdp/growth/2024": "4.9", "gdp/growth/2023": "5.2"},
    ),
    Layout(
        "growth alone, by the title and its unit",
        "rivertown",
        """
2024年1-9月虚构河城市主要经济指标增速,,
单位：%,,
指标,1-9月,1-8月
地区生产总值,2.0,
固定资产投资,1.5,1.6
""",
        {
            "gdp/growth/2024-01/2024-09": "2.0",
            "fixed_asset_investment/growth/2024-01/2024-09": "1.5",
            "fixed_asset_investment/growth/2024-01/2024-08": "1.6",
        },
    ),
    Layout(
        "months of which a number has lost its nought",
        "rivertown",
        """
虚构河城市一般公共预算收入,
时间,累计值（亿元）
2015.01,10
2015.09,90
2015.1,100
""",
        {
            "fiscal_revenue/level/2015-01/2015-01": "10",
            "fiscal_revenue/level/2015-01/2015-09": "90",
            "fiscal_revenue/level/2015-01/2015-10": "100",
        },
    ),
    Layout(
        "a part under 其中, the unit in a line",
        "rivertown",
        """
2024年虚构河城市投资情况,,
单位：亿元,,
指标,总量,增长（%）
固定资产投资,320.5,3.1
其中：房地产开发投资,80.2,-12.5
""",
        {
            "fixed_asset_investment/level/2024": "320.5",
            "fixed_asset_investment/growth/2024": "3.1",
            "real_estate_investment/level/2024": "80.2",
            "real_estate_investment/growth/2024": "-12.5",
        },
    ),
    Layout(
        "marks of notes, signs of per cent in the cells",
        "rivertown",
        """
2024年虚构河城市主要指标,,
指标,总量（亿元）,增速
地区生产总值①,1240.5,4.9%
社会消费品零售总额,510.2,-1.2%
注：①增速按不变价格计算。,,
""",
        {
            "gdp/level/2024": "1240.5",
            "gdp/growth/2024": "4.9",
            "retail_sales/level/2024": "510.2",
            "retail_sales/growth/2024": "-1.2",
        },
    ),
]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_layout_is_read(record: Record, tmp_path: Path, layout: Layout) -> None:
    reading = read(record, csv_file(tmp_path, layout.text), layout.area)
    assert [str(finding) for finding in reading.rejected] == []
    assert offered_figures(reading) == layout.figures


@dataclass(frozen=True)
class Trap:
    """A table of which nothing, or not this, may be taken without a word."""

    name: str
    area: str
    text: str
    reason: str


TRAPS = [
    Trap(
        "the whole of another city",
        "rivertown",
        "2024年各区常住人口,\n地区,年末常住人口（万人）\n全市,80\n鼓楼区,9\n玄武区,6",
        "'全市' stands for a whole that may not be 虚构河城市",
    ),
    Trap(
        "no row of the area",
        "riverside",
        "2024年各区常住人口,\n地区,年末常住人口（万人）\n全市,80\n虚构山坡区,9\n玄武区,6",
        "no row is that of 虚构河滨区",
    ),
    Trap(
        "a mean of the year",
        "riverside",
        "2024年各区户籍人口,\n地区,年平均户籍人口（万人）\n全市,80\n虚构河滨区,9\n虚构山坡区,6",
        "is an average",
    ),
    Trap(
        "a quarter alone or not",
        "rivertown",
        "虚构河城市地区生产总值,\n季度,地区生产总值（亿元）\n2023年二季度,71.2",
        "may be that quarter alone or all months to its end",
    ),
    Trap(
        "levels at constant prices",
        "rivertown",
        "虚构河城市季度数据,\n指标,2023年第一季度\n地区生产总值(不变价)累计值(亿元),183",
        "is a level at constant prices",
    ),
    Trap(
        "an index by area",
        "rivertown",
        "指标：居民消费价格指数(上年=100),\n地区,2023年\n虚构河城市,101.2\n虚构湖滨市,100.2",
        "is an index",
    ),
    Trap(
        "the indicator in the sheet of no name",
        "rivertown",
        "年,虚构河城市,虚构湖滨市\n2023,1180.2,900.1",
        "no row or column names an indicator of the catalogue",
    ),
    Trap(
        "months without a year",
        "rivertown",
        "1-9月进度数据,,\n,1-9月累计,累计增长%\n地区生产总值(亿元),252.5,11.5",
        "does not say of which year it is",
    ),
    Trap(
        "a level in %",
        "rivertown",
        "2024年虚构河城市主要指标,,\n指标,单位,1-9月\n规模以上工业增加值,%,5.6",
        "is in %: its growth, or a share?",
    ),
    Trap(
        "firms above a size by the notes alone",
        "rivertown",
        "虚构河城市月度数据,\n指标,2024年4月\n工业增加值同比增长(%),3.9\n注：规模以上工业企业起点标准有调整。,",
        "the notes speak of 规模以上",
    ),
    Trap(
        "a heading that narrows what stands under it",
        "rivertown",
        "2024年虚构河城市主要指标,\n指标,总量（亿元）\n限额以上单位,\n  社会消费品零售总额,70.1",
        "it stands under '限额以上单位', which may turn it",
    ),
    Trap(
        "a title of a part",
        "rivertown",
        "2024年虚构河城市限额以上社会消费品零售总额,\n月份,累计（亿元）\n1-2月,70.1",
        "no row or column names an indicator of the catalogue",
    ),
    Trap(
        "nothing of the catalogue",
        "riverside",
        "2024年各区房屋,\n地区,居住房屋（万平方米）\n虚构河滨区,99\n虚构山坡区,88",
        "居住房屋(万平方米) is no indicator of the catalogue",
    ),
]


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.name)
def test_a_trap_is_asked_about_or_refused(record: Record, tmp_path: Path, trap: Trap) -> None:
    reading = read(record, csv_file(tmp_path, trap.text), trap.area)
    assert offered_figures(reading) == {}
    assert any(trap.reason in str(finding) for finding in reading.rejected)


ANSWERED = [
    ("the whole of another city", {"area_row": ["3"]}, {"population_resident/level/2024-12-31": "800000"}),
    ("a quarter alone or not", {"row": ["3=2023-01/2023-06"]}, {"gdp/level/2023-01/2023-06": "71.2"}),
    (
        "months without a year",
        {"period": "2021-01/2021-09"},
        {"gdp/level/2021-01/2021-09": "252.5", "gdp/growth/2021-01/2021-09": "11.5"},
    ),
    ("a level in %", {"columns": ["3=growth"]}, {"industrial_value_added_above_scale/growth/2024-01/2024-09": "5.6"}),
    (
        "firms above a size by the notes alone",
        {"same": ["工业增加值=industrial_value_added_above_scale"]},
        {"industrial_value_added_above_scale/growth/2024-04": "3.9"},
    ),
]


@pytest.mark.parametrize(("name", "options", "figures"), ANSWERED, ids=[name for name, *_ in ANSWERED])
def test_a_question_is_answered_by_an_option(
    record: Record, tmp_path: Path, name: str, options: dict[str, Any], figures: dict[str, str]
) -> None:
    trap = next(trap for trap in TRAPS if trap.name == name)
    reading = read(record, csv_file(tmp_path, trap.text), trap.area, **options)
    assert (offered_figures(reading), reading.rejected) == (figures, ())


def test_heads_of_several_merged_rows_in_two_languages(record: Record, tmp_path: Path) -> None:
    lines = [
        ["2-2 各区常住人口（2024）"],
        ["Resident Population by District (2024)"],
        ["地  区", "District", "年末常住人口\nPopulation\n(万人)", "其  中", None],
        [None, None, None, "# 外来人口\nMigrants", "户籍人口（人）"],
        ["全  市", "Total", 80.5, 30.1, 500000],
        ["  虚构河滨区", "  Riverside", 9.5, 3.3, 60000],
        ["  虚构山坡区", "  Hillside", 6.5, 2.3, 40000],
    ]
    merged = ["A1:E1", "A2:E2", "A3:A4", "B3:B4", "C3:C4", "D3:E3"]
    reading = read(record, save(tmp_path / "t.xlsx", ("Sheet1", lines, merged)), "riverside")
    figures = {"population_resident/level/2024-12-31": "95000", "population_registered/level/2024-12-31": "60000"}
    assert (offered_figures(reading), reading.rejected) == (figures, ())


def test_two_sheets_that_say_two_things_are_asked_about(record: Record, tmp_path: Path) -> None:
    def lines(value: float) -> list[list[Any]]:
        return [["虚构河城市常住人口"], ["年份", "常住人口（万人）"], [2009, value], [2010, 70.5]]

    path = save(tmp_path / "t.xlsx", ("甲", lines(59.9), []), ("乙", lines(68.7), []))
    rows = [candidate.row["value"] for candidate in read(record, path, "rivertown").candidates]
    assert sorted(rows) == ["599000", "687000", "705000", "705000"]
    assert len(read(record, path, "rivertown", leave_out=["甲"]).candidates) == 2


def test_hidden_rows_and_columns_are_not_taken(record: Record, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for line in (["年份", "地区生产总值（亿元）", "增长（%）"], [2023, 1180.2, 5.2], [2024, 1240.5, 4.9]):
        sheet.append(line)
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.save(tmp_path / "t.xlsx")
    reading = read(record, tmp_path / "t.xlsx", "rivertown")
    assert offered_figures(reading) == {"gdp/level/2024": "1240.5"}
    assert [remark.values["hidden"] for remark in reading.remarks if remark.name == "hidden"] == ["row 2, column C"]


def test_a_sheet_that_lists_series_is_passed_over(record: Record, tmp_path: Path) -> None:
    figures = [["年份", "地区生产总值（亿元）"], [2024, 1240.5]]
    series = [["指标名称", "地区名称", "频度", "单位", "来源"], ["GDP", "虚构河城市", "年", "亿元", "统计局"]]
    reading = read(record, save(tmp_path / "t.xlsx", ("数据", figures, []), ("说明", series, [])), "rivertown")
    assert (offered_figures(reading), reading.rejected) == ({"gdp/level/2024": "1240.5"}, ())


@pytest.mark.parametrize(
    ("publisher", "title", "number"),
    [("国家统计局", "月度数据", 1), ("国家统计局", "虚构河城市月度数据", 0), ("虚构河城市统计局", "月度数据", 0)],
)
def test_a_table_of_a_higher_office_that_names_no_area_is_asked_about(
    record: Record, tmp_path: Path, publisher: str, title: str, number: int
) -> None:
    reading = read(record, csv_file(tmp_path, "指标,2024年\n社会消费品零售总额(亿元),900"), "rivertown")
    origin = Origin({"publisher": publisher, "title": title}, new=True)
    questions = list(ask_whose(reading, origin, names_of(record.areas, "rivertown"), NO_ANSWERS))
    assert len(questions) == number and len(reading.candidates) == 1
