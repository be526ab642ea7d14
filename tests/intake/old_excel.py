"""Writes a small old Excel workbook (.xls, BIFF8 in a compound file), as no library that is kept still does."""

import struct
from dataclasses import dataclass
from pathlib import Path

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
GENERAL = 0
Value = str | float | None


@dataclass(frozen=True)
class OldSheet:
    """A sheet: rows of values, the format of each column by its number, merged ranges, what is hidden."""

    name: str
    rows: list[list[Value]]
    formats: dict[int, str]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden: bool = False


def write_old_workbook(path: Path, *sheets: OldSheet) -> Path:
    """Write the workbook and give its path."""
    codes = sorted({code for sheet in sheets for code in sheet.formats.values()})
    bodies = [_sheet(sheet, codes) for sheet in sheets]
    size = len(_globals(sheets, codes, [0] * len(sheets)))
    offsets = [size + sum(map(len, bodies[:number])) for number in range(len(bodies))]
    path.write_bytes(_compound(_globals(sheets, codes, offsets) + b"".join(bodies)))
    return path


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _text(text: str, length: str = "<H") -> bytes:
    return struct.pack(length, len(text)) + b"\x01" + text.encode("utf-16-le")


def _globals(sheets: tuple[OldSheet, ...], codes: list[str], offsets: list[int]) -> bytes:
    parts = [_record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0)), _record(0x0042, struct.pack("<H", 1200))]
    font = struct.pack("<HHHHHBBBB", 200, 0, 8, 400, 0, 0, 0, 0, 0) + _text("Arial", "<B")
    parts += [_record(0x0031, font)] * 5
    parts += [_record(0x041E, struct.pack("<H", 164 + number) + _text(code)) for number, code in enumerate(codes)]
    styles = [_look(GENERAL, style=True)] * 15
    parts += [*styles, _look(GENERAL), *(_look(164 + number) for number in range(len(codes)))]
    for sheet, offset in zip(sheets, offsets, strict=True):
        parts.append(_record(0x0085, struct.pack("<IBB", offset, sheet.hidden, 0) + _text(sheet.name, "<B")))
    return b"".join(parts) + _record(0x000A)


def _look(number_format: int, style: bool = False) -> bytes:
    return _record(0x00E0, struct.pack("<HHHBBBBIIH", 0, number_format, 0xFFF5 if style else 1, 0x20, 0, 0, 0, 0, 0, 0))


def _sheet(sheet: OldSheet, codes: list[str]) -> bytes:
    width = max(map(len, sheet.rows))
    parts = [_record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0))]
    parts.append(_record(0x0200, struct.pack("<IIHHH", 0, len(sheet.rows), 0, width, 0)))
    for number, row in enumerate(sheet.rows):
        hidden = 0x20 if number in sheet.hidden_rows else 0
        parts.append(_record(0x0208, struct.pack("<HHHHHHI", number, 0, len(row), 255, 0, 0, 0x100 | hidden)))
        for column, value in enumerate(row):
            code = sheet.formats.get(column)
            look = 16 + codes.index(code) if code and isinstance(value, float | int) else 15
            place = struct.pack("<HHH", number, column, look)
            if isinstance(value, str):
                parts.append(_record(0x0204, place + _text(value)))
            elif value is not None:
                parts.append(_record(0x0203, place + struct.pack("<d", value)))
    for top, bottom, start, end in sheet.merged:
        parts.append(_record(0x00E5, struct.pack("<HHHHH", 1, top, bottom, start, end)))
    return b"".join(parts) + _record(0x000A)


def _compound(stream: bytes) -> bytes:
    """Put the workbook's stream into a compound file of one file allocation sector."""
    stream = stream.ljust(max(4096, -(-len(stream) // SECTOR) * SECTOR), b"\x00")
    sectors = len(stream) // SECTOR
    table = [FAT, END, *range(3, 2 + sectors), END]
    fat = struct.pack("<128I", *table, *[FREE] * (128 - len(table)))
    head = struct.pack(
        "<8s16sHHHHHHIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        0,
        0,
        1,
        1,
        0,
        4096,
        END,
        0,
        END,
        0,
    )
    head += struct.pack("<109I", 0, *[FREE] * 108)
    directory = _entry("Root Entry", 5, 1, END, 0) + _entry("Workbook", 2, FREE, 2, len(stream))
    return head + fat + directory.ljust(SECTOR, b"\x00") + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    links = struct.pack("<III", FREE, FREE, child)
    return (
        text.ljust(64, b"\x00")
        + struct.pack("<HBB", len(text) + 2, kind, 1)
        + links
        + b"\x00" * 36
        + struct.pack("<III", start, size, 0)
    )
