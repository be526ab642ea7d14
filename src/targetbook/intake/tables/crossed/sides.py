"""Which rows or columns of a table of several areas are those of the area whose record they are to enter."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from targetbook.intake.tables.answers import Option, TableQuestion, ask
from targetbook.intake.tables.cells import Sheet, SheetCell
from targetbook.intake.tables.crossed.labels import Label, LabelReader, Side
from targetbook.intake.tables.divisions import Names, short_name
from targetbook.intake.tables.times import NO_PERIOD, PeriodWords


@dataclass(frozen=True)
class TableLine:
    """A row or a column of a table: its number in the block, the cell that names it, what its label says.

    `answered` is the period that a person gave it.
    """

    number: int
    cell: SheetCell
    label: Label
    is_row: bool
    answered: PeriodWords = NO_PERIOD

    @property
    def place(self) -> str:
        """How a person calls it: `7` or `H`."""
        return str(self.cell.row) if self.is_row else self.cell.letter


def has_areas(lines: Sequence[TableLine]) -> bool:
    """Whether rows or columns stand for different areas."""
    areas = {line.label.area for line in lines if line.label.side in (Side.OWN, Side.OTHER)}
    others = any(line.label.side in (Side.SELF, Side.TOTAL) for line in lines)
    return len(areas) > 1 or (bool(areas) and (others or len(lines) > 1))


def lines_of_area(
    sheet: Sheet, lines: list[TableLine], reader: LabelReader, texts: Sequence[str]
) -> list[TableLine] | TableQuestion:
    """Choose the area's own lines; a question where it is not sure that they are."""
    names = reader.names
    answers = reader.answers
    if answers.area_lines:
        chosen = [line for line in lines if line.place in answers.area_lines]
        if chosen:
            return chosen

    of_area = [line for line in lines if line.label.side is Side.OWN]
    evidence = _is_of_area(lines, names, texts)
    if of_area:
        shared = {line.label.area for line in of_area} & shared_names()
        return (
            of_area if evidence or not shared else _unsure(sheet, of_area, names, "is a name that several cities have")
        )

    whole = _whole(lines)
    if whole and evidence:
        return whole
    if whole:
        return _unsure(sheet, whole, names, f"stands for a whole that may not be {names.area[0]}")

    areas = "、".join(dict.fromkeys(line.label.area for line in lines if line.label.area))
    side = "row" if lines[0].is_row else "column"
    first = lines[0].cell
    why = f"no {side} is that of {names.area[0]}; the areas are {_shortened(areas)}"

    return ask(sheet, first, why, "", f"{Option.AREA_ROW} {side.upper()} (only if it is the same area)")


def _whole(lines: list[TableLine]) -> list[TableLine]:
    """Give the lines that stand for the whole of which the others are parts."""
    for side in (Side.SELF, Side.TOTAL, Side.NONE):
        chosen = [line for line in lines if line.label.side is side and _may_hold(line.label)]
        if chosen:
            return chosen
    return []


def _may_hold(label: Label) -> bool:
    return label.side is not Side.NONE or bool(label.kinds) or label.says_when or label.entry is not None


def _is_of_area(lines: list[TableLine], names: Names, texts: Sequence[str]) -> bool:
    """Whether the table says that it is of the area or its city: in its title, or by areas below or beside it."""
    others = {line.label.area for line in lines if line.label.side is Side.OTHER}
    if others & names.related:
        return True
    own_words = {*names.own_names, *names.above, *map(short_name, names.above)} - {"全国"}
    return any(name in text for text in texts for name in own_words)


def _unsure(sheet: Sheet, lines: list[TableLine], names: Names, why: str) -> TableQuestion:
    first = lines[0]
    options = [f"{Option.AREA_ROW} {line.place}" for line in lines[:1]]
    label = first.label.text or first.cell.plain
    return ask(sheet, first.cell, f"{label!r} {why}: is it {names.area[0]}?", "", *options)


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "…"


@cache
def shared_names() -> frozenset[str]:
    """Give the names that districts of several cities have."""
    lines = files(__package__).joinpath("shared_names.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())
