"""Figures read from a table, not yet in the record, each with the place it was read at."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from targetbook.intake.tables.cells import Sheet, SheetCell
from targetbook.record.checking.findings import Finding
from targetbook.record.checking.neighbours import Neighbours

Key = tuple[str, ...]
NO_NEIGHBOURS = Neighbours()


@dataclass(frozen=True)
class Remark:
    """Something to say about how a table was read: a name for the words, and what fills them."""

    name: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Candidate:
    """An observation as it would stand in the table, and the cells it was read from by column."""

    row: dict[str, str]
    sheet: Sheet
    cell: SheetCell
    cells: Mapping[str, SheetCell] = field(default_factory=dict)
    neighbours: Neighbours = NO_NEIGHBOURS

    @property
    def place(self) -> str:
        """The cell it was read from, as a spreadsheet names it."""
        return self.cell.place

    def finding(self, column: str, message: str) -> Finding:
        """Say what is wrong with a column of it, at the cell it came from."""
        return self.sheet.finding(self.cells.get(column, self.cell), message)


@dataclass(frozen=True)
class SheetReading:
    """What a file holds: figures, what cannot be taken in, and remarks on how it was read."""

    candidates: tuple[Candidate, ...] = ()
    rejected: tuple[Finding, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def __add__(self, other: "SheetReading") -> "SheetReading":
        """Put what two sheets hold together."""
        return SheetReading(
            self.candidates + other.candidates, self.rejected + other.rejected, self.remarks + other.remarks
        )
