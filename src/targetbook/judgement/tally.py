"""Verdicts counted: the commitments of the speech, the quantities behind them, the bodies that could settle them."""

from collections.abc import Iterable

from targetbook.judgement.targets import Target
from targetbook.judgement.verdicts import Verdict
from targetbook.judgement.words import RUNNING, SETTLED, Reason
from targetbook.record.vocabulary import DocumentKind


def countable(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Keep the targets that count among those of their area, whatever the document."""
    return [verdict for verdict in verdicts if verdict.target.counts]


def promised(verdicts: list[Verdict]) -> list[Verdict]:
    """Keep the targets of the speech that count; without a speech, of all."""
    speech = [verdict for verdict in verdicts if verdict.target.document == DocumentKind.SPEECH]
    return countable(speech or verdicts)


def promised_targets(targets: Iterable[Target]) -> list[Target]:
    """Keep the targets of the speech that count; without a speech, of all."""
    every = [*targets]
    speech = [target for target in every if target.document == DocumentKind.SPEECH]
    return [target for target in speech or every if target.counts]


def listed_only(verdicts: list[Verdict]) -> list[Verdict]:
    """Give what the speech (or, without one, any document) names and what does not count: premises, examples."""
    speech = [verdict for verdict in verdicts if verdict.target.document == DocumentKind.SPEECH]
    return [verdict for verdict in speech or verdicts if not verdict.target.counts]


def has_speech(verdicts: list[Verdict]) -> bool:
    """Whether a speech is among the occasions of these targets."""
    return any(verdict.target.document == DocumentKind.SPEECH for verdict in verdicts)


def unspoken(verdicts: list[Verdict]) -> list[Verdict]:
    """Give the targets beside the speech: none where no speech is in the record."""
    return (
        [verdict for verdict in verdicts if verdict.target.document != DocumentKind.SPEECH]
        if has_speech(verdicts)
        else []
    )


def outside_count(verdicts: list[Verdict]) -> list[Verdict]:
    """Give all that is listed beside the targets that count: what is only listed, then the targets of other papers."""
    return [*listed_only(verdicts), *unspoken(verdicts)]


def standing(verdict: Verdict) -> str:
    """Give what a target is counted as: its status, or the reason why it cannot be judged."""
    return verdict.status if verdict.status in (*SETTLED, *RUNNING) else verdict.reason or Reason.NOT_FOUND


def in_order(verdicts: list[Verdict]) -> list[Verdict]:
    """Sort verdicts by standing; equal ones keep their order."""
    order = (*SETTLED, *RUNNING, *Reason)
    return sorted(verdicts, key=lambda verdict: order.index(standing(verdict)))


def quantities(verdicts: list[Verdict]) -> int:
    """Count the quantities behind targets, those linked with each other once."""
    heads = {verdict.target.name: verdict.target.name for verdict in verdicts}
    for verdict in verdicts:
        for other in verdict.target.linked:
            if other in heads:
                _join(heads, other, verdict.target.name)
    return len(set(heads.values()))


def _join(heads: dict[str, str], other: str, target: str) -> None:
    """Put the group of one target under the head of another's."""
    old = heads[other]
    heads.update({member: heads[target] for member, head in heads.items() if head == old})


def by_publisher(verdicts: list[Verdict]) -> dict[str, list[Verdict]]:
    """Group the targets that are not settled by the body named as able to settle them, in the order of the targets.

    Targets for which no body is named are left out.
    """
    groups: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        if verdict.publisher is not None and verdict.status not in SETTLED:
            groups.setdefault(verdict.publisher, []).append(verdict)
    return groups


def channels(verdict: Verdict) -> list[str]:
    """Name a verdict's channels."""
    basis = verdict.evidence or verdict.mean
    figures = basis.rows if basis else ()
    return [*(row.channel for row in figures), *(report.channel for report in verdict.deciding)]
