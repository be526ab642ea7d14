"""Which indicator a figure is of: the one its row or its column names, or the title where neither names any."""

from dataclasses import dataclass

from targetbook.intake.tables.answers import Option, ask
from targetbook.intake.tables.crossed.figure import Context, Skipped, Unsure, leave_out
from targetbook.intake.tables.crossed.sides import TableLine
from targetbook.intake.tables.names import Entry
from targetbook.intake.tables.vocabulary import UNFIT

SCOPE = "规模以上"


@dataclass(frozen=True)
class Indicators:
    """Where a table names its indicators."""

    context: Context
    rows: list[TableLine]
    columns: list[TableLine]

    @property
    def in_columns(self) -> bool:
        """Whether the columns name indicators."""
        return any(line.label.entry for line in self.columns)

    @property
    def in_rows(self) -> bool:
        """Whether the rows name indicators, or strange ones where no column names any."""
        if any(line.label.entry for line in self.rows):
            return True
        return not self.in_columns and any(line.label.leftover for line in self.rows)

    def of(self, row: TableLine, column: TableLine) -> tuple[Entry, TableLine]:
        """Give the indicator of a figure and the line that names it; Skipped or Unsure where there is none."""
        if row.label.entry and column.label.entry and row.label.entry != column.label.entry:
            why = f"{row.label.text!r} and {column.label.text!r} name two indicators"
            raise self.context.unsure(column, why, column.label.text, leave_out(column))
        naming = row if row.label.entry else column
        if entry := naming.label.entry:
            return self._of_scope(entry, naming), naming
        line = row if self.in_rows else column
        if self.in_rows or self.in_columns or line.label.leftover:
            raise self._strange(line)

        return self._of_title(), row

    def _of_scope(self, entry: Entry, line: TableLine) -> Entry:
        """Ask where notes speak of firms above a size and a row does not: the catalogue keeps both apart."""
        reader = self.context.reader
        above = f"{entry.indicator}_above_scale"
        answered = any(name in line.label.text for name in reader.answers.same)
        if above in reader.catalogue.entries and SCOPE in self.context.subject.notes and not answered:
            name = line.label.name
            why = f"the notes speak of {SCOPE}: is {name!r} that of firms above designated size?"
            options = [f"{Option.SAME} {name}={indicator}" for indicator in (above, entry.indicator)]
            raise self.context.unsure(line, why, SCOPE, *options)

        return entry

    def _strange(self, line: TableLine) -> Skipped | Unsure:
        """A name that may be a slip is asked about; any other is left out, and that is said."""
        label = line.label
        unfit = [UNFIT[kind] for kind in label.kinds if kind in UNFIT]
        if unfit:
            return Skipped(self.context.remark("unfit", line, what=unfit[0]))
        if label.fault and not label.leftover:
            return self.context.unsure(line, f"{label.text!r}: {label.fault}", "", leave_out(line))
        if not label.text:
            why = "is empty beside a figure; expected the indicator's name"
            return self.context.unsure(line, why, "", leave_out(line))

        catalogue = self.context.reader.catalogue
        slip = catalogue.slip_of(label.text) or (catalogue.slip_of(label.leftover) if label.leftover else None)
        if slip is None or label.part:
            return Skipped(self.context.remark("not_kept", line))

        entry = catalogue.find(slip)
        indicator = entry.indicator if entry else "INDICATOR"
        same = f"{Option.SAME} {label.text}={indicator} (only if it is the same thing)"
        why = f"no indicator {label.text!r} in the catalogue; did you mean {slip!r}?"

        return self.context.unsure(line, why, label.leftover or label.text, same, leave_out(line))

    def _of_title(self) -> Entry:
        subject = self.context.subject
        if subject.entry:
            return subject.entry
        name, entry = subject.hint
        if entry and any(text in name for text in self.context.reader.answers.same):
            return entry
        frame = self.context.frame
        head = frame.sheet.rows[frame.head][frame.name_column]
        same = f"{Option.SAME} {name or 'NAME'}={entry.indicator if entry else 'INDICATOR'}"
        where = f"only the sheet's name {name!r} does" if name else "and no title does"
        why = f"no row or column names an indicator of the catalogue, {where}: what are these figures?"
        raise Unsure(ask(frame.sheet, head, why, name, same))
