"""Can the files be read at all? Each is where it belongs, is text in UTF-8 and has the contract's columns."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from targetbook.record.checking.area_file import area_faults
from targetbook.record.checking.findings import Finding
from targetbook.record.checking.tree import REMARKS
from targetbook.record.contract import Contract, Descriptor
from targetbook.record.files.readable import Fault, file_faults

# Controls, and marks that turn the direction of a text or hide between letters: what is read is not what is seen.
UNSEEN = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def check_shape(contract: Contract, areas: list[str]) -> list[Finding]:
    """Look at every file of these areas and at the shared catalogue, before any cell is read."""
    data = contract.data
    tables = [(table["path"], table) for table in contract.descriptor["resources"]]
    tables += [(f"{area}/{table['path']}", table) for area in areas for table in contract.tables.values()]
    remarks = [path for area in areas for path in sorted((data / area / REMARKS).glob("*.md"))]

    faults = [(path, fault) for path, table in tables for fault in _table_faults(data / path, table)]
    faults += [(f"{area}/area.yml", fault) for area in areas for fault in _area_faults(data / area / "area.yml")]
    faults += [(path.relative_to(data).as_posix(), fault) for path in remarks for fault in text_faults(path)]
    return [Finding(f"{data.name}/{path}", *fault) for path, fault in faults]


def _table_faults(path: Path, table: Descriptor) -> list[Fault]:
    if not path.exists():
        return [] if table["optional"] else [(1, "-", "no such file; every data folder needs one")]
    return text_faults(path) or [*_row_faults(path)] or [*_header_faults(path, table)]


def text_faults(path: Path) -> list[Fault]:
    """Say why a file is no text in UTF-8, and on which line."""
    if faults := file_faults(path):
        return faults

    content = path.read_bytes()
    if not content.strip():
        return [(1, "-", "is empty; expected at least a first line")]
    if content.startswith(b"\xef\xbb\xbf"):
        return [(1, "-", "begins with a byte-order mark; save it as UTF-8 without one")]

    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as wrong:
        return [(content[: wrong.start].count(b"\n") + 1, "-", "is not in UTF-8 from here on; save it again as UTF-8")]

    if b"\0" in content:
        return [(content.split(b"\0")[0].count(b"\n") + 1, "-", "holds a zero byte; expected plain text in UTF-8")]
    if hidden := UNSEEN.search(text):
        message = f"holds an invisible character (U+{ord(hidden[0]):04X}); expected plain text"
        return [(text.count("\n", 0, hidden.start()) + 1, "-", message)]
    return []


def _header_faults(path: Path, table: Descriptor) -> Iterator[Fault]:
    fields = table["schema"]["fields"]
    names = [field["name"] for field in fields]
    needed = [field["name"] for field in fields if not field.get("optional")]
    header = _header(path)

    missing = [(1, name, "this column is missing") for name in needed if name not in header]
    extra = [
        (1, name or "-", f"{name!r} is no column of this table; expected {', '.join(names)}")
        for name in header
        if name not in names
    ]
    twice = [(1, name, "this column is there twice") for name in names if header.count(name) > 1]
    faults = missing + extra + twice
    yield from faults
    if not faults and header != [name for name in names if name in header]:
        yield 1, "-", f"the columns are in another order; expected {', '.join(names)}"


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def _row_faults(path: Path) -> Iterator[Fault]:
    """Say from which row on quotation marks do not close, and which cells do not keep to one line."""
    header = _header(path)
    row = 0

    with path.open(encoding="utf-8", newline="") as file:
        try:
            for cells in csv.reader(file, strict=True):
                row += 1
                broken = [place for place, cell in enumerate(cells) if "\n" in cell or "\r" in cell]
                names = [header[place] if place < len(header) else "-" for place in broken]
                yield from ((row, name, "holds a line break; expected one line of text") for name in names)
        except csv.Error:
            yield row + 1, "-", "has a double quote that does not close; write a quote inside text twice"


def _area_faults(path: Path) -> list[Fault]:
    if not path.exists():
        return [(1, "-", "no such file; every area needs one")]
    return text_faults(path) or area_faults(path)
