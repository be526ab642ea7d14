"""The definitions of a target side by side: what each series that could stand for it says."""

from collections import Counter
from dataclasses import dataclass

import pandas as pd

from targetbook.judgement.evidence import Evidence
from targetbook.judgement.newest import newest_figure
from targetbook.judgement.readings import SAME, Result, settling_period
from targetbook.judgement.verdicts import Verdict
from targetbook.page.blocks.chart_frame import framed
from targetbook.page.blocks.chart_table import Twin, of_claim, of_figure, said
from targetbook.page.blocks.credits import of_evidence
from targetbook.page.blocks.output import Block, Blocks, Chart, Text
from targetbook.page.blocks.plotted import plotted
from targetbook.page.blocks.question_chart import axis_unit, scale_name
from targetbook.page.chapter import Chapter
from targetbook.page.charts.definitions import definitions_chart
from targetbook.page.charts.kit.style import lines
from targetbook.page.theme.verdicts import accrual_name, answer
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import escape
from targetbook.page.voice.figure_kinds import kind_of, with_doubt

ENOUGH = 2
HEAD = 54
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
    pairs = [(verdict, figures) for verdict in chapter.verdicts if (figures := figures_of(verdict, chapter))]
    comparable = [pair for pair in pairs if len({id(figure.result) for figure in pair[1]}) >= ENOUGH]
    blocks = [block for verdict, figures in comparable for block in _blocks(verdict, figures, chapter)]
    return Blocks(blocks)


def figures_of(verdict: Verdict, chapter: Chapter) -> list[ReadingFigure]:
    """Give the results of a verdict's readings: the one in the judged period, and the newest if that is another."""
    return [figure for figure in _all_figures(verdict, chapter) if kind_of(figure.evidence.best).is_result]


def _all_figures(verdict: Verdict, chapter: Chapter) -> list[ReadingFigure]:
    return [figure for result in verdict.readings for figure in _figures_of_reading(verdict, result, chapter)]


def _figures_of_reading(verdict: Verdict, result: Result, chapter: Chapter) -> list[ReadingFigure]:
    judged = [ReadingFigure(result, result.evidence, "judged")] if result.evidence else []
    newest = newest_figure(verdict.claim.area, result.reading, chapter.archive)
    if newest is None or (result.evidence and newest.best.period.end <= result.evidence.best.period.end):
        return judged
    later = newest.best.period.end > settling_period(verdict.claim).end
    return [*judged, ReadingFigure(result, newest, "later" if later else "earlier")]


def _blocks(verdict: Verdict, figures: list[ReadingFigure], chapter: Chapter) -> list[Text | Chart]:
    claim = verdict.claim
    words = chapter.words
    title = _title(verdict, chapter)
    table = _figure_rows(verdict, figures, chapter)
    mark = _mark(verdict, chapter)
    chart = definitions_chart(
        _reading_rows(verdict, figures, chapter), table, mark, axis_unit(chapter, claim.unit or "", claim.counter)
    )
    scale = scale_name([*table["number"], *mark["number"]], claim.unit or "", chapter)
    credit = of_evidence([figure.evidence for figure in figures], chapter)
    description = words("definitions.next").join(_plain_figure(figure, chapter) for figure in figures)

    return [
        Text(f"**{words('definitions.question', text=chapter.figures.said(claim, chapter.text_of(claim)))}**"),
        framed(
            chapter,
            f"{claim.target}-definitions",
            title,
            scale + _legend(figures, chapter),
            chart,
            credit,
            description,
            _twin(verdict, figures, chapter),
        ),
        Text(_outside(figures, chapter) + _no_results(verdict, chapter)),
    ]


def _twin(verdict: Verdict, figures: list[ReadingFigure], chapter: Chapter) -> Twin:
    """List what was announced, and each reading's figures."""
    words = chapter.words
    claim = verdict.claim
    announced = words("twin.announced", document=words(f"document.{claim.announcement_kind}"))
    rows = [[said(announced), said(numbers.period(claim.period, words)), of_claim(claim, chapter)]]

    for figure in figures:
        best = figure.evidence.best
        label = chapter.label(figure.result.reading.indicator, best.area)
        period = numbers.period(best.period, words)
        rows.append([said(label), said(period), of_figure(figure.evidence, chapter)])

    return Twin([words(f"twin.{name}") for name in ("series", "period", "figure")], rows)


def _legend(figures: list[ReadingFigure], chapter: Chapter) -> str:
    """Say what the shapes and colours that are drawn mean."""
    bounds = {figure.evidence.best.bound for figure in figures}
    shapes = {
        "lower": "lower" in bounds,
        "upper": "upper" in bounds,
        "hollow": "approximate" in bounds,
        "grey": any(figure.when != "judged" for figure in figures),
    }
    names = [chapter.words(f"definitions.{name}") for name, occurs in shapes.items() if occurs]

    return "".join(chapter.words("definitions.legend", name=name) for name in names)


