"""What is drafted of one commitment, before it is a row of a table."""

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True)
class Draft:
    """A drafted commitment; an empty field is one that was left open, and `review` says why.

    `noun` is what its number is of in the words of the sentence, `quoted` are the runs of its sentence that its words
    are taken from, `numbers` those that its value was read from, `dated` those that its period or day is from.
    """

    kind: str
    clause: str
    quoted: tuple[Span, ...]
    position: int
    sentence: int = 0
    text: str = ""
    numbers: tuple[Span, ...] = ()
    dated: tuple[Span, ...] = ()
    year: str = ""
    period: str = ""
    due: str = ""
    noun: str = ""
    indicator: str = ""
    theme: str = ""
    measure: str = ""
    comparator: str = ""
    value: str = ""
    upper: str = ""
    unit: str = ""
    firmness: str = "plain"
    review: tuple[str, ...] = ()
