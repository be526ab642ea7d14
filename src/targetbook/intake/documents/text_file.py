"""Text files: a table whose cells are separated by commas, tabs or semicolons, or prose."""

import csv
import io
from pathlib import Path

from targetbook.intake.documents.contents import FileContents, contents_of, sheet_of
from targetbook.intake.entering.candidates import Remark
from targetbook.intake.tables.cells import Unreadable
from targetbook.record.checking.findings import Finding
from targetbook.record.files.decoding import UTF_8, Undecodable, decode

SEPARATORS = {"\t": "TAB", ";": ";"}
PROSE = (".txt", ".md", "")


def read_text(path: Path) -> FileContents:
    """Read a text file: a .txt is prose unless most of its lines have a tab, a semicolon or a comma between cells."""
    text, remarks = decode_file(path)
    if not text.strip():
        raise Unreadable(Finding(path.name, 1, "-", "is empty; expected a table"))

    separator = _separator(text)
    if path.suffix.lower() in PROSE and not _is_table(text, separator):
        return contents_of(path.name, (line.strip() for line in text.splitlines() if line.strip()), remarks)

    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator))
    except csv.Error as wrong:
        raise Unreadable(Finding(path.name, 1, "-", f"is not CSV: {wrong}")) from None

    sheet = sheet_of(path.name, "", lines)
    if not any(cell.plain for row in sheet.rows for cell in row):
        raise Unreadable(Finding(path.name, 1, "-", "is empty; expected a table"))

    separated = (Remark("separator", {"separator": SEPARATORS[separator]}),) if separator != "," else ()

    return FileContents((sheet,), remarks=(*remarks, *separated))


def decode_file(path: Path) -> tuple[str, tuple[Remark, ...]]:
    """Give the text of a file, and a remark where it is not in UTF-8."""
    try:
        text, encoding = decode(path.read_bytes())
    except Undecodable as wrong:
        raise Unreadable(Finding(path.name, wrong.line, "-", str(wrong))) from None
    return text, () if encoding == UTF_8 else (Remark("encoding", {"encoding": encoding}),)


def _separator(text: str) -> str:
    """Give the sign that separates the cells: a comma, unless more lines than not have another and fewer a comma."""
    lines = [line for line in text.splitlines() if line.strip()]

    for separator in ("\t", ";"):
        with_separator = sum(separator in line for line in lines)
        with_comma = sum("," in line for line in lines)
        if with_separator * 2 > len(lines) and with_separator > with_comma:
            return separator

    return ","


def _is_table(text: str, separator: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    return sum(separator in line for line in lines) * 2 > len(lines)
