"""The numbers of a text that are in no row, by the reason why, in plain text for the command line."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from targetbook.page.voice.words import Words

# A date, a name or an item's number says enough by itself, and comes again and again: its clause is not printed.
WITHOUT_CLAUSE = frozenset({"note", "item", "date", "phrase", "name", "no_chinese"})


@dataclass(frozen=True)
class LeftOut:
    """A number as the text writes it, the clause around it, and the name of the reason why it is in no row."""

    words: str
    clause: str
    reason: str


def left_out_lines(numbers: Sequence[LeftOut], labels: Mapping[str, str], words: Words) -> Iterator[str]:
    """List numbers by reason, in the order of `labels`, which says each reason in words."""
    for reason, label in labels.items():
        group = [number for number in numbers if number.reason == reason]
        if group:
            yield words("draft.reason", reason=label, n=len(group))
            yield from _group_lines(group, reason, words)


def _group_lines(group: list[LeftOut], reason: str, words: Words) -> Iterator[str]:
    if reason in WITHOUT_CLAUSE:
        yield words("draft.bare", numbers=_listing(group, words))
        return

    for clause, numbers in groupby(group, key=lambda number: number.clause):
        yield words("draft.clause", numbers=_listing(numbers, words), clause=clause)


def _listing(numbers: Iterable[LeftOut], words: Words) -> str:
    """List numbers in the order of the text, those that come again with how often."""
    counts = Counter(number.words for number in numbers)
    items = [words("draft.often", words=text, n=n) if n > 1 else text for text, n in counts.items()]
    return words("draft.comma").join(items)
