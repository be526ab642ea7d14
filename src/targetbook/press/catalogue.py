"""The catalogue of the chapters' static prose: gathered for the translator, and read for the table of contents."""

import shutil
import sys
from copy import deepcopy
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from targetbook.press.contents import Toc, chapter_files, read_toc
from targetbook.press.errors import PressError
from targetbook.press.places import Places, find_places
from targetbook.press.stage import read_config, run_jupyter_book

GETTEXT = ("--builder", "custom", "--custom-builder", "gettext")
DOMAIN = "chapters"  # Sphinx names a catalogue after the folder its pages lie in
WIDTH = 110


def gather(places: Places, book: Path) -> Catalog:
    """Return every message of the chapters as written (not of what they compute) and of the table of contents."""
    shutil.rmtree(book, ignore_errors=True)
    (book / DOMAIN).mkdir(parents=True)
    for file in chapter_files(read_toc(places.toc)):
        shutil.copyfile(places.root / f"{file}.ipynb", book / f"{file}.ipynb")
    shutil.copyfile(places.toc, book / places.toc.name)
    config = read_config(places.config)
    config["execute"] = {**config.get("execute", {}), "execute_notebooks": "off"}
    (book / "_config.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    run_jupyter_book(book, book / "gettext.log", GETTEXT)
    return read_catalogue(book / "_build" / "gettext" / f"{DOMAIN}.pot")


def read_catalogue(path: Path) -> Catalog:
    """Read a `.po` or `.pot` file."""
    with path.open("rb") as lines:
        return read_po(lines)


def refresh(path: Path, messages: Catalog) -> Catalog:
    """Bring the catalogue in step with the messages: new ones empty, changed ones marked fuzzy, gone ones dropped."""
    kept = read_catalogue(path)
    kept.update(messages, update_creation_date=False)
    with path.open("wb") as out:
        write_po(out, kept, width=WIDTH, include_lineno=False, ignore_obsolete=True)
    return kept


def unfinished(catalogue: Catalog) -> list[str]:
    """List the messages that have no translation, or one that was made for other words."""
    return [str(message.id) for message in catalogue if message.id and (message.fuzzy or not message.string)]


def translated(toc: Toc, path: Path) -> Toc:
    """Return the table of contents with its captions in the catalogue's language: Sphinx leaves these as they are."""
    catalogue, told = read_catalogue(path), deepcopy(toc)
    for part in told.get("parts", []):
        message = catalogue.get(part["caption"])
        part["caption"] = (message and message.string) or part["caption"]
    return told


def main() -> None:
    """Refresh every language's catalogue and say what is left to translate."""
    try:
        places = find_places()
        messages = gather(places, places.build / "i18n")
    except PressError as wrong:
        sys.exit(str(wrong))
    for path in sorted(places.locale.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        left = unfinished(refresh(path, messages))
        print(f"{path.relative_to(places.root)}: {len(messages)} messages, {len(left)} to translate")


if __name__ == "__main__":
    main()
