"""What two states of an area's record differ in: figures, targets and sources told, revised, withdrawn or altered."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from targetbook.record.publishers import root_publisher
from targetbook.record.reading import Record
from targetbook.record.series_key import SeriesKey
from targetbook.record.vocabulary import FigureStatus
from targetbook.record.withdrawals import KEY

NEW = "new_figure"
REVISION = "revision"
WITHDRAWAL = "withdrawal"
GONE = "gone"
ALTERED = "altered"
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
    """List what an area's figures, targets and sources differ in."""
    return [difference for table in KEYS for difference in _of_table(table, before, after, area)]


def _of_table(table: str, before: Record, after: Record, area: str) -> Iterator[Difference]:
    if table == "observations":
        yield from _of_figures(before, after, area)
        return

    old_rows = _rows(before, table, area)
    new_rows = _rows(after, table, area)
    for key in dict.fromkeys([*old_rows, *new_rows]):
        old = old_rows.get(key)
        new = new_rows.get(key)
        if cause := _cause(old, new):
            yield Difference(table, key[0], cause, old, new)


def _of_figures(before: Record, after: Record, area: str) -> Iterator[Difference]:
    """List differences of figures, of which some are revisions and some withdrawn."""
    old_rows = _rows(before, "observations", area)
    new_rows = _rows(after, "observations", area)
    reasons = _withdrawal_reasons(after, area)
    publishers = _publishers(before, area) | _publishers(after, area)

    for key in dict.fromkeys([*old_rows, *new_rows]):
        old = old_rows.get(key)
        new = new_rows.get(key)
        cause = _cause(old, new)
        if cause == NEW and _revises(new or {}, old_rows, publishers):
            cause = REVISION
        elif cause == GONE and key in reasons:
            cause = WITHDRAWAL
        if cause:
            why = reasons[key] if cause == WITHDRAWAL else ""
            yield Difference("observations", str(SeriesKey.of_row(new or old or {})), cause, old, new, why)


def _cause(old: Row | None, new: Row | None) -> str:
    """Say what befell a row; '' where it stands as it stood."""
    if old is None:
        return NEW
    if new is None:
        return GONE
    return ALTERED if any(_altered_cells(old, new)) else ""


def _altered_cells(old: Row, new: Row) -> Iterator[tuple[str, str, str]]:
    """Give the columns in which two rows differ; one that a state lacks is empty there."""
    for name in dict.fromkeys([*new, *old]):
        cells = (old.get(name, ""), new.get(name, ""))
        if cells[0] != cells[1]:
            yield name, *cells


def _rows(record: Record, table: str, area: str) -> dict[tuple[str, ...], Row]:
    frame = record.tables()[table]
    rows = [_plain(row) for row in frame[frame["area"] == area].to_dict("records")]
    return {tuple(row[name] for name in KEYS[table]): row for row in rows}


def _plain(row: dict[Any, Any]) -> Row:
    return {str(name): str(cell) for name, cell in row.items() if name not in NO_CELLS}


def _withdrawal_reasons(record: Record, area: str) -> dict[tuple[str, ...], str]:
    frame = record.table("withdrawals")[record.table("withdrawals")["area"] == area]
    return {tuple(str(row[name]) for name in KEY): str(row["why"]) for row in frame.to_dict("records")}


def _revises(row: Row, old: dict[tuple[str, ...], Row], publishers: dict[str, str]) -> bool:
    """Tell a revision from a first figure: the row says so, or its publisher said another value before."""
    series = [other for other in old.values() if all(other[name] == row[name] for name in KEY[:3])]
    values = [other for other in series if publishers.get(other["source"]) == publishers.get(row["source"])]
    return row["status"] == FigureStatus.REVISED or any(other["value"] != row["value"] for other in values)


def _publishers(record: Record, area: str) -> dict[str, str]:
    frame = record.table("sources")[record.table("sources")["area"] == area]
    pairs = zip(frame["source"], frame["publisher"], strict=True)
    return {str(source): root_publisher(str(publisher)) for source, publisher in pairs}
