"""Brings a laid-out book up to date, so that Sphinx reads and prints again only what has changed.

A page follows from its chapter, from the headings of all others (contents, links), and from what all pages share. So a
chapter that changed is printed alone; a setting has all pages written again from what Sphinx has read; anything else
has the book read anew. Of a style sheet pages hold its checksum alone, of a script nothing: such a file takes its place
without Sphinx.
"""

import json
import re
import shutil
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from targetbook.press.places import Places
from targetbook.press.source_files import source_files
from targetbook.record.files.digest import digest_of

BUILD = "_build"
UNFINISHED = "unfinished"  # stands in the build's folder while Jupyter Book is at work
HEADINGS = "headings.json"
READ_BY = "read_by.txt"
LOOKS = "looks.txt"
CHAPTERS = "chapters"
STATIC = "_static"
# What pages are written with; which settings are read too, Sphinx itself knows.
WRITTEN_WITH = (STATIC, "_config.yml", LOOKS)
NAMES = "names.json"  # what the search knows by several names: the index is written anew each time
COPIED = (".css", ".js")  # what Sphinx hands on as it is
COMPILED = ".mo"  # what Sphinx makes of a translation, beside it


def note_makers(places: Places, book: Path) -> None:
    """Write into a laid-out book what its pages follow from beside their chapters."""
    looks = source_files(*(places.package / "press" / folder for folder in ("leaves", "shell/theme")))
    lock = [path for path in [places.root / "requirements.lock"] if path.is_file()]
    code = [path for path in source_files(places.package, *lock) if path not in looks]

    (book / LOOKS).write_text(digest_of(looks), encoding="utf-8")
    (book / READ_BY).write_text(digest_of(code) + sys.version, encoding="utf-8")
    (book / HEADINGS).write_text(json.dumps(dict(_headings(book)), ensure_ascii=False), encoding="utf-8")


def is_printed(fresh: Path, book: Path) -> bool:
    """Whether the pages of an older book are those of a freshly laid-out one, style sheets and scripts aside."""
    return _is_finished(book) and all(_is_copied(path, fresh, book) for path in _changes(fresh, book))


def restyle(fresh: Path, book: Path) -> None:
    """Put style sheets and scripts of a freshly laid-out book in the place of older ones, in the printed pages too."""
    html = book / BUILD / "html"
    pages = list(html.rglob("*.html"))

    for path in _changes(fresh, book):
        shutil.copyfile(fresh / path, html / path)
        _restate_checksum(html / path, pages)
        _take_over(fresh / path, book / path)
    shutil.rmtree(fresh)


def renew(fresh: Path, book: Path) -> None:
    """Put a freshly laid-out book in the place of an older one; what was made of that stays where it holds."""
    changed = _changes(fresh, book)
    pages = {path for path in changed if path.parts[0] == CHAPTERS and path.suffix == ".ipynb"}
    looks = {path for path in changed if path.parts[0] in WRITTEN_WITH}

    if changed - pages - looks - {Path(NAMES)} or not _is_finished(book):
        shutil.rmtree(book, ignore_errors=True)
        fresh.rename(book)
        return

    if looks:
        shutil.rmtree(book / BUILD / "html")
    for path in pages:  # by name, whatever the clock says of when they changed
        (book / BUILD / ".doctrees" / path).with_suffix(".doctree").unlink(missing_ok=True)
        (book / BUILD / "html" / path).with_suffix(".html").unlink(missing_ok=True)
    for path in changed:
        _take_over(fresh / path, book / path)
    shutil.rmtree(fresh)


def begin(book: Path) -> None:
    """Mark the book as being printed."""
    (book / BUILD).mkdir(exist_ok=True)
    (book / BUILD / UNFINISHED).touch()


def end(book: Path) -> None:
    """Mark the book as printed whole."""
    (book / BUILD / UNFINISHED).unlink()


def _is_finished(book: Path) -> bool:
    return (book / BUILD / "html").is_dir() and not (book / BUILD / UNFINISHED).exists()


def _is_copied(path: Path, fresh: Path, book: Path) -> bool:
    """Whether a file is a style sheet or a script that both books have, with something in it."""
    is_copied = path.parts[0] == STATIC and path.suffix in COPIED
    return is_copied and all(file.is_file() and file.stat().st_size for file in (fresh / path, book / path))


def _restate_checksum(sheet: Path, pages: Iterable[Path]) -> None:
    """Have pages name a style sheet by the checksum that Sphinx would give it."""
    link = rf'(<link rel="stylesheet" type="text/css" href="[^"]*{STATIC}/{re.escape(sheet.name)}\?v=)[0-9a-f]{{8}}'
    content = sheet.read_bytes().replace(b"\r", b"")
    checksum = f"{zlib.crc32(content):08x}"

    for page in pages:
        text = page.read_bytes()
        restated = re.sub(link.encode(), rf"\g<1>{checksum}".encode(), text)
        if restated != text:
            page.write_bytes(restated)


def _changes(fresh: Path, book: Path) -> set[Path]:
    """List the files that differ, or that only one of the books has."""
    new = _files(fresh)
    old = _files(book)
    return {path for path in new | old if path not in new & old or not _is_same(fresh / path, book / path)}


def _files(book: Path) -> set[Path]:
    paths = {path.relative_to(book) for path in book.rglob("*") if path.is_file() and path.suffix != COMPILED}
    return {path for path in paths if path.parts[0] != BUILD}


def _is_same(first: Path, second: Path) -> bool:
    return first.stat().st_size == second.stat().st_size and first.read_bytes() == second.read_bytes()


def _take_over(source: Path, target: Path) -> None:
    if source.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)
    else:
        target.unlink()


def _headings(book: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each chapter's headings: those of its prose and of the prose among its outputs."""
    for path in sorted((book / CHAPTERS).glob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        lines = (line for cell in cells for line in _prose(cell).splitlines())
        yield path.stem, [line for line in lines if line.startswith("#")]


def _prose(cell: dict[str, Any]) -> str:
    if cell["cell_type"] == "markdown":
        return "".join(cell["source"])
    outputs = (output.get("data", {}).get("text/markdown", "") for output in cell.get("outputs", []))
    return "\n".join("".join(text) for text in outputs)
