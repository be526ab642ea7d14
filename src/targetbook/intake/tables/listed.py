"""A table in the record's own columns, with or without those that `read` puts beside them: a row an observation."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from targetbook.intake.entering.candidates import Candidate, Remark, SheetReading
from targetbook.intake.tables.answers import Option, TableAnswers, ask
from targetbook.intake.tables.cells import CellKind, Sheet, SheetCell, Unreadable
from targetbook.intake.tables.divisions import Names
from targetbook.intake.tables.figures import WrongFigure, read_number
from targetbook.intake.tables.names import IndicatorIndex
from targetbook.intake.tables.wide import basis_of
from targetbook.record.checking.cross_rules import no_level_of
from targetbook.record.checking.findings import Finding
from targetbook.record.folder import did_you_mean
from targetbook.record.vocabulary import Measure

NEEDED = ("indicator", "measure", "period", "value", "unit")
BESIDES = ("area", "clause", "review")  # what `read` says of a row: whose it is, where it stands, what is asked of it
DATES = ("period", "released")
SERIAL_FROM = date(1899, 12, 30)  # what Excel counts its days from
SERIALS = range(36526, 73051)  # 2000 to 2099


def is_listed(sheet: Sheet) -> bool:
    """Whether the first row has the record's columns."""
    return {"indicator", "value"} <= {cell.plain for cell in sheet.rows[0]}


def read_listed(
    sheet: Sheet, columns: list[str], catalogue: IndicatorIndex, names: Names, answers: TableAnswers
) -> SheetReading:
    """Read the rows below a head in the record's columns; Unreadable where the head is not theirs.

    A row of another area is left out, and a row of which something is still asked is a question.
    """
    places = _places(sheet, columns)
    rows = [
        {name: cells[place] for name, place in places.items()}
        for cells in sheet.rows[1:]
        if any(cell.plain for cell in cells)
    ]
    elsewhere = Counter(area for cells in rows if (area := _area(cells, names)) not in ("", names.folder))
    in_area = [cells for cells in rows if _area(cells, names) not in elsewhere]
    left_out = [cells for cells in in_area if answers.leaves_out(cells["indicator"].row, "")]
    observations = [
        observation
        for cells in in_area
        if cells not in left_out
        for observation in _asked(sheet, cells, catalogue) or _row(sheet, cells, catalogue)
    ]

    candidates = tuple(observation for observation in observations if isinstance(observation, Candidate))
    rejected = tuple(observation for observation in observations if isinstance(observation, Finding))
    return SheetReading(candidates, rejected, (*_of_others(sheet, elsewhere), *_answered_out(sheet, left_out)))


def _area(cells: dict[str, SheetCell], names: Names) -> str:
    """Give the area that a row is of: by its own cell, else the area whose figures are entered."""
    return cells["area"].plain if "area" in cells else names.folder


def _of_others(sheet: Sheet, elsewhere: Counter[str]) -> Iterator[Remark]:
    for area, count in elsewhere.items():
        yield Remark("of_another_area", {"place": sheet.place, "n": count, "area": area})


def _answered_out(sheet: Sheet, rows: list[dict[str, SheetCell]]) -> Iterator[Remark]:
    for cells in rows:
        name = cells["indicator"]
        yield Remark("answered_out", {"place": sheet.place, "row": name.row, "name": name.plain})


def _asked(sheet: Sheet, cells: dict[str, SheetCell], catalogue: IndicatorIndex) -> list[Finding]:
    """Give what keeps a row from being a figure of the area: no area is named, no level kept, or a question open."""
    leave_out = f"{Option.LEAVE_OUT} {cells['indicator'].row}"
    if "area" in cells and not cells["area"].plain:
        options = ("the area's name in this cell", leave_out)
        return [ask(sheet, cells["area"], "says of no area whose figure it is", "", *options)]

    entry = catalogue.entries.get(cells["indicator"].plain)
    if entry and not entry.unit and cells["measure"].plain == Measure.LEVEL and cells["unit"].plain:
        return [ask(sheet, cells["unit"], no_level_of(entry.indicator), "", leave_out)]

    if "review" in cells and cells["review"].plain:
        options = ("an empty cell (once it is settled)", leave_out)
        return [ask(sheet, cells["review"], f"still asked about: {cells['review'].text.strip()}", "", *options)]
    return []


def _places(sheet: Sheet, columns: list[str]) -> dict[str, int]:
    head = [cell.plain for cell in sheet.rows[0]]
    unknown = [cell for cell in sheet.rows[0] if cell.plain and cell.plain not in (*columns, *BESIDES)]
    wrong = [sheet.finding(cell, _no_column(cell.plain, columns)) for cell in unknown]
    wrong += [Finding(sheet.place, 1, name, "this column is missing") for name in NEEDED if name not in head]
    wrong += [
        Finding(sheet.place, 1, name, "this column is there twice")
        for name in (*columns, *BESIDES)
        if head.count(name) > 1
    ]

    if wrong:
        raise Unreadable(*wrong)
    return {name: head.index(name) for name in (*columns, *BESIDES) if name in head}


def _no_column(name: str, columns: list[str]) -> str:
    hint = did_you_mean(name, columns) or f"; expected {', '.join(columns)}"
    return f"{name!r} is no column of observations{hint}"


def _row(sheet: Sheet, cells: dict[str, SheetCell], catalogue: IndicatorIndex) -> Iterator[Candidate | Finding]:
    row = {"bound": "exact", "status": "", "note": "", "note_zh": "", "basis": ""}
    wrong = []

    for name, cell in cells.items():
        if name in BESIDES:
            continue
        try:
            row[name] = _cell_text(name, cell)
        except WrongFigure as fault:
            wrong.append(sheet.finding(cell, str(fault)))

    entry = catalogue.entries.get(row.get("indicator", ""))
    if entry is None:
        wrong.append(sheet.finding(cells["indicator"], _no_indicator(cells["indicator"].plain, catalogue)))
    if wrong or entry is None:
        yield from wrong
        return

    row["bound"] = row["bound"] or "exact"
    if "basis" not in cells:
        row["basis"] = basis_of(entry, row["measure"])
    yield Candidate(row, sheet, cells["value"], cells)


def _no_indicator(name: str, catalogue: IndicatorIndex) -> str:
    return (
        f"no indicator {name!r} in indicators.csv{did_you_mean(name, catalogue.entries) or _by_label(name, catalogue)}"
    )


def _by_label(name: str, catalogue: IndicatorIndex) -> str:
    entry = catalogue.find(name)
    return f"; did you mean {entry.indicator!r}?" if entry else ""


def _cell_text(name: str, cell: SheetCell) -> str:
    if name == "value":
        number, _ = read_number(cell)
        return number
    if cell.kind is CellKind.TROUBLE:
        raise WrongFigure(cell.text)
    if name in DATES and cell.plain.isdecimal() and int(cell.plain) in SERIALS:
        day = SERIAL_FROM + timedelta(days=int(cell.plain))
        raise WrongFigure(f"{cell.plain} is a day as Excel counts them; write {day} as text")
    return cell.text.strip() if name in ("note", "note_zh") else cell.plain
