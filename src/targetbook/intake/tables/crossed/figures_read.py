"""One figure of a table: what its row, its column and the title say of it together, or why it is not taken."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from targetbook.intake.entering.candidates import Candidate, Remark
from targetbook.intake.tables.answers import ColumnAnswer, Option, Question, ask
from targetbook.intake.tables.cells import Cell
from targetbook.intake.tables.columns import Column
from targetbook.intake.tables.crossed.frame import Frame
from targetbook.intake.tables.crossed.labels import VALUE_ADDED, Label, Reader, merged
from targetbook.intake.tables.crossed.sides import Line
from targetbook.intake.tables.crossed.subject import Subject
from targetbook.intake.tables.figures import read_unit
from targetbook.intake.tables.heads import Head
from targetbook.intake.tables.names import Entry, Named
from targetbook.intake.tables.times import PeriodWords, Unclear
from targetbook.intake.tables.vocabulary import UNFIT, Kind
from targetbook.intake.tables.wide import Line as WideLine
from targetbook.intake.tables.wide import Table as WideTable
from targetbook.intake.tables.wide import holds_figure, read_figure
from targetbook.record.checking.findings import Finding

Outcome = Candidate | Finding | Remark
QUARTERLY = -1  # how often a series comes: its months are ends of quarters
SINGLE_QUARTER = "is a quarter alone, which is no period of the record"


class Skipped(Exception):
    """A figure that is not taken; the remark says why."""

    def __init__(self, remark: Remark) -> None:
        super().__init__(remark.name)
        self.remark = remark


class Asked(Exception):
    """A figure that a person must be asked about."""

    def __init__(self, question: Question) -> None:
        super().__init__(str(question))
        self.question = question


def strange_subject(frame: Frame, label: Label) -> Remark:
    """Say that the indicator a table is of is none that the record keeps."""
    kinds = [UNFIT[kind] for kind in label.kinds if kind in UNFIT]
    what = kinds[0] if kinds else "is no indicator of the catalogue"
    return Remark("unfit", {"place": frame.sheet.place, "line": "title", "head": label.text, "what": what})


@dataclass(frozen=True)
class Table:
    """A table with its subject and those of its rows and columns that are the area's."""

    frame: Frame
    reader: Reader
    subject: Subject
    rows: list[Line]
    columns: list[Line]

    @property
    def names_in_rows(self) -> bool:
        """Whether the rows are indicators: they name one, or strange ones where no column names any."""
        if any(line.label.entry for line in self.rows):
            return True
        return not self.names_in_columns and any(line.label.left for line in self.rows)

    @property
    def names_in_columns(self) -> bool:
        """Whether the columns are indicators."""
        return any(line.label.entry for line in self.columns)

    def outcomes(self) -> Iterator[Outcome]:
        """Give what comes of each figure."""
        for row in self.rows:
            for column in self.columns:
                cell = self.frame.sheet.rows[row.number][column.number]
                if holds_figure(cell, row.cell):
                    yield from self._outcome(row, column, cell)

    def _outcome(self, row: Line, column: Line, cell: Cell) -> Iterator[Outcome]:
        try:
            self._require_wanted(row, column)
            entry, of_name = self._entry(row, column)
            label = self._merged(row, column)
            self._require_whole(row, column, of_name)
            measure, basis = self._measure(label, entry, of_name, row, column)
            words = self._period(label, entry, of_name, row, column)
        except Skipped as skipped:
            yield skipped.remark
        except Asked as asked:
            yield asked.question
        else:
            yield from self._read(row, column, label, entry, _Column(measure, basis, words))

    def _require_wanted(self, row: Line, column: Line) -> None:
        answers = self.reader.answers
        place = {"place": self.frame.sheet.place}
        if column.cell.letter in answers.left_out_columns:
            raise Skipped(Remark("left_out", {**place, "head": column.label.text}))
        for line in (row, column):
            number = line.cell.row if line.is_row else 0
            if answers.leaves_out(number, line.label.text) or answers.leaves_out(number, line.cell.text):
                raise Skipped(Remark("answered_out", {**place, "row": line.cell.row, "name": line.label.text}))

    def _entry(self, row: Line, column: Line) -> tuple[Entry, Line]:
        """Give the indicator and the line that names it."""
        if row.label.entry and column.label.entry and row.label.entry != column.label.entry:
            why = f"{row.label.text!r} and {column.label.text!r} name two indicators"
            raise Asked(self._ask(column, why, column.label.text, self._leave_out(column)))
        named = row if row.label.entry else column
        if entry := named.label.entry:
            return self._of_scope(entry, named), named
        line = row if self.names_in_rows else column
        if self.names_in_rows or self.names_in_columns or line.label.left:
            raise self._strange(line)
        return self._of_title(row), row

    def _of_scope(self, entry: Entry, line: Line) -> Entry:
        """Ask where notes speak of firms above a size and a row does not: the catalogue keeps both apart."""
        above = f"{entry.indicator}_above_scale"
        answered = any(name in line.label.text for name in self.reader.answers.same)
        if above in self.reader.catalogue.entries and "规模以上" in self.subject.notes and not answered:
            name = line.label.name
            why = f"the notes speak of 规模以上: is {name!r} that of firms above designated size?"
            options = [f"{Option.SAME} {name}={indicator}" for indicator in (above, entry.indicator)]
            raise Asked(self._ask(line, why, "规模以上", *options))
        return entry

    def _strange(self, line: Line) -> Skipped | Asked:
        """A name that may be a slip is asked about; any other is left out, and that is said."""
        label = line.label
        unfit = [UNFIT[kind] for kind in label.kinds if kind in UNFIT]
        if unfit:
            return Skipped(self._remark("unfit", line, what=unfit[0]))
        catalogue = self.reader.catalogue
        slip = catalogue.slip_of(label.text) or (catalogue.slip_of(label.left) if label.left else None)
        if slip is None or label.part:
            return Skipped(self._remark("not_kept", line))
        entry = catalogue.find(slip)
        same = f"{Option.SAME} {label.text}={entry.indicator if entry else 'INDICATOR'} (only if it is the same thing)"
        why = f"no indicator {label.text!r} in the catalogue; did you mean {slip!r}?"
        return Asked(self._ask(line, why, label.left or label.text, same, self._leave_out(line)))

    def _of_title(self, row: Line) -> Entry:
        subject = self.subject
        if subject.entry:
            return subject.entry
        name, entry = subject.hint
        if entry and any(text in name for text in self.reader.answers.same):
            return entry
        head = self.frame.sheet.rows[self.frame.head][self.frame.name_column]
        meant = f"{name or 'NAME'}={entry.indicator if entry else 'INDICATOR'}"
        where = f"only the sheet's name {name!r} does" if name else "and no title does"
        why = f"no row or column names an indicator of the catalogue, {where}: what are these figures?"
        raise Asked(ask(self.frame.sheet, head.row, head.letter, why, name, f"{Option.SAME} {meant}"))

    def _merged(self, row: Line, column: Line) -> Label:
        try:
            return merged(row.label, column.label)
        except Unclear as unclear:
            raise Asked(self._ask(column, str(unclear), "", self._by_column(column))) from None

    def _require_whole(self, row: Line, column: Line, of_name: Line) -> None:
        """Ask about words of a row or column that nothing was made of."""
        answered = self._answer(row, column) is not None
        for line in (row, column):
            if line.label.fault and not answered:
                raise Asked(self._ask(line, f"{line.label.text!r}: {line.label.fault}", "", *self._options(line)))
            strange = line.label.left if line is not of_name or line.label.entry is None else ""
            if strange and not answered:
                why = f"{'row' if line.is_row else 'column'} {line.label.text!r} cannot be read whole"
                raise Asked(self._ask(line, why, strange, *self._options(line), f"{Option.IGNORE} {strange}"))

    def _answer(self, row: Line, column: Line) -> ColumnAnswer | None:
        """Give what a person said of a figure's column or row."""
        answers = self.reader.answers.columns
        return answers.get(column.cell.letter) or answers.get(str(row.cell.row))

    def _measure(self, label: Label, entry: Entry, of_name: Line, row: Line, column: Line) -> tuple[str, str]:
        """Tell whether a figure is a level, its growth or a share, and at which prices."""
        if answer := self._answer(row, column):
            return answer.measure, answer.basis
        kinds = label.kinds
        if self._is_share(label, entry):
            return "share", "current"
        for kind, what in UNFIT.items():
            if kind in kinds:
                raise Skipped(self._remark("unfit", self._line_of(kind, of_name, column), what=what))
        grows = Kind.GROWTH in kinds or (self.subject.grows and not kinds)
        if Kind.LEFT_OUT in kinds and not grows:
            raise Skipped(self._remark("unfit", column, what="is no figure of the period"))
        self._require_unit(grows, entry, row, column)
        if not grows and "名义" in kinds.get(Kind.NOMINAL, ""):
            why = f"{of_name.label.text!r} is said to be nominal: is it the level?"
            raise Asked(self._ask(of_name, why, kinds[Kind.NOMINAL], *self._options(of_name)))
        if not grows and Kind.REAL in kinds:
            line = self._line_of(Kind.REAL, of_name, column)
            raise Skipped(self._remark("unfit", line, what="is a level at constant prices; the record keeps current ones"))
        if grows and Kind.NOMINAL in kinds:
            line = self._line_of(Kind.NOMINAL, of_name, column)
            options = (f"{Option.COLUMN} {column.cell.letter}=growth,PERIOD,current", self._leave_out(line))
            raise Asked(self._ask(line, f"{line.label.text!r} is growth at current prices", kinds[Kind.NOMINAL], *options))
        return ("growth" if grows else "level"), ""

    def _require_unit(self, grows: bool, entry: Entry, row: Line, column: Line) -> None:
        """Ask about a growth in another unit than %, and about a level in %, which may be growth or a share."""
        cells = self.frame.sheet.rows[row.number]
        in_cell = read_unit(cells[self.frame.units].shown) if self.frame.units is not None else None
        by_row = Kind.GROWTH in row.label.kinds
        units = [unit for unit in (row.label.unit, column.label.unit, in_cell if by_row or not grows else None) if unit]
        if grows and any(unit.unit != "%" for unit in units):
            printed = next(unit.printed for unit in units if unit.unit != "%")
            why = f"{row.label.text!r} under {column.label.text!r} is growth in {printed}; a growth is in %"
            raise Asked(self._ask(row, why, printed, *self._options(row)))
        in_percent = bool(units) and all(unit.unit == "%" for unit in units)
        of_title = not units and self.subject.in_percent and self.subject.title.unit is None
        if not grows and entry.unit != "%" and (in_percent or of_title):
            why = f"{row.label.text!r} under {column.label.text!r} is in %: its growth, or a share?"
            option = f"{Option.COLUMN} {row.cell.row}=growth"
            raise Asked(self._ask(row, why, "%", option, self._leave_out(row)))

    def _is_share(self, label: Label, entry: Entry) -> bool:
        """Whether a figure is the share of a sector in GDP, which the record keeps."""
        share = label.kinds.get(Kind.SHARE)
        of_title = Kind.SHARE in self.subject.unfit and any(line.label.unit and line.label.unit.unit == "%" for line in self.rows)
        if not share and not of_title:
            return False
        of_gdp = of_title or any(word in label.text for word in ("生产总值", "GDP"))
        return of_gdp and entry.label_zh.endswith(VALUE_ADDED[1])

    def _line_of(self, kind: Kind, first: Line, second: Line) -> Line:
        return first if kind in first.label.kinds else second

    def _period(self, label: Label, entry: Entry, of_name: Line, row: Line, column: Line) -> PeriodWords:
        """Give what is said of a figure's period; a quarter alone is none, and months of a quarterly series are its end."""
        if (answer := self._answer(row, column)) and answer.period.says_when:
            return answer.period
        period = label.period
        if label.quarter > 0:
            period = replace(period, month=3 * label.quarter)
        if label.quarter and period.month:
            return self._of_quarter(label, period, entry, of_name, row, column)
        if label.single and not period.cumulative:
            return replace(period, alone=True)
        return period

    def _of_quarter(
        self, label: Label, period: PeriodWords, entry: Entry, of_name: Line, row: Line, column: Line
    ) -> PeriodWords:
        if entry.accrual == "stock":
            return replace(period, alone=False, end=True)
        if period.month == 3 or (period.cumulative and not label.single):
            return replace(period, alone=False, cumulative=True)
        if label.single:
            line = of_name if of_name.label.single else column
            raise Skipped(self._remark("unfit", line, what=SINGLE_QUARTER))
        line = row if row.label.quarter > 0 else column
        why = f"{line.label.text!r} may be that quarter alone or all months to its end"
        raise Asked(self._ask(line, why, "", self._by_column(line), self._leave_out(line)))

    def _read(self, row: Line, column: Line, label: Label, entry: Entry, figure: "_Column") -> Iterator[Outcome]:
        title = self.subject.title
        if not figure.words.within(title.period).year:
            head = self.frame.sheet.rows[self.frame.first - 1][self.frame.figures[0]]
            why = "the table does not say of which year it is" + (" (its title spans several)" if title.period.spans else "")
            yield ask(self.frame.sheet, head.row, head.letter, why, "", f"{Option.PERIOD} (such as 2025-01/2025-09)")
            return
        if question := self._year_or_months(figure.words, row, column):
            yield question
            return
        status = "forecast" if Kind.FORECAST in label.kinds else "estimated" if Kind.ESTIMATE in label.kinds else ""
        answered = self._answer(row, column) is not None
        wide = WideTable(self.frame.sheet, self._head(), self.reader.catalogue, self.reader.names, self.reader.answers)
        cells = self.frame.sheet.rows[row.number]
        line = WideLine(cells, Named(row.label.text, row.label.unit), entry)
        unit = column.label.unit
        yield from read_figure(
            wide, line, Column(column.number, column.label.text, figure.measure, figure.words, unit, status, figure.basis, answered)
        )

    def _head(self) -> Head:
        return Head(self.frame.first - 1, self.frame.name_column, self.frame.units, (), (), self.subject.title)

    def _year_or_months(self, words: PeriodWords, row: Line, column: Line) -> Question | None:
        title = self.subject.title.period
        to_date = words.cumulative or words.alone or words.end
        if not words.year or words.month or to_date or title.month in (None, 12) or self._answer(row, column):
            return None
        why = f"may be all of {words.year} or its months to {title.month}, as the title has them"
        return self._ask(column, why, "", self._by_column(column))

    def _remark(self, name: str, line: Line, **words: str) -> Remark:
        side = "row" if line.is_row else "column"
        told = {"place": self.frame.sheet.place, "line": f"{side} {line.place}", "head": line.label.text}
        return Remark(name, {**told, **words})

    def _ask(self, line: Line, why: str, words: str, *options: str) -> Question:
        return ask(self.frame.sheet, line.cell.row, line.cell.letter, why, words, *options)

    def _options(self, line: Line) -> tuple[str, ...]:
        return self._by_column(line), self._leave_out(line)

    @staticmethod
    def _leave_out(line: Line) -> str:
        return f"{Option.LEAVE_OUT} {line.place}"

    @staticmethod
    def _by_column(line: Line) -> str:
        return f"{Option.COLUMN} {line.place}=level,PERIOD"


@dataclass(frozen=True)
class _Column:
    """What a figure measures, at which prices, and what is said of its period."""

    measure: str
    basis: str
    words: PeriodWords
