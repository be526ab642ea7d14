"""The words that a grammar knows, kept apart from it in a file `vocabulary.yml` beside it."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml


class Vocabulary:
    """A file of entries, each a list of words between spaces, or names with the indicator of each."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def words(self, name: str) -> tuple[str, ...]:
        """Give the words of an entry, the longest first, so that a pattern of them takes the longest."""
        return tuple(sorted(set(_entries(self.path)[name].split()), key=lambda word: (-len(word), word)))

    def pattern(self, name: str) -> str:
        """Give a pattern that matches any word of an entry."""
        return f"(?:{'|'.join(map(re.escape, self.words(name)))})"

    def names(self, name: str) -> dict[str, str]:
        """Give the names of an entry and the indicator of each."""
        pairs: dict[str, str] = _entries(self.path)[name]
        return pairs


@cache
def _entries(path: Path) -> dict[str, Any]:
    entries: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return entries


WORDING = Vocabulary(Path(__file__).with_name("vocabulary.yml"))
