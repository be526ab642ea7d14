"""Brings a laid-out book up to date, so that Sphinx reads and prints again only what has changed.

A page follows from its chapter, from the headings of all others (contents, links), and from what all pages share. So a
chapter that changed is printed alone; a style sheet or a setting has all pages written again from what Sphinx has read;
anything else has the book read anew.
"""

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from targetbook.press.places import Places
from targetbook.press.source_files import digest_of, source_files

BUILD = "_build"
UNFINISHED = "unfinished"  # stands in the build's folder while Jupyter Book is at work
HEADINGS = "headings.json"
READ_BY = "read_by.txt"
LOOKS = "looks.txt"
CHAPTERS = "chapters"
# What pages are written with; which settings are read too, Sphinx itself knows.
WRITTEN_WITH = ("_static", "_config.yml", LOOKS)
NAMES = "names.json"  # what the search knows by several names: the index is written anew each time
COMPILED = ".mo"  # what Sphinx makes of a translation, beside it


def note_makers(places: Places, book: Path) -> None:
    """Write into a laid-out book what its pages follow from beside their chapters."""
    looks = source_files(*(places.package / "press" / folder for folder in ("leaves", "shell/theme")))
    lock = [path for path in [places.root / "requirements.lock"] if path.is_file()]
    code = [path for path in source_files(places.package, *lock) if path not in looks]

    (book / LOOKS).write_text(digest_of(looks), encoding="utf-8")
    (book / READ_BY).write_text(digest_of(code) + sys.version, encoding="utf-8")
    (book / HEADINGS).write_text(json.dumps(dict(_headings(book)), ensure_ascii=False), encoding="utf-8")


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
