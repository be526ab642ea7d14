"""Where a table's head ends, which columns name its rows, and what stands above each column of figures."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from targetbook.intake.tables.cells import Sheet, SheetCell
from targetbook.intake.tables.crossed.blocks import has_figures, holds_number, is_note, texts_of
from targetbook.intake.tables.figures import read_unit
from targetbook.intake.tables.heads import NAME_HEADS, UNIT_HEADS, squeezed
from targetbook.intake.tables.titles import is_line_of_units

TIME_HEADS = {"年", "年份", "年度", "月", "月份", "时间", "日期", "季度", "期间", "时期", "报告期"}
AREA_HEADS = {
    "地区",
    "地区名称",
    "区域",
    "城市",
    "区县",
    "县区",
    "区、县",
    "区",
    "市",
    "县",
    "行政区",
    "省份",
    "省市",
    "District",
    "Region",
}
NUMBER_HEADS = {"序号", "编号", "代码", "编码", "地区编码", "行政区划代码", "代号", "No."}
# Rows of a head that say of each column whence it comes; nothing of them turns its figures.
ORIGIN_HEADS = {
    "指标ID",
    "指标编码",
    "ID",
    "来源",
    "数据来源",
    "更新时间",
    "时间区间",
    "起始时间",
    "结束时间",
    "开始时间",
    "备注",
    "注释",
    "口径",
    "地区编码",
}
FREQUENCY_HEADS = {"频度", "频率"}
SIDE_HEADS = {*AREA_HEADS, *NAME_HEADS, *UNIT_HEADS, *FREQUENCY_HEADS, *ORIGIN_HEADS, "国家"}
# Heads of a sheet that lists series with where they come from, and holds none of their figures.
SERIES_HEADS = {
    "地区名称",
    "地区编码",
    "频度",
    "单位",
    "开始时间",
    "结束时间",
    "更新时间",
    "来源",
    "注释",
    "指标编码",
    "指标ID",
    "数据来源",
    "起始时间",
    "频率",
}
PERIOD = re.compile(r"(?:19|20)\d\d(?:年|[./-]?(?:1[0-2]|0?[1-9])月?|年\d{1,2}月)?")
MONTH = re.compile(r"(?:1[0-2]|0?[1-9])月?")


@dataclass(frozen=True)
class TableFrame:
    """A table's parts: rows of the head, the first row of figures, and the columns by what they are for."""

    sheet: Sheet
    head: int
    first: int
    last: int
    names: tuple[int, ...]
    units: int | None
    figures: tuple[int, ...]

    @property
    def name_column(self) -> int:
        """The column that names rows, for the place of a question."""
        return self.names[0] if self.names else 0

    @property
    def labelled(self) -> dict[str, int]:
        """The rows of the head that say what they hold (地区, 频度, 单位), where at least two of them do."""
        labels = {squeezed(self.sheet.rows[number][0].text): number for number in range(self.head, self.first)}
        labelled = {label: number for label, number in labels.items() if label in SIDE_HEADS}
        return labelled if len(labelled) > 2 else {}

    def head_parts(self, place: int) -> list[str]:
        """Give the different texts above a column from top to bottom; a group's head reaches to its right."""
        parts: list[str] = []
        last = self.first - 1

        for number in range(self.head, self.first):
            row = self.sheet.rows[number]
            text = squeezed(row[place].text)
            if not text and number < last and squeezed(self.sheet.rows[last][place].text):
                text = self._group(row, place)
            if text and text not in parts:
                parts.append(text)

        return parts

    def _group(self, row: list[SheetCell], place: int) -> str:
        for cell in reversed(row[:place]):
            text = squeezed(cell.text)
            if text:
                return "" if text in SIDE_HEADS else text
        return ""

    def row_cells(self, number: int) -> list[SheetCell]:
        """Give the cells that name a row."""
        row = self.sheet.rows[number]
        return [row[place] for place in self.names]


