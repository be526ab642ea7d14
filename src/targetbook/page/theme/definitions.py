"""The definitions of a target side by side: what each series that could stand for it says."""

from collections import Counter
from dataclasses import dataclass

import pandas as pd

from targetbook.judgement.evidence import Evidence
from targetbook.judgement.newest import newest_figure
from targetbook.judgement.readings import Result, settling_period
from targetbook.judgement.verdicts import NumericVerdict, numeric_verdicts
from targetbook.page.blocks.chart_table import Cell, Twin, evidence_cell, target_cell, text_cell
from targetbook.page.blocks.credits import evidence_credit
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Blocks
from targetbook.page.blocks.plotted import plotted
from targetbook.page.blocks.series_notes import axis_unit, scale_name
from targetbook.page.chapter import Chapter
from targetbook.page.charts.definitions import definitions_chart
from targetbook.page.theme.verdicts import accrual_name, answer
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.figure_kinds import kind_of, with_doubt
from targetbook.record.vocabulary import Bound, Relation

ENOUGH = 2
ANSWERS = ("would_be_met", "would_be_missed")
BESIDE = ("beside_met", "beside_missed")


@dataclass(frozen=True)
class ReadingFigure:
    """A figure of a reading: judged, or later or earlier than the period that is judged."""

    result: Result
    evidence: Evidence
    when: str


def definitions(chapter: Chapter) -> Block:
    """Show what each reading says, for each target with two readings or more that have a figure."""
    verdicts = numeric_verdicts(chapter.theme_verdicts)
    pairs = [(verdict, figures) for verdict in verdicts if (figures := figures_of(verdict, chapter))]
    comparable = [pair for pair in pairs if len({id(figure.result) for figure in pair[1]}) >= ENOUGH]
    blocks = [block for verdict, figures in comparable for block in shown(_exhibit(verdict, figures, chapter), chapter)]
    return Blocks(blocks)


def figures_of(verdict: NumericVerdict, chapter: Chapter) -> list[ReadingFigure]:
    """Give the results of a verdict's readings: the one in the judged period, and the newest if that is another."""
    return [figure for figure in _all_figures(verdict, chapter) if kind_of(figure.evidence.best).is_result]


def _all_figures(verdict: NumericVerdict, chapter: Chapter) -> list[ReadingFigure]:
    return [figure for result in verdict.readings for figure in _figures_of_reading(verdict, result, chapter)]


def _figures_of_reading(verdict: NumericVerdict, result: Result, chapter: Chapter) -> list[ReadingFigure]:
    figures = [ReadingFigure(result, result.evidence, "judged")] if result.evidence else []
    newest = newest_figure(verdict.target.area, result.reading, chapter.archive)
    if newest is None or (result.evidence and newest.best.period.end <= result.evidence.best.period.end):
        return figures

    later = newest.best.period.end > settling_period(verdict.target).end
    return [*figures, ReadingFigure(result, newest, "later" if later else "earlier")]


def _exhibit(verdict: NumericVerdict, figures: list[ReadingFigure], chapter: Chapter) -> Exhibit:
    target = verdict.target
    link = chapter.figures.words_of_target(target, chapter.text_of(target))
    readings = _reading_rows(verdict, figures, chapter)
    table = _figure_rows(verdict, figures, chapter)
    mark = _mark(verdict, chapter)
    scale = scale_name([*table["number"], *mark["number"]], target.unit, chapter)

    return Exhibit(
        anchor=f"{target.name}-definitions",
        question=chapter.words.html("definitions.question", text=link),
        finding=_title(verdict, figures, chapter),
        basis=chapter.words("definitions.basis", number=numbers.of_target(target, chapter.words), scale=scale)
        + _legend(figures, chapter),
        drawing=definitions_chart(readings, table, mark, axis_unit(chapter, target.unit, target.counter)),
        credit=evidence_credit([figure.evidence for figure in figures], chapter),
        description=chapter.words("general.clause").join(_plain_figure(figure, chapter) for figure in figures),
        table=_twin(verdict, figures, chapter),
        reading=_outside(figures, chapter) + _no_results(verdict, chapter),
    )


def _twin(verdict: NumericVerdict, figures: list[ReadingFigure], chapter: Chapter) -> Twin:
    """List what was announced, and each reading's figures."""
    words = chapter.words
    target = verdict.target
    announcement = words("twin.announced", document=words(f"document.{target.announcement_kind}"))
    first = [text_cell(announcement), text_cell(numbers.period(target.period, words)), target_cell(target, chapter)]
    heads = [words(f"twin.{name}") for name in ("series", "period", "figure")]

    return Twin(heads, [first, *(_cells(figure, chapter) for figure in figures)])


def _cells(figure: ReadingFigure, chapter: Chapter) -> list[Cell]:
    label = chapter.label(figure.result.reading.indicator, figure.evidence.best.area)
    period = numbers.period(figure.evidence.best.period, chapter.words)
    return [text_cell(label), text_cell(period), evidence_cell(figure.evidence, chapter)]


def _legend(figures: list[ReadingFigure], chapter: Chapter) -> str:
    """Say what the shapes that are drawn mean."""
    bounds = {figure.evidence.best.bound for figure in figures}
    shapes = {
        "lower": Bound.LOWER in bounds,
        "upper": Bound.UPPER in bounds,
        "hollow": any(not figure.evidence.firm for figure in figures),
        "square": any(figure.when != "judged" for figure in figures),
    }
    names = [chapter.words(f"definitions.{name}") for name, occurs in shapes.items() if occurs]

    return "".join(chapter.words("definitions.legend", name=name) for name in names)


