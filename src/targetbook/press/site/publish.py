"""Puts finished editions on the site: whole or not at all."""

import json
import os
import shutil
from pathlib import Path

from targetbook.press.book.stage import ABOUT, TITLE, area_name, author, in_words, print_book, read_config
from targetbook.press.book.templates import render
from targetbook.press.edition import Edition
from targetbook.press.places import BRIEF, FEED, SHEET, VERDICTS, Places
from targetbook.press.site.provenance import state
from targetbook.press.site.swap_folders import exchange
from targetbook.record.files.atomic import settle_names
from targetbook.record.folder import read_areas

CARD = "edition.json"
SCORECARD = "scorecard.html"


def publish_book(places: Places, edition: Edition) -> None:
    """Print the edition's book and swap it into the site; the last good one stays if printing fails."""
    pages = print_book(places, edition)
    for name in (VERDICTS, BRIEF, FEED):
        shutil.copyfile(places.work(edition) / name, pages / name)

    (pages / SCORECARD).write_text(scorecard_page(places, edition), encoding="utf-8")
    (pages / CARD).write_text(edition_card(places.data, edition), encoding="utf-8")
    state(pages, places, edition)
    swap_in(pages, places.published(edition), places.work(edition) / "aside")


def scorecard_page(places: Places, edition: Edition) -> str:
    """Frame the edition's sheet: every commitment on a page of its own, to print."""
    makers = author(edition, read_config(places.config))
    commit = places.commit.read_text(encoding="utf-8") if places.commit.is_file() else ""
    return framed_sheet(places.data, places.work(edition) / SHEET, edition, makers, commit)


def framed_sheet(data: Path, sheet: Path, edition: Edition, makers: str, commit: str) -> str:
    """Frame a sheet."""
    name = area_name(data, edition)
    return render(
        "scorecard.html.jinja",
        lang=edition.lang,
        title=in_words(TITLE, edition, name),
        about=in_words(ABOUT, edition, name),
        sheet=sheet.read_text(encoding="utf-8"),
        author=makers,
        commit=commit,
    )


def edition_card(data: Path, edition: Edition) -> str:
    """Write what the front page tells of an edition."""
    area = read_areas(data)[edition.area]
    card = {
        **edition.parameters(),
        "name_en": area.name_en,
        "name_zh": area.name_zh,
        "record_date": str(area.record_date),
    }

    return json.dumps(card, ensure_ascii=False, indent=2) + "\n"


def swap_in(pages: Path, target: Path, aside: Path) -> None:
    """Replace the target by a copy of the pages, laid out aside and exchanged only once it is whole on the disk."""
    shutil.rmtree(aside, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)

    try:
        shutil.copytree(pages, aside, copy_function=shutil.copyfile)  # as files of the site: open to all
        os.sync()
        exchange(aside, target) if target.exists() else aside.rename(target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)

    settle_names(target.parent)
