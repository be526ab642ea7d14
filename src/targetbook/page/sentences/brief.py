"""What is known of a promise in a few words, for a list in which each has a line or two."""

from targetbook.judgement.deeds import Milestone, milestones_of
from targetbook.judgement.evidence import Evidence
from targetbook.judgement.knowledge import related_figure
from targetbook.judgement.verdicts import Verdict
from targetbook.judgement.words import RUNNING, Qualifier
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.mean import mean_figure
from targetbook.page.sentences.verdict import gap, is_answer, outcome, state_of
from targetbook.page.voice import numbers


def in_brief(verdict: Verdict, chapter: Chapter) -> str:
    """Say in HTML the figure and its gap, the last report with its day, or the figures found; '' of nothing."""
    reports = milestones_of(verdict.claim, chapter.archive)
    if verdict.status in RUNNING:
        return outcome(verdict, chapter)
    if verdict.evidence is not None and verdict.gap is not None:
        return _compared(verdict, verdict.evidence, chapter)
    if verdict.mean is not None:
        return chapter.words("glance.sentence", text=mean_figure(verdict, chapter))
    if Qualifier.DEPENDS_ON_DEFINITION in verdict.qualifiers:
        return chapter.words("glance.readings")
    return _report(verdict, reports[-1], chapter) if reports else _figures(verdict, chapter)


def _compared(verdict: Verdict, evidence: Evidence, chapter: Chapter) -> str:
    figure = chapter.figures.evidence(evidence)
    return chapter.words("glance.compared", figure=figure, gap=gap(verdict, chapter))


def _report(verdict: Verdict, report: Milestone, chapter: Chapter) -> str:
    day = chapter.figures.milestone(report, chapter.say_date(report.occurred))
    return chapter.words(f"glance.{state_of(verdict, report)}", day=day)


def _figures(verdict: Verdict, chapter: Chapter) -> str:
    """List the figures of the readings, else give the newest of the series promised."""
    of_readings = [result.evidence for result in verdict.readings if result.evidence and is_answer(result)]
    related = related_figure(verdict, chapter.archive)
    figures = of_readings or ([related] if related else [])
    if not figures:
        return ""

    entries = chapter.words("general.next").join(_dated(figure, chapter) for figure in figures)
    return chapter.words("glance.related", figures=entries)


def _dated(evidence: Evidence, chapter: Chapter) -> str:
    period = numbers.period(evidence.best.period, chapter.words)
    return chapter.words("definitions.judged", figure=chapter.figures.evidence(evidence), period=period)
