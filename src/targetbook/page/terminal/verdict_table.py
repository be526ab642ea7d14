"""The verdicts of an edition as a table for the eye, in the language that was asked for."""

from unicodedata import east_asian_width

from targetbook.judgement.targets import NumericTarget
from targetbook.judgement.verdicts import Verdict
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.standing import basis_text
from targetbook.page.voice import numbers

COLUMNS = ("target", "announced", "status", "observed", "why")
GAP = "  "


def verdict_table(chapter: Chapter) -> str:
    """Lay out a row a verdict: its target, the number announced, how it stands, by which figure and why."""
    if not chapter.all_verdicts:
        return chapter.words("verdict_table.none")

    head = tuple(chapter.words(f"verdict_table.{column}") for column in COLUMNS)
    rows = [head, *(_row(verdict, chapter) for verdict in chapter.all_verdicts)]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]

    return "\n".join(_line(row, widths) for row in rows)


def _row(verdict: Verdict, chapter: Chapter) -> tuple[str, ...]:
    words = chapter.words
    target = verdict.target
    announced = numbers.of_target(target, words) if isinstance(target, NumericTarget) else words("verdict_table.deed")
    limits = [words(f"verdict.{name}") for name in (*filter(None, [verdict.reason]), *verdict.qualifiers)]
    why = words("general.clause").join([*limits, *_pace(verdict, chapter)])

    return target.name, announced, words(f"verdict.{verdict.status}"), basis_text(verdict, chapter), why


def _pace(verdict: Verdict, chapter: Chapter) -> list[str]:
    """Say how far a running target has come, and what the rest of its period needs."""
    pace = verdict.pace
    if pace is None:
        return []

    words = chapter.words
    best = pace.evidence.best
    figure = numbers.of_row(best, words)
    so_far = words("verdict_table.so_far", figure=figure, period=numbers.period(best.period, words))
    if pace.required is None:
        return [so_far]
    return [so_far, words("verdict_table.rest", needed=numbers.value(round(pace.required, 1), best.unit, words))]


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    cells = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
    return GAP.join(cells).rstrip()


def _width(text: str) -> int:
    """Count the columns that a text takes in a terminal, where a Chinese character takes two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
