"""A series over the years as a chapter shows it: what was announced for each year and what came of it."""

import altair as alt
import pandas as pd

from targetbook.judgement.evidence import Evidence, Row
from targetbook.judgement.targets import NumericTarget
from targetbook.page.blocks.chart_table import series_twin
from targetbook.page.blocks.credits import evidence_credit
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Text
from targetbook.page.blocks.plotted import evidence_by_period, points, targets_of_series, whole_years
from targetbook.page.blocks.series_notes import (
    ANNOUNCED,
    COUNTED,
    axis_unit,
    bounds,
    broken,
    evidence_sentence,
    gaps,
    remarks,
    source_links,
    subtitle,
)
from targetbook.page.chapter import Chapter
from targetbook.page.charts.history import history_chart
from targetbook.page.theme.answers import answers_exhibit, can_be_drawn
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.figure_kinds import with_doubt
from targetbook.page.voice.series_text import series_text
from targetbook.record.vocabulary import Measure

__all__ = ["axis_unit", "history", "subtitle"]
ENOUGH = 5


def history(chapter: Chapter, indicator: str, measure: str) -> Block:
    """Show what was announced for each year beside what came of it; with too few targets, the series as a line.

    Where there are too few figures to draw, what the record holds is said in words.
    """
    chapter.require_series(indicator, measure)
    evidence = whole_years(evidence_by_period(chapter, chapter.area.area, indicator, measure))
    targets = yearly_targets(chapter, indicator, measure)
    if can_be_drawn(evidence, targets, chapter):
        return shown(answers_exhibit(evidence, targets, chapter), chapter)
    if len(evidence) < ENOUGH:
        return Text(too_few(chapter, indicator, measure, evidence))

    return shown(
        _plain_exhibit(evidence, [target for target in targets if target.year <= chapter.year], chapter), chapter
    )


def _plain_exhibit(evidence: list[Evidence], targets: list[NumericTarget], chapter: Chapter) -> Exhibit:
    """Show a series for which nothing was announced, or too little to be drawn beside it."""
    row = focus(evidence, chapter).best
    is_announced = row.measure in ANNOUNCED
    kind = "count" if row.measure == Measure.LEVEL and row.unit in COUNTED else row.measure
    plain = "plain_" if is_announced else ""
    aside = "" if targets else plain
    label = chapter.label(row.indicator)

    return Exhibit(
        anchor=f"{row.indicator}-{row.measure}-history",
        question=chapter.words.html(f"history.question_{aside}{kind}", label=label, place=chapter.place),
        finding=newest_text(row, chapter, is_newest=row == evidence[-1].best),
        basis=subtitle(chapter, row.indicator, row.measure, row.unit, plain),
        drawing=_chart(evidence, chapter),
        credit=evidence_credit(evidence, chapter),
        description=evidence_sentence(evidence, chapter),
        table=series_twin(evidence, targets, chapter),
        reading=_announced(targets, chapter)
        + Html().join(note(evidence, chapter) for note in (bounds, broken, remarks, gaps, source_links)),
    )


def _announced(targets: list[NumericTarget], chapter: Chapter) -> Html:
    """Say what was announced and is not drawn; '' where nothing was."""
    words = chapter.words
    texts = [
        words.html(
            "history.target",
            number=chapter.figures.target(target),
            period=numbers.period(target.period, words),
            document=words(f"document.{target.announcement_kind}"),
        )
        for target in targets
    ]
    return words.html("history.announced", told=words.html("general.comma").join(texts)) if texts else Html()


def _chart(evidence: list[Evidence], chapter: Chapter) -> alt.LayerChart:
    first = evidence[0].best
    unit = axis_unit(chapter, first.unit, first.counter)
    return history_chart(points(evidence, chapter), _breaks(evidence, chapter), unit)


def _breaks(evidence: list[Evidence], chapter: Chapter) -> pd.DataFrame:
    """Lay out the years from which figures count another scope, stand on another base or come from another source."""
    breaks = [observation for observation in evidence if observation.series_break]
    texts = [chapter.words(f"history.new_{observation.series_break}") for observation in breaks]
    return pd.DataFrame({"year": [observation.best.period.year for observation in breaks], "text": texts})


def yearly_targets(chapter: Chapter, indicator: str, measure: str) -> list[NumericTarget]:
    """Give the numbers announced for whole years of a series, size classes apart."""
    targets = targets_of_series(chapter, chapter.area.area, indicator, measure)
    return [target for target in targets if target.period.text == str(target.year) and not target.size_class]


def newest_text(row: Row, chapter: Chapter, *, is_newest: bool) -> str:
    """Say a figure of a series, and that it is the newest found where it is so and not of the chapter's year."""
    figure = with_doubt(row, chapter.words)
    label = chapter.label(row.indicator)
    sentence = chapter.words(f"history.last_{row.measure}", label=label, figure=figure, year=row.period.year)
    return sentence + (chapter.words("history.newest") if is_newest and row.period.year != chapter.year else "")


def focus(evidence: list[Evidence], chapter: Chapter) -> Evidence:
    """Choose the figure of the chapter's year, else the newest before it, else the oldest after it."""
    earlier = [observation for observation in evidence if observation.best.period.year <= chapter.year]
    return earlier[-1] if earlier else evidence[0]


def too_few(chapter: Chapter, indicator: str, measure: str, evidence: list[Evidence]) -> Html:
    """Say in words what there is of a series too short to draw."""
    words = chapter.words
    return words.html(
        "history.few" if evidence else "history.none",
        name=series_text(chapter.label(indicator), measure, words, in_brackets=True),
        place=chapter.place,
        told=words.html("general.comma").join(_figure(observation, chapter) for observation in evidence),
    )


def _figure(observation: Evidence, chapter: Chapter) -> Html:
    period = numbers.period(observation.best.period, chapter.words)
    return chapter.words.html("history.one", figure=chapter.figures.row(observation.best), period=period)
