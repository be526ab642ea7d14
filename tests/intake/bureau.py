"""Tables as a statistics bureau prints them, made for the tests of the invented district; no real figure among them."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from targetbook.intake.entering.candidates import SheetReading

TITLE = "虚构河滨区2026年1—9月主要经济指标"
Lines = list[list[Any]]


def save(path: Path, *sheets: tuple[str, Lines, list[str]]) -> Path:
    """Write a workbook: for each sheet its name, its rows, and the ranges that are merged."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, lines, merged in sheets:
        fill(book.create_sheet(name), lines, merged)
    book.save(path)
    return path


def fill(sheet: Worksheet, lines: Lines, merged: list[str]) -> None:
    """Write rows from the first cell on, then merge."""
    for row, line in enumerate(lines, 1):
        for column, value in enumerate(line, 1):
            if value is not None:
                sheet.cell(row, column, value)
    for cells in merged:
        sheet.merge_cells(cells)


def monthly(path: Path, gdp: Any = 889.6) -> Path:
    """First layout: month and months to date under merged heads, a units line, parts, and notes under the table."""
    lines = [
        [TITLE],
        [None, None, None, None, "单位：亿元、%"],
        ["指标", "本月", None, "1—9月累计", None],
        [None, "总量", "同比±%", "总量", "同比±%"],
        ["一、地区生产总值（GDP）", "—", "—", gdp, 4.4],
        ["规模以上工业总产值（万元）", "251,234", 3.1, "２，１３４，５６７", -0.2],
        ["固定资产投资", None, None, None, 6.1],
        ["　　其中：工业投资", 1.5, 20.0, 12.3, 18.25],
        ["一般公共预算收入", 3.1, 2.2, 30.25, 1.9],
        ["　　其中：税收收入", 2.1, 1.1, 21.5, "-0.8%"],
        ["全社会用电量（亿千瓦时）", 2.1, 1.1, 21.5, 0.8],
        ["注：1. 地区生产总值绝对数按现价计算，增速按不变价格计算。"],
        ["2. 规模以上工业为年主营业务收入2000万元及以上的工业法人单位。"],
    ]
    return save(path, ("9月", lines, ["A1:E1", "A3:A4", "B3:C3", "D3:E3", "A12:E12", "A13:E13"]))


def yearly(path: Path, tax: Any = "45000") -> Path:
    """Second layout: a column of units, years across, 万元 and 亿元 mixed."""
    lines = [
        ["2025年国民经济主要指标"],
        ["序号", "指标名称", "计量单位", "2025年", "比上年增长（%）"],
        [1, "地区生产总值", "亿元", 1180.2, 5.2],
        [2, "社会消费品零售总额", "万元", "4,250,300", 5.3],
        [3, "一般公共预算收入中的税收收入", "万元", tax, "2.0"],
        [4, "年末常住人数", "万人", 52.34, None],
        [5, "常住人口", "万人", 52.34, None],
        [6, "进出口总值", "亿元", 310.5, "…"],
    ]
    return save(path, ("综合", lines, ["A1:E1"]))


def record_table(path: Path, rows: Lines) -> Path:
    """Third layout: the record's own columns."""
    head = ["indicator", "measure", "period", "value", "unit", "bound", "note"]
    return save(path, ("rows", [head, *rows], []))


def offered_figures(reading: SheetReading) -> dict[str, str]:
    """Give each figure that is offered as `indicator/measure/period` -> value."""
    rows = [candidate.row for candidate in reading.candidates]
    return {f"{row['indicator']}/{row['measure']}/{row['period']}": row["value"] for row in rows}
