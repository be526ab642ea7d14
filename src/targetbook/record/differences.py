"""What two states of an area's record differ in: figures, targets and sources told, revised, withdrawn or altered."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from targetbook.record.publishers import root_publisher
from targetbook.record.reading import Record
from targetbook.record.withdrawals import KEY

NEW, REVISION, WITHDRAWAL, GONE, ALTERED = ("new_figure", "revision", "withdrawal", "gone", "altered")
KEYS = {"observations": KEY, "targets": ["target"], "sources": ["source"]}
NO_CELLS = ("line", "area")
Row = dict[str, str]


@dataclass(frozen=True)
class Difference:
    """A row that only one state has, or that both have with other cells; `why` is that of a withdrawal."""

    table: str
    key: str
    cause: str
    old: Row | None
    new: Row | None
    why: str = ""

    @property
    def cells(self) -> list[tuple[str, str, str]]:
        """Give the columns of a row in both states that differ, with the old and the new cell."""
        if self.old is None or self.new is None:
            return []
        return list(_altered_cells(self.old, self.new))


def differences(before: Record, after: Record, area: str) -> list[Difference]:
    """List what an area's figures, targets and sources differ in, as both states were known."""
    return [one for table in KEYS for one in _of_table(table, before, after, area)]


def figure_key(row: Row) -> str:
    """Name a figure's row as the book does, without its area."""
    return f"{row['indicator']}/{row['measure']}/{row['period']}={row['value']}@{row['source']}"


def _of_table(table: str, before: Record, after: Record, area: str) -> Iterator[Difference]:
    old, new = (_rows(record, table, area) for record in (before, after))
    gone, publishers = _withdrawn(after, area), _publishers(before, area) | _publishers(after, area)
    for key in dict.fromkeys([*old, *new]):
        one, other = old.get(key), new.get(key)
        name = figure_key(other or one or {}) if table == "observations" else key[0]
        if one is None:
            revises = table == "observations" and _revises(other or {}, old, publishers)
            yield Difference(table, name, REVISION if revises else NEW, None, other)
        elif other is None:
            why = gone.get(key) if table == "observations" else None
            yield Difference(table, name, GONE if why is None else WITHDRAWAL, one, None, why or "")
        elif any(_altered_cells(one, other)):
            yield Difference(table, name, ALTERED, one, other)


def _altered_cells(old: Row, new: Row) -> Iterator[tuple[str, str, str]]:
    """Give the columns in which two rows differ; a column that one state lacks is empty there."""
    for name in dict.fromkeys([*new, *old]):
        if old.get(name, "") != new.get(name, ""):
            yield name, old.get(name, ""), new.get(name, "")


def _rows(record: Record, table: str, area: str) -> dict[tuple[str, ...], Row]:
    frame = record.tables()[table]
    rows = [_plain(row) for row in frame[frame["area"] == area].to_dict("records")]
    return {tuple(row[name] for name in KEYS[table]): row for row in rows}


def _plain(row: dict[Any, Any]) -> Row:
    return {str(name): str(cell) for name, cell in row.items() if name not in NO_CELLS}


def _withdrawn(record: Record, area: str) -> dict[tuple[str, ...], str]:
    frame = record.withdrawals[record.withdrawals["area"] == area]
    return {tuple(str(row[name]) for name in KEY): str(row["why"]) for row in frame.to_dict("records")}


def _revises(row: Row, old: dict[tuple[str, ...], Row], publishers: dict[str, str]) -> bool:
    """Tell a revision from a first figure: the row says so, or its publisher said another value before."""
    series = [other for other in old.values() if all(other[name] == row[name] for name in KEY[:3])]
    own = [other for other in series if publishers.get(other["source"]) == publishers.get(row["source"])]
    return row["status"] == "revised" or any(other["value"] != row["value"] for other in own)


def _publishers(record: Record, area: str) -> dict[str, str]:
    frame = record.sources[record.sources["area"] == area]
    pairs = zip(frame["source"], frame["publisher"], strict=True)
    return {str(source): root_publisher(str(publisher)) for source, publisher in pairs}
