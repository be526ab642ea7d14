"""Packs a checkout, or the pages made of it, into bytes that travel, the same for the same content."""

import gzip
import hashlib
import io
import tarfile
from collections.abc import Iterable
from pathlib import Path


def pack(root: Path, names: Iterable[str]) -> bytes:
    """Pack these files and folders below a root; what is not there is left out."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as tar:
        for name in names:
            if (root / name).exists():
                tar.add(root / name, name, filter=_plain)
    return gzip.compress(held.getvalue(), compresslevel=1, mtime=0)


def unpack(parcel: bytes, folder: Path) -> None:
    """Lay out what was packed below a folder."""
    with tarfile.open(fileobj=io.BytesIO(parcel), mode="r:gz") as tar:
        tar.extractall(folder, filter="data")


def digest(parcel: bytes) -> str:
    """Name a parcel by its content."""
    return hashlib.sha256(parcel).hexdigest()


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo | None:
    """Leave out caches and hidden files, and what tells who packed it and when."""
    parts = Path(entry.name).parts
    if any(part == "__pycache__" or part.startswith(".") for part in parts):
        return None
    entry.uid = entry.gid = entry.mtime = 0
    entry.uname = entry.gname = ""
    return entry
