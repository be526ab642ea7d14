"""Several tables in one sheet, taken apart: a line of its own and a head below it begin another table."""

import re
from collections.abc import Iterator
from dataclasses import replace

from targetbook.intake.tables.cells import CellKind, Sheet, SheetCell
from targetbook.intake.tables.figures import PLAIN
from targetbook.intake.tables.heads import NAME_HEADS, UNIT_HEADS, squeezed

YEAR = re.compile(r"(?:19|20)\d\d")
NOTE = re.compile(
    r"[(\[]?(?:注|备注|附注|说明|资料来源|数据来源|来源|Note|Source)\s*\d*\s*[)\]]?\s*[:.、]|[*①-⑳⑴-⒇❶-❿†‡]"
)


def blocks_of(sheet: Sheet) -> list[Sheet]:
    """Give the tables of a sheet in their order, each with the lines right above it."""
    starts = [0, *_starts(sheet.rows)]
    ends = [*starts[1:], len(sheet.rows)]
    return [replace(sheet, rows=sheet.rows[start:end]) for start, end in zip(starts, ends, strict=True)]


def holds_number(cell: SheetCell) -> bool:
    """Whether a cell holds a number, or would if it were calculated or without its mark."""
    if cell.kind in (CellKind.NUMBER, CellKind.TROUBLE):
        return True
    text = cell.plain.removesuffix("%").replace(" ", "")
    return cell.kind is CellKind.TEXT and PLAIN.fullmatch(text) is not None


def has_figures(row: list[SheetCell]) -> bool:
    """Whether a row holds figures beside its first cell that are not all years."""
    figures = [cell for cell in row[1:] if holds_number(cell)]
    return bool(figures) and not all(YEAR.fullmatch(cell.plain) for cell in figures)


def texts_of(row: list[SheetCell]) -> list[str]:
    """Give the different texts of a row; a merged cell counts once."""
    return list(dict.fromkeys(squeezed(cell.text) for cell in row if cell.plain))


def is_note(row: list[SheetCell]) -> bool:
    """Whether a row is a note on the table: one text that says of itself that it is one."""
    texts = texts_of(row)
    return len(texts) == 1 and NOTE.match(texts[0]) is not None


def _starts(rows: list[list[SheetCell]]) -> Iterator[int]:
    """Give the rows where another table begins: its title, or its head where it has none."""
    after_figures = False

    for number, row in enumerate(rows):
        if has_figures(row):
            after_figures = True
        elif after_figures and _begins(rows, number):
            after_figures = False
            yield number


def _begins(rows: list[list[SheetCell]], number: int) -> bool:
    if _is_head(rows[number]):
        return True
    if len(texts_of(rows[number])) != 1 or is_note(rows[number]):
        return False
    below = [row for row in rows[number + 1 : number + 6] if texts_of(row) and not is_note(row)]
    heads = [row for row in below if len(texts_of(row)) > 1]

    return bool(heads) and not has_figures(heads[0]) and len(below) > 1


def _is_head(row: list[SheetCell]) -> bool:
    texts = texts_of(row)
    return len(texts) > 1 and any(text in NAME_HEADS | UNIT_HEADS for text in texts) and not has_figures(row)
