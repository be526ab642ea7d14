"""A bureau's wide table: a row an indicator, with levels and growth side by side."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from targetbook.intake.entering.candidates import Candidate, Reading, Remark
from targetbook.intake.tables.answers import Answers, Option, ask
from targetbook.intake.tables.cells import Cell, Kind, Sheet, Unreadable, tidy
from targetbook.intake.tables.columns import Column
from targetbook.intake.tables.divisions import Names
from targetbook.intake.tables.figures import DOLLARS, YUAN, Unit, WrongFigure, read_number, read_unit
from targetbook.intake.tables.heads import Head, read_head
from targetbook.intake.tables.names import Catalogue, Entry, Named, plain_name, read_name
from targetbook.intake.tables.times import PeriodWords, end_of, months_to, one_month
from targetbook.intake.tables.titles import Title
from targetbook.record.checking.findings import Finding

NOTE = re.compile(r"[(\[]?(?:注|备注|附注|说明|资料来源|数据来源)\s*\d*\s*[)\]]?\s*[:.、]|[*①-⑳⑴-⒇❶-❿†‡]")
FRACTION_DECIMALS = 3  # growth is printed with one or two decimals: a number below one with more may be a fraction


@dataclass(frozen=True)
class Line:
    """A row of the table with its name taken apart and the indicator it speaks of."""

    cells: list[Cell]
    named: Named
    entry: Entry


Outcome = Candidate | Finding | Remark


@dataclass(frozen=True)
class Table:
    """A sheet with its head, the catalogue its names are looked up in, and what a person answered."""

    sheet: Sheet
    head: Head
    catalogue: Catalogue
    names: Names
    answers: Answers


def read_wide(sheet: Sheet, catalogue: Catalogue, names: Names, answers: Answers) -> Reading:
    """Read a wide table; Unreadable where its head cannot be read."""
    head = read_head(sheet, names, answers)
    _require_periods(sheet, head)
    table = Table(sheet, head, catalogue, names, answers)
    outcomes = list(_outcomes(table))
    candidates = tuple(outcome for outcome in outcomes if isinstance(outcome, Candidate))
    rejected = tuple(outcome for outcome in outcomes if isinstance(outcome, Finding))
    remarks = tuple(outcome for outcome in outcomes if isinstance(outcome, Remark))
    hidden = (Remark("hidden", {"place": sheet.place, "hidden": ", ".join(sheet.hidden)}),) if sheet.hidden else ()
    return Reading(candidates, rejected, (*_of_head(sheet, head), *hidden, *remarks, *count_changes(candidates)))


def _outcomes(table: Table) -> Iterator[Outcome]:
    above = ""
    for number in range(table.head.last_row + 1, len(table.sheet.rows)):
        cells = table.sheet.rows[number]
        cell = cells[table.head.names]
        columns = [column for column in table.head.columns if holds_figure(cells[column.place], cell)]
        if NOTE.match(cell.shown) and not columns:
            yield Remark("notes", {"place": table.sheet.place, "row": cell.row})
            return
        if not columns:
            continue

        named = read_name(cell.text)
        name = _without_area(named.name, table.names)
        part = named.part or (tidy(cell.text) != cell.text.rstrip() and cell.text[:1].isspace())
        entry = _entry(table, name, above if part else "")
        if not part:
            above = name
        if table.answers.leaves_out(cell.row, named.name) or table.answers.leaves_out(cell.row, cell.text):
            yield Remark("answered_out", {"place": table.sheet.place, "row": cell.row, "name": named.name})
        elif entry is None:
            yield _unknown(table, cell, name)
        else:
            if named.mark:
                yield Remark("mark", {"mark": named.mark, "text": cell.shown, "cell": f"{cell.letter}{cell.row}"})
            for column in columns:
                yield from read_figure(table, Line(cells, named, entry), column)


def holds_figure(cell: Cell, name: Cell) -> bool:
    """Whether a cell holds anything of its own; a note merged over the columns stands in each of them."""
    return not cell.holds_no_figure and (cell.kind is not Kind.TEXT or cell.shown != name.shown)


def _entry(table: Table, name: str, above: str) -> Entry | None:
    if indicator := table.answers.same.get(plain_name(name)):
        return table.catalogue.entries[indicator]
    return table.catalogue.find(name, above)


def _without_area(name: str, names: Names) -> str:
    """Take the area's own name off the front of an indicator's: 全市地区生产总值 in a city's table is its GDP."""
    for length in range(2, min(len(name), 9)):
        if names.is_area(name[:length]):
            return name[length:]
    return name


