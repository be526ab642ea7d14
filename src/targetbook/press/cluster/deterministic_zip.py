"""Packs a checkout, or the pages made of it, into bytes that travel, the same for the same content."""

import hashlib
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def pack(root: Path, names: Iterable[str]) -> bytes:
    """Pack these files and folders below a root; what is not there is left out."""
    content = io.BytesIO()
    with ZipFile(content, "w") as parcel:
        for path in (file for name in names for file in _files(root / name)):
            entry = ZipInfo(path.relative_to(root).as_posix())  # of 1980: nothing tells when it was packed
            parcel.writestr(entry, path.read_bytes(), ZIP_DEFLATED, compresslevel=1)

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
