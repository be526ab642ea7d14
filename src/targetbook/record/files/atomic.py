"""Puts a content in a file's place: a reader finds the old one or the new one, whenever the writing stops."""

import os
from pathlib import Path


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file (text as UTF-8, line ends as given) beside its place, see it on the disk, then rename it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    try:
        with new.open("wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise

    settle_names(path.parent)


def settle_names(folder: Path) -> None:
    """See the names in a folder on the disk: a renaming counts from then on."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
