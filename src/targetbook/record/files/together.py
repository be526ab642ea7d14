"""Puts several files of a folder in place at once: a reader finds all of them as before, or all as after."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp

from targetbook.record.files.atomic import settle_names, write_whole
from targetbook.record.files.swap_folders import exchange_at_once

SUFFIX = ".new"


def write_together(folder: Path, texts: Mapping[str, str]) -> None:
    """Write files of a folder in one step, whenever the writing stops: a copy that holds them takes its place.

    Where that cannot be, they are written one after the other in the order given: where the system exchanges no
    folders, and where this process stands in it, whose shell would be left in a folder that is gone.
    """
    folder = folder.resolve()
    _clear_away(folder)

    if not Path.cwd().is_relative_to(folder) and _swap(folder, texts):
        return
    for name, text in texts.items():
        write_whole(folder / name, text)


def _swap(folder: Path, texts: Mapping[str, str]) -> bool:
    """Let a copy of the folder with these texts take its place; False where the system exchanges none."""
    copy = Path(mkdtemp(prefix=f".{folder.name}.", suffix=SUFFIX, dir=folder.parent))
    try:
        shutil.copytree(folder, copy, symlinks=True, dirs_exist_ok=True)
        for name, text in texts.items():
            write_whole(copy / name, text)
        _settle(copy)
        is_swapped = exchange_at_once(copy, folder)
        settle_names(folder.parent)
        return is_swapped
    finally:
        shutil.rmtree(copy, ignore_errors=True)


def _settle(folder: Path) -> None:
    """See the whole folder on the disk before it counts."""
    for path in (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()):
        with path.open("rb") as file:
            os.fsync(file.fileno())
    for path in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        settle_names(path)


def _clear_away(folder: Path) -> None:
    """Remove copies that a process which was killed has left."""
    for copy in folder.parent.glob(f".{folder.name}.*{SUFFIX}"):
        shutil.rmtree(copy, ignore_errors=True)
