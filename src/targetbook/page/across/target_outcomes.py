"""Targets of several areas beside their outcomes, as a table."""

from decimal import Decimal

from targetbook.judgement.verdicts import NumericVerdict
from targetbook.judgement.words import Status
from targetbook.page.blocks.chart_table import Cell, Datum, Twin, row_datum, target_cell, text_cell, unit_name
from targetbook.page.blocks.tables import badge, beside
from targetbook.page.chapter import Chapter
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.figure_kinds import kind_name


def outcomes_twin(verdicts: list[NumericVerdict], chapter: Chapter) -> Twin:
    """List each area's target for a year with its outcome, what that may be called, the gap and the verdict."""
    names = ("area", "target", "document", "outcome", "gap", "verdict")
    heads = [chapter.words(f"neighbours.head_{name}") for name in names]
    return Twin(heads, [_cells(verdict, chapter) for verdict in verdicts])


def _cells(verdict: NumericVerdict, chapter: Chapter) -> list[Cell]:
    target = verdict.target
    return [
        text_cell(chapter.name_of(target.area)),
        target_cell(target, chapter),
        text_cell(chapter.words(f"document.{target.announcement_kind}")),
        _outcome(verdict, chapter),
        _gap(verdict, chapter),
        verdict_cell(verdict, chapter),
    ]


def verdict_cell(verdict: NumericVerdict, chapter: Chapter) -> Cell:
    """Give a verdict and what is added to it; a dash where there is none, since the outcome beside it says why."""
    words = chapter.words
    status = words(f"verdict.{verdict.status}")
    if verdict.status is Status.UNJUDGED:
        return Cell(Html.escape(words("general.none")), (Datum(status),))

    notes = words("general.next").join(words(f"verdict.{name}") for name in verdict.qualifiers)
    added = beside(notes) if notes else Html()
    data = (Datum(status), *([Datum(notes, "notes")] if notes else []))

    return Cell(badge(verdict.status, status) + added, data)


def _outcome(verdict: NumericVerdict, chapter: Chapter) -> Cell:
    """Give the figure of an outcome and what it may be called; in words where there is none."""
    if verdict.outcome is None or verdict.evidence is None:
        return text_cell(chapter.words("neighbours.no_outcome"))
    best = verdict.evidence.best
    return Cell(chapter.figures.row(best), (row_datum(best, chapter), Datum(kind_name(best, chapter.words), "kind")))


def _gap(verdict: NumericVerdict, chapter: Chapter) -> Cell:
    """Give how far the outcome lies above or below the announced number, with a sign; empty without an outcome."""
    if verdict.gap is None or verdict.observed is None:
        return text_cell("")

    size = _sign(verdict.gap) + numbers.difference(verdict.gap, "%", chapter.words)
    html = chapter.figures.derived(size, f"{verdict.observed} − {verdict.target.value}")

    return Cell(html, (Datum(f"{verdict.gap:f}", unit=unit_name("points", chapter.words)),))


def _sign(gap: Decimal) -> str:
    if gap > 0:
        return "+"
    return "\u2212" if gap else ""
