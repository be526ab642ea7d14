"""Packs a checkout, or the pages made of it, into bytes that travel, the same for the same content."""

import hashlib
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import ZipFile

from targetbook.press.reproducible_zip import write_zip


def pack(root: Path, names: Iterable[str]) -> bytes:
    """Pack these files and folders below a root; what is not there is left out."""
    content = io.BytesIO()
    paths = (path for name in names for path in _files(root / name))
    write_zip(content, ((path.relative_to(root).as_posix(), path.read_bytes()) for path in paths), level=1)

    return content.getvalue()


def unpack(parcel: bytes, folder: Path) -> None:
    """Lay out what was packed below a folder."""
    with ZipFile(io.BytesIO(parcel)) as archive:
        archive.extractall(folder)  # nothing leaves the folder, whatever its name


def parcel_digest(parcel: bytes) -> str:
    """Name a parcel by its content."""
    return hashlib.sha256(parcel).hexdigest()


def _files(path: Path) -> Iterator[Path]:
    """List files without hidden ones."""
    for file in [path] if path.is_file() else sorted(path.rglob("*")):
        if file.is_file() and not any(map(_is_hidden, file.relative_to(path.parent).parts)):
            yield file


def _is_hidden(name: str) -> bool:
    return name == "__pycache__" or name.startswith(".")
