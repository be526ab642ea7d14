"""Spoil one cell of a copy of the invented record."""

import csv
from pathlib import Path

from targetbook.record.checking.check import check_folder
from targetbook.record.checking.findings import Finding


def read_rows(path: Path) -> list[list[str]]:
    """Read a table with its header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write_rows(path: Path, rows: list[list[str]]) -> None:
    """Write a table with its header."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def line_of(path: Path, **cells: str) -> int:
    """Give the line of the first row with these cells, the header being line 1."""
    header, *rows = read_rows(path)
    places = {header.index(column): cell for column, cell in cells.items()}
    lines = [line for line, row in enumerate(rows, 2) if all(row[place] == cell for place, cell in places.items())]
    return lines[0]


def only_finding(data: Path) -> Finding:
    """Give the one thing that is wrong in a data folder."""
    (finding,) = check_folder(data)
    return finding


def spoil(path: Path, line: int, **cells: str) -> None:
    """Write these cells into a row."""
    rows = read_rows(path)
    for column, cell in cells.items():
        rows[line - 1][rows[0].index(column)] = cell
    write_rows(path, rows)
