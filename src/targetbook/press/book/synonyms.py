"""The names of one thing in both languages, so that the search finds it by any: places, speakers, indicators, firms."""

import csv
from collections.abc import Iterator
from pathlib import Path

from targetbook.record.folder import Area, read_areas

SHORTEST = 2  # signs of a name: a single one is part of too many words
SUFFIXES = "区市县省"


def names_of_things(data: Path, area: str) -> list[list[str]]:
    """Give groups of names, each group of one thing, as the record of an area and what all areas share state them."""
    folders = (data, data / area)
    groups = [
        *(name for place in read_areas(data).values() for name in _places(place)),
        *(_named(row) for folder in folders for row in _rows(folder / "names.csv")),
        *(_catalogued(row) for folder in folders for row in _rows(folder / "indicators.csv")),
        *(group for row in _rows(data / area / "announcements.csv") for group in _speakers(row)),
        *([row["name_zh"], row["name_en"]] for folder in folders for row in _rows(folder / "publishers.csv")),
    ]
    distinct = (list(dict.fromkeys(name for name in group if len(name) >= SHORTEST)) for group in groups)
    return [group for group in distinct if len(group) > 1]


def _places(area: Area) -> Iterator[list[str]]:
    """Give an area's names, and those of its parts that the record has no folder for."""
    for name_en, name_zh in ((area.name_en, area.name_zh), *area.parts_not_held):
        yield [name_zh, name_zh.rstrip(SUFFIXES), name_en]


def _named(row: dict[str, str]) -> list[str]:
    return [row["name_zh"], row["name_en"], *(name.strip() for name in row["other_names"].split(";"))]


def _catalogued(row: dict[str, str]) -> list[str]:
    return [row["label_zh"], row["label_en"], *row.get("synonyms_zh", "").split()]


def _speakers(row: dict[str, str]) -> Iterator[list[str]]:
    for part in ("speaker", "office", "occasion"):
        yield [row.get(f"{part}_zh", ""), row.get(f"{part}_en", "")]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a table; none where there is no table."""
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)
