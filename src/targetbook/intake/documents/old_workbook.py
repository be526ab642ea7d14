"""Sheets of an old Excel workbook (.xls): what each cell shows by its format, and nothing that is hidden."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import xlrd
from openpyxl.utils import get_column_letter

from targetbook.intake.documents.contents import FileContents, require_small
from targetbook.intake.entering.candidates import Remark
from targetbook.intake.tables.cells import CellKind, Sheet, SheetCell, Unreadable
from targetbook.intake.tables.formats import UnseenFigure, sight_of
from targetbook.intake.tables.weight import MOST_CELLS
from targetbook.record.checking.findings import Finding

ERRORS = xlrd.error_text_from_code
SAVE = "open it in a spreadsheet and save it anew as .xlsx"


def read_old_workbook(path: Path) -> FileContents:
    """Read the sheets that show anything; Unreadable where the file is no workbook."""
    book = _opened(path)
    sheets = [book.sheet_by_index(number) for number in range(book.nsheets)]

    for sheet in sheets:
        _require_light(path, sheet)

    hidden = [sheet.name for sheet in sheets if sheet.visibility]
    visible = [sheet for sheet in sheets if not sheet.visibility and _holds_anything(sheet)]
    if not visible:
        raise Unreadable(Finding(path.name, 1, "-", "has no sheet to be seen with anything in it; expected a table"))
    remarks = (Remark("hidden_sheets", {"hidden": "、".join(hidden)}),) if hidden else ()
    alone = len(visible) == 1

    return FileContents(tuple(_sheet(path, book, sheet, alone) for sheet in visible), remarks=remarks)


def _opened(path: Path) -> Any:
    try:
        with Path(os.devnull).open("w", encoding="utf-8") as silence:
            return xlrd.open_workbook(
                file_contents=path.read_bytes(), formatting_info=True, ragged_rows=True, logfile=silence
            )
    except Exception as wrong:  # a damaged workbook fails in as many ways as there are records in it
        reason = " ".join(str(wrong).split()) or type(wrong).__name__
        if "encrypt" in reason.lower() or "password" in reason.lower():
            message = "is locked by a password; save it as .xlsx without one"
        elif "Can't find workbook" in reason:
            message = f"is an old Office file without a workbook, such as a .doc; save it as .docx or .xlsx ({reason})"
        else:
            message = f"cannot be read as a workbook ({reason}); {SAVE}"
        raise Unreadable(Finding(path.name, 1, "-", message)) from None


def _require_light(path: Path, sheet: Any) -> None:
    cells = sum(sheet.row_len(row) for row in range(sheet.nrows))
    if cells > MOST_CELLS:
        message = f"has more than {MOST_CELLS:,} cells in a sheet, most of them surely empty; copy the table into a"
        raise Unreadable(Finding(path.name, 1, "-", f"{message} workbook of its own"))
    require_small(path.name, sheet.nrows, sheet.ncols)


def _holds_anything(sheet: Any) -> bool:
    empty = (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)
    return any(kind not in empty for row in range(sheet.nrows) for kind in sheet.row_types(row))


def _sheet(path: Path, book: Any, sheet: Any, alone: bool) -> Sheet:
    rows = [[_cell(book, sheet, row, column) for column in range(sheet.ncols)] for row in range(sheet.nrows)]
    for first_row, after_row, first_column, after_column in sheet.merged_cells:
        first = rows[first_row][first_column]
        for row in range(first_row, min(after_row, sheet.nrows)):
            for column in range(first_column, min(after_column, sheet.ncols)):
                rows[row][column] = SheetCell(row + 1, column + 1, first.text, first.kind, first.rounded)

    hidden_rows = {row for row, info in sheet.rowinfo_map.items() if info.hidden}
    hidden_columns = {column for column, info in sheet.colinfo_map.items() if info.hidden}
    visible_rows = [
        [cell for cell in row if cell.column - 1 not in hidden_columns]
        for number, row in enumerate(rows)
        if number not in hidden_rows
    ]
    return Sheet(
        place=path.name if alone else f"{path.name}[{sheet.name}]",
        rows=[row for row in visible_rows if row],
        name=sheet.name,
        hidden=tuple(_hidden_names(rows, hidden_rows, hidden_columns)),
    )


def _hidden_names(
    rows: list[list[SheetCell]], hidden_rows: Iterable[int], hidden_columns: Iterable[int]
) -> Iterator[str]:
    """Name the hidden rows and columns that hold anything."""
    for row in sorted(hidden_rows):
        if row < len(rows) and any(cell.plain for cell in rows[row]):
            yield f"row {row + 1}"
    for column in sorted(hidden_columns):
        if any(row[column].plain for row in rows if column < len(row)):
            yield f"column {get_column_letter(column + 1)}"


def _cell(book: Any, sheet: Any, row: int, column: int) -> SheetCell:
    place = (row + 1, column + 1)
    if column >= sheet.row_len(row):
        return SheetCell(*place)

    kind = sheet.cell_type(row, column)
    value = sheet.cell_value(row, column)
    look = book.xf_list[sheet.cell_xf_index(row, column)]
    if kind == xlrd.XL_CELL_ERROR:
        return SheetCell(*place, f"holds {ERRORS.get(value, value)}; expected a number", CellKind.TROUBLE)
    if kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) or value == "":
        return SheetCell(*place)
    if book.font_list[look.font_index].struck_out:
        return SheetCell(*place, f"is struck through ({value}); expected a figure that holds", CellKind.TROUBLE)

    number_format = book.format_map[look.format_key].format_str
    if kind == xlrd.XL_CELL_DATE:
        return _date(book, place, value, number_format)
    if kind == xlrd.XL_CELL_NUMBER:
        return _number(place, value, number_format)

    return SheetCell(*place, str(value))


def _date(book: Any, place: tuple[int, int], value: float, number_format: str) -> SheetCell:
    """Write a date as the record does: a month alone where the cell shows no day."""
    try:
        day = xlrd.xldate_as_datetime(value, book.datemode)
    except (ValueError, OverflowError, xlrd.XLDateError):
        return SheetCell(*place, f"holds {value} as a date that there is not; expected a number", CellKind.TROUBLE)
    shows_day = "d" in number_format.lower() or "日" in number_format
    return SheetCell(*place, f"{day:%Y-%m-%d}" if shows_day else f"{day:%Y-%m}", CellKind.DATE)


def _number(place: tuple[int, int], value: float, number_format: str) -> SheetCell:
    try:
        sight = sight_of(value, number_format)
    except UnseenFigure as unseen:
        return SheetCell(*place, str(unseen), CellKind.TROUBLE)
    return SheetCell(*place, sight.text, CellKind.NUMBER, sight.rounded, sight.percent, sight.formatted)
