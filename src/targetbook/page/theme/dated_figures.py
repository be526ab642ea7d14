"""Figures dated by day: stocks counted now and then, and events."""

import pandas as pd

from targetbook.judgement.evidence import Evidence
from targetbook.page.blocks.output import Block, Text
from targetbook.page.blocks.plotted import evidence_by_period, points
from targetbook.page.blocks.question_chart import (
    COUNTED,
    axis_unit,
    bounds,
    broken,
    picture,
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

DATED = (Span.YEAR, Span.MONTH, Span.DAY)


def dated(chapter: Chapter, indicator: str, measure: str) -> Block:
    """Show figures on an axis of time: a stock joined by a line, events as dots."""
    told = dated_evidence(chapter, indicator, measure)
    if len(told) < ENOUGH:
        return Text(too_few(chapter, indicator, measure, told))
    unit = told[0].best.unit
    stock = chapter.archive.accrual(chapter.area.area, indicator) == "stock"
    return picture(
        chapter,
        f"{indicator}-{measure}-dated",
        chapter.words("dated.question" if unit in COUNTED else "dated.question_amount", label=chapter.label(indicator)),
        _finding(chapter, indicator, told),
        subtitle(chapter, indicator, "dated_stock" if stock else "dated_flow", unit),
        dated_chart(_bounded(told, chapter), axis_unit(chapter, unit, told[0].best.counter), line=stock),
        told,
        bounds(told, chapter) + broken(told, chapter) + remarks(told, chapter) + source_links(told, chapter),
    )


def dated_evidence(chapter: Chapter, indicator: str, measure: str) -> list[Evidence]:
    """Give a series' figures of days, months and years, oldest first."""
    every = evidence_by_period(chapter, chapter.area.area, indicator, measure)
    return [one for one in every if one.best.period.span in DATED]


def _bounded(told: list[Evidence], chapter: Chapter) -> pd.DataFrame:
    """Lay figures out, with `more than` or `about` in the labels of those that were printed so."""
    table = points(told, chapter)
    bounds = [one.best.bound for one in told]
    said = [
        short if bound == "exact" else chapter.words(f"number.{bound}", text=short)
        for short, bound in zip(table["short"], bounds, strict=True)
    ]
    return table.assign(short=said)


def _finding(chapter: Chapter, indicator: str, told: list[Evidence]) -> str:
    words = chapter.words
    last = told[-1].best
    first = next(one.best for one in told if not chapter.archive.is_broken(one.best, last))
    return words(
        "dated.finding",
        label=chapter.label(indicator),
        first=with_doubt(first, words),
        first_day=numbers.period(first.period, words),
        last=with_doubt(last, words),
        last_day=numbers.period(last.period, words),
    )
