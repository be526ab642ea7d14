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
class Told:
    """A figure of a reading: judged, or later or earlier than the period that is judged."""

    result: Result
    evidence: Evidence
    when: str


def definitions(chapter: Chapter) -> Block:
    """Show what each reading says, for each target with two readings or more that have a figure."""
    found = [(verdict, told) for verdict in chapter.verdicts if (told := figures_of(verdict, chapter))]
    drawn = [pair for pair in found if len({id(one.result) for one in pair[1]}) >= ENOUGH]
    blocks = [block for verdict, told in drawn for block in _blocks(verdict, told, chapter)]
    return Blocks(blocks)


def figures_of(verdict: Verdict, chapter: Chapter) -> list[Told]:
    """Give the results of a verdict's readings: the one in the judged period, and the newest if that is another."""
    return [one for one in _every(verdict, chapter) if kind_of(one.evidence.best).is_result]


def _every(verdict: Verdict, chapter: Chapter) -> list[Told]:
    return [one for result in verdict.readings for one in _told(verdict, result, chapter)]


def _told(verdict: Verdict, result: Result, chapter: Chapter) -> list[Told]:
    judged = [Told(result, result.evidence, "judged")] if result.evidence else []
    newest = newest_figure(verdict.claim.area, result.reading, chapter.archive)
    if newest is None or (result.evidence and newest.best.period.end <= result.evidence.best.period.end):
        return judged
    later = newest.best.period.end > settling_period(verdict.claim).end
    return [*judged, Told(result, newest, "later" if later else "earlier")]


def _blocks(verdict: Verdict, told: list[Told], chapter: Chapter) -> list[Text | Chart]:
    claim = verdict.claim
    words = chapter.words
    title = _title(verdict, chapter)
    figures = _figure_rows(verdict, told, chapter)
    mark = _mark(verdict, chapter)
    drawn = definitions_chart(
        _reading_rows(verdict, told, chapter), figures, mark, axis_unit(chapter, claim.unit or "", claim.counter)
    )
    scale = scale_name([*figures["number"], *mark["number"]], claim.unit or "", chapter)
    credit = of_evidence([one.evidence for one in told], chapter)
    listed = words("definitions.next").join(_plain_figure(one, chapter) for one in told)
    return [
        Text(f"**{words('definitions.question', text=chapter.figures.said(claim, chapter.text_of(claim)))}**"),
        framed(
            chapter,
            f"{claim.target}-definitions",
            title,
            scale + _legend(told, chapter),
            drawn,
            credit,
            listed,
            _twin(verdict, told, chapter),
        ),
        Text(_outside(told, chapter) + _no_results(verdict, chapter)),
    ]


def _twin(verdict: Verdict, told: list[Told], chapter: Chapter) -> Twin:
    """List what was announced, and each reading's figures."""
    words = chapter.words
    claim = verdict.claim
    announced = words("twin.announced", document=words(f"document.{claim.announcement_kind}"))
    rows = [[said(announced), said(numbers.period(claim.period, words)), of_claim(claim, chapter)]]
    for one in told:
        best = one.evidence.best
        label = chapter.label(one.result.reading.indicator, best.area)
        period = numbers.period(best.period, words)
        rows.append([said(label), said(period), of_figure(one.evidence, chapter)])
    return Twin([words(f"twin.{name}") for name in ("series", "period", "figure")], rows)


def _legend(told: list[Told], chapter: Chapter) -> str:
    """Say what the shapes and colours that are drawn mean."""
    bounds = {one.evidence.best.bound for one in told}
    drawn = {
        "lower": "lower" in bounds,
        "upper": "upper" in bounds,
        "hollow": "approximate" in bounds,
        "grey": any(one.when != "judged" for one in told),
    }
    named = [chapter.words(f"definitions.{name}") for name, shown in drawn.items() if shown]
    return "".join(chapter.words("definitions.legend", name=name) for name in named)


