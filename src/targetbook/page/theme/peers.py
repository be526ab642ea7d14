"""An area among its peers and the area above it: one figure of one year."""

import altair as alt
import pandas as pd

from targetbook.judgement.evidence import Evidence
from targetbook.judgement.targets import NumericTarget
from targetbook.page.blocks.chart_table import series_twin
from targetbook.page.blocks.credits import evidence_credit
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Text
from targetbook.page.blocks.plotted import marks, points, targets_of_series
from targetbook.page.blocks.series_notes import axis_unit, evidence_sentence, subtitle
from targetbook.page.chapter import Chapter
from targetbook.page.charts.neighbours import neighbours_chart
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.figure_kinds import kind_of, with_doubt
from targetbook.record.folder import parts_without_folder
from targetbook.record.periods import parse_period
from targetbook.record.vocabulary import POINTS, Firmness, Measure

ENOUGH = 4
PART = 0.5  # of the areas compared
BACK = 2  # years: an older comparison is no news


def neighbours(chapter: Chapter, indicator: str, measure: str) -> Block:
    """Show the growth of the chapter's year, or of the year before, area by area, where enough areas have a figure.

    A level says how large an area is and nothing of a promise.
    """
    chapter.require_series(indicator, measure)
    year, evidence = _newest(chapter, indicator, measure)
    if measure != Measure.GROWTH or not _is_comparison(evidence, chapter):
        return Text()

    label = chapter.label(indicator)
    question = chapter.words.html("near.question", label=label, place=chapter.place, parts=chapter.peers_name)
    evidence.sort(key=lambda observation: observation.best.value, reverse=True)
    targets = _targets(chapter, indicator, measure, year, evidence)

    return shown(
        Exhibit(
            anchor=f"{indicator}-{measure}-neighbours",
            question=question,
            finding=_finding(chapter, indicator, year, evidence),
            basis=subtitle(chapter, indicator, f"near_{measure}", evidence[0].best.unit),
            drawing=_chart(evidence, targets, chapter),
            credit=evidence_credit(evidence, chapter),
            description=evidence_sentence(evidence, chapter),
            table=series_twin(evidence, targets, chapter),
            reading=_reading(chapter, year, evidence),
        ),
        chapter,
    )


def _chart(evidence: list[Evidence], targets: list[NumericTarget], chapter: Chapter) -> alt.LayerChart:
    areas = points(evidence, chapter)
    first = evidence[0].best
    unit = axis_unit(chapter, first.unit, first.counter)
    return neighbours_chart(areas.assign(own=areas["area"] == chapter.place), _marks(targets, chapter), unit)


def _is_comparison(evidence: list[Evidence], chapter: Chapter) -> bool:
    """Whether the chapter's area and enough of the others have a figure."""
    is_enough = len(evidence) >= max(ENOUGH, PART * len(compared(chapter)))
    return is_enough and evidence[0].best.area == chapter.area.area


def compared(chapter: Chapter) -> list[str]:
    """Give the areas compared: the chapter's own, its peers, and the one above."""
    above = [chapter.area.parent] if chapter.area.parent else []
    return [area for area in (chapter.area.area, *chapter.area.peers, *above) if area in chapter.record.areas]


def _newest(chapter: Chapter, indicator: str, measure: str) -> tuple[int, list[Evidence]]:
    """Find the newest year up to the chapter's with enough figures, the chapter's area among them if possible."""
    years = {year: _results(chapter, indicator, measure, year) for year in range(chapter.year, chapter.year - BACK, -1)}
    enough = {year: evidence for year, evidence in years.items() if len(evidence) >= ENOUGH}
    with_area = {year: evidence for year, evidence in enough.items() if evidence[0].best.area == chapter.area.area}
    return next(iter((with_area or enough or years).items()))


def _results(chapter: Chapter, indicator: str, measure: str, year: int) -> list[Evidence]:
    """Give the results of a year that are no mere bounds, the chapter's area first."""
    period = parse_period(str(year))
    candidates = [chapter.archive.of_period(area, indicator, measure, period) for area in compared(chapter)]
    results = [
        observation for observation in candidates if observation is not None and kind_of(observation.best).is_result
    ]

    return [observation for observation in results if observation.best.bound in POINTS]


def _targets(
    chapter: Chapter, indicator: str, measure: str, year: int, evidence: list[Evidence]
) -> list[NumericTarget]:
    areas = [observation.best.area for observation in evidence]
    targets = [target for area in areas for target in targets_of_series(chapter, area, indicator, measure)]
    return [target for target in targets if target.period.text == str(year) and target.firmness != Firmness.STRETCH]


def _marks(targets: list[NumericTarget], chapter: Chapter) -> pd.DataFrame:
    table = marks(targets, chapter)
    return table.assign(area=[chapter.name_of(target.area) for target in targets]) if len(table) else table


def _finding(chapter: Chapter, indicator: str, year: int, evidence: list[Evidence]) -> str:
    """Say how fast the area grew among its peers; the area above is not ranked."""
    rows = [observation.best for observation in evidence if observation.best.area != chapter.area.parent]
    best = next(row for row in rows if row.area == chapter.area.area)
    faster = sum(row.value > best.value for row in rows)
    slower = sum(row.value < best.value for row in rows)
    key = "first" if slower == len(rows) - 1 else "last" if faster == len(rows) - 1 else "between"

    return chapter.words(
        f"near.{key}",
        label=chapter.label(indicator),
        year=year,
        place=chapter.place,
        figure=with_doubt(best, chapter.words),
        rank=1 + faster,
        among=chapter.count_of_peers(len(rows)),
    )


def _reading(chapter: Chapter, year: int, evidence: list[Evidence]) -> Html:
    words = chapter.words
    links = [
        words.html(
            "near.one", area=chapter.name_of(observation.best.area), figure=chapter.figures.row(observation.best)
        )
        for observation in evidence
    ]
    figures = words.html("near.figures", links=words.html("general.comma").join(links))

    return figures + _above(chapter, evidence) + _missing(chapter, year, evidence) + _absent(chapter)


def _above(chapter: Chapter, evidence: list[Evidence]) -> str:
    """Say that the area above is drawn and has no rank among its parts; '' where it has no figure."""
    parent = chapter.area.parent
    is_drawn = any(observation.best.area == parent for observation in evidence)
    return chapter.words("near.above", area=chapter.name_of(parent)) if parent and is_drawn else ""


def _missing(chapter: Chapter, year: int, evidence: list[Evidence]) -> str:
    """Name the areas of the record without a figure."""
    present = {observation.best.area for observation in evidence}
    names = [chapter.name_of(area) for area in compared(chapter) if area not in present]
    return chapter.words("near.missing", n=len(names), areas=chapter.words.list(names), year=year) if names else ""


def _absent(chapter: Chapter) -> Html:
    """Name the peers that the record does not hold."""
    parent = chapter.area.parent
    names = parts_without_folder(chapter.record.areas, parent, chapter.lang) if parent else []
    return chapter.words.html("near.not_held", areas=chapter.words.list(names)) if names else Html()
