"""Which of two readers a sheet is for: the plain one, with indicators in rows under one head, or the crossed one."""

import re

from targetbook.intake.tables.cells import Sheet
from targetbook.intake.tables.crossed.blocks import blocks_of
from targetbook.intake.tables.crossed.frame import TableFrame, describes_series, frame_of
from targetbook.intake.tables.crossed.labels import LabelReader, Side
from targetbook.intake.tables.crossed.lines import column_lines, row_lines
from targetbook.intake.tables.heads import NAME_HEADS, squeezed
from targetbook.intake.tables.names import read_name


def _in_percent(frame: TableFrame) -> bool:
    """Whether a unit line says % alone, or a column of units says it of some rows: their figures may be growth."""
    rows = frame.sheet.rows
    above = {re.sub(r"\s|[()]", "", cell.plain) for row in rows[: frame.head] for cell in row}
    units = {row[frame.units].plain for row in rows[frame.first :]} if frame.units is not None else set()
    return bool(above & {"单位:%", "计量单位:%"}) or "%" in units


def is_crossed(sheet: Sheet, reader: LabelReader) -> bool:
    """Whether a sheet holds several tables, areas, or names with words beside them that the plain reader lacks."""
    heads = [row for row in sheet.rows if any(squeezed(cell.text) in NAME_HEADS for cell in row)]
    blocks = blocks_of(sheet)
    frame = frame_of(sheet)
    if describes_series(sheet):
        return True
    if reader.answers.rows or any(key.isdecimal() for key in reader.answers.columns):
        return True
    if not heads or len(blocks) > 1 or frame is None or frame.labelled:
        return frame is not None or not heads
    if _in_percent(frame):
        return True

    rows = row_lines(frame, reader)
    if any(line.label.side in (Side.OWN, Side.OTHER) for line in [*rows, *column_lines(frame, reader)]):
        return True
    if any(line.label.entry and (line.label.fault or line.label.heading) for line in rows):
        return True

    for line in rows:
        name = read_name(line.cell.text)
        if (
            line.label.entry
            and not line.label.part
            and not reader.catalogue.find(name.name)
            and not reader.answers.same
        ):
            return True
        if line.label.entry and (line.label.kinds or line.label.says_when or line.label.quarter):
            return True

    return False
