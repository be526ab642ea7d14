"""The library's front page: few editions in brief, many by place and year, thousands by a page a province."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from markupsafe import Markup

from targetbook.press.book.templates import leaf, render
from targetbook.press.places import BRIEF, FRONT, LISTS
from targetbook.press.site.library import Region, names_script, regions
from targetbook.press.site.provenance import PROVENANCE, data_zip
from targetbook.press.site.publish import CARD
from targetbook.record.files.atomic import write_whole

SEARCH = "library.js"
NAMES = "names.js"
IN_BRIEF = 12  # area-years at most that the page tells in brief
ON_ONE_PAGE = 400  # area-years at most that it lists itself; where there are more, each province has a page

Card = dict[str, Any]


@dataclass(frozen=True)
class Shelf:
    """One edition in brief: its card, its address, what became of its promises as HTML, and its data."""

    card: Card
    href: str
    brief: Markup
    data: str


def edition_cards(site: Path) -> list[Path]:
    """List the cards of the editions on the site."""
    return sorted(site.glob(f"*/*/{CARD}"))


def read_cards(site: Path) -> Iterator[list[Card]]:
    """Yield the cards of each area-year with the place of its pages, by area, latest year first, by language."""
    cards = [_card(site, path) for path in edition_cards(site)]
    for _, group in groupby(sorted(cards, key=shelf_order), key=lambda card: shelf_order(card)[:4]):
        yield [*group]


def shelf_order(card: Card) -> tuple[str, str, int, str, str]:
    """Sort by area, latest year first, the whole record before its past states."""
    return card["name_en"], card["area"], -card["year"], card["as_of"] or "", card["lang"]


def shelve(site: Path, card: Card) -> Shelf:
    """Read an edition in brief."""
    pages = site / card["place"]
    brief = Markup((pages / BRIEF).read_text(encoding="utf-8"))
    provenance = json.loads((pages / PROVENANCE).read_text(encoding="utf-8"))
    data = data_zip(site, provenance["data"]).relative_to(site).as_posix()

    return Shelf(card, f"{card['place']}/index.html", brief, data)


def write_front_page(site: Path, address: str = "") -> None:
    """Write the site's `index.html` and the lists that it leads to, and take away lists of earlier builds."""
    pages = front_pages(site, address)
    for path in (site / LISTS).glob("*"):
        if path.relative_to(site).as_posix() not in pages:
            path.unlink()
    for name, text in pages.items():
        write_whole(site / name, text)


def front_pages(site: Path, address: str = "") -> dict[str, str]:
    """Give the pages over every edition on the site, by their places; they state the address of a site that has one."""
    groups = [*read_cards(site)]
    if len(groups) <= IN_BRIEF:
        shelves = [[shelve(site, card) for card in group] for group in groups]
        return {FRONT: render("front.html.jinja", groups=shelves, regions=[], address=address)}

    return listing(regions(groups), len(groups), address)


def listing(provinces: list[Region], count: int, address: str) -> dict[str, str]:
    """Give the front page over many editions, what searches them, and a page a province where they are too many."""
    on_pages = count > ON_ONE_PAGE
    pages = _province_pages(provinces) if on_pages else {}
    return {
        FRONT: render(
            "front.html.jinja", groups=[], regions=provinces, on_pages=on_pages, lists=LISTS, up="", address=address
        ),
        f"{LISTS}/{SEARCH}": leaf(SEARCH),
        f"{LISTS}/{NAMES}": names_script(provinces),
        **pages,
    }


def _province_pages(provinces: Iterable[Region]) -> dict[str, str]:
    return {
        f"{LISTS}/{region.area}.html": render("province.html.jinja", region=region, up="../") for region in provinces
    }


def _card(site: Path, path: Path) -> Card:
    card: Card = json.loads(path.read_text(encoding="utf-8"))
    return {"above": [], "code": "", **card, "place": path.parent.relative_to(site).as_posix()}
