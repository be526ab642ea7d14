"""The figures of a table: each at the crossing of a row and a column that are the area's."""

from collections.abc import Iterator
from dataclasses import dataclass

from targetbook.intake.entering.candidates import Remark
from targetbook.intake.tables.cells import SheetCell
from targetbook.intake.tables.columns import Column
from targetbook.intake.tables.crossed.figure import Context, CrossedFigure, Skipped, Unsure
from targetbook.intake.tables.crossed.indicators import Indicators
from targetbook.intake.tables.crossed.labels import Label
from targetbook.intake.tables.crossed.measures import figure_measure, status_of
from targetbook.intake.tables.crossed.sides import TableLine
from targetbook.intake.tables.crossed.spans import span_of
from targetbook.intake.tables.figures import PrintedUnit, unit_of_levels
from targetbook.intake.tables.heads import Head
from targetbook.intake.tables.names import RowName
from targetbook.intake.tables.vocabulary import UNFIT
from targetbook.intake.tables.wide import Line, LineResult, WideTable, holds_figure, read_figure


def strange_subject(context: Context, label: Label) -> Remark:
    """Say that the indicator a table is of is none that the record keeps."""
    kinds = [UNFIT[kind] for kind in label.kinds if kind in UNFIT]
    what = kinds[0] if kinds else "is no indicator of the catalogue"
    place = context.frame.sheet.place
    return Remark("unfit", {"place": place, "line": "title", "head": label.text, "what": what})


@dataclass(frozen=True)
class CrossedTable:
    """A table with those of its rows and columns that are the area's."""

    context: Context
    rows: list[TableLine]
    columns: list[TableLine]

    def outcomes(self) -> Iterator[LineResult]:
        """Give what comes of each figure."""
        indicators = Indicators(self.context, self.rows, self.columns)
        for row in self.rows:
            for column in self.columns:
                cell = self.context.frame.sheet.rows[row.number][column.number]
                if holds_figure(cell, row.cell):
                    yield from self._outcome(indicators, row, column, cell)

    def _outcome(
        self, indicators: Indicators, row: TableLine, column: TableLine, cell: SheetCell
    ) -> Iterator[LineResult]:
        try:
            self._require_in_use(row, column)
            entry, of_name = indicators.of(row, column)
            figure = CrossedFigure(self.context, row, column, cell, entry, of_name)
            figure.require_whole()
            column_words = self._column(figure)
        except Skipped as skipped:
            yield skipped.remark
        except Unsure as unsure:
            yield unsure.question
        else:
            yield from self._read(figure, column_words)

    def _require_in_use(self, row: TableLine, column: TableLine) -> None:
        answers = self.context.reader.answers
        place = {"place": self.context.frame.sheet.place}
        if column.cell.letter in answers.left_out_columns:
            raise Skipped(Remark("left_out", {**place, "head": column.label.text}))
        for line in (row, column):
            number = line.cell.row if line.is_row else 0
            if answers.leaves_out(number, line.label.text) or answers.leaves_out(number, line.cell.text):
                raise Skipped(Remark("answered_out", {**place, "row": line.cell.row, "name": line.label.text}))

    @staticmethod
    def _column(figure: CrossedFigure) -> Column:
        """Say of a figure what the plain reader says of a column."""
        measure, basis = figure_measure(figure)
        label = figure.column.label

        return Column(
            place=figure.column.number,
            head=label.text,
            measure=measure,
            words=span_of(figure),
            unit=label.unit,
            status=status_of(figure),
            basis=basis,
            is_answered=figure.answer is not None,
        )

    def _read(self, figure: CrossedFigure, column: Column) -> Iterator[LineResult]:
        frame = self.context.frame
        reader = self.context.reader
        head = Head(frame.first - 1, frame.name_column, frame.units, (), (), self.context.subject.title)
        table = WideTable(frame.sheet, head, reader.catalogue, reader.names, reader.answers)
        cells = frame.sheet.rows[figure.row.number]
        naming = figure.of_name
        name = RowName(naming.label.name or naming.label.text, figure.row.label.unit)
        line = Line(cells, name, figure.entry, naming.place, self._head_unit(figure))
        yield from read_figure(table, line, column)

    def _head_unit(self, figure: CrossedFigure) -> PrintedUnit | None:
        """Give the unit of the level that a figure stands beside, by the rows above it or the columns before it."""
        beside = [
            unit_of_levels(other.label.unit for other in lines if _is_beside(other, line))
            for lines, line in ((self.rows, figure.row), (self.columns, figure.column))
        ]
        return beside[0] or beside[1]


def _is_beside(other: TableLine, line: TableLine) -> bool:
    """Whether a line is the one of a figure, or stands before it and speaks of the same indicator."""
    return other.number <= line.number and other.label.entry == line.label.entry
