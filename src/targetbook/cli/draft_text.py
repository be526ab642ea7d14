"""What became of the numbers of a speech, in plain text for the command line."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from targetbook.intake.speech.fates import Fate, SpokenNumber
from targetbook.page.voice.words import Words

# A date, a name or an item's number says enough by itself, and comes again and again.
SAID_BY_ITSELF = frozenset({Fate.NOTE, Fate.ITEM, Fate.DATE, Fate.PHRASE, Fate.NAME, Fate.NO_CHINESE})


def draft_text(rows: int, review: int, figures: list[SpokenNumber], words: Words) -> str:
    """Tell how many rows were drafted and list each number that is in none, with the reason and its clause."""
    out = [figure for figure in figures if not figure.fate.in_row]
    count = words("draft.count", n=len(figures), rows=len(figures) - len(out), out=len(out))
    return "\n".join([words("draft.lead", n=rows, review=review), count, *_left_out(out, words)])


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
