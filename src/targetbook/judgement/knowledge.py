"""How much is known of a target, whether or not that settles it: an answer, a trace, or nothing."""

from datetime import date
from enum import StrEnum

from targetbook.judgement.deeds import milestones_of
from targetbook.judgement.evidence import Archive, Evidence
from targetbook.judgement.targets import Target
from targetbook.judgement.verdicts import Verdict
from targetbook.judgement.words import RUNNING, SETTLED, Reason
from targetbook.record.dates import first_day, last_day
from targetbook.record.periods import Span
from targetbook.record.vocabulary import Bound

NOTHING_FOUND = (Reason.NOT_FOUND, Reason.NOT_SEARCHED)


class Knowledge(StrEnum):
    """What is known of a target, in the order in which targets are listed."""

    ANSWERED = "answered"
    RUNNING = "running"
    TRACED = "traced"
    NOT_SEARCHED = "not_searched"
    NOTHING = "nothing"


KNOWN = (Knowledge.ANSWERED, Knowledge.TRACED)


def knowledge_of(verdict: Verdict, archive: Archive) -> Knowledge:
    """Say how much is known: a trace is a dated report, a figure of a reading, or a figure of the series promised."""
    if verdict.status in SETTLED:
        return Knowledge.ANSWERED
    if verdict.status in RUNNING:
        return Knowledge.RUNNING
    if verdict.reason is Reason.NOT_SEARCHED:
        return Knowledge.NOT_SEARCHED

    has_figure = any(result.is_answer for result in verdict.readings) or verdict.mean is not None
    has_report = bool(milestones_of(verdict.target, archive))
    is_traced = has_figure or has_report or related_figure(verdict, archive) is not None

    return Knowledge.TRACED if is_traced else Knowledge.NOTHING


def by_knowledge(verdicts: list[Verdict], archive: Archive) -> dict[Knowledge, list[Verdict]]:
    """Group verdicts by how much is known; each group keeps the order of the list, and none is empty."""
    levels = [(knowledge_of(verdict, archive), verdict) for verdict in verdicts]
    groups = {level: [verdict for knowledge, verdict in levels if knowledge is level] for level in Knowledge}
    return {level: group for level, group in groups.items() if group}


def is_from_before(verdict: Verdict, archive: Archive) -> bool:
    """Whether all that is known of a traced target is of the time before the day it was announced."""
    days = _days_known(verdict, archive)
    return bool(days) and is_older(max(days), verdict.target)


def has_known_example(examples: list[Verdict], archive: Archive) -> bool:
    """Whether something is known of one of a target's examples."""
    return any(knowledge_of(example, archive) in KNOWN for example in examples)


def is_older(last: date, target: Target) -> bool:
    """Whether what ended on a day was over before the target was announced."""
    return target.announced is not None and last < first_day(target.announced)


def _days_known(verdict: Verdict, archive: Archive) -> list[date]:
    """Give the last day of each figure and report that a target is traced by; a mean is of its last year.

    The newest figure of the series speaks where no reading has one.
    """
    figures = [result.evidence for result in verdict.readings if result.evidence and result.is_answer]
    related = related_figure(verdict, archive)
    every = figures or ([related] if related else [])
    years = [row.period.end for row in verdict.mean.rows] if verdict.mean else []
    reports = [last_day(report.occurred or report.released) for report in milestones_of(verdict.target, archive)]

    return [*(evidence.best.period.end for evidence in every), *years, *reports]


def related_figure(verdict: Verdict, archive: Archive) -> Evidence | None:
    """Give the newest figure of the promised series up to its period's end, where the promised one was not found.

    An average over other years says nothing of a plan's, so a plan has none.
    """
    if verdict.reason not in NOTHING_FOUND or verdict.target.period.span is Span.PLAN:
        return None
    return _newest_figure(verdict.target, archive)


def _newest_figure(target: Target, archive: Archive) -> Evidence | None:
    """Give the newest figure of a target's series up to its period's end; no size class."""
    if target.indicator is None or target.measure is None:
        return None

    series = archive.series(target.area, target.indicator, target.measure)
    rows = [row for row in series if row.bound != Bound.SIZE_CLASS and row.period.end <= target.period.end]
    newest = max((row.period.end for row in rows), default=None)

    return archive.best([row for row in rows if row.period.end == newest])
