"""Sheets of an Excel workbook: the values it shows, never a formula worked out anew, and nothing that it hides."""

import warnings
import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from targetbook.intake.tables.cells import CellKind, Sheet, SheetCell, Unreadable
from targetbook.intake.tables.formats import UnseenFigure, sight_of
from targetbook.intake.tables.weight import require_light
from targetbook.record.checking.findings import Finding

COMPOUND = b"\xd0\xcf\x11\xe0"  # how an old .xls begins, and a workbook behind a password
CALCULATE = "open the file, let it calculate and save it, or type the number"


def read_workbook(path: Path) -> tuple[list[Sheet], list[str]]:
    """Read the sheets that show anything, and name the hidden ones; Unreadable where the file is no workbook."""
    _require_workbook(path)
    values, formulas = (_load(path, data_only) for data_only in (True, False))
    pairs = list(zip(values.worksheets, formulas.worksheets, strict=True))
    hidden = [sheet.title for sheet, _ in pairs if sheet.sheet_state != "visible"]
    visible = [pair for pair in pairs if pair[0].sheet_state == "visible" and _holds_anything(pair[1])]

    if not visible:
        raise Unreadable(Finding(path.name, 1, "-", "has no sheet to be seen with anything in it; expected a table"))
    return [_sheet(path, *pair, alone=len(visible) == 1) for pair in visible], hidden


def _holds_anything(formulas: Worksheet) -> bool:
    return any(map(any, formulas.iter_rows(values_only=True)))


def _require_workbook(path: Path) -> None:
    with path.open("rb") as file:
        begins = file.read(4)

    if begins == COMPOUND:
        raise Unreadable(Finding(path.name, 1, "-", "is an old .xls or locked by a password; save it as .xlsx without"))
    if not zipfile.is_zipfile(path):
        raise Unreadable(Finding(path.name, 1, "-", "is no Excel workbook, whatever its name says; expected .xlsx"))

    require_light(path)


def _load(path: Path, data_only: bool) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of styles and validations, which are not read
            with path.open("rb") as file:
                return load_workbook(file, data_only=data_only)
    except Exception as wrong:  # a damaged workbook fails in as many ways as openpyxl, zipfile and expat have
        reason = " ".join(str(wrong).split()) or type(wrong).__name__
        message = f"cannot be read as a workbook ({reason}); open it in a spreadsheet and save it anew as .xlsx"
        raise Unreadable(Finding(path.name, 1, "-", message)) from None


def _sheet(path: Path, sheet: Worksheet, formulas: Worksheet, alone: bool) -> Sheet:
    rows = [
        [_cell(cell, formula) for cell, formula in zip(*pair, strict=True)]
        for pair in zip(sheet.iter_rows(), formulas.iter_rows(), strict=True)
    ]
    for area in sheet.merged_cells.ranges:
        first = rows[area.min_row - 1][area.min_col - 1]
        for row, column in area.cells:
            cell = rows[row - 1][column - 1]
            rows[row - 1][column - 1] = SheetCell(cell.row, cell.column, first.text, first.kind, first.rounded)

    hidden_rows = {row for row, dimension in sheet.row_dimensions.items() if dimension.hidden}
    hidden_columns = set(_hidden_columns(sheet))
    visible = [
        [cell for cell in row if cell.column not in hidden_columns]
        for number, row in enumerate(rows, 1)
        if number not in hidden_rows
    ]

    return Sheet(
        place=path.name if alone else f"{path.name}[{sheet.title}]",
        rows=[row for row in visible if row],
        name=sheet.title,
        hidden=tuple(_hidden_names(rows, hidden_rows, hidden_columns)),
    )


def _hidden_columns(sheet: Worksheet) -> Iterable[int]:
    """Give the numbers of the hidden columns; one entry of the file can stand for several."""
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and dimension.min and dimension.max:
            yield from range(dimension.min, min(dimension.max, sheet.max_column) + 1)


def _hidden_names(rows: list[list[SheetCell]], hidden_rows: set[int], hidden_columns: set[int]) -> Iterable[str]:
    """Name the hidden rows and columns that hold anything."""
    yield from (f"row {number}" for number, row in enumerate(rows, 1) if number in hidden_rows and any(map(_says, row)))
    for column in sorted(hidden_columns):
        if any(_says(row[column - 1]) for row in rows if len(row) >= column):
            yield f"column {get_column_letter(column)}"


def _says(cell: SheetCell) -> bool:
    return bool(cell.plain)


def _cell(cell: Any, formula: Any) -> SheetCell:
    row = cell.row
    column = cell.column
    value = cell.value

    if fault := _fault(cell, formula):
        return SheetCell(row, column, fault, CellKind.TROUBLE)
    if isinstance(value, datetime | date | time):
        return SheetCell(row, column, _day(value, str(cell.number_format)), CellKind.DATE)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(row, column, value, str(cell.number_format))

    return SheetCell(row, column, "" if value is None else str(value))


def _fault(cell: Any, formula: Any) -> str:
    """Say why a cell holds no value to be relied on."""
    value = cell.value
    if cell.data_type == "e":
        return f"holds {value}; expected a number"
    if formula.data_type == "f" and value is None:
        return f"holds a formula without a value; {CALCULATE}"
    if formula.data_type == "f" and value == 0 and not isinstance(value, bool):
        return f"holds a formula whose stored value is 0, as programs leave it; {CALCULATE}"
    if value is not None and cell.font is not None and cell.font.strike:
        return f"is struck through ({value}); expected a figure that holds"
    return ""


def _day(value: date | time, number_format: str) -> str:
    """Write a date as the record does: a month alone where the cell shows no day."""
    if isinstance(value, time):
        return value.isoformat()
    return f"{value:%Y-%m-%d}" if "d" in number_format.lower() or "日" in number_format else f"{value:%Y-%m}"


def _number(row: int, column: int, value: float, number_format: str) -> SheetCell:
    try:
        sight = sight_of(value, number_format)
    except UnseenFigure as unseen:
        return SheetCell(row, column, str(unseen), CellKind.TROUBLE)
    return SheetCell(row, column, sight.text, CellKind.NUMBER, sight.rounded, sight.percent, sight.formatted)
