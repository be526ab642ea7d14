"""A bureau's wide table: a row an indicator, with levels and growth side by side."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from targetbook.intake.entering.candidates import Candidate, Remark, SheetReading
from targetbook.intake.tables.answers import Option, TableAnswers, TableQuestion, ask
from targetbook.intake.tables.cells import CellKind, Sheet, SheetCell, tidy
from targetbook.intake.tables.columns import Column
from targetbook.intake.tables.divisions import Names
from targetbook.intake.tables.figures import (
    DOLLARS,
    YUAN,
    PrintedUnit,
    WrongFigure,
    WrongUnit,
    moves_point,
    read_number,
    read_units,
    unit_of_levels,
)
from targetbook.intake.tables.heads import Head, read_head
from targetbook.intake.tables.names import Entry, IndicatorIndex, RowName, plain_name, read_name
from targetbook.intake.tables.periods import period_of_figure, period_of_flows, require_periods
from targetbook.record.checking.findings import Finding

NOTE = re.compile(r"[(\[]?(?:注|备注|附注|说明|资料来源|数据来源)\s*\d*\s*[)\]]?\s*[:.、]|[*①-⑳⑴-⒇❶-❿†‡]")
FRACTION_DECIMALS = 3  # growth is printed with one or two decimals: a number below one with more may be a fraction


@dataclass(frozen=True)
class Line:
    """A row of the table with its name taken apart and the indicator it speaks of.

    `place` is the row or column that a person would leave out, `head_unit` the unit that a head states of its levels.
    """

    cells: list[SheetCell]
    row_name: RowName
    entry: Entry
    place: str
    head_unit: PrintedUnit | None = None


NOTHING = RowName("")
LineResult = Candidate | Finding | Remark


@dataclass(frozen=True)
class WideTable:
    """A sheet with its head, the catalogue its names are looked up in, and what a person answered."""

    sheet: Sheet
    head: Head
    catalogue: IndicatorIndex
    names: Names
    answers: TableAnswers


def read_wide(sheet: Sheet, catalogue: IndicatorIndex, names: Names, answers: TableAnswers) -> SheetReading:
    """Read a wide table; Unreadable where its head cannot be read."""
    head = read_head(sheet, names, answers)
    require_periods(sheet, head)
    table = WideTable(sheet, head, catalogue, names, answers)
    outcomes = list(_outcomes(table))
    candidates = tuple(outcome for outcome in outcomes if isinstance(outcome, Candidate))
    rejected = tuple(outcome for outcome in outcomes if isinstance(outcome, Finding))
    remarks = tuple(outcome for outcome in outcomes if isinstance(outcome, Remark))
    hidden = (Remark("hidden", {"place": sheet.place, "hidden": ", ".join(sheet.hidden)}),) if sheet.hidden else ()

    return SheetReading(candidates, rejected, (*_of_head(sheet, head), *hidden, *remarks, *count_changes(candidates)))


def _outcomes(table: WideTable) -> Iterator[LineResult]:
    above = NOTHING
    for number in range(table.head.last_row + 1, len(table.sheet.rows)):
        cells = table.sheet.rows[number]
        cell = cells[table.head.names]
        columns = [column for column in table.head.columns if holds_figure(cells[column.place], cell)]

        if NOTE.match(cell.plain) and not columns:
            yield Remark("notes", {"place": table.sheet.place, "row": cell.row})
            return
        if not columns:
            continue

        row_name = read_name(cell.text)
        is_part = row_name.part or (tidy(cell.text) != cell.text.rstrip() and cell.text[:1].isspace())
        yield from _of_row(table, cells, row_name, columns, above if is_part else NOTHING)

        if not is_part:
            unit = _unit_in_row(table, cells) or row_name.unit
            above = replace(row_name, name=table.names.without_own(row_name.name), unit=unit)


def _of_row(
    table: WideTable, cells: list[SheetCell], row_name: RowName, columns: list[Column], above: RowName
) -> Iterator[LineResult]:
    """Give the figures of a row, or why it has none."""
    cell = cells[table.head.names]
    name = table.names.without_own(row_name.name)
    entry = _entry(table, name, above.name)

    if table.answers.leaves_out(cell.row, row_name.name) or table.answers.leaves_out(cell.row, cell.text):
        yield Remark("answered_out", {"place": table.sheet.place, "row": cell.row, "name": row_name.name})
    elif entry is None:
        yield _unknown(table, cell, name)
    else:
        if row_name.mark:
            yield Remark("mark", {"mark": row_name.mark, "text": cell.plain, "cell": cell.place})
        for column in columns:
            head_unit = unit_of_levels(other.unit for other in table.head.columns if other.place <= column.place)
            line = Line(cells, _with_unit(row_name, above, entry), entry, str(cell.row), head_unit)
            yield from read_figure(table, line, column)


def _with_unit(row_name: RowName, above: RowName, entry: Entry) -> RowName:
    """Give a part that states no unit the one of the row above, where it is the one that its indicator is kept in."""
    fits = row_name.unit is None and above.unit is not None and above.unit.unit == entry.unit
    return replace(row_name, unit=above.unit) if fits else row_name


def holds_figure(cell: SheetCell, name: SheetCell) -> bool:
    """Whether a cell holds anything of its own; a note merged over the columns stands in each of them."""
    return not cell.holds_no_figure and (cell.kind is not CellKind.TEXT or cell.plain != name.plain)


def _entry(table: WideTable, name: str, above: str) -> Entry | None:
    if indicator := table.answers.same.get(plain_name(name)):
        return table.catalogue.entries[indicator]
    return table.catalogue.find(name, above)


def _unknown(table: WideTable, cell: SheetCell, name: str) -> Finding | Remark:
    """A name that may be a slip must be looked at; any other is left out, and that is said."""
    leave_out = f"{Option.LEAVE_OUT} {cell.row}"
    if not name:
        why = "is empty beside a figure; expected the indicator's name"
        return ask(table.sheet, cell, why, "", leave_out)

    slip = table.catalogue.slip_of(name)
    if slip is None:
        return Remark("not_in_catalogue", {"place": table.sheet.place, "row": cell.row, "name": name})

    entry = table.catalogue.find(slip)
    same = f"{Option.SAME} {name}={entry.indicator if entry else 'INDICATOR'}"
    why = f"no indicator {name!r} in the catalogue; did you mean {slip!r}?"

    return ask(table.sheet, cell, why, name, f"{same} (only if it is the same thing)", leave_out)


def read_figure(table: WideTable, line: Line, column: Column) -> Iterator[LineResult]:
    """Read one figure: its number, unit and period; a question where one of them is not sure."""
    cell = line.cells[column.place]
    line = _in_currency(table, line)
    if question := _question_of_currency(table, line, cell):
        yield question
        return

    try:
        number, mark = read_number(cell)
        unit = _unit(table, line, column)
        period = period_of_figure(column, table.head.title, line.entry)
    except WrongFigure as wrong:
        place = line.place if isinstance(wrong, WrongUnit) else cell.row
        yield ask(table.sheet, cell, str(wrong), "", f"{Option.LEAVE_OUT} {place}")
        return

    if unit is None:
        yield Remark("no_level", {"place": table.sheet.place, "row": cell.row, "label": line.entry.label_zh})
        return

    if fault := _fault(table, cell, number, unit, column):
        yield fault
        return

    if mark:
        yield Remark("mark", {"mark": mark, "text": cell.plain, "cell": cell.place})
    row = _observation(line.entry, column) | {"period": period, "value": unit.convert(number), "unit": unit.unit}
    name = line.cells[table.head.names]
    yield Candidate(
        row, table.sheet, cell, {"indicator": name, "printed": SheetCell(cell.row, cell.column, unit.printed)}
    )


def _fault(table: WideTable, cell: SheetCell, number: str, unit: PrintedUnit, column: Column) -> Finding | None:
    """Say why a number may not be what its column holds."""
    if cell.percent and column.measure == "level" and unit.unit != "%":
        return table.sheet.finding(cell, f"is a percentage in a column in {unit.printed}")

    is_confirmed = cell.place in table.answers.confirmed
    if _may_be_fraction(cell, number, column) and not is_confirmed:
        return _ask_of_fraction(table.sheet, cell, number)
    return None


def _in_currency(table: WideTable, line: Line) -> Line:
    """Take a row printed in dollars for the series in dollars where the catalogue has one, levels and growth alike."""
    twin = _twin(table, line)
    is_answered = line.entry.indicator in table.answers.same.values()
    return replace(line, entry=twin) if twin and not is_answered else line


def _twin(table: WideTable, line: Line) -> Entry | None:
    unit = _currency(table, line)
    return table.catalogue.in_currency(line.entry, unit.unit) if unit else None


def _currency(table: WideTable, line: Line) -> PrintedUnit | None:
    """Give the money that a row is printed in, where its indicator is kept in another."""
    unit = _unit_in_row(table, line.cells) or line.row_name.unit or line.head_unit or table.head.title.unit
    in_money = unit is not None and {unit.unit, line.entry.unit} == {YUAN, DOLLARS}
    return unit if in_money else None


def _question_of_currency(table: WideTable, line: Line, cell: SheetCell) -> TableQuestion | None:
    """Ask about a figure of a row in another currency than its indicator's: its growth is another number too."""
    unit = _currency(table, line)
    if unit is None:
        return None

    twin = _twin(table, line)
    same = (f"{Option.SAME} {line.row_name.name}={twin.indicator}",) if twin else ()
    why = f"is of a row in {unit.printed}; {line.entry.label_zh} is kept in {line.entry.unit}"
    return ask(table.sheet, cell, why, "", *same, f"{Option.LEAVE_OUT} {line.place}")