def _unknown(table: Table, cell: Cell, name: str) -> Finding | Remark:
    """A name that may be a slip must be looked at; any other is left out, and that is said."""
    leave_out = f"{Option.LEAVE_OUT} {cell.row}"
    if not name:
        why = "is empty beside a figure; expected the indicator's name"
        return ask(table.sheet, cell.row, cell.letter, why, "", leave_out)
    slip = table.catalogue.slip_of(name)
    if slip is None:
        return Remark("not_in_catalogue", {"place": table.sheet.place, "row": cell.row, "name": name})
    entry = table.catalogue.find(slip)
    same = f"{Option.SAME} {name}={entry.indicator if entry else 'INDICATOR'}"
    why = f"no indicator {name!r} in the catalogue; did you mean {slip!r}?"
    return ask(table.sheet, cell.row, cell.letter, why, name, f"{same} (only if it is the same thing)", leave_out)


def read_figure(table: Table, line: Line, column: Column) -> Iterator[Outcome]:
    """Read one figure: its number, unit and period; a question where one of them is not sure."""
    cell = line.cells[column.place]
    place = f"{cell.letter}{cell.row}"
    try:
        number, mark = read_number(cell)
        unit = _unit(table, line, column)
        period = _period(column, table.head.title, line.entry)
    except WrongFigure as wrong:
        yield ask(table.sheet, cell.row, cell.letter, str(wrong), "", f"{Option.LEAVE_OUT} {cell.row}")
        return
    if unit is None:
        yield Remark("no_level", {"place": table.sheet.place, "row": cell.row, "label": line.entry.label_zh})
        return
    if cell.percent and column.measure == "level" and unit.unit != "%":
        yield table.sheet.finding(cell, f"is a percentage in a column in {unit.printed}")
        return
    if _may_be_fraction(cell, number, column) and place not in table.answers.confirmed:
        why = f"is {number} in a column of growth in %: {number} %, or {Decimal(number) * 100:f} % as a fraction?"
        yield ask(table.sheet, cell.row, cell.letter, why, cell.shown, f"{Option.CONFIRM} {place}")
        return

    if mark:
        yield Remark("mark", {"mark": mark, "text": cell.shown, "cell": place})
    row = {
        "indicator": line.entry.indicator,
        "measure": column.measure,
        "period": period,
        "value": unit.convert(number),
        "unit": unit.unit,
        "bound": "exact",
        "basis": column.basis or basis_of(line.entry, column.measure),
        "status": column.status,
        "note": "",
        "note_zh": "",
    }
    name = line.cells[table.head.names]
    yield Candidate(row, table.sheet, cell, {"indicator": name, "printed": Cell(cell.row, cell.column, unit.printed)})


def _may_be_fraction(cell: Cell, number: str, column: Column) -> bool:
    value = Decimal(number)
    decimals = -int(value.as_tuple().exponent)
    bare = cell.kind is Kind.NUMBER and not cell.formatted
    return column.measure == "growth" and bare and 0 < abs(value) < 1 and decimals >= FRACTION_DECIMALS


def basis_of(entry: Entry, measure: str) -> str:
    """Give the price base: the catalogue's for growth, current prices for a level in money."""
    if "growth" in measure and not measure.endswith("rank"):
        return entry.growth_basis
    return "current" if measure == "level" and entry.unit in (YUAN, DOLLARS) else ""


