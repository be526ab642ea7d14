"""Units, bodies, themes and publishers of an area's own: no name of theirs is a shared one, or another area's."""

from collections.abc import Collection, Iterator

from targetbook.record.checking.findings import Finding
from targetbook.record.contract import Contract
from targetbook.record.reading import Cells, Record

PLACES = ("area", "line")  # where a row stands, and not what it says
KEYS = {"units": "unit", "bodies": "body", "themes": "theme", "publishers": "publisher"}
CLOSED = {"units": "unit", "bodies": "publisher"}  # the columns of the catalogue that take such a code
LISTED = {"themes": "indicators", "publishers": "publishers"}


def own_word_faults(record: Record, contract: Contract, area: str, place: str) -> Iterator[Finding]:
    """Say which names of an area's own are shared ones, or another area's for something else."""
    for table, column in KEYS.items():
        shared = _shared_names(table, record, contract)
        elsewhere = {row[column]: row for row in record.rows(table) if row["area"] not in ("", area)}
        for row in record.rows(table, area=area):
            if message := _fault(row, column, shared, elsewhere.get(row[column])):
                yield Finding(f"{place}/{table}.csv", int(row["line"]), column, message)


def _fault(row: Cells, column: str, shared: Collection[str], other: Cells | None) -> str:
    name = row[column]
    if name in shared:
        return f"{name!r} is a {column} that all areas share; expected one of the area's own"
    if other is not None and _cells(row) != _cells(other):
        return f"{name!r} stands otherwise in {other['area']}; expected the same words, or another {column}"
    return ""


def _cells(row: Cells) -> Cells:
    return {name: cell for name, cell in row.items() if name not in PLACES}


def _shared_names(table: str, record: Record, contract: Contract) -> set[str]:
    """Name what all areas share: the codes of a closed column, or what the tables beside the areas' folders list."""
    if table in CLOSED:
        return set(contract.closed_words("indicators", CLOSED[table]))

    column = KEYS[table]
    return {row[column] for row in record.rows(LISTED[table], area="")}
