"""What the reading of a text rests on, from the record: names of indicators, stocks, price bases, and areas around."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from targetbook.intake.prose.numbers import Book
from targetbook.intake.prose.words.indicators import make_names
from targetbook.intake.prose.words.places import AreasAround, make_places
from targetbook.intake.speech.catalogue import read_area_catalogue
from targetbook.intake.speech.indicators import make_catalogue
from targetbook.record.contract import read_contract
from targetbook.record.folder import read_areas
from targetbook.record.reading import read_table

Rows = list[dict[str, str]]


@dataclass(frozen=True)
class Library:
    """The areas and the names that a text on an area is read with, and which growth is at constant prices."""

    places: AreasAround
    book: Book
    constant: frozenset[str]


def read_library(data: Path, area: str) -> Library:
    """Read what the record holds of an area's neighbours and of the indicators it may use."""
    columns = read_contract(data).columns("indicators")
    paths = [path for path in (data / "indicators.csv", data / area / "indicators.csv") if path.is_file()]
    table = pd.concat([read_table(path, columns) for path in paths], ignore_index=True)
    rows = [{column: str(row[column]) for column in columns} for row in table.to_dict("records")]
    around = [(each.area, each.code, each.name_zh) for each in read_areas(data).values()]
    names = make_names(read_area_catalogue(data, area))
    return Library(
        make_places(area, around), Book(names, _of(rows, "accrual", "stock")), _of(rows, "growth_basis", "constant")
    )


def make_library(rows: Rows, area: str, around: Iterable[tuple[str, str, str]]) -> Library:
    """Make a library of rows of `indicators.csv` and of areas by folder, code and Chinese name."""
    names = make_names(make_catalogue(rows, ()))
    return Library(
        make_places(area, around), Book(names, _of(rows, "accrual", "stock")), _of(rows, "growth_basis", "constant")
    )


def _of(rows: Rows, column: str, value: str) -> frozenset[str]:
    return frozenset(row["indicator"] for row in rows if row.get(column) == value)
