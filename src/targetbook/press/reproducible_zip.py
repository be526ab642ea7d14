"""Zip files that are the same bytes for the same members: none says when it was packed."""

from collections.abc import Iterable
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo


def write_zip(
    target: Path | IO[bytes], members: Iterable[tuple[str, bytes]], stored: str = "", level: int | None = None
) -> None:
    """Write members in their order, each compressed but for the one `stored`; all are of 1980, a zip file's day one."""
    with ZipFile(target, "w") as package:
        for name, content in members:
            method = ZIP_STORED if name == stored else ZIP_DEFLATED
            package.writestr(ZipInfo(name), content, method, compresslevel=level)
