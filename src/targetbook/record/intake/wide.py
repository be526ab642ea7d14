"""A bureau's wide table: a row an indicator, with levels and growth side by side."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from targetbook.record.findings import Finding
from targetbook.record.intake.candidates import Candidate, Reading, Remark
from targetbook.record.intake.cells import Cell, Sheet, Unreadable, tidy
from targetbook.record.intake.figures import DOLLARS, YUAN, Unit, WrongFigure, read_number, read_unit
from targetbook.record.intake.heads import Column, Head, read_head
from targetbook.record.intake.names import Catalogue, Entry, Named, read_name
from targetbook.record.intake.times import Stated, end_of, months_to, one_month

NOTE = re.compile(r"[(\[]?(?:注|备注|附注|说明|资料来源|数据来源)\s*\d*\s*[)\]]?\s*[:.、]|[*①②]")


@dataclass(frozen=True)
class Line:
    """A row of the table with its name taken apart and the indicator it speaks of."""

    cells: list[Cell]
    named: Named
    entry: Entry


Found = Candidate | Finding | Remark


def read_wide(sheet: Sheet, catalogue: Catalogue) -> Reading:
    """Read a wide table; Unreadable where its head cannot be read."""
    head = read_head(sheet)
    _require_year(sheet, head)
    found = list(_found(sheet, head, catalogue))
    candidates = tuple(one for one in found if isinstance(one, Candidate))
    rejected = tuple(one for one in found if isinstance(one, Finding))
    told = tuple(one for one in found if isinstance(one, Remark))
    return Reading(candidates, rejected, (*_of_head(sheet, head), *told, *_counted(candidates)))


def _found(sheet: Sheet, head: Head, catalogue: Catalogue) -> Iterator[Found]:
    above = ""
    for number in range(head.last_row + 1, len(sheet.rows)):
        cells = sheet.rows[number]
        cell = cells[head.names]
        figures = [column for column in head.columns if not cells[column.place].holds_no_figure]
        if NOTE.match(cell.shown):
            yield Remark("notes", {"place": sheet.place, "row": cell.row})
            return
        if not figures:
            continue
        named = read_name(cell.text)
        part = named.part or (tidy(cell.text) != cell.text.rstrip() and cell.text[:1].isspace())
        entry = catalogue.find(named.name, above if part else "")
        if not part:
            above = named.name
        if entry is None:
            yield _unknown(sheet, cell, named, catalogue)
            continue
        line = Line(cells, named, entry)
        for column in figures:
            yield _figure(sheet, head, line, column)


def _unknown(sheet: Sheet, cell: Cell, named: Named, catalogue: Catalogue) -> Finding | Remark:
    """A name near one of the catalogue's may be a slip and must be looked at; any other is left out, and said."""
    if not named.name:
        return sheet.finding(cell, "is empty beside a figure; expected the indicator's name")
    near = catalogue.near(named.name)
    if near is None:
        return Remark("not_in_catalogue", {"place": sheet.place, "row": cell.row, "name": named.name})
    told = "write it so, or take the row out, or give it an entry of its own in the area's indicators.csv"
    return sheet.finding(cell, f"no indicator {named.name!r} in the catalogue; did you mean {near!r}? {told}")


def _figure(sheet: Sheet, head: Head, line: Line, column: Column) -> Found:
    cell = line.cells[column.place]
    try:
        number = read_number(cell)
        unit = _unit(sheet, head, line, column)
        period = _period(column, head.title, line.entry)
    except WrongFigure as wrong:
        return sheet.finding(cell, str(wrong))
    if unit is None:
        return Remark("no_level", {"place": sheet.place, "row": cell.row, "label": line.entry.label_zh})
    if cell.percent and column.measure == "level" and unit.unit != "%":
        return sheet.finding(cell, f"is a percentage in a column in {unit.printed}")
    row = {
        "indicator": line.entry.indicator,
        "measure": column.measure,
        "period": period,
        "value": unit.convert(number),
        "unit": unit.unit,
        "bound": "exact",
        "basis": basis_of(line.entry, column.measure),
        "status": "",
        "note": "",
        "note_zh": "",
    }
    name = line.cells[head.names]
    return Candidate(row, sheet, cell, {"indicator": name, "printed": Cell(cell.row, cell.column, unit.printed)})


