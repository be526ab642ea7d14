"""The editions of a library by place: the province, what lies directly above an area, the area, its years."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from targetbook.record.languages import LANGUAGES

OF_A_PROVINCE = "0000"  # ends its code
NAMES = ("area", "code", "name_en", "name_zh")

Card = dict[str, Any]
Link = dict[str, str]


@dataclass(frozen=True)
class ListedYear:
    """A year of an area, the day as of which it is told ('' for the whole record), its folder, and its languages."""

    year: int
    as_of: str
    folder: str
    langs: list[str]

    @property
    def row(self) -> list[Any]:
        """Give what the search needs of it."""
        return [self.year, self.as_of, *self.langs]


@dataclass(frozen=True)
class ListedArea:
    """An area with editions, by its folder and its names."""

    area: str
    name_en: str
    name_zh: str
    years: list[ListedYear]


@dataclass(frozen=True)
class Circle:
    """The areas directly below one of these names; '' where nothing is between them and their province."""

    name_en: str
    name_zh: str
    places: list[ListedArea]


@dataclass(frozen=True)
class Region:
    """A province, or what else stands above all, with the areas in it that have editions."""

    area: str
    name_en: str
    name_zh: str
    circles: list[Circle]

    @property
    def count(self) -> int:
        """Count its areas with editions."""
        return sum(len(circle.places) for circle in self.circles)

    @property
    def years(self) -> str:
        """Name the first and the last year of its editions."""
        places = (place for circle in self.circles for place in circle.places)
        years = sorted({entry.year for place in places for entry in place.years})
        return "–".join(dict.fromkeys(map(str, (years[0], years[-1]))))


def regions(groups: Iterable[list[Card]]) -> list[Region]:
    """Sort area-years, each with a card a language, by place."""
    rows = sorted(((_province(group[0]), _circle(group[0]), group) for group in groups), key=_place_order)
    provinces = []
    for (name_en, name_zh, area), of_province in groupby(rows, key=lambda row: row[0]):
        by_circle = groupby(of_province, key=lambda row: row[1])
        circles = [Circle(names[0], names[1], _places(group for *_, group in part)) for names, part in by_circle]
        provinces.append(Region(area, name_en, name_zh, circles))
    return provinces


def names_script(provinces: Iterable[Region]) -> str:
    """Write what the search knows: the names above places, and of each its folder, its names and its years."""
    circles = [
        [
            circle.name_en or region.name_en,
            circle.name_zh or region.name_zh,
            *([place.area, place.name_en, place.name_zh, *_years(place)] for place in circle.places),
        ]
        for region in provinces
        for circle in region.circles
    ]
    return f"globalThis.places({json.dumps(circles, ensure_ascii=False, separators=(',', ':'))});\n"


def _years(place: ListedArea) -> list[Any]:
    """Give the years of a place for the search; one of the whole record in every language is its number alone."""
    whole = ["", *LANGUAGES]
    return [entry.year if entry.row[1:] == whole else entry.row for entry in place.years]


def _province(card: Card) -> tuple[str, str, str]:
    """Give the names and the folder of the province that an area is in or is, else of what stands above all."""
    chain = _chain(card)
    top = next((link for link in reversed(chain) if link["code"].endswith(OF_A_PROVINCE)), chain[0])
    return top["name_en"], top["name_zh"], top["area"]


def _circle(card: Card) -> tuple[str, str, str]:
    """Give the names and the folder of the area directly above, where it is below the province."""
    chain = _chain(card)
    below = chain[[link["area"] for link in chain].index(_province(card)[2]) + 1 :]
    return (below[-2]["name_en"], below[-2]["name_zh"], below[-2]["area"]) if len(below) > 1 else ("", "", "")


def _chain(card: Card) -> list[Link]:
    return [*card["above"], {name: card[name] for name in NAMES}]


def _place_order(row: tuple[tuple[str, ...], tuple[str, ...], list[Card]]) -> tuple[Any, ...]:
    province, circle, group = row
    return province, circle, group[0]["name_en"], group[0]["area"]


def _places(groups: Iterable[list[Card]]) -> list[ListedArea]:
    by_area = groupby(groups, key=lambda group: (group[0]["name_en"], group[0]["name_zh"], group[0]["area"]))
    return [ListedArea(names[2], names[0], names[1], [_area_year(group) for group in part]) for names, part in by_area]


def _area_year(group: list[Card]) -> ListedYear:
    card = group[0]
    folder = card["place"].split("/")[0]
    return ListedYear(card["year"], card["as_of"] or "", folder, [other["lang"] for other in group])
