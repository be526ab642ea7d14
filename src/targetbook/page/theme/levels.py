"""A level over the years as a chapter shows it: first prints, revised values, and the bases they stand on."""

from dataclasses import replace
from itertools import product

import altair as alt
import pandas as pd

from targetbook.judgement.claims import Claim
from targetbook.judgement.days.vintages import CORRECTED, REBASED, Vintage, vintages
from targetbook.judgement.evidence import Evidence, Row
from targetbook.judgement.means.levels import census_of, is_real
from targetbook.page.blocks.chart_table import series_twin
from targetbook.page.blocks.credits import evidence_credit
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Text
from targetbook.page.blocks.plotted import evidence_by_period, marks, plotted, points, whole_years
from targetbook.page.blocks.series_notes import axis_unit, evidence_sentence, gaps, source_links, subtitle
from targetbook.page.chapter import Chapter
from targetbook.page.charts.kit.parts import FIGURES
from targetbook.page.charts.levels import levels_chart
from targetbook.page.theme.history import ENOUGH, newest_text, reached, too_few, yearly_claims
from targetbook.page.voice import numbers
from targetbook.page.voice.figure_kinds import with_doubt
from targetbook.page.voice.publishers import attribution
from targetbook.record.periods import Span
from targetbook.record.vocabulary import Measure


def levels(chapter: Chapter, indicator: str) -> Block:
    """Show a level over whole years with its vintages; the line joins neighbouring years on one base only."""
    evidence = whole_years(evidence_by_period(chapter, chapter.area.area, indicator, Measure.LEVEL))
    if len(evidence) < ENOUGH:
        return Text(too_few(chapter, indicator, Measure.LEVEL, evidence))

    revisions = _revised(chapter, indicator)
    first = [_first(observation, revisions) for observation in evidence]
    claims = yearly_claims(chapter, indicator, Measure.LEVEL)
    legend = _legend(first, revisions, chapter, indicator)
    notes = reached(claims, chapter) + gaps(first, chapter) + source_links(first, chapter)

    return shown(
        Exhibit(
            anchor=f"{indicator}-level-vintages",
            question=chapter.words("levels.question", label=chapter.label(indicator)),
            finding=newest_text(chapter, indicator, "level", first, claims) + _revision_words(revisions, chapter),
            basis=subtitle(chapter, indicator, "level", first[0].best.unit) + legend,
            drawing=_chart(first, revisions, claims, chapter),
            credit=evidence_credit([*first, *(Evidence(vintage.latest) for vintage in revisions)], chapter),
            description=evidence_sentence([*first, *(Evidence(vintage.latest) for vintage in revisions)], chapter),
            table=series_twin([*first, *(Evidence(vintage.latest) for vintage in revisions)], claims, chapter),
            reading=_reading(first, revisions, chapter, indicator) + notes,
        ),
        chapter,
    )


def _chart(first: list[Evidence], revisions: list[Vintage], claims: list[Claim], chapter: Chapter) -> alt.LayerChart:
    row = first[0].best
    return levels_chart(
        points(first, chapter),
        _links(first, revisions, chapter),
        _revisions(revisions, chapter),
        marks(claims, chapter),
        _breaks(chapter, row.indicator),
        axis_unit(chapter, row.unit, row.counter),
    )


def has_bases(chapter: Chapter, indicator: str) -> bool:
    """Whether an indicator's levels are put on a new base by each economic census."""
    return is_real(chapter.archive, chapter.area.area, indicator)


def _revised(chapter: Chapter, indicator: str) -> list[Vintage]:
    """Give the whole years whose level was later replaced; an estimate that was replaced is no revision."""
    candidates = vintages(chapter.archive, chapter.area.area, indicator)
    return [
        vintage
        for vintage in candidates
        if (vintage.first.indicator, vintage.first.measure) == (indicator, Measure.LEVEL)
        and vintage.first.period.span is Span.YEAR
        and vintage.cause in (CORRECTED, REBASED)
    ]


def _first(observation: Evidence, revisions: list[Vintage]) -> Evidence:
    """Put the first print in the place of a figure that was later replaced."""
    prints = [vintage.first for vintage in revisions if vintage.first.period == observation.best.period]
    return replace(observation, best=prints[0]) if prints else observation


