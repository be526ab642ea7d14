"""The rules of judgement, read from their one file."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

Table = dict[str, Any]


@dataclass(frozen=True)
class Rules:
    """A version of the rules; the sections are as the file has them."""

    version: str
    about: Table
    evidence: Table
    stock_window_days: int
    censuses: list[Table]
    shares: Table
    publisher_by_theme: dict[str, str]
    publisher_otherwise: str
    audit: Table
    revisions: Table

    @property
    def base_years(self) -> list[int]:
        """Give the years whose totals are the first on a new base: those in which a census was told."""
        return [int(census["told"].year) for census in self.censuses]

    def rank(self, section: str, word: str) -> int:
        """Give the place of a word in an order of evidence, the best being 0."""
        order: list[str] = self.evidence[section]
        return order.index(word) if word in order else len(order)


@cache
def standard_rules() -> Rules:
    """Read the rules that the book uses."""
    return Rules(**yaml.safe_load(files(__package__).joinpath("rules.yml").read_text(encoding="utf-8")))
