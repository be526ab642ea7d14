"""Deeds and efforts of a theme, and how they stand by the report of each that says most."""

from collections import Counter

from targetbook.judgement.deeds import Milestone, milestones_of, telling_report
from targetbook.judgement.verdicts import DeedVerdict, Verdict
from targetbook.judgement.words import Qualifier, Reason, Status
from targetbook.page.chapter import Chapter
from targetbook.record.vocabulary import MilestoneState, TargetKind

STANDINGS = ("kept", "late", "broken", "self_reported", "partly", "unbegun", "intended", "silent")
BY_STATE = {
    MilestoneState.UNDER_WAY: "partly",
    MilestoneState.NOT_STARTED: "unbegun",
    MilestoneState.PLANNED: "intended",
    MilestoneState.MENTIONED: "intended",
}


def deeds(chapter: Chapter) -> list[tuple[Verdict, list[Milestone]]]:
    """Give the chapter's deeds and every other commitment of which a milestone was told, each with its milestones."""
    commitments = [(verdict, milestones_of(verdict.target, chapter.archive)) for verdict in chapter.theme_verdicts]
    return [(verdict, rows) for verdict, rows in commitments if isinstance(verdict, DeedVerdict) or rows]


def count_standings(commitments: list[tuple[Verdict, list[Milestone]]]) -> Counter[str]:
    """Count the deeds (neither efforts nor what is only listed) by how they stand, each in one of the standings."""
    return Counter(_standing(verdict, rows) for verdict, rows in commitments if is_deed(verdict))


def is_deed(verdict: Verdict) -> bool:
    """Whether a commitment counts as one to a deed: no effort, no premise, no example."""
    return verdict.target.counts and verdict.target.kind != TargetKind.QUALITATIVE


def _standing(verdict: Verdict, rows: list[Milestone]) -> str:
    if verdict.outcome is Status.MET:
        return "kept"
    if verdict.outcome is Status.MISSED:
        return "late" if Qualifier.LATE in verdict.qualifiers else "broken"
    if verdict.reason is Reason.SELF_REPORTED:
        return "self_reported"

    return BY_STATE.get(telling_report(rows).state, "intended") if rows else "silent"