def _title(verdict: Verdict, chapter: Chapter) -> str:
    words = chapter.words
    number = words_first(chapter.text_of(verdict.claim))
    if verdict.as_of <= verdict.claim.due:
        return words("definitions.title_running", number=number, n=len(verdict.readings))
    own = [result for result in verdict.readings if result.reading.relation == SAME]
    count = Counter(answer(result, verdict) for result in verdict.readings)
    if not any(count[name] for name in (*ANSWERS, *BESIDE)):
        return words("definitions.title_open", number=number, n=len(verdict.readings))
    silent = [] if any(result.reached is not None for result in own) else [words("definitions.silent")]
    parts = [words(f"definitions.{name}", n=count[name]) for name in ANSWERS if count[name]]
    beside = [words(f"definitions.{name}", n=count[name]) for name in BESIDE if count[name]]
    apart = [words("definitions.beside", parts=words("definitions.next").join(beside))] if beside else []
    return words("definitions.title", number=number, parts=words("outcome.next").join([*parts, *silent, *apart]))


def words_first(text: str) -> str:
    """Begin a text with a capital."""
    return text[:1].upper() + text[1:]


def _reading_rows(verdict: Verdict, told: list[Told], chapter: Chapter) -> pd.DataFrame:
    with_figure = {id(one.result) for one in told}
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


def _figure_rows(verdict: Verdict, told: list[Told], chapter: Chapter) -> pd.DataFrame:
    place = {id(result): row for row, result in enumerate(verdict.readings)}
    return pd.DataFrame(
        [
            {
                "row": place[id(one.result)],
                "number": plotted(one.evidence.best.value, one.evidence.best.unit, chapter.lang),
                "text": _figure(one, chapter, _value(one, chapter)),
                "bound": one.evidence.best.bound,
                "judged": one.when == "judged",
            }
            for one in told
        ]
    )


def _mark(verdict: Verdict, chapter: Chapter) -> pd.DataFrame:
    claim = verdict.claim
    assert claim.value is not None and claim.unit is not None
    number = numbers.of_claim(claim, chapter.words)
    text = chapter.words("definitions.announced", number=number)
    return pd.DataFrame([{"number": plotted(claim.value, claim.unit, chapter.lang), "text": text}])


def _outside(told: list[Told], chapter: Chapter) -> str:
    """Say with their sources which figures are not judged; those that are stand in the table of verdicts."""
    words = chapter.words
    outside = [one for one in told if one.when != "judged"]
    if not outside:
        return ""
    listed = [_labelled(one, chapter, _linked(one, chapter)) for one in outside]
    count = chapter.figures.counted(len(outside), words("definitions.how"))
    return words("definitions.outside", n=len(outside), count=count, told=words("outcome.next").join(listed))


def _no_results(verdict: Verdict, chapter: Chapter) -> str:
    """Name apart the estimates, forecasts and size classes, which are no results and are not drawn; '' without any."""
    words = chapter.words
    apart = [one for one in _every(verdict, chapter) if not kind_of(one.evidence.best).is_result]
    if not apart:
        return ""
    listed = [_labelled(one, chapter, _linked(one, chapter)) for one in apart]
    return words("definitions.no_results", n=len(apart), told=words("outcome.next").join(listed))


def _linked(one: Told, chapter: Chapter) -> str:
    return chapter.figures.evidence(one.evidence)


def _figure(one: Told, chapter: Chapter, figure: str) -> str:
    period = numbers.period(one.evidence.best.period, chapter.words)
    return chapter.words(f"definitions.{one.when}", figure=figure, period=period)


def _value(one: Told, chapter: Chapter) -> str:
    return with_doubt(one.evidence.best, chapter.words)


def _labelled(one: Told, chapter: Chapter, figure: str) -> str:
    label = escape(chapter.label(one.result.reading.indicator, one.evidence.best.area))
    return chapter.words("definitions.told", label=label, figures=_figure(one, chapter, figure))


def _plain_figure(one: Told, chapter: Chapter) -> str:
    label = chapter.label(one.result.reading.indicator, one.evidence.best.area)
    return chapter.words("definitions.told", label=label, figures=_figure(one, chapter, _value(one, chapter)))
