"""Which files can be taken in: CSV and Excel workbooks of a reasonable size."""

import csv
import io
from pathlib import Path

from targetbook.intake.entering.candidates import Remark
from targetbook.intake.tables.cells import Sheet, SheetCell, Unreadable
from targetbook.intake.tables.workbook import read_workbook
from targetbook.record.checking.findings import Finding
from targetbook.record.files.decoding import UTF_8, Undecodable, decode

TEXTS = (".csv", ".tsv", ".txt")
SEPARATORS = {"\t": "TAB", ";": ";"}
HTML = (b"<!doctype html", b"<html", b"<table", b"<meta", b"<head", b"<body", b"<div", b"<p", b"<?xml version")
LARGEST = 20_000_000  # bytes; a bureau's table has some ten thousand


def read_sheets(path: Path) -> tuple[list[Sheet], tuple[Remark, ...]]:
    """Read a file's sheets that show anything, and what is to be said of how; Unreadable says why not."""
    _require_readable(path)
    kind = path.suffix.lower()
    if _is_web_page(path):
        expected = "open it in a browser or a spreadsheet and save the table as .xlsx or .csv"
        raise Unreadable(Finding(path.name, 1, "-", f"is a web page (HTML), whatever its name says; {expected}"))
    if kind in TEXTS:
        return _read_text(path)
    if kind == ".xlsx":
        sheets, hidden = read_workbook(path)
        return sheets, (Remark("hidden_sheets", {"hidden": "、".join(hidden)}),) if hidden else ()

    raise Unreadable(Finding(path.name, 1, "-", _how_to_save(kind)))


def _require_readable(path: Path) -> None:
    if not path.is_file():
        raise Unreadable(Finding(path.name, 1, "-", "no such file"))

    size = path.stat().st_size
    if size > LARGEST:
        fault = f"is {size / 1e6:.0f} MB; expected a table of at most {LARGEST / 1e6:.0f} MB"
        raise Unreadable(Finding(path.name, 1, "-", f"{fault}: save the sheet with the figures as a file of its own"))


def _how_to_save(kind: str) -> str:
    if kind in (".xls", ".et", ".ods", ".xlsb", ".xlsm"):
        return f"is a {kind} file; open it and save it as an Excel workbook (.xlsx), or as CSV"
    return f"is a {kind or 'nameless'} file; expected .csv or .xlsx"


def _is_web_page(path: Path) -> bool:
    with path.open("rb") as file:
        begins = file.read(2000).removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"").lstrip().lower()
    return begins.startswith(HTML)


def _read_text(path: Path) -> tuple[list[Sheet], tuple[Remark, ...]]:
    text, remarks = _decode(path)
    separator = _separator(text)

    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator))
    except csv.Error as wrong:
        raise Unreadable(Finding(path.name, 1, "-", f"is not CSV: {wrong}")) from None

    width = max(map(len, lines), default=0)
    rows = [
        [SheetCell(row, column, text) for column, text in enumerate([*line, *[""] * (width - len(line))], 1)]
        for row, line in enumerate(lines, 1)
    ]
    if not any(cell.plain for row in rows for cell in row):
        raise Unreadable(Finding(path.name, 1, "-", "is empty; expected a table"))

    separator_remarks = (Remark("separator", {"separator": SEPARATORS[separator]}),) if separator != "," else ()
    return [Sheet(path.name, rows)], (*remarks, *separator_remarks)


def _separator(text: str) -> str:
    """Give the sign that separates the cells: a comma, unless more lines than not have another and fewer a comma."""
    lines = [line for line in text.splitlines() if line.strip()]
    for separator in ("\t", ";"):
        with_separator = sum(separator in line for line in lines)
        with_comma = sum("," in line for line in lines)
        if with_separator * 2 > len(lines) and with_separator > with_comma:
            return separator

    return ","


def _decode(path: Path) -> tuple[str, tuple[Remark, ...]]:
    try:
        text, encoding = decode(path.read_bytes())
    except Undecodable as wrong:
        raise Unreadable(Finding(path.name, wrong.line, "-", str(wrong))) from None
    return text, () if encoding == UTF_8 else (Remark("encoding", {"encoding": encoding}),)
