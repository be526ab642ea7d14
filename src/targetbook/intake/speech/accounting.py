"""The account of a speech's numbers: each stands in a row, or it is left out for a reason."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from targetbook.intake.speech.fates import Fate, NumberClaim, SpokenNumber
from targetbook.intake.wording.counting import number_spans
from targetbook.intake.wording.masks import names_in
from targetbook.intake.wording.sentences import HAN, hide_endless, item_numbers, note_marks

STOPS = ",;:。!?"
# 。 in 5%。
STOP = re.compile(f"[{STOPS}]")
REACH = 18
ORDER = {fate: rank for rank, fate in enumerate(Fate)}
# Of these the words around the digits are shown too: 430亿元, 三元里, 2月6日.
SHOWN_WHOLE = frozenset({Fate.REPEATED, Fate.OUTCOME, Fate.START, Fate.SIZE, Fate.NO_PLEDGE, Fate.DATE, Fate.NAME})


def account(text: str, claims: Iterable[NumberClaim]) -> list[SpokenNumber]:
    """Say of every number of a cleaned text what became of it; what nothing claims was not understood."""
    figures: list[SpokenNumber] = []
    start = 0

    for line, claims_of_line in zip(text.split("\n"), _by_line(text, claims), strict=True):
        claims_by_place = _claims_by_place(
            line, [*_by_itself(line), *(_shift(claim, -start) for claim in claims_of_line)]
        )
        figures += [_figure(line, start, span, claims_by_place) for span in number_spans(line)]
        start += len(line) + 1

    return figures


def _by_line(text: str, claims: Iterable[NumberClaim]) -> list[list[NumberClaim]]:
    """Sort claims by the line that they begin in."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    lines: list[list[NumberClaim]] = [[] for _ in starts]
    for claim in claims:
        lines[bisect_right(starts, claim.start) - 1].append(claim)
    return lines


def _by_itself(line: str) -> Iterator[NumberClaim]:
    """Claim what a line shows by itself: names and dates, the numbers of items and of notes."""
    if not HAN.search(line):
        yield NumberClaim(0, len(line), Fate.NO_CHINESE)
    yield from (NumberClaim(match.start(), match.end(), Fate.NOTE) for match in note_marks(line))
    yield from (NumberClaim(start, end, Fate.ITEM) for start, end in item_numbers(line))
    yield from names_in(hide_endless(line))


def _shift(claim: NumberClaim, by: int) -> NumberClaim:
    return NumberClaim(claim.start + by, claim.end + by, claim.fate)


def _claims_by_place(line: str, claims: list[NumberClaim]) -> list[NumberClaim]:
    """Give each place of a line the claim that counts there."""
    places = [NumberClaim(place, place, Fate.UNREAD) for place in range(len(line))]
    for claim in sorted(claims, key=lambda claim: (ORDER[claim.fate], claim.end - claim.start), reverse=True):
        places[claim.start : claim.end] = [claim] * (min(claim.end, len(line)) - claim.start)
    return places


def _figure(line: str, start: int, span: tuple[int, int], claims_by_place: list[NumberClaim]) -> SpokenNumber:
    claim = min(claims_by_place[span[0] : span[1]], key=lambda claim: ORDER[claim.fate])
    first, last = (claim.start, claim.end) if claim.fate in SHOWN_WHOLE else span
    return SpokenNumber(start + span[0], line[first:last], _clause(line, *span), claim.fate)


def _clause(line: str, start: int, end: int) -> str:
    """Give the clause that a number stands in, or as much of it as is easily read."""
    floor = max(0, start - REACH)
    ceiling = min(len(line), end + REACH)
    first = max((match.end() for match in STOP.finditer(line, floor, start)), default=floor)
    stop = STOP.search(line, end, ceiling)
    last = stop.start() if stop else ceiling
    before = "…" if first == floor and first > 0 and line[first - 1] not in STOPS else ""
    after = "…" if not stop and last < len(line) else ""

    return f"{before}{line[first:last].strip()}{after}"
