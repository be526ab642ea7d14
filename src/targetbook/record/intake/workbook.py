"""Sheets of an Excel workbook: the values it shows, never a formula worked out anew."""

import re
import warnings
import zipfile
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from targetbook.record.findings import Finding
from targetbook.record.intake.cells import Cell, Kind, Sheet, Unreadable

LARGEST = 200_000_000  # bytes unpacked: a small file can hold a sheet too large to read
MOST_CELLS = 500_000
COMPOUND = b"\xd0\xcf\x11\xe0"  # how an old .xls begins, and a workbook behind a password
FIXED = re.compile(r"[#,]*0(?:\.(0+))?[_ )]*(%?)[_ )]*")


def read_workbook(path: Path) -> list[Sheet]:
    """Read the sheets that hold anything; Unreadable where the file is no workbook or holds none."""
    _require_workbook(path)
    values, formulas = (_loaded(path, data_only) for data_only in (True, False))
    pairs = zip(values.worksheets, formulas.worksheets, strict=True)
    filled = [(sheet, written) for sheet, written in pairs if any(map(any, written.iter_rows(values_only=True)))]
    if not filled:
        raise Unreadable(Finding(path.name, 1, "-", "has no sheet with anything in it; expected a table"))
    return [
        Sheet(path.name if len(filled) == 1 else f"{path.name}[{sheet.title}]", _rows(sheet, written, path))
        for sheet, written in filled
    ]


def _require_workbook(path: Path) -> None:
    with path.open("rb") as file:
        begins = file.read(4)
    if begins == COMPOUND:
        raise Unreadable(Finding(path.name, 1, "-", "is an old .xls or locked by a password; save it as .xlsx without"))
    if not zipfile.is_zipfile(path):
        raise Unreadable(Finding(path.name, 1, "-", "is no Excel workbook, whatever its name says; expected .xlsx"))
    if _unpacked(path) > LARGEST:
        told = "is too large once unpacked; save the sheet with the figures as a file of its own"
        raise Unreadable(Finding(path.name, 1, "-", told))


def _unpacked(path: Path) -> int:
    """Give the bytes of a workbook's parts, as its list of them states."""
    try:
        with zipfile.ZipFile(path) as packed:
            return sum(part.file_size for part in packed.infolist())
    except (zipfile.BadZipFile, NotImplementedError) as wrong:
        raise Unreadable(Finding(path.name, 1, "-", f"cannot be read as a workbook: {_line(wrong)}")) from None


def _loaded(path: Path, data_only: bool) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of styles and validations, which are not read
            with path.open("rb") as file:
                return load_workbook(file, data_only=data_only)
    except Exception as wrong:  # a damaged workbook fails in as many ways as openpyxl, zipfile and expat have
        raise Unreadable(Finding(path.name, 1, "-", f"cannot be read as a workbook: {_line(wrong)}")) from None


def _line(wrong: Exception) -> str:
    return " ".join(str(wrong).split())


def _rows(sheet: Worksheet, written: Worksheet, path: Path) -> list[list[Cell]]:
    if sheet.max_row * sheet.max_column > MOST_CELLS:
        told = f"has {sheet.max_row} rows and {sheet.max_column} columns; copy the table into a workbook of its own"
        raise Unreadable(Finding(path.name, 1, "-", told))
    rows = [
        [_cell(cell, formula) for cell, formula in zip(*pair, strict=True)]
        for pair in zip(sheet.iter_rows(), written.iter_rows(), strict=True)
    ]
    for area in sheet.merged_cells.ranges:
        first = rows[area.min_row - 1][area.min_col - 1]
        for row, column in area.cells:
            cell = rows[row - 1][column - 1]
            rows[row - 1][column - 1] = Cell(cell.row, cell.column, first.text, first.kind, first.rounded)
    return rows


def _cell(cell: Any, written: Any) -> Cell:
    row, column, value = cell.row, cell.column, cell.value
    if cell.data_type == "e":
        return Cell(row, column, f"holds {value}; expected a number", Kind.TROUBLE)
    if value is None and written.data_type == "f":
        told = "holds a formula without a value; open the file, let it calculate and save it, or type the number"
        return Cell(row, column, told, Kind.TROUBLE)
    if isinstance(value, datetime | date | time):
        return Cell(row, column, _day(value, str(cell.number_format)), Kind.DATE)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(row, column, value, str(cell.number_format))
    return Cell(row, column, "" if value is None else str(value))


def _day(value: date | time, shown_as: str) -> str:
    """Write a date as the record does: a month alone where the cell shows no day."""
    if isinstance(value, time):
        return value.isoformat()
    return f"{value:%Y-%m-%d}" if "d" in shown_as.lower() or "日" in shown_as else f"{value:%Y-%m}"


def _number(row: int, column: int, value: float, shown_as: str) -> Cell:
    """Write a number with the decimals that the cell shows."""
    exact = Decimal(format(value, ".15g"))
    first = shown_as.split(";")[0].replace('"', "")
    fixed = FIXED.fullmatch(first.replace("\\", ""))
    if fixed is None:
        return Cell(row, column, format(exact, "f"), Kind.NUMBER)
    percent = bool(fixed[2])
    scaled = exact * 100 if percent else exact
    rounded = scaled.quantize(Decimal(1).scaleb(-len(fixed[1] or "")), rounding=ROUND_HALF_UP)
    return Cell(row, column, format(rounded, "f"), Kind.NUMBER, rounded != scaled, percent)
