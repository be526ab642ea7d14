"""Prints an edition on paper: a PDF from the book on a single page, and an EPUB."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from targetbook.press.book.stage import ABOUT, area_name, in_words, lay_out, read_config, run_jupyter_book
from targetbook.press.edition import Edition
from targetbook.press.paper.browser import find_browser
from targetbook.press.paper.epub import pack_epub
from targetbook.press.places import Places

SINGLE = ("--builder", "singlehtml")
EPUB = ("--builder", "custom", "--custom-builder", "epub")


def paper_of(places: Places, edition: Edition, form: str) -> Path:
    """Give where an edition's paper lies: `_build/paper/AREA-2025-en.pdf`."""
    return places.build / "paper" / f"{edition.folder}-{edition.lang}.{form}"


def make_pdf(places: Places, edition: Edition, target: Path) -> None:
    """Print an edition whose chapters are executed as one PDF."""
    # these bring what takes pages apart and what drives a browser, which nothing else needs
    from targetbook.press.paper.one_page import one_page
    from targetbook.press.paper.pdf import print_pdf

    browser = find_browser()
    book = stage_afresh(places, edition, "pdf")
    run_jupyter_book(book, book.with_suffix(".log"), *SINGLE)

    pages = book / "_build" / "singlehtml"
    whole = next((pages / "chapters").glob("*.html")).read_text(encoding="utf-8")
    title = read_config(book / "_config.yml")["title"]
    about = in_words(ABOUT, edition, area_name(places.data, edition))

    page = pages / "paper.html"
    page.write_text(one_page(whole, title, about, edition.lang), encoding="utf-8")
    put(page, target, partial(print_pdf, browser))


def make_epub(places: Places, edition: Edition, target: Path) -> None:
    """Pack an edition whose chapters are executed as an EPUB."""
    book = stage_afresh(places, edition, "epub")
    config = read_config(book / "_config.yml")
    config["sphinx"]["config"] |= epub_settings(edition, config["title"])
    (book / "_config.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    run_jupyter_book(book, book.with_suffix(".log"), *EPUB)
    put(book / "_build" / "epub", target, partial(pack_epub, day=config["sphinx"]["config"]["edition_day"]))


def stage_afresh(places: Places, edition: Edition, form: str) -> Path:
    """Lay the book out in a folder of its own."""
    book = places.work(edition) / form
    shutil.rmtree(book, ignore_errors=True)
    lay_out(places, edition, book)
    return book


def epub_settings(edition: Edition, title: str) -> dict[str, Any]:
    """Give what Sphinx asks for an EPUB: title, version, identity, contents that list every chapter."""
    name = f"said-and-done-{edition.folder}-{edition.lang}"
    return {
        "project": title,
        "epub_title": title,
        "version": str(edition.year),
        "release": str(edition.year),
        "epub_identifier": name,
        "epub_uid": name,
        "epub_show_urls": "no",
        "epub_tocscope": "includehidden",
    }


def put(source: Path, target: Path, make: Callable[[Path, Path], None]) -> None:
    """Make the target beside its place and move it there once it is whole; a failure leaves what stood there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_name(f".{target.name}")

    try:
        make(source, new)
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)


FORMS = {"pdf": make_pdf, "epub": make_epub}
