"""Writes the tables of an area's folder: one `targetbook add` at a time."""

import csv
import io
import re
from contextlib import AbstractContextManager
from pathlib import Path

from targetbook.record.alone import alone

RECORD_DATE = re.compile(r"^(record_date:[ ]*)\S+", re.MULTILINE)


class Busy(RuntimeError):
    """Another process is entering figures into the folder."""


def entering(folder: Path) -> AbstractContextManager[None]:
    """Keep other processes from entering figures into the folder; Busy where one is at it."""
    told = f"another targetbook add is at work on {folder.name}; nothing was written: try again when it is done"
    return alone(folder / ".add.lock", Busy(told))


def with_rows(path: Path, columns: list[str], rows: list[dict[str, str]]) -> str:
    """Give a table's text with these rows at its end, in the columns that it has, or these where there is none yet."""
    text = path.read_text(encoding="utf-8") if path.exists() else ",".join(columns) + "\n"
    header = next(csv.reader(io.StringIO(text)))
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\n")
    writer.writerows([[row.get(name, "") for name in header] for row in rows])
    return (text if text.endswith("\n") else text + "\n") + told.getvalue()


def with_record_date(text: str, day: str) -> str:
    """Give an `area.yml` with another record date."""
    return RECORD_DATE.sub(rf"\g<1>{day}", text)
