"""What the files below a data folder answer to questions, as digests: equal digests, equal answers."""

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path

from targetbook.record.asking.questions import AREAS, FILE, PRESENCE, RECORD_DATE, Question
from targetbook.record.files.csv_rows import csv_rows
from targetbook.record.folder import area_folders, visible

Cells = dict[str, str]
SHARED = ("indicators", "publishers")  # tables that all areas share, beside what some have of their own


class Answers:
    """The data and chapters as they are at this moment: what is written to the files later is not seen."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.folders = area_folders(data)

        paths = [path for path in (*visible(data), data.parent / "_toc.yml") if path.is_file()]
        chapters = sorted((data.parent / "chapters").glob("*.ipynb"))  # nothing asks what they hold
        self._contents = {os.path.normpath(path): path.read_bytes() for path in sorted(paths)}
        self._contents |= {os.path.normpath(path): b"" for path in chapters}

        self.digest = cache(self._digest)
        self._grouped = cache(self._group)
        self._rows = cache(self._read)

    @cached_property
    def digest_of_all(self) -> str:
        """Digest every file that may answer a question."""
        digests = [(os.path.relpath(path, self.data), _digest(content)) for path, content in self._contents.items()]
        return _digest(json.dumps(digests).encode())

    def _digest(self, question: Question) -> str:
        """Digest the answer to a question: rows in the record's order, different cells, or whole files."""
        if question.table == FILE:
            return self._of_files([self.data / path for _, path in question.where])
        if question.table == PRESENCE:
            return self._of_presence([self.data / path for _, path in question.where])
        if question.table == AREAS:
            return self._of_areas(is_date=question.columns == (RECORD_DATE,))

        columns = tuple(column for column, _ in question.where)
        rows = self._grouped(question.table, columns).get(tuple(cell for _, cell in question.where), [])
        answer = _different(rows, question.columns) if question.columns else rows
        return _digest(json.dumps(answer, sort_keys=True).encode()) if answer else ""

    def _group(self, table: str, columns: tuple[str, ...]) -> dict[tuple[str, ...], list[Cells]]:
        """Sort a table's rows by the cells they have in these columns."""
        groups: dict[tuple[str, ...], list[Cells]] = defaultdict(list)
        for row in self._rows(table):
            groups[_cells(row, columns)].append(row)
        return groups

    def _read(self, table: str) -> list[Cells]:
        """Read a table area by area, after what all areas share."""
        shared = [self.data] if table in SHARED else []
        return [row for folder in [*shared, *self.folders] for row in self._rows_in(folder, table)]

    def _rows_in(self, folder: Path, table: str) -> Iterator[Cells]:
        content = self._contents.get(os.path.normpath(folder / f"{table}.csv"), b"")
        area = "" if folder == self.data else folder.name

        for row in csv_rows(content.decode()):
            yield {**{str(name): str(cell) for name, cell in row.items()}, "area": area}

    def _of_areas(self, is_date: bool) -> str:
        """Digest of every `area.yml` the line with the day of the last search, or all others."""
        lines = [[folder.name, *self._lines(folder, is_date)] for folder in self.folders]
        return _digest(json.dumps(lines).encode())

    def _lines(self, folder: Path, is_date: bool) -> list[str]:
        text = self._contents.get(os.path.normpath(folder / "area.yml"), b"").decode(errors="replace")
        return [line for line in text.splitlines() if line.startswith(f"{RECORD_DATE}:") == is_date]

    def _of_presence(self, paths: list[Path]) -> str:
        return _digest(json.dumps([os.path.normpath(path) in self._contents for path in paths]).encode())

    def _of_files(self, paths: list[Path]) -> str:
        digests = [[path.name, path.parent.name, self._of_file(path)] for path in paths]
        return _digest(json.dumps(digests).encode())

    def _of_file(self, path: Path) -> str:
        """Digest a file's content; '' where there was none."""
        content = self._contents.get(os.path.normpath(path))
        return "" if content is None else _digest(content)


_NEWEST: dict[Path, Answers] = {}  # what was digested of it serves again while no file has changed


def answers_now(data: Path) -> Answers:
    """Give what the files answer now; those of the last look where they say the same."""
    now = Answers(data)
    before = _NEWEST.get(data)
    if before is None or before.digest_of_all != now.digest_of_all:
        _NEWEST[data] = now
    return _NEWEST[data]


def _different(rows: list[Cells], columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """List the different cells that rows have in these columns."""
    return sorted({_cells(row, columns) for row in rows})


def _cells(row: Cells, columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(row.get(column) or "" for column in columns)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
