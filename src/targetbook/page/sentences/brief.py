"""What is known of a promise in a few words, for a list in which each has a line or two."""

from targetbook.judgement.deeds import Milestone, milestones_of, telling_report
from targetbook.judgement.evidence import Evidence
from targetbook.judgement.knowledge import is_older, related_figure
from targetbook.judgement.readings import Result
from targetbook.judgement.verdicts import NumericVerdict, Verdict
from targetbook.judgement.words import RUNNING, Qualifier
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.before import dated
from targetbook.page.sentences.mean import mean_figure
from targetbook.page.sentences.reach import is_promised
from targetbook.page.sentences.verdict import gap, outcome, state_of
from targetbook.page.theme.verdicts import accrual_name
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.record.dates import last_day
from targetbook.record.vocabulary import Relation


def in_brief(verdict: Verdict, chapter: Chapter) -> Html:
    """Say in HTML the figure and its gap, the report that says most, or the figures found; '' of nothing."""
    reports = milestones_of(verdict.target, chapter.archive)
    if verdict.status in RUNNING:
        return outcome(verdict, chapter)
    if isinstance(verdict, NumericVerdict) and verdict.evidence is not None and verdict.gap is not None:
        return _compared(verdict, verdict.evidence, chapter)
    if verdict.mean is not None:
        return chapter.words.html("glance.sentence", text=mean_figure(verdict.mean, chapter))
    if Qualifier.DEPENDS_ON_DEFINITION in verdict.qualifiers:
        return chapter.words.html("glance.readings", figures=_joined(_of_readings(verdict, chapter), chapter))
    return _report(verdict, _report_to_name(verdict, reports), chapter) if reports else _figures(verdict, chapter)


def _report_to_name(verdict: Verdict, reports: list[Milestone]) -> Milestone:
    """Choose the report that says most; where that is older than the promise, the last since."""
    telling = telling_report(reports)
    since = [report for report in reports if not is_older(last_day(report.occurred), verdict.target)]
    return since[-1] if since and telling not in since else telling


def _compared(verdict: NumericVerdict, evidence: Evidence, chapter: Chapter) -> Html:
    figure = chapter.figures.evidence(evidence)
    return chapter.words.html("glance.compared", figure=figure, gap=gap(verdict, chapter))


def _report(verdict: Verdict, report: Milestone, chapter: Chapter) -> Html:
    occurred = chapter.figures.milestone(report, chapter.say_date(report.occurred))
    day = dated(occurred, last_day(report.occurred), verdict.target, chapter)
    return chapter.words.html(f"glance.{state_of(verdict, report)}", day=day)


def _figures(verdict: Verdict, chapter: Chapter) -> Html:
    """List the figures of the readings, else give the newest of the series promised; each with its scope and period."""
    words = chapter.words
    related = related_figure(verdict, chapter.archive)
    figures = _of_readings(verdict, chapter)

    if not figures and related:
        scope = "" if is_promised(related.best, verdict) else words("glance.other_scope")
        figures = [_figure(related, scope, verdict, chapter)]

    return words.html("glance.related", figures=_joined(figures, chapter)) if figures else Html()


def _of_readings(verdict: Verdict, chapter: Chapter) -> list[Html]:
    return [
        _figure(result.evidence, _scope(result, verdict, chapter), verdict, chapter)
        for result in verdict.readings
        if result.evidence and result.is_answer
    ]


def _joined(figures: list[Html], chapter: Chapter) -> Html:
    return chapter.words.html("general.next").join(figures)


def _scope(result: Result, verdict: Verdict, chapter: Chapter) -> str:
    """Say how what a reading counts differs from what was promised: how it sums, and its scope as the record says."""
    words = chapter.words
    reading = result.reading
    is_open = len({other.reading.accrual for other in verdict.readings}) > 1
    accrual = accrual_name(reading, words) if is_open else ""
    scope = "" if reading.relation == Relation.SAME else words(f"glance.{reading.relation}")

    return words("general.clause").join(filter(None, [accrual, scope]))


def _figure(evidence: Evidence, scope: str, verdict: Verdict, chapter: Chapter) -> Html:
    words = chapter.words
    period = evidence.best.period
    when = dated(numbers.period(period, words), period.end, verdict.target, chapter)
    about = words.html("general.clause").join(filter(None, [when, scope]))

    return words.html("glance.figure", figure=chapter.figures.evidence(evidence), about=about)
