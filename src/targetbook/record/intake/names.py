"""Which indicator a row of a table speaks of: by the catalogue's Chinese names, never by a guess."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from targetbook.record.intake.cells import tidy
from targetbook.record.intake.figures import Unit, read_unit
from targetbook.record.reading import Record

NUMBERED = re.compile(r"^\s*(?:[一二三四五六七八九十]+[、.]|\(?[一二三四五六七八九十\d]+\)|\d{1,2}[、.](?!\d))\s*")
PART = re.compile(r"^(?:其中[::,]?|#|\*|-|—)\s*")
BRACKETED = re.compile(r"[(\[【]([^()\[\]【】]*)[)\]】]")
ABBREVIATION = re.compile(r"[A-Za-z0-9.+ ]+")
NOT_OF_A_NAME = re.compile(r"[\s“”\"'‘’·、,。:;]+")
NEAR = 0.7


@dataclass(frozen=True)
class Named:
    """A row's name as printed: what it is called, its unit if one is given, and whether it is a part of a row above."""

    name: str
    unit: Unit | None = None
    part: bool = False


@dataclass(frozen=True)
class Entry:
    """An indicator of the catalogue, as far as a table needs it."""

    indicator: str
    label_zh: str
    accrual: str
    unit: str
    growth_basis: str


@dataclass(frozen=True)
class Catalogue:
    """The indicators an area may use, found by their names in Chinese or by their codes."""

    entries: dict[str, Entry]
    names: dict[str, str]

    @cached_property
    def known_names(self) -> list[str]:
        """The names as they are compared."""
        return list(self.names)

    def find(self, name: str, above: str = "") -> Entry | None:
        """Find an indicator by its name; a part of a row is looked for with the name of that row first."""
        tried = [f"{above}中的{name}", f"{above}中{name}", f"{above}{name}"] if above else []
        if above.endswith(("生产总值", "增加值")):
            tried.append(f"{name}增加值")  # a part of a value added is one
        for one in (*tried, name):
            if indicator := self.names.get(plain_name(one)):
                return self.entries[indicator]
        return None

    def near(self, name: str) -> str | None:
        """Give the name nearest to one that is not in the catalogue, as the catalogue writes it."""
        if same := self.find(BRACKETED.sub("", tidy(name))):
            return same.label_zh
        found = get_close_matches(plain_name(name), self.known_names, n=1, cutoff=NEAR)
        return self.entries[self.names[found[0]]].label_zh if found else None


def catalogue_of(record: Record, area: str) -> Catalogue:
    """Give the shared catalogue with the area's own indicators."""
    rows = record.indicators[record.indicators["area"].isin(["", area])].to_dict("records")
    entries = {row["indicator"]: _entry(row) for row in rows}
    return Catalogue(entries, dict(_names(rows)))


def read_name(text: str) -> Named:
    """Take a row's name apart: numbering, 其中, and a unit in brackets."""
    shown = NUMBERED.sub("", tidy(text))
    name = PART.sub("", shown)
    brackets = [tidy(found) for found in BRACKETED.findall(name)]
    unit = next((unit for one in brackets if (unit := read_unit(one.replace(" ", "")))), None)
    for one in brackets:
        if read_unit(one.replace(" ", "")) or ABBREVIATION.fullmatch(one):
            name = re.sub(rf"[(\[【]\s*{re.escape(one)}\s*[)\]】]", "", name)
    return Named(name.strip(), unit, shown != name.strip() and PART.match(shown) is not None)


def plain_name(text: str) -> str:
    """Write a name as names are compared: without spaces, quotation marks and stops."""
    return NOT_OF_A_NAME.sub("", tidy(text)).lower()


def _names(rows: Iterable[dict[Any, Any]]) -> Iterator[tuple[str, str]]:
    """Give the names of each indicator, the catalogue's own label last, so that it wins over another's synonym."""
    told = list(rows)
    for row in told:
        yield from ((plain_name(name), row["indicator"]) for name in str(row["synonyms_zh"]).split())
    for row in told:
        yield plain_name(row["label_zh"]), row["indicator"]


def _entry(row: dict[Any, Any]) -> Entry:
    return Entry(**{name: str(row[name]) for name in Entry.__dataclass_fields__})
