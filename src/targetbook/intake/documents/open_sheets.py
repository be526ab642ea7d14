"""Sheets of an OpenDocument spreadsheet (.ods): the text that each cell shows, and nothing that is hidden."""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from openpyxl.utils import get_column_letter

from targetbook.intake.documents.contents import FileContents, require_small
from targetbook.intake.entering.candidates import Remark
from targetbook.intake.tables.cells import CellKind, Sheet, SheetCell, Unreadable
from targetbook.record.checking.findings import Finding

LARGEST = 100_000_000  # bytes unpacked
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
HIDDEN = ("collapse", "filter")
MOST_REPEATED = 1000  # repeated empty cells run to the end of the sheet; repeated figures do not
Grid = list[list[SheetCell]]


def read_open_sheets(path: Path) -> FileContents:
    """Read the sheets that show anything; Unreadable where the file is no spreadsheet."""
    root = _content(path)
    styles = set(_hidden_styles(root))
    tables = list(root.iter(f"{TABLE}table"))
    hidden = [_name(table) for table in tables if table.get(f"{TABLE}style-name") in styles]
    visible = [(table, _grid(path, table)) for table in tables if table.get(f"{TABLE}style-name") not in styles]
    full = [(table, grid) for table, grid in visible if any(cell.plain for row in grid for cell in row)]
    if not full:
        raise Unreadable(Finding(path.name, 1, "-", "has no sheet to be seen with anything in it; expected a table"))
    alone = len(full) == 1
    sheets = tuple(_sheet(path.name if alone else f"{path.name}[{_name(table)}]", table, grid) for table, grid in full)

    return FileContents(sheets, remarks=(Remark("hidden_sheets", {"hidden": "、".join(hidden)}),) if hidden else ())


def _content(path: Path) -> etree._Element:
    try:
        with zipfile.ZipFile(path) as packed:
            if packed.getinfo("content.xml").file_size > LARGEST:
                message = "is too large once unpacked; save the sheet with the figures as a file of its own"
                raise Unreadable(Finding(path.name, 1, "-", message))
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            return etree.fromstring(packed.read("content.xml"), parser)
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, NotImplementedError, etree.XMLSyntaxError) as wrong:
        reason = " ".join(str(wrong).split()) or type(wrong).__name__
        message = f"cannot be read as a spreadsheet ({reason}); open it and save it anew as .xlsx"
        raise Unreadable(Finding(path.name, 1, "-", message)) from None


def _hidden_styles(root: etree._Element) -> Iterator[str]:
    for style in root.iter(f"{STYLE}style"):
        for properties in style.iter(f"{STYLE}table-properties"):
            if properties.get(f"{TABLE}display") == "false":
                yield str(style.get(f"{STYLE}name"))


def _name(table: etree._Element) -> str:
    return str(table.get(f"{TABLE}name", ""))


def _grid(path: Path, table: etree._Element) -> Grid:
    """Lay the cells out, with repeated ones repeated and merged ones filled with what their first one says."""
    rows: list[list[tuple[str, CellKind]]] = []
    merged: list[tuple[int, int, int, int]] = []
    for row in table.iter(f"{TABLE}table-row"):
        cells: list[tuple[str, CellKind]] = []
        for cell in row.iterchildren(*CELLS):
            high, wide = _spans(cell)
            if high * wide > 1:
                merged.append((len(rows), len(cells), high, wide))
            cells += [_content_of(cell)] * _repeated(cell, "columns")
        empty = not any(text for text, _ in cells)
        rows += [cells] * (1 if empty and _repeated(row, "rows") == MOST_REPEATED else _repeated(row, "rows"))
        require_small(path.name, len(rows), max(map(len, rows)))

    width = max((len(_trimmed(row)) for row in rows), default=0)
    width = max([width, *(column + wide for _, column, _, wide in merged)])
    require_small(path.name, len(rows), width)
    padded = [[*row[:width], *[("", CellKind.TEXT)] * (width - len(row))] for row in rows]
    for top, start, high, wide in merged:
        for line in padded[top : top + high]:
            line[start : start + wide] = [padded[top][start]] * wide
    return [
        [SheetCell(row, column, text, kind) for column, (text, kind) in enumerate(line, 1)]
        for row, line in enumerate(padded, 1)
    ]


def _spans(cell: etree._Element) -> tuple[int, int]:
    high = int(cell.get(f"{TABLE}number-rows-spanned", "1"))
    return high, int(cell.get(f"{TABLE}number-columns-spanned", "1"))


def _trimmed(row: list[tuple[str, CellKind]]) -> list[tuple[str, CellKind]]:
    last = max((place for place, (text, _) in enumerate(row) if text), default=-1)
    return row[: last + 1]


def _repeated(element: etree._Element, what: str) -> int:
    return min(int(element.get(f"{TABLE}number-{what}-repeated", "1")), MOST_REPEATED)


def _content_of(cell: etree._Element) -> tuple[str, CellKind]:
    text = "\n".join("".join(part.itertext()) for part in cell.iterchildren(f"{TEXT}p"))
    kind = cell.get(f"{OFFICE}value-type")
    if kind == "date":
        return str(cell.get(f"{OFFICE}date-value", text))[:10], CellKind.DATE
    numeric = kind in ("float", "currency", "percentage")
    return text, CellKind.NUMBER if numeric and any(char.isdigit() for char in text) else CellKind.TEXT


def _sheet(place: str, table: etree._Element, grid: Grid) -> Sheet:
    hidden_rows = set(_collapsed(table, "row"))
    hidden_columns = set(_collapsed(table, "column"))
    visible_rows = [
        [cell for cell in row if cell.column not in hidden_columns] for row in grid if row[0].row not in hidden_rows
    ]
    names = [f"row {row[0].row}" for row in grid if row[0].row in hidden_rows and any(cell.plain for cell in row)]

    for column in sorted(hidden_columns):
        if any(row[column - 1].plain for row in grid if len(row) >= column):
            names.append(f"column {get_column_letter(column)}")

    return Sheet(place, [row for row in visible_rows if row], _name(table), tuple(names))


def _collapsed(table: etree._Element, what: str) -> Iterator[int]:
    """Give the numbers of the rows or columns that are hidden."""
    number = 0
    for element in table.iter(f"{TABLE}table-{what}"):
        repeated = _repeated(element, f"{what}s")
        if element.get(f"{TABLE}visibility") in HIDDEN:
            yield from range(number + 1, number + repeated + 1)
        number += repeated
