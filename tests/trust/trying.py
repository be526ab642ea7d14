"""Tries a corrupted data folder: is the slip found at its place, or does it change nothing that is judged?"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from targetbook.page.chapter import make_chapter
from targetbook.page.handover.verdict_objects import verdict_objects
from targetbook.page.parameters import Parameters
from targetbook.record.checking.check import check_folder
from targetbook.record.checking.findings import Finding
from targetbook.record.reading import Record, read_record

from .mutations import AREA, Mutation

CAUGHT = "caught"
READ_ALIKE = "read alike"
JUDGED_ALIKE = "judged alike"
HARMLESS = (READ_ALIKE, JUDGED_ALIKE)
YEARS = (2023, 2024, 2025)
WORDS = ("text_en", "text_zh", "note", "counts_as_done", "would_settle")


@dataclass(frozen=True)
class Sound:
    """The folder as it was: its path, how it reads, what is judged of it."""

    data: Path
    cells: dict[str, Any]
    verdict_text: str


def sound(data: Path) -> Sound:
    """Take the state of a folder before it is spoiled."""
    record = read_record(data)
    return Sound(data, cells(record), verdict_text(record, data))


def outcome(mutation: Mutation, base: Sound) -> str:
    """Say what became of a mutation: caught, harmless (and why), or in words what went wrong."""
    with spoiled_folder(mutation, base.data):
        findings = check_folder(base.data, AREA)
        if findings:
            is_caught = any(at_its_place(finding, mutation) for finding in findings)
            return CAUGHT if is_caught else f"misplaced: {'; '.join(map(str, findings[:3]))}"

        record = read_record(base.data)
        if cells(record) == base.cells:
            return READ_ALIKE
        return JUDGED_ALIKE if verdict_text(record, base.data) == base.verdict_text else "missed"


@contextmanager
def spoiled_folder(mutation: Mutation, data: Path) -> Iterator[None]:
    """Write a mutation into the folder, and take it back."""
    path = data / mutation.file
    before = path.read_bytes()
    path.unlink() if mutation.content is None else path.write_bytes(mutation.content)

    try:
        yield
    finally:
        path.write_bytes(before)


def at_its_place(finding: Finding, mutation: Mutation) -> bool:
    """Whether a finding leads to the mutation: to its file where that broke, to its cell, or to a row that names it."""
    if finding.file != f"data/{mutation.file}":
        references = (repr(mutation.about), f" {mutation.about};")
        return bool(mutation.about) and any(name in finding.message for name in references)
    if mutation.row == 0:
        return True

    places = (finding.column, *finding.message.split())
    is_cell = "-" in (finding.column, mutation.column) or mutation.column in places
    return finding.row == mutation.row and is_cell


def cells(record: Record) -> dict[str, Any]:
    """Give all that a record holds, the lines of the files left out."""
    frames = {name: frame.drop(columns="line").to_dict("records") for name, frame in record.tables().items()}
    return {"areas": record.areas, **frames}


def verdict_text(record: Record, data: Path) -> str:
    """Give every verdict on the area's targets, words apart."""
    judged = [
        verdict
        for year in YEARS
        for verdict in verdict_objects(make_chapter("overview", Parameters(AREA, year, None, "en"), data, record))
    ]
    return json.dumps([{key: cell for key, cell in row.items() if key not in WORDS} for row in judged], default=str)
