"""Gathers the messages that a translator translates: the chapters' prose as written, not what they compute.

`python -m targetbook.press.book.gather_messages` (`make i18n`) brings the catalogues below `locale/` in step with them.
"""

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog

from targetbook.press.book.catalogue_check import form_faults
from targetbook.press.book.stage import read_config, run_jupyter_book
from targetbook.press.book.translations import DOMAIN, read_catalogue, refresh, unfinished
from targetbook.press.contents import chapter_files, read_toc
from targetbook.press.errors import DataError, PressError
from targetbook.press.places import Places, find_places
from targetbook.record.checking.findings import Finding

GETTEXT = ("--builder", "custom", "--custom-builder", "gettext")


def gather(places: Places, book: Path) -> Catalog:
    """Return the messages of the chapters and of the table of contents, by Sphinx's own gettext builder."""
    shutil.rmtree(book, ignore_errors=True)
    (book / DOMAIN).mkdir(parents=True)

    for file in chapter_files(read_toc(places.toc)):
        shutil.copyfile(places.root / f"{file}.ipynb", book / f"{file}.ipynb")

    shutil.copyfile(places.toc, book / places.toc.name)

    config = read_config(places.config)
    config["execute"] = {**config.get("execute", {}), "execute_notebooks": "off"}
    (book / "_config.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    run_jupyter_book(book, book / "gettext.log", *GETTEXT)

    return read_catalogue(book / "_build" / "gettext" / f"{DOMAIN}.pot")


def require_whole(places: Places, catalogues: Iterable[Path]) -> None:
    """Stop before a catalogue is written anew whose text was not understood, which would then be lost."""
    faults = [(path.relative_to(places.root).as_posix(), fault) for path in catalogues for fault in form_faults(path)]
    if faults:
        raise DataError("\n".join(str(Finding(file, *fault)) for file, fault in faults))


def refresh_catalogues() -> None:
    """Refresh every language's catalogue and say what is left to translate."""
    try:
        places = find_places()
        catalogues = sorted(places.locale.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
        require_whole(places, catalogues)
        messages = gather(places, places.build / "i18n")
    except PressError as wrong:
        sys.exit(str(wrong))
    for path in catalogues:
        count = len(unfinished(refresh(path, messages)))
        print(f"{path.relative_to(places.root)}: {len(messages)} messages, {count} to translate")


if __name__ == "__main__":
    refresh_catalogues()
