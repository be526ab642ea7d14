"""Looks at a workbook's parts before it is loaded: a small file can unpack to more cells than a machine can hold."""

import re
import zipfile
import zlib
from pathlib import Path

from lxml import etree
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.cell_range import CellRange

from targetbook.intake.tables.cells import Unreadable
from targetbook.record.checking.findings import Finding

LARGEST = 200_000_000  # bytes unpacked
MOST_CELLS = 200_000  # a bureau's longest tables have some ten thousand
MOST_MERGED = 100_000
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
STRICT = "http://purl.oclc.org/ooxml/"
# What a damaged archive, a part that is not there or one that is no XML ends in.
DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    ValueError,
    etree.XMLSyntaxError,
)
COPY = "copy the table into a workbook of its own"


def require_light(path: Path) -> None:
    """Stop, in seconds, where a workbook holds more cells than any table has; Unreadable says how many."""
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(part.file_size for part in archive.infolist()) > LARGEST:
                raise _heavy(path, "is too large once unpacked; save the sheet with the figures as a file of its own")
            for name in archive.namelist():
                if SHEET.fullmatch(name):
                    _require_light_sheet(path, archive, name)
    except DAMAGES as wrong:
        reason = " ".join(str(wrong).split()) or type(wrong).__name__
        raise _heavy(path, f"cannot be read as a workbook: {reason}") from None


def _require_light_sheet(path: Path, archive: zipfile.ZipFile, name: str) -> None:
    cells = 0
    rows = 0
    columns = 0

    with archive.open(name) as part:
        for _, element in etree.iterparse(part, events=("end",), resolve_entities=False, no_network=True):
            tag = etree.QName(element)
            if tag.namespace and tag.namespace.startswith(STRICT):
                fault = "is saved as a Strict Open XML workbook; save it as an Excel workbook (.xlsx)"
                raise _heavy(path, fault)
            if tag.localname == "c":
                cells += 1
                rows, columns = _reach(element.get("r"), rows, columns)
            elif tag.localname == "mergeCell":
                _require_small(path, element.get("ref", ""))
            elif tag.localname != "row":
                continue

            element.clear(keep_tail=False)
            if cells > MOST_CELLS:
                raise _heavy(path, f"has more than {MOST_CELLS:,} cells in a sheet, most of them surely empty; {COPY}")
            if rows * columns > MOST_CELLS * 5:
                raise _heavy(path, f"has cells as far as row {rows:,} and column {columns:,}; {COPY}")


def _reach(reference: str | None, rows: int, columns: int) -> tuple[int, int]:
    if not reference:
        return rows, columns

    _, _, column, row = range_boundaries(reference)
    return max(rows, row or 0), max(columns, column or 0)


def _require_small(path: Path, reference: str) -> None:
    try:
        size = CellRange(reference).size
    except ValueError:
        raise _heavy(path, f"merges cells {reference!r}, which is no range") from None

    cells = size["rows"] * size["columns"]
    if cells > MOST_MERGED:
        raise _heavy(path, f"merges the {cells:,} cells {reference} into one; {COPY}")


def _heavy(path: Path, message: str) -> Unreadable:
    return Unreadable(Finding(path.name, 1, "-", message))