def frame_of(sheet: Sheet) -> TableFrame | None:
    """Find the parts of a table; None where the sheet has no figures under a head."""
    rows = sheet.rows
    first = next((number for number, row in enumerate(rows) if has_figures(row)), None)
    if first is None:
        return None

    head = _first_head(rows, first)
    if head is None:
        return None

    last = _last_row(rows, first)
    first = _first_of_body(rows, head, first)
    body = rows[first : last + 1]
    heads = [
        "".join(squeezed(rows[number][place].text) for number in range(head, first)) for place in range(len(rows[0]))
    ]
    kinds = [_kind(text, [row[place] for row in body], place) for place, text in enumerate(heads)]
    figures = tuple(place for place, kind in enumerate(kinds) if kind == "figures")
    if not figures:
        return None

    names = tuple(place for place, kind in enumerate(kinds) if kind == "names" and place < max(figures))
    units = next((place for place, kind in enumerate(kinds) if kind == "units"), None)

    return TableFrame(sheet, head, first, last, names, units, figures)


def describes_series(sheet: Sheet) -> bool:
    """Whether a sheet lists series instead of their figures."""
    return any(len(SERIES_HEADS & set(texts_of(row))) >= 4 for row in sheet.rows[:10])


def _first_head(rows: list[list[SheetCell]], first: int) -> int | None:
    """Find the first row of the head: with several texts, and not a line of remarks such as 表号:1 | 单位:亿元."""
    several = [number for number in range(first) if len(texts_of(rows[number])) > 1]
    for number in several:
        texts = texts_of(rows[number])
        is_above = number < several[-1] and _states_unit(texts)
        if not is_above and not all(":" in text for text in texts):
            return number
    beside = [number for number in range(first) if texts_of(rows[number]) and not rows[number][0].plain]
    return beside[-1] if beside else None


def _states_unit(texts: list[str]) -> bool:
    """Whether a row states the unit of the table beneath it, in whichever of its cells, and heads no column."""
    is_head = any(squeezed(text) in SIDE_HEADS | TIME_HEADS | NUMBER_HEADS for text in texts)
    return not is_head and any(is_line_of_units(text) for text in texts)


def _first_of_body(rows: list[list[SheetCell]], head: int, first: int) -> int:
    """Find the first row of the body: a heading that stands alone below the head belongs to it."""
    while first - 1 > head and _is_heading(rows[first - 1]):
        first -= 1
    return first


def _is_heading(row: list[SheetCell]) -> bool:
    """Whether a row has one text, in its first column alone."""
    full = [cell for cell in row if cell.plain]
    return len(full) == 1 and full[0] is row[0] and squeezed(row[0].text) not in SIDE_HEADS | TIME_HEADS


def _last_row(rows: list[list[SheetCell]], first: int) -> int:
    """Find the last row of the body: a note ends it."""
    last = first
    for number in range(first, len(rows)):
        if is_note(rows[number]) and not has_figures(rows[number]):
            break
        last = number
    return last


def _kind(head: str, cells: list[SheetCell], place: int) -> str:
    """Tell what a column is for by its head and by what its cells hold."""
    full = [cell for cell in cells if cell.plain]
    if not full:
        return "empty"
    if head in UNIT_HEADS or _mostly(full, lambda cell: read_unit(cell.plain) is not None and not holds_number(cell)):
        return "units"
    if head in NUMBER_HEADS:
        return "numbers"
    if head in TIME_HEADS | AREA_HEADS | NAME_HEADS:
        return "names"
    if place == 0 and all(PERIOD.fullmatch(cell.plain) for cell in full):
        return "names"

    figures = [cell for cell in full if holds_number(cell)]
    if place == 0 and not _mostly(full, holds_number):
        return "names"
    if figures:
        texts = [cell for cell in full if not holds_number(cell) and not cell.holds_no_figure]
        return "figures" if len(figures) >= len(texts) else "names"

    return "names" if any(not cell.holds_no_figure for cell in full) else "empty"


def _mostly(cells: list[SheetCell], fits: Callable[[SheetCell], bool]) -> bool:
    return sum(map(fits, cells)) * 2 > len(cells)