def _observation(entry: Entry, column: Column) -> dict[str, str]:
    """Give what a column's head and the row's indicator say of an observation."""
    return {
        "indicator": entry.indicator,
        "measure": column.measure,
        "bound": "exact",
        "basis": column.basis or basis_of(entry, column.measure),
        "status": column.status,
        "note": "",
        "note_zh": "",
    }


def _ask_of_fraction(sheet: Sheet, cell: SheetCell, number: str) -> TableQuestion:
    why = f"is {number} in a column of growth in %: {number} %, or {Decimal(number) * 100:f} % as a fraction?"
    return ask(sheet, cell, why, cell.plain, f"{Option.CONFIRM} {cell.place}")


def _may_be_fraction(cell: SheetCell, number: str, column: Column) -> bool:
    value = Decimal(number)
    decimals = -int(value.as_tuple().exponent)
    bare = cell.kind is CellKind.NUMBER and not cell.formatted
    return column.measure == "growth" and bare and 0 < abs(value) < 1 and decimals >= FRACTION_DECIMALS


def basis_of(entry: Entry, measure: str) -> str:
    """Give the price base: the catalogue's for growth, current prices for a level in money."""
    if "growth" in measure and not measure.endswith("rank"):
        return entry.growth_basis
    return "current" if measure == "level" and entry.unit in (YUAN, DOLLARS) else ""


