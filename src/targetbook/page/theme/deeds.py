"""Deeds and qualitative commitments: what would count as done, and the last thing known of each."""

from collections import Counter

from targetbook.judgement.deeds import Milestone, milestones_of
from targetbook.judgement.verdicts import Verdict
from targetbook.judgement.words import Qualifier, Reason, Status
from targetbook.page.blocks.output import Block, Text
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.verdict import last_known
from targetbook.page.theme.verdicts import claim_text, status_cell
from targetbook.page.voice.escaping import escape
from targetbook.record.vocabulary import ClaimKind, MilestoneState

STANDINGS = ("kept", "late", "broken", "claimed", "partly", "unbegun", "intended", "silent")
BY_LAST_STATE = {
    MilestoneState.UNDER_WAY: "partly",
    MilestoneState.NOT_STARTED: "unbegun",
    MilestoneState.PLANNED: "intended",
    MilestoneState.MENTIONED: "intended",
}


def deeds(chapter: Chapter) -> list[tuple[Verdict, list[Milestone]]]:
    """Give the chapter's deeds and every other commitment of which a milestone was told, each with its milestones."""
    commitments = [(verdict, milestones_of(verdict.claim, chapter.archive)) for verdict in chapter.theme_verdicts]
    return [(verdict, rows) for verdict, rows in commitments if verdict.claim.kind != ClaimKind.QUANTITATIVE or rows]


def deeds_table(chapter: Chapter) -> Block:
    """List each deed with what would count as done, the last thing known of it and its verdict."""
    commitments = deeds(chapter)
    if not commitments:
        return Text(chapter.words("deeds.no_deeds" if chapter.theme_verdicts else "deeds.no_commitments"))

    words = chapter.words
    heads = [
        words("head.commitment"),
        words("deeds.head_counts"),
        words("deeds.head_known"),
        words("head.verdict"),
    ]

    return table(
        words("deeds.caption"), heads, [_row(verdict, rows, chapter) for verdict, rows in commitments], "deeds"
    )


def count_standings(commitments: list[tuple[Verdict, list[Milestone]]]) -> Counter[str]:
    """Count the deeds (neither efforts nor what is only listed) by how they stand, each in one of the standings."""
    return Counter(_standing(verdict, rows) for verdict, rows in commitments if is_deed(verdict))


def is_deed(verdict: Verdict) -> bool:
    """Whether a commitment counts as one to a deed: no effort, no premise, no example."""
    return verdict.claim.counts and verdict.claim.kind != ClaimKind.QUALITATIVE


def _standing(verdict: Verdict, rows: list[Milestone]) -> str:
    if verdict.outcome is Status.MET:
        return "kept"
    if verdict.outcome is Status.MISSED:
        return "late" if Qualifier.LATE in verdict.qualifiers else "broken"
    if verdict.reason is Reason.SELF_REPORTED:
        return "claimed"

    return BY_LAST_STATE.get(rows[-1].state, "intended") if rows else "silent"


def _row(verdict: Verdict, rows: list[Milestone], chapter: Chapter) -> list[str]:
    return [
        claim_text(verdict, chapter),
        chapter.figures.quotation(verdict.claim, _counts(verdict, chapter)),
        _last_report(verdict, rows, chapter),
        status_cell(verdict, chapter),
    ]


def _counts(verdict: Verdict, chapter: Chapter) -> str:
    claim = verdict.claim
    words = chapter.words
    test = claim.counts_as_done_zh if chapter.lang == "zh" else claim.counts_as_done
    if test:
        return test
    if claim.kind == ClaimKind.PREMISE:
        return words("deeds.premise")
    if claim.size_class:
        return words("deeds.no_class")

    return words("deeds.no_state" if claim.kind == ClaimKind.QUALITATIVE else "deeds.no_test")


def _last_report(verdict: Verdict, rows: list[Milestone], chapter: Chapter) -> str:
    if not rows:
        return escape(chapter.words("deeds.none"))
    return last_known(verdict, rows, chapter)
