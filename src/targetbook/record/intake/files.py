"""Which files can be taken in: CSV and Excel workbooks of a reasonable size."""

import csv
from pathlib import Path

from targetbook.record.decoding import decode
from targetbook.record.findings import Finding
from targetbook.record.intake.cells import Cell, Sheet, Unreadable
from targetbook.record.intake.workbook import read_workbook

LARGEST = 20_000_000  # bytes; a bureau's table has some ten thousand


def read_sheets(path: Path) -> tuple[list[Sheet], list[str]]:
    """Read a file's sheets that hold anything, and the names of things to say about how; Unreadable says why not."""
    _require_readable(path)
    kind = path.suffix.lower()
    if kind == ".csv":
        return _read_csv(path)
    if kind == ".xlsx":
        return read_workbook(path), []
    raise Unreadable(Finding(path.name, 1, "-", _how_to_save(kind)))


def _require_readable(path: Path) -> None:
    if not path.is_file():
        raise Unreadable(Finding(path.name, 1, "-", "no such file"))
    size = path.stat().st_size
    if size > LARGEST:
        told = f"is {size / 1e6:.0f} MB; expected a table of at most {LARGEST / 1e6:.0f} MB"
        raise Unreadable(Finding(path.name, 1, "-", f"{told}: save the sheet with the figures as a file of its own"))


def _how_to_save(kind: str) -> str:
    if kind in (".xls", ".et", ".ods", ".xlsb", ".xlsm"):
        return f"is a {kind} file; open it and save it as an Excel workbook (.xlsx), or as CSV"
    return f"is a {kind or 'nameless'} file; expected .csv or .xlsx"


def _read_csv(path: Path) -> tuple[list[Sheet], list[str]]:
    text, remarks = _decoded(path)
    try:
        lines = list(csv.reader(text.splitlines(), strict=True))
    except csv.Error as wrong:
        raise Unreadable(Finding(path.name, 1, "-", f"is not CSV: {wrong}")) from None
    width = max(map(len, lines), default=0)
    rows = [
        [Cell(row, column, text) for column, text in enumerate([*line, *[""] * (width - len(line))], 1)]
        for row, line in enumerate(lines, 1)
    ]
    if not any(cell.shown for row in rows for cell in row):
        raise Unreadable(Finding(path.name, 1, "-", "is empty; expected a table"))
    return [Sheet(path.name, rows)], remarks


def _decoded(path: Path) -> tuple[str, list[str]]:
    decoded = decode(path.read_bytes())
    if decoded is None:
        raise Unreadable(Finding(path.name, 1, "-", "is no text in UTF-8 or GB 18030; save it as CSV in UTF-8"))
    text, encoding = decoded
    return text, ["gb18030"] if encoding == "gb18030" else []
