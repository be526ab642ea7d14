"""One figure of a table with its row, its column and what both say of it; and how a person is asked about it."""

from dataclasses import dataclass, replace

from targetbook.intake.entering.candidates import Remark
from targetbook.intake.tables.answers import ColumnAnswer, Option, TableQuestion, ask
from targetbook.intake.tables.cells import SheetCell
from targetbook.intake.tables.crossed.frame import TableFrame
from targetbook.intake.tables.crossed.labels import Label, LabelReader, merge_labels
from targetbook.intake.tables.crossed.sides import TableLine
from targetbook.intake.tables.crossed.subject import TableSubject
from targetbook.intake.tables.names import Entry
from targetbook.intake.tables.times import NO_PERIOD, Unclear
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
        """What row and column say together; where they name different periods, a person says which the row has."""
        row = self.row.label
        if self.row.answered.says_when:
            row = replace(row, period=NO_PERIOD, quarter=0, single=False)
        try:
            return merge_labels(row, self.column.label)
        except Unclear as unclear:
            raise self.context.unsure(self.row, str(unclear), "", *options_of(self.row)) from None

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
            if label.heading:
                why = f"{label.text!r}: it stands under {label.heading!r}, which may turn it"
                raise self.context.unsure(line, why, label.heading, leave_out(line), f"{Option.IGNORE} {label.heading}")
            if label.fault and not line.answered.says_when:
                raise self.context.unsure(line, f"{label.text!r}: {label.fault}", "", *options_of(line))
            strange = label.leftover if line is not self.of_name or label.entry is None else ""
            if strange:
                why = f"{'row' if line.is_row else 'column'} {label.text!r} cannot be read whole"
                raise self.context.unsure(line, why, strange, *options_of(line), f"{Option.IGNORE} {strange}")


def leave_out(line: TableLine) -> str:
    """Give the option that leaves a row or column out."""
    return f"{Option.LEAVE_OUT} {line.place}"


def of_period(line: TableLine) -> str:
    """Give the option that states the period of a row or column; a column's also states what it measures."""
    if line.is_row:
        return f"{Option.ROW} {line.place}=PERIOD (such as 2025-01/2025-03)"
    measure = "growth" if WordKind.GROWTH in line.label.kinds else "level"
    return f"{Option.COLUMN} {line.place}={measure},PERIOD"


def of_measure(line: TableLine, measure: str) -> str:
    """Give the option that says what a row or column measures; a row's period is an answer of its own."""
    return f"{Option.COLUMN} {line.place}={measure}{'' if line.is_row else ',PERIOD'}"


def options_of(line: TableLine) -> tuple[str, ...]:
    """Give the options that answer of which period a row or column is."""
    return of_period(line), leave_out(line)