def basis_of(entry: Entry, measure: str) -> str:
    """Give the price base: the catalogue's for growth, current prices for a level in money."""
    if "growth" in measure and not measure.endswith("rank"):
        return entry.growth_basis
    return "current" if measure == "level" and entry.unit in (YUAN, DOLLARS) else ""


def _unit(sheet: Sheet, head: Head, line: Line, column: Column) -> Unit | None:
    """Give the unit printed for a figure; None where the catalogue keeps no level of it."""
    if column.measure == "growth":
        return Unit("%", "%", 0)
    if not line.entry.unit:
        return None
    cell = line.cells[head.units] if head.units is not None else None
    own = _stated(cell.shown) if cell and not cell.holds_no_figure else None
    unit = own or line.named.unit or column.unit or head.unit
    if cell and not cell.holds_no_figure and own is None:
        raise WrongFigure(f"is in {cell.shown!r}, which is no known unit; expected one like 亿元, 万元, %, 人, 个")
    if unit is None:
        raise WrongFigure("has no unit; expected one in the head, behind the name, or in a line such as 单位:亿元")
    if unit.unit != line.entry.unit:
        raise WrongFigure(f"is in {unit.printed}; {line.entry.label_zh} is kept in {line.entry.unit}")
    return unit


def _stated(text: str) -> Unit | None:
    units = [read_unit(word.strip()) for word in re.split(r"[、,;]", text)]
    known = [unit for unit in units if unit]
    return next((unit for unit in known if unit.unit != "%"), known[0] if known else None)


def _period(column: Column, title: Stated, entry: Entry) -> str:
    stated = column.stated.within(title)
    assert stated.year and stated.month
    if entry.accrual == "stock":
        return end_of(stated.year, stated.month)
    if stated.alone and not column.stated.alone and "累计" not in column.head:
        raise WrongFigure(
            f"may be of month {stated.month} alone or of all months to it; write 本月 or 累计 in its head"
        )
    return _period_of(column, title)


def _period_of(column: Column, title: Stated) -> str:
    """Give the period of a column's flows."""
    stated = column.stated.within(title)
    assert stated.year and stated.month
    write = one_month if column.stated.alone else months_to
    return write(stated.year, stated.month)


def _require_year(sheet: Sheet, head: Head) -> None:
    for column in head.columns:
        if not column.stated.within(head.title).year:
            cell = sheet.rows[head.last_row][column.place]
            told = "the table does not say of which year it is; write it into the title, like 2025年1—9月"
            raise Unreadable(sheet.finding(cell, told))


def _of_head(sheet: Sheet, head: Head) -> Iterator[Remark]:
    for column in head.columns:
        letter = sheet.rows[head.last_row][column.place].letter
        told = {"place": sheet.place, "column": letter, "head": column.head, "measure": column.measure}
        yield Remark("column", {**told, "period": _period_of(column, head.title)})
    for text in head.left_out:
        yield Remark("left_out", {"place": sheet.place, "head": text})


def _counted(candidates: tuple[Candidate, ...]) -> Iterator[Remark]:
    """Say what was converted and what was rounded to what the sheet shows."""
    moved = Counter(
        (one.cells["printed"].text, one.row["unit"])
        for one in candidates
        if one.row["measure"] == "level" and _moves(one.cells["printed"].text)
    )
    for (printed, unit), n in moved.items():
        yield Remark("converted", {"n": n, "printed": printed, "unit": unit})
    if rounded := sum(one.cell.rounded for one in candidates):
        yield Remark("rounded", {"n": rounded})


def _moves(printed: str) -> bool:
    unit = read_unit(printed)
    return unit is not None and unit.places != 0
