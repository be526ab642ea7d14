"""A table in the record's own columns: a row an observation."""

from collections.abc import Iterator
from datetime import date, timedelta

from targetbook.intake.entering.candidates import Candidate, SheetReading
from targetbook.intake.tables.cells import CellKind, Sheet, SheetCell, Unreadable
from targetbook.intake.tables.figures import WrongFigure, read_number
from targetbook.intake.tables.names import IndicatorIndex
from targetbook.intake.tables.wide import basis_of
from targetbook.record.checking.findings import Finding
from targetbook.record.folder import did_you_mean

NEEDED = ("indicator", "measure", "period", "value", "unit")
DATES = ("period", "released")
SERIAL_FROM = date(1899, 12, 30)  # what Excel counts its days from
SERIALS = range(36526, 73051)  # 2000 to 2099


def is_listed(sheet: Sheet) -> bool:
    """Whether the first row has the record's columns."""
    return {"indicator", "value"} <= {cell.plain for cell in sheet.rows[0]}


def read_listed(sheet: Sheet, columns: list[str], catalogue: IndicatorIndex) -> SheetReading:
    """Read the rows below a head in the record's columns; Unreadable where the head is not theirs."""
    places = _places(sheet, columns)
    observations = [
        observation
        for cells in sheet.rows[1:]
        if any(cell.plain for cell in cells)
        for observation in _row(sheet, {name: cells[place] for name, place in places.items()}, catalogue)
    ]

    candidates = tuple(observation for observation in observations if isinstance(observation, Candidate))
    return SheetReading(
        candidates, tuple(observation for observation in observations if isinstance(observation, Finding))
    )


def _places(sheet: Sheet, columns: list[str]) -> dict[str, int]:
    head = [cell.plain for cell in sheet.rows[0]]
    unknown = [cell for cell in sheet.rows[0] if cell.plain and cell.plain not in columns]
    wrong = [sheet.finding(cell, _no_column(cell.plain, columns)) for cell in unknown]
    wrong += [Finding(sheet.place, 1, name, "this column is missing") for name in NEEDED if name not in head]
    wrong += [Finding(sheet.place, 1, name, "this column is there twice") for name in columns if head.count(name) > 1]

    if wrong:
        raise Unreadable(*wrong)
    return {name: head.index(name) for name in columns if name in head}


def _no_column(name: str, columns: list[str]) -> str:
    hint = did_you_mean(name, columns) or f"; expected {', '.join(columns)}"
    return f"{name!r} is no column of observations{hint}"


def _row(sheet: Sheet, cells: dict[str, SheetCell], catalogue: IndicatorIndex) -> Iterator[Candidate | Finding]:
    row = {"bound": "exact", "status": "", "note": "", "note_zh": "", "basis": ""}
    wrong = []

    for name, cell in cells.items():
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
