"""Which indicator a row of a table speaks of: by the catalogue's Chinese names, never by a guess."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from targetbook.intake.tables.cells import tidy
from targetbook.intake.tables.figures import DOLLARS, PrintedUnit, read_unit
from targetbook.intake.tables.marks import without_mark
from targetbook.record.reading import Record

NUMBERED = re.compile(r"^\s*(?:[一二三四五六七八九十]+[、.]|\(?[一二三四五六七八九十\d]+\)|\d{1,2}[、.](?!\d))\s*")
PART = re.compile(r"^(?:其中[::,]?|[#＃*＊]|-|—)\s*")
BRACKETED = re.compile(r"[(\[【]([^()\[\]【】]*)[)\]】]")
ABBREVIATION = re.compile(r"[A-Za-z0-9.+ ]+")
IN_DOLLARS = "(美元)"
SHORTENED = {"规上": "规模以上", "限上": "限额以上"}
NOT_OF_A_NAME = re.compile(r"[\s“”\"'‘’·、,。:;]+")


@dataclass(frozen=True)
class RowName:
    """A row's name as printed: what it is called, its unit, whether it is a part of a row above, the mark of a note."""

    name: str
    unit: PrintedUnit | None = None
    part: bool = False
    mark: str = ""


@dataclass(frozen=True)
class Entry:
    """An indicator of the catalogue, as far as a table needs it."""

    indicator: str
    label_zh: str
    accrual: str
    unit: str
    growth_basis: str


@dataclass(frozen=True)
class IndicatorIndex:
    """The indicators an area may use, found by their names in Chinese or by their codes."""

    entries: dict[str, Entry]
    names: dict[str, str]

    def find(self, name: str, above: str = "") -> Entry | None:
        """Find an indicator by its name; a part of a row is looked for with the name of that row first."""
        variants = [f"{above}中的{name}", f"{above}中{name}", f"{above}{name}"] if above else []
        if above.endswith(("生产总值", "增加值")):
            variants.append(f"{name}增加值")  # a part of a value added is one
        for variant in (*variants, name):
            if indicator := self.names.get(plain_name(variant)):
                return self.entries[indicator]

        return None

    def in_currency(self, entry: Entry, unit: str) -> Entry | None:
        """Find the indicator that is this one in another currency; the name of the one in dollars ends with that."""
        yuan = plain_name(entry.label_zh).removesuffix(IN_DOLLARS)
        indicator = self.names.get(yuan + IN_DOLLARS if unit == DOLLARS else yuan)
        return self.entries[indicator] if indicator and self.entries[indicator].unit == unit else None

    def slip_of(self, name: str) -> str | None:
        """Give the name that this one may be a slip of, as the catalogue writes it.

        One character more, less or other than in the catalogue's may be a slip, and so may words in brackets; a name
        with a qualifier more (限额以上, 人均, 其中, 住宅) is another thing.
        """
        if same := self.find(BRACKETED.sub("", tidy(name))):
            return same.label_zh

        plain = plain_name(name)
        near = next((candidate for candidate in self.names if _differ_by_a_slip(plain, candidate)), None)
        return self.entries[self.names[near]].label_zh if near else None


def _differ_by_a_slip(name: str, other: str) -> bool:
    """Whether two names of five characters or more differ by one character changed, added or left out."""
    shorter, longer = sorted((name, other), key=len)
    if len(shorter) < 4 or len(longer) - len(shorter) > 1:
        return False

    start = 0
    while start < len(shorter) and shorter[start] == longer[start]:
        start += 1

    same_length = len(shorter) == len(longer)
    return shorter[start + same_length :] == longer[start + 1 :]


def indicator_index(record: Record, area: str) -> IndicatorIndex:
    """Give the shared catalogue with the area's own indicators."""
    rows = record.table("indicators")[record.table("indicators")["area"].isin(["", area])].to_dict("records")
    entries = {row["indicator"]: _entry(row) for row in rows}
    return IndicatorIndex(entries, dict(_names(rows)))


def read_name(text: str) -> RowName:
    """Take a row's name apart: numbering, 其中, and a unit in brackets."""
    without, mark = without_mark(NUMBERED.sub("", tidy(text)))
    name = PART.sub("", without)
    brackets = [tidy(bracket) for bracket in BRACKETED.findall(name)]
    unit = next((unit for bracket in brackets if (unit := read_unit(bracket.replace(" ", "")))), None)

    for bracket in brackets:
        if read_unit(bracket.replace(" ", "")) or ABBREVIATION.fullmatch(bracket):
            name = re.sub(rf"[(\[【]\s*{re.escape(bracket)}\s*[)\]】]", "", name)

    return RowName(name.strip(), unit, PART.match(without) is not None, mark)


def plain_name(text: str) -> str:
    """Write a name as names are compared: without spaces, quotation marks and stops, no word shortened."""
    plain = NOT_OF_A_NAME.sub("", tidy(text)).lower()
    for short, whole in SHORTENED.items():
        plain = plain.replace(short, whole)
    return plain


def _names(rows: Iterable[dict[Any, Any]]) -> Iterator[tuple[str, str]]:
    """Give the names of each indicator, the catalogue's own label last, so that it wins over another's synonym."""
    indicators = list(rows)
    for row in indicators:
        yield from ((plain_name(name), row["indicator"]) for name in str(row["synonyms_zh"]).split())

    for row in indicators:
        yield plain_name(row["label_zh"]), row["indicator"]


def _entry(row: dict[Any, Any]) -> Entry:
    return Entry(**{name: str(row[name]) for name in Entry.__dataclass_fields__})
