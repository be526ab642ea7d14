"""Which of the two readers a sheet is for: the plain one, with indicators in rows under one head, or the crossed one."""

from targetbook.intake.tables.cells import Sheet
from targetbook.intake.tables.crossed.blocks import blocks_of
from targetbook.intake.tables.crossed.frame import describes_series, frame_of
from targetbook.intake.tables.crossed.labels import Reader, Side
from targetbook.intake.tables.crossed.lines import columns_of, rows_of
from targetbook.intake.tables.heads import NAME_HEADS, squeezed
from targetbook.intake.tables.names import read_name


def is_crossed(sheet: Sheet, reader: Reader) -> bool:
    """Whether a sheet holds several tables, areas, or names with words beside them that the plain reader passes over."""
    heads = [row for row in sheet.rows if any(squeezed(cell.text) in NAME_HEADS for cell in row)]
    blocks = blocks_of(sheet)
    frame = frame_of(sheet)
    if describes_series(sheet):
        return True
    if not heads or len(blocks) > 1 or frame is None or frame.labelled:
        return frame is not None or not heads
    if any(line.label.side in (Side.OWN, Side.OTHER) for line in columns_of(frame, reader)):
        return True
    for line in rows_of(frame, reader):
        name = read_name(line.cell.text)
        if line.label.entry and not reader.catalogue.find(name.name) and not reader.answers.same:
            return True
        if line.label.entry and (line.label.kinds or line.label.says_when):
            return True
    return False
