"""The words that the reading of told figures knows, kept apart from it in `vocabulary.yml`."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml


def words(name: str) -> tuple[str, ...]:
    """Give the words of an entry, the longest first, so that a pattern of them takes the longest."""
    return tuple(sorted(set(_entries()[name].split()), key=len, reverse=True))


def names(name: str) -> dict[str, str]:
    """Give the names of an entry and the indicator of each."""
    pairs: dict[str, str] = _entries()[name]
    return pairs


def any_word(name: str) -> str:
    """Give a pattern that matches any word of an entry."""
    return f"(?:{'|'.join(map(re.escape, words(name)))})"


@cache
def _entries() -> dict[str, Any]:
    entries: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("vocabulary.yml").read_text(encoding="utf-8"))
    return entries
