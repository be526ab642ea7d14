"""The words that the grammar knows, kept apart from it in `vocabulary.yml`."""

from functools import cache
from pathlib import Path

import yaml


def word_list(name: str) -> tuple[str, ...]:
    """Give the words of an entry, the longest first, so that a pattern of them takes the longest."""
    return tuple(sorted(_entries()[name].split(), key=len, reverse=True))


def any_of(name: str) -> str:
    """Give a pattern that matches any word of an entry."""
    return f"(?:{'|'.join(word_list(name))})"


@cache
def _entries() -> dict[str, str]:
    entries: dict[str, str] = yaml.safe_load(Path(__file__).with_name("vocabulary.yml").read_text(encoding="utf-8"))
    return entries
