"""Verdicts counted: the commitments of the speech, the quantities behind them, the bodies that could settle them."""

from targetbook.judgement.verdicts import RUNNING, SETTLED, Verdict

ANSWERS = ("met", "met_provisional", "missed", "missed_provisional")
REASONS = (
    "not_due", "not_found", "undefined", "no_baseline", "size_class", "self_reported", "contradicted", "effort_only",
)  # fmt: skip
SPEECH = "speech"


def promised(verdicts: list[Verdict]) -> list[Verdict]:
    """Keep the commitments that count: those of the speech, or all where no speech is in the record."""
    spoken = [verdict for verdict in verdicts if verdict.claim.document == SPEECH]
    return spoken or verdicts


def has_speech(verdicts: list[Verdict]) -> bool:
    """Whether a speech is among the occasions of these claims."""
    return any(verdict.claim.document == SPEECH for verdict in verdicts)


def unspoken(verdicts: list[Verdict]) -> list[Verdict]:
    """Give the claims that stand beside the speech: none where no speech is in the record."""
    kept = {id(verdict) for verdict in promised(verdicts)}
    return [verdict for verdict in verdicts if id(verdict) not in kept]


def standing(verdict: Verdict) -> str:
    """Give what a claim is counted as: its status, or the reason why it cannot be judged."""
    return verdict.status if verdict.status in (*SETTLED, *RUNNING) else verdict.reason or "not_found"


def in_order(verdicts: list[Verdict]) -> list[Verdict]:
    """Sort verdicts by standing: answered, running, then by reason; equal ones keep their order."""
    order = (*ANSWERS, *RUNNING, *REASONS)
    return sorted(verdicts, key=lambda verdict: order.index(standing(verdict)))


def quantities(verdicts: list[Verdict]) -> int:
    """Count the quantities behind claims, those linked with each other once."""
    group = {verdict.claim.target: verdict.claim.target for verdict in verdicts}
    for verdict in verdicts:
        for other in verdict.claim.linked:
            if other in group:
                old, new = group[other], group[verdict.claim.target]
                group = {target: new if head == old else head for target, head in group.items()}
    return len(set(group.values()))


def by_publisher(verdicts: list[Verdict]) -> dict[str, list[Verdict]]:
    """Group the claims that are not settled by the body that could publish what settles them, the most first."""
    found: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        if verdict.status not in SETTLED:
            found.setdefault(verdict.publisher, []).append(verdict)
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def channels(verdict: Verdict) -> list[str]:
    """Name the channels of the rows that a verdict rests on."""
    rows = verdict.evidence.rows if verdict.evidence else ()
    return [*(row.channel for row in rows), *(told.channel for told in verdict.milestones)]
