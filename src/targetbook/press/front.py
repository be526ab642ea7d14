"""The library's front page: which editions there are and what became of their targets, counted."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from targetbook.press.places import VERDICTS
from targetbook.press.site import CARD

SETTLED = {"met", "missed", "met_provisional", "missed_provisional"}
MOVING = {"on_pace", "behind", "open"}
SPEECH = "speech"


@dataclass(frozen=True)
class Counts:
    """How many commitments are answered, still running, or cannot be judged."""

    settled: int
    moving: int
    unjudged: int

    @property
    def total(self) -> int:
        """All commitments counted."""
        return self.settled + self.moving + self.unjudged


@dataclass(frozen=True)
class Shelf:
    """One edition as the front page lists it: its card, its address and its counts."""

    card: dict[str, Any]
    href: str
    counts: Counts


def count(verdicts: list[dict[str, Any]]) -> Counts:
    """Count the verdicts on what the speech said, or on every claim where there is no speech."""
    said = [verdict for verdict in verdicts if verdict.get("document") == SPEECH] or verdicts
    statuses = [verdict["status"] for verdict in said]
    settled = sum(status in SETTLED for status in statuses)
    moving = sum(status in MOVING for status in statuses)
    return Counts(settled, moving, len(statuses) - settled - moving)


def cards(site: Path) -> list[Path]:
    """List the cards of the editions on the site."""
    return sorted(site.glob(f"*/*/{CARD}"))


def shelve(site: Path, path: Path) -> Shelf:
    """Read one edition's card and verdicts."""
    stated = json.loads(path.read_text(encoding="utf-8"))
    verdicts = path.with_name(VERDICTS)
    found = json.loads(verdicts.read_text(encoding="utf-8")) if verdicts.is_file() else []
    href = (path.parent.relative_to(site) / "index.html").as_posix()
    return Shelf(stated, href, count(found))


def in_order(shelf: Shelf) -> tuple[str, int, str, str]:
    """Sort by area, latest year first, the whole record before its past states."""
    stated = shelf.card
    return stated["name_en"], -stated["year"], stated["as_of"] or "", stated["lang"]


def write_front_page(site: Path) -> None:
    """Write the site's `index.html` over every edition that is on it."""
    shelves = sorted((shelve(site, path) for path in cards(site)), key=in_order)
    templates = Environment(
        loader=PackageLoader("targetbook.press"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = templates.get_template("front.html.jinja").render(shelves=shelves)
    new = site / ".index.html.new"
    new.write_text(page, encoding="utf-8")
    new.replace(site / "index.html")
