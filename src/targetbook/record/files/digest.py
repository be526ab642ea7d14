"""One digest of many files: it differs once a name or a byte of them does."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path


def digest_of(paths: Iterable[Path], below: Path | None = None) -> str:
    """Digest the bytes of files and their names, by their places below a folder where one is named."""
    total = sha256()
    for path in sorted(paths):
        name = path.relative_to(below) if below else path.name
        total.update(f"{name}\0{_of_file(path)}\n".encode())
    return total.hexdigest()


def _of_file(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