def _title(verdict: NumericVerdict, figures: list[ReadingFigure], chapter: Chapter) -> str:
    words = chapter.words
    about = {"number": words_first(chapter.text_of(verdict.target))}
    if verdict.as_of <= verdict.target.due:
        return words("definitions.title_running", **about, n=len(verdict.readings))

    count = Counter(answer(result, verdict) for result in verdict.readings)
    if not any(count[name] for name in (*ANSWERS, *BESIDE)):
        with_figures = sum(any(figure.result is result for figure in figures) for result in verdict.readings)
        return words("definitions.title_open", **about, n=with_figures)

    parts = [*_tallies(count, ANSWERS, chapter), *_silence(verdict, chapter)]
    others = _tallies(count, BESIDE, chapter)
    if others:
        parts.append(words("definitions.beside", parts=words("general.clause").join(others)))

    return words("definitions.title", **about, parts=words("general.next").join(parts))


def _tallies(count: Counter[str], names: tuple[str, ...], chapter: Chapter) -> list[str]:
    return [chapter.words(f"definitions.{name}", n=count[name]) for name in names if count[name]]


def _silence(verdict: NumericVerdict, chapter: Chapter) -> list[str]:
    """Say where no series that counts the same has an answer."""
    answers = [result.reached for result in verdict.readings if result.reading.relation == Relation.SAME]
    return [] if any(answer is not None for answer in answers) else [chapter.words("definitions.silent")]


def words_first(text: str) -> str:
    """Begin a text with a capital."""
    return text[:1].upper() + text[1:]


def _reading_rows(verdict: NumericVerdict, figures: list[ReadingFigure], chapter: Chapter) -> pd.DataFrame:
    results = enumerate(verdict.readings)
    return pd.DataFrame([_reading_row(row, verdict, result, figures, chapter) for row, result in results])


def _reading_row(
    row: int, verdict: NumericVerdict, result: Result, figures: list[ReadingFigure], chapter: Chapter
) -> dict[str, object]:
    of_reading = [figure for figure in figures if figure.result is result]
    texts = [_figure(figure, chapter) for figure in of_reading]
    what = "\n".join(texts) or chapter.words("definitions.none")

    return {
        "row": row,
        "head": chapter.label(result.reading.indicator, verdict.target.area),
        "about": f"{_about(verdict, result, chapter)}\n{what}",
        "empty": not of_reading,
    }


def _about(verdict: NumericVerdict, result: Result, chapter: Chapter) -> str:
    words = chapter.words
    reading = result.reading
    parts = [words(f"relation.{reading.relation}"), accrual_name(reading, words)]
    if result.reached is not None and verdict.as_of > verdict.target.due:
        parts.append(words(f"relation.{answer(result, verdict)}"))

    return " · ".join(parts)


def _figure_rows(verdict: NumericVerdict, figures: list[ReadingFigure], chapter: Chapter) -> pd.DataFrame:
    places = {id(result): row for row, result in enumerate(verdict.readings)}
    return pd.DataFrame([_figure_row(places[id(figure.result)], figure, chapter) for figure in figures])


def _figure_row(row: int, figure: ReadingFigure, chapter: Chapter) -> dict[str, object]:
    best = figure.evidence.best
    return {
        "row": row,
        "number": plotted(best.value, best.unit, chapter.lang),
        "text": _figure(figure, chapter),
        "bound": best.bound,
        "firm": figure.evidence.firm,
        "judged": figure.when == "judged",
    }


def _mark(verdict: NumericVerdict, chapter: Chapter) -> pd.DataFrame:
    target = verdict.target
    number = numbers.of_target(target, chapter.words)
    text = chapter.words("definitions.announced", number=number)

    return pd.DataFrame([{"number": plotted(target.value, target.unit, chapter.lang), "text": text}])


def _outside(figures: list[ReadingFigure], chapter: Chapter) -> Html:
    """Say with their sources which figures are not judged; those that are stand in the table of verdicts."""
    words = chapter.words
    entries = [_entry(figure, chapter) for figure in figures if figure.when != "judged"]
    if not entries:
        return Html()

    count = chapter.figures.counted(len(entries), words("definitions.how"))
    return words.html("definitions.outside", n=len(entries), count=count, told=words.html("general.next").join(entries))


def _no_results(verdict: NumericVerdict, chapter: Chapter) -> Html:
    """Name apart the estimates, forecasts and size classes, which are no results and are not drawn; '' without any."""
    words = chapter.words
    figures = _all_figures(verdict, chapter)
    entries = [_entry(figure, chapter) for figure in figures if not kind_of(figure.evidence.best).is_result]
    if not entries:
        return Html()
    return words.html("definitions.no_results", n=len(entries), told=words.html("general.next").join(entries))


def _figure(figure: ReadingFigure, chapter: Chapter) -> str:
    best = figure.evidence.best
    period = numbers.period(best.period, chapter.words)
    return chapter.words(f"definitions.{figure.when}", figure=with_doubt(best, chapter.words), period=period)


def _linked_figure(figure: ReadingFigure, chapter: Chapter) -> Html:
    period = numbers.period(figure.evidence.best.period, chapter.words)
    text = chapter.figures.evidence(figure.evidence)
    return chapter.words.html(f"definitions.{figure.when}", figure=text, period=period)


def _entry(figure: ReadingFigure, chapter: Chapter) -> Html:
    """Write a figure with its series, linked to its source."""
    label = chapter.label(figure.result.reading.indicator, figure.evidence.best.area)
    return chapter.words.html("definitions.told", label=label, figures=_linked_figure(figure, chapter))


def _plain_figure(figure: ReadingFigure, chapter: Chapter) -> str:
    label = chapter.label(figure.result.reading.indicator, figure.evidence.best.area)
    return chapter.words("definitions.told", label=label, figures=_figure(figure, chapter))
