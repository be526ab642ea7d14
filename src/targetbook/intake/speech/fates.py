"""What becomes of every number of a speech: it stands in a row, or it is left out for a reason."""

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """Where a number went; the first of several that hold is the one that counts."""

    VALUE = "value"
    PERIOD = "period"
    REPEATED = "repeated"
    OUTCOME = "outcome"
    START = "start"
    SIZE = "size"
    NO_PLEDGE = "no_pledge"
    QUOTED = "quoted"
    EXPLAINED = "explained"
    NOTE = "note"
    ITEM = "item"
    DATE = "date"
    PHRASE = "phrase"
    NAME = "name"
    NO_CHINESE = "no_chinese"
    UNREAD = "unread"

    @property
    def in_row(self) -> bool:
        """Whether a number with this fate stands in a drafted row."""
        return self in (Fate.VALUE, Fate.PERIOD, Fate.QUOTED)


@dataclass(frozen=True)
class NumberRun:
    """A run of the text and what becomes of the numbers in it."""

    start: int
    end: int
    fate: Fate


@dataclass(frozen=True)
class SpokenNumber:
    """A number of the text, the words that it is part of, the clause around it, and what became of it."""

    start: int
    words: str
    clause: str
    fate: Fate
