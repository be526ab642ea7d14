"""The rules of judgement, read from their one file or from another of the same shape."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from targetbook.judgement.rules.rule_file import find_faults, parse

Table = dict[str, Any]


class WrongRules(ValueError):
    """A rule file that cannot be judged by; the message has one line `file:row:column: message` a fault."""


@dataclass(frozen=True)
class Rules:
    """A version of the rules; the sections are as the file has them."""

    version: str
    about: Table
    evidence: Table
    stock_window_days: int
    censuses: list[Table]
    shares: Table
    pace: Table
    audit: Table
    revisions: Table
    base_rates: Table
    ambition: Table
    robustness: Table

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
    return Rules(**yaml.safe_load(_standard_text()))


def read_rules(path: Path) -> Rules:
    """Read rules from a file of the standard one's shape; WrongRules says where it differs from that."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as wrong:
        line = wrong.object[: wrong.start].count(b"\n") + 1
        raise WrongRules(f"{path}:{line}:-: is not in UTF-8 from here on; save it again as UTF-8") from None

    if faults := find_faults(text, _standard_text()):
        raise WrongRules("\n".join(f"{path}:{fault}" for fault in faults))

    return Rules(**parse(text))


def _standard_text() -> str:
    return files(__package__).joinpath("rules.yml").read_text(encoding="utf-8")
