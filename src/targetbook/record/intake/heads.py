"""The head of a bureau's wide table: where the names stand, what each column holds, of which period, in which unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from targetbook.record.findings import Finding
from targetbook.record.intake.cells import Cell, Kind, Sheet, Unreadable, tidy
from targetbook.record.intake.figures import Unit, read_unit
from targetbook.record.intake.names import BRACKETED
from targetbook.record.intake.times import Stated, Unclear, read_period

NAMES = {"指标", "指标名称", "项目", "名称", "主要指标", "统计指标", "主要经济指标", "经济指标"}
UNIT_HEADS = {"单位", "计量单位"}
UNITS_LINE = re.compile(r"单位:\s*([^:]+)$")
GROWTH = re.compile(r"增速|增长|增幅|同比|±%|\+-%|比上年|比去年|增减\(?%")
NO_GROWTH = re.compile(r"增减额|增长额|增量|环比|拉动|贡献|比重|占比|构成|份额|排名|位次")
LEVEL = re.compile(r"累计|本月|当月|总量|绝对|数值|实绩|完成|本年|本期|月末|年末|期末|指标值|金额")
LEFT_OUT = re.compile(r"序号|代码|编码|备注|说明|上年同期|去年同期|上年同月|去年同月|上年数|计划|目标")
A_DAY = re.compile(r"月\s*\d{1,2}\s*日")
MARK_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Column:
    """A column of figures: what it measures, the period its head states, and its unit where the head has one."""

    place: int
    head: str
    measure: str
    stated: Stated
    unit: Unit | None = None


@dataclass(frozen=True)
class Head:
    """A wide table's head: the row its figures begin below, and what stands where."""

    last_row: int
    names: int
    units: int | None
    columns: tuple[Column, ...]
    left_out: tuple[str, ...]
    title: Stated
    unit: Unit | None


def read_head(sheet: Sheet) -> Head:
    """Read the head; Unreadable says at which cell a person must look."""
    first, names = _head_cell(sheet)
    last = _last_row(sheet, first, names)
    title = _title(sheet, first)
    heads = [_text_of(sheet, first, last, place) for place in range(len(sheet.rows[0]))]
    found: list[Column] = []
    left_out: list[str] = []
    wrong: list[Finding] = []
    for place, text in enumerate(heads):
        if not text or place == names or text in UNIT_HEADS:
            continue
        if LEFT_OUT.search(text) and not GROWTH.search(text):
            left_out.append(text)
            continue
        try:
            found.append(_column(place, text, found))
        except (Unclear, ValueError) as unclear:
            wrong.append(sheet.finding(sheet.rows[last][place], f"column {text!r}: {unclear}"))
    if wrong:
        raise Unreadable(*wrong)
    if not found:
        raise Unreadable(sheet.finding(sheet.rows[first][names], f"no column of figures beside it; {EXPECTED}"))
    units = next((place for place, text in enumerate(heads) if text in UNIT_HEADS), None)
    return Head(last, names, units, tuple(found), tuple(left_out), title, _units_line(sheet, first))


EXPECTED = "expected heads such as 本月, 累计, 总量, 1—9月, 2024年, 增速, 同比±%"


def _head_cell(sheet: Sheet) -> tuple[int, int]:
    for number, row in enumerate(sheet.rows):
        filled = {cell.shown for cell in row if cell.shown}
        for place, cell in enumerate(row):
            if _squeezed(cell.text) in NAMES and len(filled) > 1:
                return number, place
    message = f"has neither the record's columns nor a bureau's; {EXPECTED}, and 指标 above the names"
    raise Unreadable(Finding(sheet.place, 1, "-", message))


def _last_row(sheet: Sheet, first: int, names: int) -> int:
    """Find the last row of the head: below the first one no name stands in the column of names."""
    last = first
    for number in range(first + 1, len(sheet.rows)):
        name = _squeezed(sheet.rows[number][names].text)
        if (name and name not in NAMES) or any(cell.kind is Kind.NUMBER for cell in sheet.rows[number]):
            break
        last = number if any(cell.shown for cell in sheet.rows[number]) else last
    return last


def _text_of(sheet: Sheet, first: int, last: int, place: int) -> str:
    """Join what stands above a column; a group's head reaches over the empty cells to its right."""
    parts: list[str] = []
    for number in range(first, last + 1):
        text = _squeezed(sheet.rows[number][place].text)
        if not text and number < last and _squeezed(sheet.rows[last][place].text):
            text = _group(sheet.rows[number], place)
        if text and text not in parts:
            parts.append(text)
    return "".join(parts)


def _group(row: list[Cell], place: int) -> str:
    left = (_squeezed(cell.text) for cell in reversed(row[:place]))
    found = next((text for text in left if text), "")
    return "" if found in NAMES | UNIT_HEADS else found


def _column(place: int, text: str, before: list[Column]) -> Column:
    if NO_GROWTH.search(text):
        raise ValueError("is neither a level nor its growth on the year before; take the column out")
    stated = read_period(text)
    units = [unit for part in BRACKETED.findall(text) if (unit := read_unit(part))]
    if "累计" in text:
        stated = replace(stated, alone=False)
    elif re.search(r"本月|当月", text):
        stated = replace(stated, alone=True)
    if GROWTH.search(text):
        if not re.search(r"累计|本月|当月", text) and stated == Stated() and before:
            stated = before[-1].stated
        return Column(place, text, "growth", stated)
    if LEVEL.search(text) or stated != Stated():
        return Column(place, text, "level", stated, units[0] if units else None)
    raise ValueError(f"cannot be read; {EXPECTED}, or take the column out")


def _title(sheet: Sheet, first: int) -> Stated:
    """Read year and months from the lines above the head; a day, such as that of printing, says nothing of them."""
    year, month, alone = None, None, False
    for cell in _above(sheet, first):
        if A_DAY.search(cell.shown):
            continue
        try:
            stated = read_period(cell.shown)
        except Unclear as unclear:
            raise Unreadable(sheet.finding(cell, str(unclear))) from None
        year = year or stated.year
        if month is None and stated.month:
            month, alone = stated.month, stated.alone
    return Stated(year, month or (12 if year else None), alone)


def _units_line(sheet: Sheet, first: int) -> Unit | None:
    """Read the unit in a line such as 单位：亿元、%; the percentages are the growth's."""
    for cell in _above(sheet, first):
        if line := UNITS_LINE.search(cell.shown):
            units = [read_unit(word.strip()) for word in re.split(r"[、,;]", line[1].strip(" )]"))]
            levels = [unit for unit in units if unit and unit.unit != "%"]
            return levels[0] if len(levels) == 1 else None
    return None


def _above(sheet: Sheet, first: int) -> Iterator[Cell]:
    told: set[str] = set()
    for row in sheet.rows[:first]:
        for cell in row:
            if cell.shown and cell.shown not in told:
                told.add(cell.shown)
                yield cell


def _squeezed(text: str) -> str:
    return MARK_SPACES.sub("", tidy(text))
