"""What became of the numbers of a speech, in plain text for the command line."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from targetbook.intake.speech.fates import Fate, SpokenNumber
from targetbook.page.voice.words import Words

# A date, a name or an item's number says enough by itself, and comes again and again.
SAID_BY_ITSELF = frozenset({Fate.NOTE, Fate.ITEM, Fate.DATE, Fate.PHRASE, Fate.NAME, Fate.NO_CHINESE})


@dataclass(frozen=True)
class RowCounts:
    """How many rows were drafted, how many of them are deeds, and how many are for a person to look at."""

    rows: int
    deeds: int
    review: int


def count_rows(rows: list[dict[str, str]]) -> RowCounts:
    """Count the rows of a draft."""
    deeds = sum(row["comparator"] == "done" for row in rows)
    review = sum(bool(row["review"]) for row in rows)
    return RowCounts(len(rows), deeds, review)


def draft_text(counts: RowCounts, figures: list[SpokenNumber], words: Words) -> str:
    """List each number that is in no row, with the reason and its clause, and end with a summary."""
    out = [figure for figure in figures if not figure.fate.in_row]
    return "\n".join([*_left_out(out, words), *_summary(counts, figures, out, words)])


def _summary(counts: RowCounts, figures: list[SpokenNumber], out: list[SpokenNumber], words: Words) -> Iterator[str]:
    """Tell how many rows were drafted and what became of the numbers, each reason with how many it holds for."""
    yield words("draft.lead", n=counts.rows, review=counts.review)
    yield words("draft.sorts", numbers=counts.rows - counts.deeds, deeds=counts.deeds)
    yield words("draft.count", n=len(figures), rows=len(figures) - len(out), out=len(out))

    often = Counter(figure.fate for figure in out)
    parts = [words("draft.part", reason=words(f"draft.{fate}"), n=often[fate]) for fate in Fate if often[fate]]
    if parts:
        yield words("draft.summary", parts=words("draft.semicolon").join(parts))


def _left_out(figures: list[SpokenNumber], words: Words) -> Iterator[str]:
    for fate in Fate:
        of_fate = [figure for figure in figures if figure.fate is fate]
        if not of_fate:
            continue
        yield words("draft.reason", reason=words(f"draft.{fate}"), n=len(of_fate))
        if fate in SAID_BY_ITSELF:
            yield words("draft.bare", numbers=_numbers(of_fate, words))
            continue
        for clause, group in groupby(of_fate, key=lambda figure: figure.clause):
            yield words("draft.clause", numbers=_numbers(group, words), clause=clause)


def _numbers(figures: Iterator[SpokenNumber] | list[SpokenNumber], words: Words) -> str:
    """List numbers in the order of the text, those that come again with how often."""
    counts = Counter(figure.words for figure in figures)
    often = (words("draft.often", words=each, n=n) if n > 1 else each for each, n in counts.items())
    return words("draft.comma").join(often)
