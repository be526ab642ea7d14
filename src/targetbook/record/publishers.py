"""Who published a page, and behind a bracket how it was seen; which publishers belong to one house."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from targetbook.record.checking.findings import Finding
from targetbook.record.checking.plausible import foreign
from targetbook.record.reading import Record

FILE = "publishers.csv"
MARKS = re.compile("[/()（）、，,]")
QUOTING = "quoting "


@dataclass(frozen=True)
class Attribution:
    """A publisher as a source names it: who, how or where the page was seen, and whom it quotes."""

    root: str
    via: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()


def root_publisher(publisher: str) -> str:
    """Name the first publisher, leaving out where the copy was seen."""
    return re.split(r"\s*[/(（、]", publisher)[0].strip()


def read_attribution(publisher: str) -> Attribution:
    """Take a text apart, like `Paper (portal.org, machine translation, quoting Bureau, Office)`."""
    root = root_publisher(publisher)
    via, _, quotes = publisher[len(root) :].partition(QUOTING)
    return Attribution(root, _items(via), _items(quotes))


def houses(record: Record) -> dict[str, str]:
    """Give for each publisher the house it belongs to, by name; one without a house is its own."""
    return {row["publisher"]: row["house"] or row["publisher"] for row in record.rows("publishers")}


def publisher_faults(record: Record, place: str, areas: Collection[str]) -> Iterator[Finding]:
    """Say which names of publishers, shared or of these areas, are not in their language, and which houses are none."""
    house_of = houses(record)
    for row in record.rows("publishers"):
        if row["area"] not in ("", *areas):
            continue

        texts = [(column, message) for column in ("name_en", "name_zh") for message in foreign(column, row[column])]

        house = row["house"]
        if house and house_of.get(house) != house:
            message = (
                f"{house!r} is no house; expected a publisher of this table, or of all areas', that has no other house"
            )
            texts.append(("house", message))

        file = "/".join(filter(None, (place, row["area"], FILE)))
        yield from (Finding(file, int(row["line"]), column, message) for column, message in texts)


def unnamed_publishers(record: Record, area: str, place: str) -> Iterator[Finding]:
    """Name the publishers of an area's sources that the table lacks; a record without the table names none."""
    names = {publisher for (publisher,) in record.distinct("publishers", "publisher")}
    for row in record.rows("sources", area=area) if names else []:
        if (root := root_publisher(row["publisher"])) not in names:
            names.add(root)
            message = f"{root!r} has no row in {FILE}, so pages of both languages print it as it stands"
            yield Finding(f"{place}/sources.csv", int(row["line"]), "publisher", message)


def _items(text: str) -> tuple[str, ...]:
    return tuple(item for item in map(str.strip, MARKS.split(text)) if item)
