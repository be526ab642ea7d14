"""Keeps what takes long to draw, by the content it is made of: an equal one is taken again."""

import functools
import os
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from targetbook.press.fonts import FILES
from targetbook.record.files.atomic import write_whole


@functools.cache
def painter_version() -> str:
    """Name what draws: the painter's version and the content of its fonts."""
    fonts = sha256(b"".join(path.read_bytes() for path in FILES.values()))
    return f"{version('vl-convert-python')} {fonts.hexdigest()}"


def cache_path(cache: Path | None, content: str, suffix: str) -> Path | None:
    """Say where a drawing is kept."""
    digest = sha256(f"{painter_version()}\0{content}".encode()).hexdigest()
    return cache / f"{digest[:32]}.{suffix}" if cache else None


def keep(path: Path | None, content: bytes) -> None:
    """Keep a drawing, whole."""
    if path is not None:
        part = path.with_suffix(f".{os.getpid()}{path.suffix}")  # two editions may draw the same at once
        write_whole(part, content)
        part.replace(path)
