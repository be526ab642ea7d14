"""The library's front page: the editions on the site, and of each what was promised, what became of it and why."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from markupsafe import Markup

from targetbook.press.book.templates import render
from targetbook.press.places import BRIEF
from targetbook.press.site.provenance import PROVENANCE, data_zip
from targetbook.press.site.publish import CARD
from targetbook.record.files.atomic import write_whole


@dataclass(frozen=True)
class Shelf:
    """One edition as the front page lists it: its card, its address, the edition in brief as HTML, and its data."""

    card: dict[str, Any]
    href: str
    brief: Markup
    data: str


def edition_cards(site: Path) -> list[Path]:
    """List the cards of the editions on the site."""
    return sorted(site.glob(f"*/*/{CARD}"))


def shelve(site: Path, path: Path) -> Shelf:
    """Read one edition's card and the edition in brief."""
    card = json.loads(path.read_text(encoding="utf-8"))
    place = path.parent.relative_to(site).as_posix()
    brief = Markup(path.with_name(BRIEF).read_text(encoding="utf-8"))
    provenance = json.loads(path.with_name(PROVENANCE).read_text(encoding="utf-8"))
    data = data_zip(site, provenance["data"]).relative_to(site).as_posix()

    return Shelf(card, f"{place}/index.html", brief, data)


def shelf_order(shelf: Shelf) -> tuple[str, int, str, str]:
    """Sort by area, latest year first, the whole record before its past states."""
    card = shelf.card
    return card["name_en"], -card["year"], card["as_of"] or "", card["lang"]


def shelves(site: Path) -> Iterator[list[Shelf]]:
    """Yield each edition, by language."""
    every = sorted((shelve(site, path) for path in edition_cards(site)), key=shelf_order)
    for _, group in groupby(every, key=lambda shelf: shelf_order(shelf)[:3]):
        yield [*group]


def write_front_page(site: Path, address: str = "") -> None:
    """Write the site's `index.html`."""
    write_whole(site / "index.html", front_page(site, address))


def front_page(site: Path, address: str = "") -> str:
    """Give the page over every edition that is on the site; it states the address of a site that has one."""
    return render("front.html.jinja", groups=[*shelves(site)], address=address)
