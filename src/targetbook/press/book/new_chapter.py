"""A chapter on a new theme, made of the one skeleton: notebook, contents, its title and opening in the catalogues."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from targetbook.page.voice.words import phrases, word_files
from targetbook.press.book.catalogue_check import form_faults
from targetbook.press.book.translations import DOMAIN, SPHINX_LANGUAGE, WIDTH, catalogue_of, read_catalogue
from targetbook.press.errors import PressError
from targetbook.press.places import Places
from targetbook.record.contents import OTHER, listed_themes
from targetbook.record.files.atomic import write_whole
from targetbook.record.folder import FOLDER_NAME

NAME = "NAME"
TITLE = "TITLE"
ENTRY = re.compile(r"( *- file: chapters/)(\w+)")
THEMES = re.compile(rf"(^theme:\n(?:  .*\n)*?)(  {OTHER}:)", re.MULTILINE)  # their names in a file of words
OPENING_ZH = "这方面公布了哪些目标任务，公开资料又说明了什么？"


class WrongChapter(PressError):
    """The chapter cannot be made as stated; the message says what was expected."""


@dataclass(frozen=True)
class NewChapter:
    """What a person states of a new chapter: the theme's name and its title in each language."""

    name: str
    title_en: str
    title_zh: str


def make_chapter_on(places: Places, new: NewChapter) -> list[Path]:
    """Write the notebook, its place in the contents, its translation and the theme's name; give the files written."""
    _require_free(places, new)
    path_zh = catalogue_of(places.locale, SPHINX_LANGUAGE["zh"])
    catalogue = _sound_catalogue(path_zh)
    _require_own_titles(places, new, catalogue)

    notebook = skeleton_text(new)
    opening = paragraphs(notebook)[1]
    messages = _translated(catalogue, new, opening)

    texts: dict[Path, str | bytes] = {
        places.toc: _listed(places.toc, new.name),
        path_zh: messages,
        **dict(_with_theme(places, new)),
        places.root / "chapters" / f"{new.name}.ipynb": notebook,
    }
    for path, text in texts.items():
        write_whole(path, text)

    return list(texts)


def skeleton_text(new: NewChapter) -> str:
    """Fill the skeleton in."""
    text = files(__package__).joinpath("skeleton.ipynb").read_text(encoding="utf-8")
    title = json.dumps(new.title_en.strip(), ensure_ascii=False)[1:-1]
    ids = text.replace(f"{NAME}-", f"{new.name.replace('_', '-')}-")
    return ids.replace(NAME, new.name).replace(TITLE, title, 1)


def paragraphs(notebook: str) -> list[str]:
    """Give the title and the opening of a chapter."""
    first = "".join(json.loads(notebook)["cells"][0]["source"])
    return [part.removeprefix("# ") for part in first.split("\n\n")]


def _require_free(places: Places, new: NewChapter) -> None:
    if not FOLDER_NAME.fullmatch(new.name):
        raise WrongChapter(f"{new.name!r} is no theme's name; expected up to 40 small letters, digits and _")
    if (places.root / "chapters" / f"{new.name}.ipynb").exists():
        raise WrongChapter(f"chapters/{new.name}.ipynb is there already; choose another name, or change that one")

    for option, title in (("--title-en", new.title_en), ("--title-zh", new.title_zh)):
        if not title.strip() or len(title.splitlines()) > 1:
            raise WrongChapter(f"{option} {title!r} is no title; expected a line of words")


def _require_own_titles(places: Places, new: NewChapter, catalogue: Catalog) -> None:
    """Stop at a title that another chapter has, in capitals or not: a reader could not tell the two apart."""
    for path in sorted((places.root / "chapters").glob("*.ipynb")):
        title = paragraphs(path.read_text(encoding="utf-8"))[0]
        message = catalogue.get(title)
        title_zh = str(message.string) if message else ""
        pairs = (("--title-en", new.title_en, title), ("--title-zh", new.title_zh, title_zh))
        for option, chosen, other in pairs:
            if chosen.strip().casefold() == other.casefold():
                raise WrongChapter(f"{option} {chosen!r} is the title of chapters/{path.name} already; choose another")


def _listed(path: Path, name: str) -> str:
    """List the chapter among the themes, before the one on other commitments, which gathers what has no chapter."""
    names = listed_themes(path)
    after = OTHER not in names
    beside = names[-1] if after else OTHER

    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    entries = [(at, ENTRY.match(line)) for at, line in enumerate(lines)]
    at, entry = next((at, entry) for at, entry in entries if entry and entry[2] == beside)
    lines.insert(at + after, f"{entry[1]}{name}\n")

    return "".join(lines)


def _sound_catalogue(path: Path) -> Catalog:
    """Read a catalogue, or stop where its text is not understood."""
    if faults := form_faults(path):
        raise WrongChapter(f"{path.name}:{faults[0][0]}: {faults[0][2]}")
    return read_catalogue(path)


def _translated(catalogue: Catalog, new: NewChapter, opening: str) -> bytes:
    """Add the title and the opening to the Chinese catalogue."""
    title = new.title_en.strip()
    present = catalogue.get(title)
    if present is not None and present.string != new.title_zh.strip():
        raise WrongChapter(f"--title-en {title!r} is in the catalogue already, as {present.string!r}; choose another")

    place = [(f"../../{DOMAIN}/{new.name}.ipynb", 1)]
    catalogue.add(title, new.title_zh.strip(), locations=place)
    if opening not in catalogue:
        catalogue.add(opening, OPENING_ZH, locations=place)

    return _written(catalogue)


def _written(catalogue: Catalog) -> bytes:
    content = BytesIO()
    write_po(content, catalogue, width=WIDTH, include_lineno=False, ignore_obsolete=True)
    return content.getvalue()


def _with_theme(places: Places, new: NewChapter) -> Iterator[tuple[Path, str]]:
    """Give the files of words with the theme's name in them, where the package lies in the checkout itself."""
    if not places.package.is_relative_to(places.root):
        return

    for lang, title in (("en", new.title_en), ("zh", new.title_zh)):
        if f"theme.{new.name}" in phrases(lang):
            continue
        path = next(path for path in word_files(lang) if THEMES.search(path.read_text(encoding="utf-8")))
        line = f"  {new.name}: {json.dumps(title.strip(), ensure_ascii=False)}\n"
        yield path, THEMES.sub(rf"\g<1>{line}\g<2>", path.read_text(encoding="utf-8"), count=1)
