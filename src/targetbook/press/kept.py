"""Keeps what takes long to draw, by the content it is made of: an equal one is taken again."""

import hashlib
import os
from importlib.metadata import version
from pathlib import Path

from targetbook.record.writing import write_whole

PAINTER = version("vl-convert-python")


def kept_as(cache: Path | None, content: str, suffix: str) -> Path | None:
    """Say where a drawing of this content is kept; None where nothing is kept."""
    told = f"{PAINTER}\0{content}".encode()
    return cache / f"{hashlib.sha256(told).hexdigest()[:32]}.{suffix}" if cache else None


def keep(path: Path | None, content: bytes) -> None:
    """Keep a drawing, whole or not at all."""
    if path is not None:
        part = path.with_suffix(f".{os.getpid()}{path.suffix}")  # two editions may draw the same at once
        write_whole(part, content)
        part.replace(path)
