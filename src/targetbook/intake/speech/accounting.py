"""The account of a speech's numbers: each stands in a row, or it is left out for a reason."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from targetbook.intake.speech.fates import Fate, NumberRun, SpokenNumber
from targetbook.intake.wording.counting import number_spans
from targetbook.intake.wording.masks import names_in
from targetbook.intake.wording.sentences import HAN, hide_endless, item_numbers, note_marks

STOPS = ",;:。!?"
# 。 in 5%。
STOP = re.compile(f"[{STOPS}]")
# 60周岁 in 60周岁以上老年人
AGE = re.compile("[0-9]{1,3}(?:[-~至到][0-9]{1,3})?周?岁")
REACH = 18
ORDER = {fate: rank for rank, fate in enumerate(Fate)}
# Of these the words around the digits are shown too: 430亿元, 三元里, 2月6日.
SHOWN_WHOLE = frozenset({Fate.REPEATED, Fate.OUTCOME, Fate.START, Fate.SIZE, Fate.NO_PLEDGE, Fate.DATE, Fate.NAME})


def account(text: str, runs: Iterable[NumberRun]) -> list[SpokenNumber]:
    """Say of every number of a cleaned text what became of it; what nothing accounts for was not understood."""
    figures: list[SpokenNumber] = []
    start = 0

    for line, runs_of_line in zip(text.split("\n"), _by_line(text, runs), strict=True):
        runs_by_place = _runs_by_place(line, [*_by_itself(line), *(_shift(run, -start) for run in runs_of_line)])
        figures += [_figure(line, start, span, runs_by_place) for span in number_spans(line)]
        start += len(line) + 1

    return figures


def _by_line(text: str, runs: Iterable[NumberRun]) -> list[list[NumberRun]]:
    """Sort runs by the line that they begin in."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    lines: list[list[NumberRun]] = [[] for _ in starts]
    for run in runs:
        lines[bisect_right(starts, run.start) - 1].append(run)
    return lines


def _by_itself(line: str) -> Iterator[NumberRun]:
    """Account for what a line shows by itself: names and dates, the numbers of items and of notes."""
    if not HAN.search(line):
        yield NumberRun(0, len(line), Fate.NO_CHINESE)
    yield from (NumberRun(match.start(), match.end(), Fate.NOTE) for match in note_marks(line))
    yield from (NumberRun(match.start(), match.end(), Fate.SIZE) for match in AGE.finditer(line))
    yield from (NumberRun(start, end, Fate.ITEM) for start, end in item_numbers(line))
    yield from names_in(hide_endless(line))


def _shift(run: NumberRun, by: int) -> NumberRun:
    return NumberRun(run.start + by, run.end + by, run.fate)


def _runs_by_place(line: str, runs: list[NumberRun]) -> list[NumberRun]:
    """Give each place of a line the run that counts there."""
    places = [NumberRun(place, place, Fate.UNREAD) for place in range(len(line))]
    for run in sorted(runs, key=lambda run: (ORDER[run.fate], run.end - run.start), reverse=True):
        places[run.start : run.end] = [run] * (min(run.end, len(line)) - run.start)
    return places


def _figure(line: str, start: int, span: tuple[int, int], runs_by_place: list[NumberRun]) -> SpokenNumber:
    run = min(runs_by_place[span[0] : span[1]], key=lambda run: ORDER[run.fate])
    first, last = (run.start, run.end) if run.fate in SHOWN_WHOLE else span
    return SpokenNumber(start + span[0], line[first:last], _clause(line, *span), run.fate)


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
