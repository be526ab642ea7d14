"""Figures dated by day: stocks counted now and then, and events."""

import pandas as pd

from targetbook.judgement.evidence import Evidence
from targetbook.page.blocks.chart_table import series_twin
from targetbook.page.blocks.credits import evidence_credit
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Text
from targetbook.page.blocks.plotted import evidence_by_period, points
from targetbook.page.blocks.series_notes import (
    COUNTED,
    axis_unit,
    bounds,
    broken,
    evidence_sentence,
    remarks,
    source_links,
    subtitle,
)
from targetbook.page.chapter import Chapter
from targetbook.page.charts.dated import dated_chart
from targetbook.page.theme.history import ENOUGH, too_few
from targetbook.page.voice import numbers
from targetbook.page.voice.figure_kinds import with_doubt
from targetbook.record.periods import Span
from targetbook.record.vocabulary import Accrual, Bound

DATED = (Span.YEAR, Span.MONTH, Span.DAY)


def dated(chapter: Chapter, indicator: str, measure: str) -> Block:
    """Show figures on an axis of time: a stock joined by a line, events as dots."""
    evidence = dated_evidence(chapter, indicator, measure)
    if len(evidence) < ENOUGH:
        return Text(too_few(chapter, indicator, measure, evidence))

    unit = evidence[0].best.unit
    question = "dated.question" if unit in COUNTED else "dated.question_amount"
    stock = chapter.archive.accrual(chapter.area.area, indicator) == Accrual.STOCK

    return shown(
        Exhibit(
            anchor=f"{indicator}-{measure}-dated",
            question=chapter.words(question, label=chapter.label(indicator)),
            finding=_finding(chapter, indicator, evidence),
            basis=subtitle(chapter, indicator, "dated_stock" if stock else "dated_flow", unit),
            drawing=dated_chart(
                _bounded(evidence, chapter), axis_unit(chapter, unit, evidence[0].best.counter), line=stock
            ),
            credit=evidence_credit(evidence, chapter),
            description=evidence_sentence(evidence, chapter),
            table=series_twin(evidence, (), chapter),
            reading=bounds(evidence, chapter)
            + broken(evidence, chapter)
            + remarks(evidence, chapter)
            + source_links(evidence, chapter),
        ),
        chapter,
    )


def dated_evidence(chapter: Chapter, indicator: str, measure: str) -> list[Evidence]:
    """Give a series' figures of days, months and years, oldest first."""
    every = evidence_by_period(chapter, chapter.area.area, indicator, measure)
    return [observation for observation in every if observation.best.period.span in DATED]


def _bounded(evidence: list[Evidence], chapter: Chapter) -> pd.DataFrame:
    """Lay figures out, with `more than` or `about` in the labels of those that were printed so."""
    table = points(evidence, chapter)
    bounds = [observation.best.bound for observation in evidence]
    labels = [
        number if bound == Bound.EXACT else chapter.words(f"number.{bound}", text=number)
        for number, bound in zip(table["short"], bounds, strict=True)
    ]

    return table.assign(short=labels)


def _finding(chapter: Chapter, indicator: str, evidence: list[Evidence]) -> str:
    words = chapter.words
    last = evidence[-1].best
    first = next(observation.best for observation in evidence if not chapter.archive.is_broken(observation.best, last))

    return words(
        "dated.finding",
        label=chapter.label(indicator),
        first=with_doubt(first, words),
        first_day=numbers.period(first.period, words),
        last=with_doubt(last, words),
        last_day=numbers.period(last.period, words),
    )
