"""The words of an area's own units, known to every reader of tables and texts while one of its files is read."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from targetbook.record.contract import read_contract
from targetbook.record.reading import read_table

Codes = tuple[tuple[str, str], ...]  # each word with the code of its unit
OWN_UNITS: ContextVar[Codes] = ContextVar("OWN_UNITS", default=())


@contextmanager
def units_of(data: Path, area: str) -> Iterator[None]:
    """Let the readers know the units of an area's own; one without a folder yet has none."""
    token = OWN_UNITS.set(tuple(_codes(data, area)))
    try:
        yield
    finally:
        OWN_UNITS.reset(token)


def _codes(data: Path, area: str) -> Iterator[tuple[str, str]]:
    path = data / area / "units.csv"
    if not path.is_file():
        return

    columns = read_contract(data).columns("units")
    for row in read_table(path, columns).to_dict("records"):
        words = (row["unit"], row["name_zh"], *str(row["other_names_zh"]).split())
        yield from ((str(word), str(row["unit"])) for word in words)
