"""Puts finished editions on the site: whole or not at all."""

import json
import os
import shutil
from pathlib import Path

from markupsafe import Markup

from targetbook.press.book.stage import ABOUT, TITLE, area_name, author, copy_swept, in_words, print_book, read_config
from targetbook.press.book.templates import render
from targetbook.press.edition import Edition
from targetbook.press.pictures.vega_bundle import SHARED, bundle_path, make_bundle, shared_place
from targetbook.press.places import BRIEF, FEED, SHEET, VERDICTS, VERDICTS_TABLE, Places
from targetbook.press.site.provenance import state
from targetbook.press.site.sitemap import site_address
from targetbook.record.files.atomic import settle_names, write_whole
from targetbook.record.files.swap_folders import exchange
from targetbook.record.folder import Area, above, read_areas

CARD = "edition.json"
SCORECARD = "scorecard.html"


def publish_book(places: Places, edition: Edition) -> None:
    """Print the edition's book and swap it into the site; the last good one stays if printing fails."""
    pages = places.work(edition) / "pages"
    try:
        copy_swept(print_book(places, edition), pages)
        complete(pages, places, edition)
        share_script(places)
        swap_in(pages, places.published(edition))
    finally:
        shutil.rmtree(pages, ignore_errors=True)


def complete(pages: Path, places: Places, edition: Edition) -> None:
    """Lay beside the pages what else an edition has: verdicts, feed, scorecard, card, what it was made from."""
    for name in (VERDICTS, VERDICTS_TABLE, BRIEF, FEED):
        shutil.copyfile(places.work(edition) / name, pages / name)

    (pages / SCORECARD).write_text(scorecard_page(places, edition), encoding="utf-8")
    (pages / CARD).write_text(edition_card(places.data, edition, shared_place(places.drawings)), encoding="utf-8")
    state(pages, places, edition)


def scorecard_page(places: Places, edition: Edition) -> str:
    """Frame the edition's sheet: every commitment on a page of its own, to print."""
    makers = author(edition, read_config(places.config))
    commit = places.commit.read_text(encoding="utf-8") if places.commit.is_file() else ""
    return framed_sheet(
        places.data, places.work(edition) / SHEET, edition, makers, commit, base=site_address(places.config)
    )


def framed_sheet(data: Path, sheet: Path, edition: Edition, makers: str, commit: str, *, base: str) -> str:
    """Frame a sheet; `base` is the address of the site, '' where it has none."""
    name = area_name(data, edition)
    return render(
        "scorecard.html.jinja",
        lang=edition.lang,
        title=in_words(TITLE, edition, name),
        about=in_words(ABOUT, edition, name),
        sheet=Markup(sheet.read_text(encoding="utf-8")),
        author=makers,
        address=f"{base}/{edition.path}/{SCORECARD}" if base else "",
        commit=commit,
    )


def edition_card(data: Path, edition: Edition, script: str) -> str:
    """Write what the front page tells of an edition, and which script on the site its charts wake by."""
    areas = read_areas(data)
    area = areas[edition.area]
    card = {
        **edition.parameters(),
        **_names(area),
        "above": [{"area": name, **_names(areas[name])} for name in reversed([*above(areas, area)])],
        "record_date": str(area.record_date),
        "script": script,
    }

    return json.dumps(card, ensure_ascii=False, indent=2) + "\n"


def _names(area: Area) -> dict[str, str]:
    return {"code": area.code, "name_en": area.name_en, "name_zh": area.name_zh}


def share_script(places: Places) -> None:
    """Put the script of the charts on the site, where all its editions find it."""
    target = places.site / shared_place(places.drawings)
    if not target.is_file():
        make_bundle(places.drawings)
        part = places.drawings / f"{target.name}.{os.getpid()}"  # two editions may come to this at once
        write_whole(part, bundle_path(places.drawings).read_bytes())
        target.parent.mkdir(parents=True, exist_ok=True)
        part.replace(target)
        settle_names(target.parent)


def drop_unused_scripts(site: Path) -> None:
    """Remove scripts that no edition on the site wakes its charts by."""
    cards = (json.loads(path.read_text(encoding="utf-8")) for path in site.glob(f"*/*/{CARD}"))
    used = {site / card["script"] for card in cards if "script" in card}
    for path in (site / SHARED).glob("*.js"):
        if path not in used:
            path.unlink()


def swap_in(pages: Path, target: Path) -> None:
    """Put pages in the target's place once they are whole on the disk; what stood there is in theirs then, if anything.

    Both lie in one file system.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    os.sync()
    exchange(pages, target) if target.exists() else pages.rename(target)
    settle_names(target.parent)