def _unit(table: WideTable, line: Line, column: Column) -> PrintedUnit | None:
    """Give the unit printed for a figure; None where the catalogue keeps no level of it."""
    if column.measure in ("growth", "share"):
        return PrintedUnit("%", "%", 0)
    if not line.entry.unit:
        return None

    cell = _unit_cell(table, line.cells)
    in_row = _unit_in_row(table, line.cells)
    unit = in_row or line.row_name.unit or column.unit or table.head.title.unit

    if cell and in_row is None:
        raise WrongUnit(f"is in {cell.plain!r}, which is no known unit; expected one like 亿元, 万元, %, 人, 个")
    if unit is None:
        expected = "expected one in the head, behind the name, in a line such as 单位:亿元, or by --unit 亿元"
        raise WrongUnit(f"has no unit; {expected}")
    if unit.unit != line.entry.unit:
        raise WrongUnit(f"is in {unit.printed}; {line.entry.label_zh} is kept in {line.entry.unit}")

    return unit


def _unit_cell(table: WideTable, cells: list[SheetCell]) -> SheetCell | None:
    """Give the cell that states a row's unit, where the table has a column of units and it is not empty there."""
    cell = cells[table.head.units] if table.head.units is not None else None
    return cell if cell and not cell.holds_no_figure else None


def _unit_in_row(table: WideTable, cells: list[SheetCell]) -> PrintedUnit | None:
    cell = _unit_cell(table, cells)
    return read_units(cell.plain) if cell else None


def _of_head(sheet: Sheet, head: Head) -> Iterator[Remark]:
    for column in head.columns:
        letter = sheet.rows[head.last_row][column.place].letter
        place = {"place": sheet.place, "column": letter, "head": column.head, "measure": column.measure}
        yield Remark("column", {**place, "period": period_of_flows(column, head.title.period)})

    for text in head.left_out:
        yield Remark("left_out", {"place": sheet.place, "head": text})


def count_changes(candidates: tuple[Candidate, ...]) -> Iterator[Remark]:
    """Say what was converted and what was rounded to what the sheet shows."""
    conversions = Counter(
        (candidate.cells["printed"].text, candidate.row["unit"])
        for candidate in candidates
        if candidate.row["measure"] == "level" and moves_point(candidate.cells["printed"].text)
    )
    for (printed, unit), count in conversions.items():
        yield Remark("converted", {"n": count, "printed": printed, "unit": unit})

    if rounded := sum(candidate.cell.rounded for candidate in candidates):
        yield Remark("rounded", {"n": rounded})
