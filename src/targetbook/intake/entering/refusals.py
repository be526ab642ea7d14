"""What `add` would refuse of a row that a text was read for, so that `read` asks it first."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

from targetbook.record.checking.cross_rules import released_in_time, unit_fits_measure, value_is_possible
from targetbook.record.checking.rule_folder import Folder
from targetbook.record.reading import read_record

Row = dict[str, str]
RULES = (unit_fits_measure, value_is_possible, released_in_time)


def with_refusals(rows: list[Row], data: Path, area: str) -> list[Row]:
    """Put what the record's own rules have against a row beside what is asked of it already."""
    record = read_record(data)
    folders = {name: Folder(name, record) for name in record.areas}
    return [_with_refusals(row, folders.get(row["area"], folders[area])) for row in rows]


def _with_refusals(row: Row, folder: Folder) -> Row:
    questions = [row["review"], *_refusals(row, folder)]
    return {**row, "review": "; ".join(question for question in questions if question)}


def _refusals(row: Row, folder: Folder) -> Iterator[str]:
    """Give what is wrong with a row; one without a period or a value is asked about already."""
    if not row["period"] or not row["value"]:
        return
    for rule in RULES:
        yield from (message for _, message in rule(SimpleNamespace(**row), folder))
