"""Which chapters an edition has: the book's table of contents without the themes that have nothing in it."""

from collections.abc import Callable, Iterable
from copy import deepcopy
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import yaml

from targetbook.press.edition import Edition
from targetbook.press.errors import PressError
from targetbook.record.files.atomic import write_whole

if TYPE_CHECKING:
    from targetbook.record.reading import Record

Toc = dict[str, Any]


def read_toc(path: Path) -> Toc:
    """Read a `_toc.yml` in Jupyter Book's `jb-book` format."""
    toc: Toc = yaml.safe_load(path.read_text(encoding="utf-8"))
    return toc


def chapter_files(toc: Toc) -> list[str]:
    """List the chapters."""
    chapters = [*toc.get("chapters", []), *(chapter for part in toc.get("parts", []) for chapter in part["chapters"])]
    return [toc["root"], *(chapter["file"] for chapter in chapters)]


def chapter_name(file: str) -> str:
    """Give a chapter's short name: `growth` for `chapters/growth`."""
    return PurePosixPath(file).name


def without(toc: Toc, names: Iterable[str]) -> Toc:
    """Leave out chapters, and parts without any."""
    absent = set(names)
    rest = deepcopy(toc)

    for part in [rest, *rest.get("parts", [])]:
        if "chapters" in part:
            part["chapters"] = [entry for entry in part["chapters"] if chapter_name(entry["file"]) not in absent]

    if "parts" in rest:
        rest["parts"] = [part for part in rest["parts"] if part["chapters"]]

    return rest


def read_once(data: Path) -> Callable[[], "Record"]:
    """Give a way to the record that reads it once."""

    @cache
    def read() -> "Record":
        from targetbook.record.reading import read_record

        return read_record(data)

    return read


def nothing_to_say(record: "Record", edition: Edition, names: list[str]) -> set[str]:
    """Name the empty themes."""
    from targetbook.record.contents import empty_chapters

    return empty_chapters(record, edition.area, edition.year, edition.as_of, names)


def write_toc(book: Path, read: Callable[[], "Record"], edition: Edition, target: Path) -> None:
    """Write the edition's table of contents, made from the whole book's; without a target there is no edition."""
    require_targets(read(), edition)
    toc = read_toc(book)
    files = chapter_files(toc)
    require_notebooks(book.parent, files)

    silent = nothing_to_say(read(), edition, [chapter_name(file) for file in files])
    write_whole(target, yaml.safe_dump(without(toc, silent), sort_keys=False))


def require_targets(record: "Record", edition: Edition) -> None:
    """Stop when the area has no target for the edition's year, and say for which years it has."""
    from targetbook.record.contents import target_years

    years = target_years(record, edition.area, edition.as_of)
    if edition.year not in years:
        day = f" known on {edition.as_of}" if edition.as_of else ""
        others = ", ".join(map(str, years)) or "none"
        raise PressError(f"no target of {edition.area} for {edition.year}{day}; years with targets: {others}")


def require_notebooks(root: Path, files: list[str]) -> None:
    """Stop when a chapter is not there."""
    missing = [f"{file}.ipynb" for file in files if not (root / f"{file}.ipynb").is_file()]
    if missing:
        raise PressError(f"_toc.yml lists chapters that are not there: {', '.join(missing)}")