def _title(verdict: Verdict, chapter: Chapter) -> str:
    words = chapter.words
    number = words_first(chapter.text_of(verdict.claim))
    if verdict.as_of <= verdict.claim.due:
        return words("definitions.title_running", number=number, n=len(verdict.readings))

    equivalent = [result for result in verdict.readings if result.reading.relation == SAME]
    count = Counter(answer(result, verdict) for result in verdict.readings)
    if not any(count[name] for name in (*ANSWERS, *BESIDE)):
        return words("definitions.title_open", number=number, n=len(verdict.readings))

    silent = [] if any(result.reached is not None for result in equivalent) else [words("definitions.silent")]
    parts = [words(f"definitions.{name}", n=count[name]) for name in ANSWERS if count[name]]
    beside = [words(f"definitions.{name}", n=count[name]) for name in BESIDE if count[name]]
    apart = [words("definitions.beside", parts=words("definitions.next").join(beside))] if beside else []

    return words("definitions.title", number=number, parts=words("outcome.next").join([*parts, *silent, *apart]))


def words_first(text: str) -> str:
    """Begin a text with a capital."""
    return text[:1].upper() + text[1:]


def _reading_rows(verdict: Verdict, figures: list[ReadingFigure], chapter: Chapter) -> pd.DataFrame:
    with_figure = {id(figure.result) for figure in figures}
    return pd.DataFrame(
        [
            {
                "row": row,
                "head": "\n".join(lines(chapter.label(result.reading.indicator, verdict.claim.area), HEAD)),
                "about": _about(verdict, result, chapter),
                "empty": "" if id(result) in with_figure else chapter.words("definitions.none"),
            }
            for row, result in enumerate(verdict.readings)
        ]
    )


def _about(verdict: Verdict, result: Result, chapter: Chapter) -> str:
    words = chapter.words
    reading = result.reading
    parts = [words(f"relation.{reading.relation}"), accrual_name(reading, words)]
    if result.reached is not None and verdict.as_of > verdict.claim.due:
        parts.append(words(f"relation.{answer(result, verdict)}"))
    return " · ".join(parts)


def _figure_rows(verdict: Verdict, figures: list[ReadingFigure], chapter: Chapter) -> pd.DataFrame:
    place = {id(result): row for row, result in enumerate(verdict.readings)}
    return pd.DataFrame(
        [
            {
                "row": place[id(figure.result)],
                "number": plotted(figure.evidence.best.value, figure.evidence.best.unit, chapter.lang),
                "text": _figure(figure, chapter, _value(figure, chapter)),
                "bound": figure.evidence.best.bound,
                "judged": figure.when == "judged",
            }
            for figure in figures
        ]
    )


def _mark(verdict: Verdict, chapter: Chapter) -> pd.DataFrame:
    claim = verdict.claim
    assert claim.value is not None and claim.unit is not None
    number = numbers.of_claim(claim, chapter.words)
    text = chapter.words("definitions.announced", number=number)
    return pd.DataFrame([{"number": plotted(claim.value, claim.unit, chapter.lang), "text": text}])


def _outside(figures: list[ReadingFigure], chapter: Chapter) -> str:
    """Say with their sources which figures are not judged; those that are stand in the table of verdicts."""
    words = chapter.words
    outside = [figure for figure in figures if figure.when != "judged"]
    if not outside:
        return ""

    entries = [_labelled(figure, chapter, _linked(figure, chapter)) for figure in outside]
    count = chapter.figures.counted(len(outside), words("definitions.how"))

    return words("definitions.outside", n=len(outside), count=count, told=words("outcome.next").join(entries))


def _no_results(verdict: Verdict, chapter: Chapter) -> str:
    """Name apart the estimates, forecasts and size classes, which are no results and are not drawn; '' without any."""
    words = chapter.words
    apart = [figure for figure in _all_figures(verdict, chapter) if not kind_of(figure.evidence.best).is_result]
    if not apart:
        return ""
    entries = [_labelled(figure, chapter, _linked(figure, chapter)) for figure in apart]
    return words("definitions.no_results", n=len(apart), told=words("outcome.next").join(entries))


def _linked(figure: ReadingFigure, chapter: Chapter) -> str:
    return chapter.figures.evidence(figure.evidence)


def _figure(reading_figure: ReadingFigure, chapter: Chapter, text: str) -> str:
    period = numbers.period(reading_figure.evidence.best.period, chapter.words)
    return chapter.words(f"definitions.{reading_figure.when}", figure=text, period=period)


def _value(figure: ReadingFigure, chapter: Chapter) -> str:
    return with_doubt(figure.evidence.best, chapter.words)


def _labelled(reading_figure: ReadingFigure, chapter: Chapter, text: str) -> str:
    label = escape(chapter.label(reading_figure.result.reading.indicator, reading_figure.evidence.best.area))
    return chapter.words("definitions.told", label=label, figures=_figure(reading_figure, chapter, text))


def _plain_figure(figure: ReadingFigure, chapter: Chapter) -> str:
    label = chapter.label(figure.result.reading.indicator, figure.evidence.best.area)
    return chapter.words("definitions.told", label=label, figures=_figure(figure, chapter, _value(figure, chapter)))