def _links(first: list[Evidence], revisions: list[Vintage], chapter: Chapter) -> pd.DataFrame:
    """Pair neighbouring years on one base, by first prints where they are, else by the revised value."""
    figures: dict[int, list[Row]] = {}
    for row in [*(observation.best for observation in first), *(vintage.latest for vintage in revisions)]:
        figures.setdefault(row.period.year, []).append(row)

    pairs = [_pair(figures[year - 1], figures[year], chapter) for year in figures if year - 1 in figures]
    return pd.DataFrame([_end(row, pair, chapter) for pair in pairs if pair for row in pair])


def _pair(before: list[Row], after: list[Row], chapter: Chapter) -> tuple[Row, Row] | None:
    """Choose the first figures of two neighbouring years that a line may join."""
    pairs = ((old, new) for new, old in product(after, before))
    return next((pair for pair in pairs if _joined(*pair, chapter)), None)


def _end(row: Row, pair: tuple[Row, Row], chapter: Chapter) -> dict[str, object]:
    number = plotted(row.value, row.unit, chapter.lang)
    return {"link": pair[1].period.year, "year": row.period.year, "number": number}


def _joined(old: Row, new: Row, chapter: Chapter) -> bool:
    if chapter.archive.is_broken(old, new) or not {old.bound, new.bound} <= set(FIGURES):
        return False
    if not has_bases(chapter, old.indicator):
        return True

    bases = {census_of(row, chapter.archive.rules) for row in (old, new)}
    return len(bases) == 1 and bases != {None}


def _revisions(revisions: list[Vintage], chapter: Chapter) -> pd.DataFrame:
    return pd.DataFrame([_revision_point(vintage, chapter) for vintage in revisions])


def _revision_point(vintage: Vintage, chapter: Chapter) -> dict[str, object]:
    first = vintage.first
    latest = vintage.latest
    return {
        "year": latest.period.year,
        "number": plotted(latest.value, latest.unit, chapter.lang),
        "first": plotted(first.value, first.unit, chapter.lang),
        "text": numbers.of_row(latest, chapter.words),
        "source": attribution(latest.publisher, chapter.record, chapter.words),
    }


def _breaks(chapter: Chapter, indicator: str) -> pd.DataFrame:
    years = chapter.archive.rules.base_years if has_bases(chapter, indicator) else []
    return pd.DataFrame({"year": years, "text": [chapter.words("levels.new_base")] * len(years)})


def _legend(first: list[Evidence], revisions: list[Vintage], chapter: Chapter, indicator: str) -> str:
    """Say what diamonds and dashed lines mean where there are any."""
    years = [observation.best.period.year for observation in first]
    has_break = has_bases(chapter, indicator) and any(
        min(years) < year <= max(years) for year in chapter.archive.rules.base_years
    )
    words = chapter.words

    return (words("levels.diamonds") if revisions else "") + (words("levels.dashed") if has_break else "")


def _revision_words(revisions: list[Vintage], chapter: Chapter) -> str:
    """Say the newest revision in the title."""
    if not revisions:
        return ""

    latest = revisions[-1].latest
    figure = with_doubt(latest, chapter.words)
    return chapter.words("levels.title_revised", year=latest.period.year, figure=figure)


def _reading(first: list[Evidence], revisions: list[Vintage], chapter: Chapter, indicator: str) -> str:
    sentences = "".join(_revision(vintage, chapter) for vintage in revisions)
    years = {observation.best.period.year for observation in first}
    base_years = [year for year in chapter.archive.rules.base_years if year - 1 in years and year in years]
    if not has_bases(chapter, indicator) or not base_years:
        return sentences

    return sentences + chapter.words("levels.break", years=chapter.words.list([str(year) for year in base_years]))


def _revision(vintage: Vintage, chapter: Chapter) -> str:
    how = f"{vintage.latest.value} / {vintage.first.value} − 1"
    return chapter.words(
        "levels.revised",
        year=vintage.first.period.year,
        first=chapter.figures.row(vintage.first),
        latest=chapter.figures.row(vintage.latest),
        percent=chapter.figures.derived(numbers.percent_change(vintage.percent), how),
        told=chapter.say_date(vintage.latest.released),
    )
