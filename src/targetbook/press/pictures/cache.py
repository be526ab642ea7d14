"""Keeps what takes long to draw, by the content it is made of: an equal one is taken again."""

import functools
import os
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from targetbook.press.fonts import FILES
from targetbook.record.files.atomic import write_whole


@functools.cache
def painted_with() -> str:
    """Name what draws: the painter's version and the content of its fonts."""
    fonts = sha256(b"".join(path.read_bytes() for path in FILES.values()))
    return f"{version('vl-convert-python')} {fonts.hexdigest()}"


def kept_as(cache: Path | None, content: str, suffix: str) -> Path | None:
    """Say where a drawing of this content is kept; None where nothing is kept."""
    told = f"{painted_with()}\0{content}".encode()
    return cache / f"{sha256(told).hexdigest()[:32]}.{suffix}" if cache else None


def keep(path: Path | None, content: bytes) -> None:
    """Keep a drawing, whole or not at all."""
    if path is not None:
        part = path.with_suffix(f".{os.getpid()}{path.suffix}")  # two editions may draw the same at once
        write_whole(part, content)
        part.replace(path)
