"""What became of the numbers of a speech, in plain text for the command line."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from targetbook.cli.left_out import LeftOut, left_out_lines
from targetbook.intake.speech.assembling import Drafting
from targetbook.intake.speech.fates import Fate, SpokenNumber
from targetbook.page.voice.words import Words


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


def draft_text(counts: RowCounts, drafting: Drafting, words: Words) -> str:
    """List each number that is in no row, with the reason and its clause, and end with a summary."""
    figures = drafting.figures
    out = [figure for figure in figures if not figure.fate.in_row]
    numbers = [LeftOut(figure.words, figure.clause, figure.fate) for figure in out]
    labels = {fate.value: words(f"draft.{fate}") for fate in Fate if not fate.in_row}
    lists = [*left_out_lines(numbers, labels, words), *_headings(drafting.headings, words)]
    return "\n".join([*lists, *_summary(counts, figures, out, words)])


def _headings(headings: list[str], words: Words) -> Iterator[str]:
    """List the headings that name a deed, which what follows them tells."""
    if headings:
        yield words("draft.reason", reason=words("draft.heading"), n=len(headings))
        yield from (words("draft.bare", numbers=heading) for heading in headings)


def _summary(counts: RowCounts, figures: list[SpokenNumber], out: list[SpokenNumber], words: Words) -> Iterator[str]:
    """Tell how many rows were drafted and what became of the numbers, each reason with how many it holds for."""
    yield words("draft.lead", n=counts.rows, review=counts.review)
    yield words("draft.sorts", numbers=counts.rows - counts.deeds, deeds=counts.deeds)
    yield words("draft.count", n=len(figures), rows=len(figures) - len(out), out=len(out))

    often = Counter(figure.fate for figure in out)
    parts = [words("draft.part", reason=words(f"draft.{fate}"), n=often[fate]) for fate in Fate if often[fate]]
    if parts:
        yield words("draft.summary", parts=words("draft.semicolon").join(parts))
