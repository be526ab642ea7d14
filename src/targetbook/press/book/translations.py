"""The catalogues of the chapters' prose in other languages: kept in step with the chapters, and read."""

from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from targetbook.press.contents import Toc
from targetbook.record.files.atomic import write_whole

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

DOMAIN = "chapters"  # Sphinx names a catalogue after the folder its pages lie in
WIDTH = 110
SPHINX_LANGUAGE = {"en": "en", "zh": "zh_CN"}
WRITTEN_IN = "en"  # the language of the chapters themselves, which needs no catalogue


def catalogue_of(locale: Path, language: str) -> Path:
    """Give the place of a language's catalogue."""
    return locale / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def read_catalogue(path: Path) -> "Catalog":
    """Read a `.po` or `.pot` file."""
    from babel.messages.pofile import read_po  # a build that rests does without

    with path.open("rb") as lines:
        return read_po(lines)


def refresh(path: Path, messages: "Catalog") -> "Catalog":
    """Bring the catalogue in step with the messages: new ones empty, changed ones marked fuzzy, gone ones dropped."""
    from babel.messages.pofile import write_po

    catalogue = read_catalogue(path)
    catalogue.update(messages, update_creation_date=False)
    content = BytesIO()
    write_po(content, catalogue, width=WIDTH, include_lineno=False, ignore_obsolete=True)
    write_whole(path, content.getvalue())

    return catalogue


def unfinished(catalogue: "Catalog") -> list[str]:
    """List the messages that have no translation, or one that was made for other words."""
    return [str(message.id) for message in catalogue if message.id and (message.fuzzy or not message.string)]


def in_language(toc: Toc, path: Path) -> Toc:
    """Return the table of contents with the captions of its parts as the catalogue has them."""
    catalogue = read_catalogue(path)
    translation = deepcopy(toc)

    for part in translation.get("parts", []):
        message = catalogue.get(part["caption"])
        part["caption"] = str(message.string) if message and message.string else part["caption"]

    return translation
