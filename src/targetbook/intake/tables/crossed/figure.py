"""One figure of a table with its row, its column and what both say of it; and how a person is asked about it."""

from dataclasses import dataclass

from targetbook.intake.entering.candidates import Remark
from targetbook.intake.tables.answers import ColumnAnswer, Option, TableQuestion, ask
from targetbook.intake.tables.cells import SheetCell
from targetbook.intake.tables.crossed.frame import TableFrame
from targetbook.intake.tables.crossed.labels import Label, LabelReader, merge_labels
from targetbook.intake.tables.crossed.sides import TableLine
from targetbook.intake.tables.crossed.subject import TableSubject
from targetbook.intake.tables.names import Entry
from targetbook.intake.tables.times import Unclear
from targetbook.intake.tables.vocabulary import WordKind


class Skipped(Exception):
    """A figure that is not taken; the remark says why."""

    def __init__(self, remark: Remark) -> None:
        super().__init__(remark.name)
        self.remark = remark


class Unsure(Exception):
    """A figure that a person must be asked about."""

    def __init__(self, question: TableQuestion) -> None:
        super().__init__(str(question))
        self.question = question


@dataclass(frozen=True)
class Context:
    """What holds for all figures of a table."""

    frame: TableFrame
    reader: LabelReader
    subject: TableSubject

    def remark(self, name: str, line: TableLine, **words: str) -> Remark:
        """Say something of a row or column."""
        side = "row" if line.is_row else "column"
        place = {"place": self.frame.sheet.place, "line": f"{side} {line.place}", "head": line.label.text}
        return Remark(name, {**place, **words})

    def unsure(self, line: TableLine, why: str, words: str, *options: str) -> Unsure:
        """Ask about a row or column."""
        return Unsure(ask(self.frame.sheet, line.cell, why, words, *options))


@dataclass(frozen=True)
class CrossedFigure:
    """A figure at the crossing of a row and a column; `of_name` is the one of them that names the indicator."""

    context: Context
    row: TableLine
    column: TableLine
    cell: SheetCell
    entry: Entry
    of_name: TableLine

    @property
    def label(self) -> Label:
        """What row and column say together."""
        try:
            return merge_labels(self.row.label, self.column.label)
        except Unclear as unclear:
            raise self.context.unsure(self.column, str(unclear), "", by_column(self.column)) from None

    @property
    def answer(self) -> ColumnAnswer | None:
        """What a person said of its column or row."""
        answers = self.context.reader.answers.columns
        return answers.get(self.column.cell.letter) or answers.get(str(self.row.cell.row))

    def line_of(self, kind: WordKind) -> TableLine:
        """Give the row or column that names a kind, the one with the indicator's name first."""
        return self.of_name if kind in self.of_name.label.kinds else self.column

    def require_whole(self) -> None:
        """Ask about words of its row or column that nothing was made of."""
        if self.answer is not None:
            return
        for line in (self.row, self.column):
            label = line.label
            if label.fault:
                raise self.context.unsure(line, f"{label.text!r}: {label.fault}", "", *options_of(line))
            strange = label.leftover if line is not self.of_name or label.entry is None else ""
            if strange:
                why = f"{'row' if line.is_row else 'column'} {label.text!r} cannot be read whole"
                raise self.context.unsure(line, why, strange, *options_of(line), f"{Option.IGNORE} {strange}")


def leave_out(line: TableLine) -> str:
    """Give the option that leaves a row or column out."""
    return f"{Option.LEAVE_OUT} {line.place}"


def by_column(line: TableLine) -> str:
    """Give the option that says what a row or column holds."""
    return f"{Option.COLUMN} {line.place}=level,PERIOD"


def options_of(line: TableLine) -> tuple[str, ...]:
    """Give the options that answer what a row or column is."""
    return by_column(line), leave_out(line)
