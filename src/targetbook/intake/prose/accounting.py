"""The account of a text's numbers: each stands in a row, or it is left out for a reason."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from targetbook.intake.prose.rows import FigureReading, OmissionReason, Span, Unused
from targetbook.intake.wording.counting import number_spans
from targetbook.intake.wording.masks import names_in
from targetbook.intake.wording.sentences import HAN, hide_endless, item_numbers, note_marks

STOP = re.compile("[,;:。!?\n]")
REACH = 18
ORDER = {reason: rank for rank, reason in enumerate(OmissionReason)}


@dataclass(frozen=True)
class Account:
    """A number of the text, the clause around it, and where it went."""

    start: int
    words: str
    clause: str
    reason: OmissionReason


def account_for_numbers(text: str, readings: Iterable[FigureReading], unused: Iterable[Unused]) -> list[Account]:
    """Say of every number of a cleaned text where it went; what nothing accounts for was not understood."""
    runs = [
        *(Unused(each.number, OmissionReason.ROW) for each in readings),
        *(Unused(date, OmissionReason.PERIOD) for each in readings for date in each.dated),
        *unused,
        *_by_themselves(text),
    ]
    runs.sort(key=lambda each: each.number)
    starts = [each.number[0] for each in runs]
    longest = max((each.number[1] - each.number[0] for each in runs), default=0)
    return [_account(text, span, _over(span, runs, starts, longest)) for span in number_spans(text)]


def _over(span: Span, runs: list[Unused], starts: list[int], longest: int) -> OmissionReason:
    """Give the reason that counts among those over a number."""
    first = bisect_right(starts, span[0] - longest - 1)
    last = bisect_right(starts, span[1] - 1)
    over = [each.reason for each in runs[first:last] if each.number[1] > span[0]]
    return min(over, key=lambda reason: ORDER[reason], default=OmissionReason.UNREAD)


def _by_themselves(text: str) -> Iterator[Unused]:
    """Account for what a line shows by itself: names and dates, the numbers of items and of notes."""
    start = 0
    for line in text.split("\n"):
        if not HAN.search(line):
            yield Unused((start, start + len(line)), OmissionReason.NO_CHINESE)
        yield from (
            Unused((start + each.start(), start + each.end()), OmissionReason.NOTE) for each in note_marks(line)
        )
        yield from (Unused((start + first, start + last), OmissionReason.ITEM) for first, last in item_numbers(line))
        for run in names_in(hide_endless(line)):
            yield Unused((start + run.start, start + run.end), OmissionReason(run.fate.value))
        start += len(line) + 1


def _account(text: str, span: Span, reason: OmissionReason) -> Account:
    return Account(span[0], text[span[0] : span[1]], clause_at(text, *span), reason)


def clause_at(text: str, start: int, end: int) -> str:
    """Give the clause that a number stands in, or as much of it as is easily read."""
    floor = max(0, start - REACH)
    ceiling = min(len(text), end + REACH)
    first = max((match.end() for match in STOP.finditer(text, floor, start)), default=floor)
    stop = STOP.search(text, end, ceiling)
    return text[first : stop.start() if stop else ceiling].strip()
