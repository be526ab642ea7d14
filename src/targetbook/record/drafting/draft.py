"""What is drafted of one commitment, before it is a row of a table."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Draft:
    """A drafted commitment; an empty field is one that was left open, and `review` says why."""

    kind: str
    clause: str
    text: str
    position: int
    sentence: int
    year: str = ""
    period: str = ""
    due: str = ""
    indicator: str = ""
    theme: str = ""
    measure: str = ""
    comparator: str = ""
    value: str = ""
    upper: str = ""
    unit: str = ""
    firmness: str = "plain"
    review: tuple[str, ...] = ()