def _unit(table: Table, line: Line, column: Column) -> Unit | None:
    """Give the unit printed for a figure; None where the catalogue keeps no level of it."""
    if column.measure in ("growth", "share"):
        return Unit("%", "%", 0)
    if not line.entry.unit:
        return None
    units = table.head.units
    cell = line.cells[units] if units is not None else None
    in_row = _units_in(cell.shown) if cell and not cell.holds_no_figure else None
    unit = in_row or line.named.unit or column.unit or table.head.title.unit
    if cell and not cell.holds_no_figure and in_row is None:
        raise WrongFigure(f"is in {cell.shown!r}, which is no known unit; expected one like 亿元, 万元, %, 人, 个")
    if unit is None:
        expected = "expected one in the head, behind the name, in a line such as 单位:亿元, or by --unit 亿元"
        raise WrongFigure(f"has no unit; {expected}")
    if unit.unit != line.entry.unit:
        raise WrongFigure(f"is in {unit.printed}; {line.entry.label_zh} is kept in {line.entry.unit}")
    return unit


def _units_in(text: str) -> Unit | None:
    units = [read_unit(word.strip()) for word in re.split(r"[、,;]", text)]
    if None in units:
        return None
    known = [unit for unit in units if unit]
    return next((unit for unit in known if unit.unit != "%"), known[0])


def _period(column: Column, title: Title, entry: Entry) -> str:
    words = column.words.within(title.period)
    assert words.year
    assert words.month
    if entry.accrual == "stock":
        return end_of(words.year, words.month)
    if words.end and not column.answered and not title.answered:
        months = months_to(words.year, words.month)
        raise WrongFigure(
            f"is of a flow under words for the end of {words.year}-{words.month:02}; say {Option.PERIOD} {months} "
            "if it counts from January on"
        )
    if words.alone and not column.words.alone and not title.answered:
        raise WrongFigure(
            f"may be of month {words.month} alone or of all months to it; write 本月 or 累计 in its head, or say "
            f"{Option.PERIOD} {words.year}-{words.month:02} or {Option.PERIOD} {months_to(words.year, words.month)}"
        )
    return _period_of(column, title.period)


def _period_of(column: Column, title: PeriodWords) -> str:
    """Give the period of a column's flows."""
    words = column.words.within(title)
    assert words.year
    assert words.month
    write = one_month if words.alone else months_to
    return write(words.year, words.month)


def _require_periods(sheet: Sheet, head: Head) -> None:
    """Ask for the year where neither a column nor the title has one, and for months where they may be two things."""
    for column in head.columns:
        cell = sheet.rows[head.last_row][column.place]
        title = head.title.period
        if not column.words.within(title).year:
            spans = " (its title spans several years)" if title.spans else ""
            why = f"the table does not say of which year column {column.head!r} is{spans}"
            options = (
                f"{Option.PERIOD} (such as 2025-01/2025-09)",
                f"{Option.COLUMN} {cell.letter}={column.measure},PERIOD",
            )
            raise Unreadable(ask(sheet, cell.row, cell.letter, why, "", *options))
        names_year_only = column.words.year and not column.words.month and not column.answered
        to_date = column.words.cumulative or column.words.alone or column.words.end
        if names_year_only and not to_date and title.month not in (None, 12):
            year = column.words.year
            why = f"column {column.head!r} may be all of {year} or its months to {title.month}, as the title has them"
            answer = f"{Option.COLUMN} {cell.letter}={column.measure},PERIOD"
            raise Unreadable(ask(sheet, cell.row, cell.letter, why, "", answer))


def _of_head(sheet: Sheet, head: Head) -> Iterator[Remark]:
    for column in head.columns:
        letter = sheet.rows[head.last_row][column.place].letter
        place = {"place": sheet.place, "column": letter, "head": column.head, "measure": column.measure}
        yield Remark("column", {**place, "period": _period_of(column, head.title.period)})
    for text in head.left_out:
        yield Remark("left_out", {"place": sheet.place, "head": text})


def count_changes(candidates: tuple[Candidate, ...]) -> Iterator[Remark]:
    """Say what was converted and what was rounded to what the sheet shows."""
    converted = Counter(
        (candidate.cells["printed"].text, candidate.row["unit"])
        for candidate in candidates
        if candidate.row["measure"] == "level" and _moves_point(candidate.cells["printed"].text)
    )
    for (printed, unit), count in converted.items():
        yield Remark("converted", {"n": count, "printed": printed, "unit": unit})
    if rounded := sum(candidate.cell.rounded for candidate in candidates):
        yield Remark("rounded", {"n": rounded})


def _moves_point(printed: str) -> bool:
    unit = read_unit(printed)
    return unit is not None and unit.places != 0
