"""The whole record as tables: every area's rows under one roof, each with its area."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from io import StringIO
from pathlib import Path
from typing import Any

import pandas as pd

from targetbook.record.asking.questions import AREAS, DAY_COLUMNS, FILE, RECORD_DATE, Reads
from targetbook.record.contract import Contract, read_contract
from targetbook.record.files.digest import digest_of
from targetbook.record.folder import PACKAGE, Area, area_folders, read_areas
from targetbook.record.safe_names import tame
from targetbook.record.withdrawals import with_their_rows

Cells = dict[str, Any]
Groups = dict[tuple[str, ...], dict[tuple[str, ...], list[Cells]]]  # rows by their cells in some columns
LABELS = ("label_en", "label_zh")
# Records made before these tables are compared with later ones.
OF_LATER_CONTRACTS = ("announcements", "publications", "corrections", "units", "bodies", "themes", "publishers")
READ = (".csv", ".json", ".yml")
BREAKS = "[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+"


@dataclass(frozen=True)
class Record:
    """What was said and published; values are text with the published decimals, an absent cell is ''."""

    areas: dict[str, Area]
    frames: dict[str, pd.DataFrame]  # by the name of the table; to be asked for by the methods below, which note it
    reads: Reads = field(default_factory=Reads, repr=False, compare=False)
    # laid out once for all who hold the same tables: the rows of each, and what was known on a day
    groups: dict[str, Groups] = field(default_factory=dict, repr=False, compare=False)
    days: dict[date, "Record"] = field(default_factory=dict, repr=False, compare=False)

    def noting(self, reads: Reads) -> "Record":
        """Give the same record; what is asked of it is noted there."""
        frames = {name: frame.copy(deep=False) for name, frame in self.frames.items()}
        return Record(self.areas, frames, reads, self.groups, self.days)

    def table(self, name: str) -> pd.DataFrame:
        """Give a table whole, and note that all of it was asked for."""
        self.reads.note(name)
        return self.frames[name]

    def tables(self) -> dict[str, pd.DataFrame]:
        """Give the tables by name, for those who make another record of them; nothing is noted."""
        return dict(self.frames)

    def with_tables(self, **tables: pd.DataFrame) -> "Record":
        """Give a record with other tables in the place of these; what is asked of it is noted here too."""
        same = {name: self.groups.setdefault(name, {}) for name in self.frames if name not in tables}
        return Record(self.areas, self.frames | tables, self.reads, same)

    def rows(self, table: str, **where: str) -> list[Cells]:
        """Give the rows of a table that have these cells, in the record's order."""
        self.reads.note(table, **where)
        return self._rows(table, where)

    def distinct(self, table: str, *columns: str, **where: str) -> set[tuple[str, ...]]:
        """Give the different cells that such rows have in these columns, whatever else they say."""
        telling = [DAY_COLUMNS[table]] if table in DAY_COLUMNS else []
        self.reads.note(table, *dict.fromkeys([*columns, *telling]), **where)
        return {tuple(row[column] for column in columns) for row in self._rows(table, where)}

    def _rows(self, table: str, where: dict[str, str]) -> list[Cells]:
        if not where:
            return self.all_rows(table)

        columns = tuple(sorted(where))
        groups = self.groups.setdefault(table, {})
        if columns not in groups:
            groups[columns] = _group_by(self.all_rows(table), columns)
        return groups[columns].get(tuple(where[column] for column in columns), [])

    def all_rows(self, table: str) -> list[Cells]:
        """Give all rows of a table, laid out once, for those who make another record of them; nothing is noted."""
        groups = self.groups.setdefault(table, {})
        if () not in groups:
            frame = self.frames[table]
            names = list(frame.columns)
            cells = zip(*(frame[name].tolist() for name in names), strict=True)
            groups[()] = {(): [dict(zip(names, row, strict=True)) for row in cells]}
        return groups[()][()]


def read_record(data: Path, reads: Reads | None = None) -> Record:
    """Read every area's folder and the shared catalogue of indicators; `reads` notes what is asked of the record.

    What was read last is taken again while no file has changed.
    """
    reads = reads or Reads()

    reads.note(FILE, path=PACKAGE)
    reads.note(AREAS)
    reads.note(AREAS, RECORD_DATE)
    reads.note("withdrawals")  # a withdrawal takes a row out of what is known, whatever is asked

    return _record_of(data, _digest(data)).noting(reads)


@lru_cache(maxsize=1)
def _record_of(data: Path, _: str) -> Record:
    """Read the files, of which a digest says whether they are the same."""
    contract = read_contract(data)
    tables = {name: _read_all(name, contract) for name in (*contract.tables, *OF_LATER_CONTRACTS)}
    shared = read_table(data / "indicators.csv", contract.columns("indicators")).assign(area="")
    catalogue = pd.concat([shared, tables["indicators"]], ignore_index=True)
    tables["indicators"] = catalogue.assign(**{name: catalogue[name].map(tame) for name in LABELS})

    tables["publishers"] = pd.concat([_shared_publishers(contract), tables["publishers"]], ignore_index=True)
    tables["withdrawals"] = with_their_rows(tables["withdrawals"], tables["observations"])
    return Record(read_areas(data), tables)


def _digest(data: Path) -> str:
    """Digest the names and bytes of what a record is read from."""
    folders = [data, *area_folders(data)]
    return digest_of((path for folder in folders for path in folder.iterdir() if path.suffix in READ), data)


def read_table(path: Path, columns: list[str]) -> pd.DataFrame:
    """Read a table as text with these columns, an absent one as '', and `line`, the row's line in the file.

    No text spans lines: Markdown would take what follows a line break for a block of its own.
    """
    text = path.read_text(encoding="utf-8")
    frame = pd.read_csv(StringIO(text), dtype=str, keep_default_na=False)
    if len(re.findall(BREAKS, text)) > len(frame) + 1:  # more breaks than rows: looking at every cell takes time
        frame = frame.replace(BREAKS, " ", regex=True)
    frame = frame.reindex(columns=columns, fill_value="")

    return frame.assign(line=range(2, len(frame) + 2))


def _shared_publishers(contract: Contract) -> pd.DataFrame:
    columns = contract.shared_columns("publishers")
    path = contract.data / "publishers.csv"
    frame = read_table(path, columns) if path.is_file() else _empty(columns)
    return frame.assign(area="")


def _read_all(name: str, contract: Contract) -> pd.DataFrame:
    columns = contract.columns(name) if name in contract.tables else []
    parts = [
        read_table(path, columns).assign(area=path.parent.name)
        for folder in area_folders(contract.data)
        if (path := folder / f"{name}.csv").is_file()
    ]

    return pd.concat(parts, ignore_index=True) if parts else _empty(columns).assign(area="")


def _empty(columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(columns=[*columns, "line"], dtype=str)


def _group_by(rows: list[Cells], columns: tuple[str, ...]) -> dict[tuple[str, ...], list[Cells]]:
    groups: dict[tuple[str, ...], list[Cells]] = {}
    for row in rows:
        groups.setdefault(tuple(row[column] for column in columns), []).append(row)
    return groups
