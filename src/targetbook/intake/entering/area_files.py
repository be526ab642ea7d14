"""Writes the tables of an area's folder: one `targetbook add` at a time."""

import csv
import io
import re
from contextlib import AbstractContextManager
from pathlib import Path

from targetbook.record.files.csv_rows import csv_rows
from targetbook.record.files.lock import alone

RECORD_DATE = re.compile(r"^(record_date:[ ]*)\S+", re.MULTILINE)


class Busy(RuntimeError):
    """Another process is entering figures into the folder."""


def entering(folder: Path) -> AbstractContextManager[None]:
    """Keep other processes from entering figures into the folder; Busy where one is at it."""
    message = f"another targetbook add is at work on {folder.name}; nothing was written: try again when it is done"
    return alone(folder / ".add.lock", Busy(message))


def with_rows(path: Path, columns: list[str], rows: list[dict[str, str]]) -> str:
    """Give a table's text with these rows at its end, in its own columns and in those that the rows fill besides."""
    text = path.read_text(encoding="utf-8") if path.exists() else ",".join(columns) + "\n"
    header = next(csv.reader(io.StringIO(text)))
    new_header = [name for name in columns if name in header or any(row.get(name) for row in rows)]
    before = text if new_header == header else _csv_text(list(csv_rows(text)), new_header, head=True)
    return (before if before.endswith("\n") else before + "\n") + _csv_text(rows, new_header)


def _csv_text(rows: list[dict[str, str]], columns: list[str], head: bool = False) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", extrasaction="ignore", lineterminator="\n")
    if head:
        writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def with_record_date(text: str, day: str) -> str:
    """Give an `area.yml` with another record date."""
    return RECORD_DATE.sub(rf"\g<1>{day}", text)
