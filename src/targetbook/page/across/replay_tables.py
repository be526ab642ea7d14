"""How verdicts came about, as tables: in brief for the page, with every sentence for the file."""

from functools import partial

from targetbook.judgement.days.replay import Moment
from targetbook.judgement.verdicts import Verdict
from targetbook.judgement.words import RUNNING
from targetbook.page.blocks.chart_table import Cell, Datum, Twin, row_datum, sentence_cell, target_words_cell, text_cell
from targetbook.page.blocks.tables import badge
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.mean import mean_figure
from targetbook.page.sentences.verdict import outcome, report_of, state_of
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html

Replay = dict[str, list[Moment]]


def replay_twin(replays: Replay, chapter: Chapter) -> Twin:
    """List every verdict that each target has had, with what the record said then and what changed it."""
    rows = [
        [target_words_cell(moment.verdict.target, chapter), *_row(moment, moment is moments[0], chapter)]
        for moments in replays.values()
        for moment in moments
    ]

    return Twin([chapter.words("head.commitment"), *_heads(chapter)], rows)


def _heads(chapter: Chapter) -> list[str]:
    return [chapter.words(name) for name in ("replay.head_day", "head.verdict", "head.record", "replay.head_cause")]


def brief_twin(replays: Replay, chapter: Chapter) -> Twin:
    """List the days on which verdicts changed, each with the figure or report gone by."""
    heads = [
        chapter.words(name) for name in ("head.commitment", "replay.head_day", "head.verdict", "replay.head_basis")
    ]
    rows = [
        [
            target_words_cell(moment.verdict.target, chapter),
            text_cell(chapter.say_date(moment.day.isoformat())),
            _standing(moment.verdict, chapter),
            sentence_cell(partial(brief_basis, moment.verdict), chapter),
        ]
        for moments in replays.values()
        for moment in moments
    ]

    return Twin(heads, rows)


def _standing(verdict: Verdict, chapter: Chapter) -> Cell:
    """Give a verdict, or the reason why there is none."""
    word = chapter.words(f"verdict.{verdict.reason or verdict.status}")
    return Cell(badge(verdict.status, word), (Datum(word),))


def brief_basis(verdict: Verdict, chapter: Chapter) -> Html:
    """Give the figure or mean gone by, or the day of the report; a dash where nothing was."""
    if verdict.evidence or verdict.mean:
        return _figure_with_period(verdict, chapter)

    days = [chapter.figures.milestone(report, chapter.say_date(report.occurred)) for report in verdict.deciding]
    return chapter.words.html("general.comma").join(days) or chapter.words.html("general.none")


def _row(moment: Moment, first: bool, chapter: Chapter) -> list[Cell]:
    words = chapter.words
    return [
        text_cell(chapter.say_date(moment.day.isoformat())),
        _standing(moment.verdict, chapter),
        _evidence(moment.verdict, chapter),
        text_cell(words("replay.announced" if first else f"replay.{moment.cause}")),
    ]


def _evidence(verdict: Verdict, chapter: Chapter) -> Cell:
    """Give what a verdict rests on: a figure with its period, or words."""
    if verdict.evidence is None or (verdict.status in RUNNING and verdict.pace):
        return sentence_cell(partial(_basis, verdict), chapter, "notes")

    best = verdict.evidence.best
    period = Datum(numbers.period(best.period, chapter.words), "period")
    return Cell(_basis(verdict, chapter), (row_datum(best, chapter), period))


def _basis(verdict: Verdict, chapter: Chapter) -> Html:
    """Give how a running year stood, the figure gone by, the day of the deed, or the reason for no verdict."""
    if verdict.status in RUNNING and verdict.pace:
        return outcome(verdict, chapter)
    if verdict.evidence or verdict.mean:
        return _figure_with_period(verdict, chapter)
    if verdict.deciding:
        return _reports(verdict, chapter)

    return Html.escape(chapter.words(f"verdict.{verdict.reason}" if verdict.reason else "general.none"))


def _figure_with_period(verdict: Verdict, chapter: Chapter) -> Html:
    """Write the figure a verdict rests on, or else the mean of its years."""
    words = chapter.words
    if verdict.evidence:
        figure = chapter.figures.row(verdict.evidence.best)
        return words.html("history.one", figure=figure, period=numbers.period(verdict.evidence.best.period, words))

    assert verdict.mean is not None
    period = numbers.period(verdict.target.period, words)

    return words.html("history.one", figure=mean_figure(verdict.mean, chapter), period=period)


def _reports(verdict: Verdict, chapter: Chapter) -> Html:
    target = verdict.target
    reports = (report_of(report, f"state.{state_of(verdict, report)}", target, chapter) for report in verdict.deciding)
    return chapter.words.html("general.space").join(reports)
