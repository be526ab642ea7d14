"""The part of the record that an area's books are made of: what all areas share, and the areas that the books speak of.

A book of one county among thousands neither reads the tables of the others nor changes with them.
"""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from targetbook.press.places import Places
from targetbook.press.site.provenance import data_files, sum_line
from targetbook.record.folder import Area, area_folders, read_areas, scope

FOLDER = "records"
BESIDE = ("chapters", "_toc.yml", "_config.yml")  # what a chapter looks for beside its data


class Excerpts:
    """The excerpts of a record as it is at this moment; each file is summed up once, however many excerpts hold it."""

    def __init__(self, places: Places) -> None:
        self.places = places

    @cached_property
    def areas(self) -> dict[str, Area]:
        """Every area of the record."""
        return read_areas(self.places.data)

    @cached_property
    def lines_by_folder(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        """The sums of the record's files, by the folder of their area; '' has those that all areas share."""
        folders = {folder.name for folder in area_folders(self.places.data)}
        lines: dict[str, list[tuple[tuple[str, ...], str]]] = {"": [], **{name: [] for name in folders}}
        for path in data_files(self.places.data):
            parts = path.relative_to(self.places.data).parts
            lines[parts[0] if parts[0] in folders else ""].append((parts, sum_line(path, self.places.data)))
        return lines

    def members(self, area: str) -> list[str]:
        """Name the areas of an excerpt that the record holds."""
        return sorted(scope(self.areas, area) & {*self.areas})

    def digest(self, area: str) -> str:
        """Give the sum of an area's excerpt, as the sum of a data folder is made."""
        lines = [line for name in ("", *self.members(area)) for line in self.lines_by_folder[name]]
        return hashlib.sha256("".join(text for _, text in sorted(lines)).encode()).hexdigest()

    @contextmanager
    def laid_out(self, area: str) -> Iterator[Places]:
        """Give the places of a checkout whose record is the area's excerpt; the whole one where that is the same."""
        members = self.members(area)
        if len(members) == len(self.areas):
            yield self.places
            return

        desk = self.places.build / "work" / FOLDER / self.digest(area)[:16]
        shutil.rmtree(desk, ignore_errors=True)  # what a build that was killed left
        try:
            copy_excerpt(self.places.data, members, desk)
            yield replace(self.places, data=desk / "data")
        finally:
            shutil.rmtree(desk, ignore_errors=True)


def copy_excerpt(data: Path, areas: list[str], desk: Path) -> None:
    """Copy what all areas share and the folders of these areas, and set beside them what chapters look for there."""
    folders = {folder.name for folder in area_folders(data)} - {*areas}
    (desk / "data").mkdir(parents=True)
    for path in data.iterdir():
        if path.name in folders or path.name.startswith("."):
            continue
        if path.is_dir():
            shutil.copytree(path, desk / "data" / path.name)
        else:
            shutil.copyfile(path, desk / "data" / path.name)

    for name in BESIDE:
        source = data.parent / name
        if source.exists():
            (desk / name).symlink_to(source.resolve(), target_is_directory=source.is_dir())
