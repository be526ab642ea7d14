"""How ready an area's record is: which claims can be judged, and which figures would settle the most of them."""

from collections import Counter
from dataclasses import dataclass

from targetbook.judgement.verdicts import RUNNING, SETTLED, UNJUDGED, Verdict

FIGURES = ("figure", "official", "agreement", "baseline", "period_end")


@dataclass(frozen=True)
class Wanted:
    """A figure that is looked for, who could publish it, and the claims that it would settle."""

    indicator: str
    measure: str
    period: str
    publisher: str
    targets: tuple[str, ...]


@dataclass(frozen=True)
class Readiness:
    """The claims of a year by how they stand, and the figures wanted, the most useful first."""

    year: int
    settled: tuple[Verdict, ...]
    running: tuple[Verdict, ...]
    unjudged: tuple[Verdict, ...]
    wanted: tuple[Wanted, ...]

    @property
    def reasons(self) -> Counter[str]:
        """Count why claims cannot be judged."""
        return Counter(verdict.reason or "" for verdict in self.unjudged)


def readiness(verdicts: list[Verdict], year: int) -> Readiness:
    """Tell how ready the record is for one year's claims."""
    told = [verdict for verdict in verdicts if verdict.claim.year == year]
    return Readiness(
        year,
        settled=tuple(verdict for verdict in told if verdict.status in SETTLED),
        running=tuple(verdict for verdict in told if verdict.status in RUNNING),
        unjudged=tuple(verdict for verdict in told if verdict.status == UNJUDGED),
        wanted=_wanted(told),
    )


def _wanted(verdicts: list[Verdict]) -> tuple[Wanted, ...]:
    """Give the figures that would settle claims, those that settle the most first, then in the order announced."""
    found: dict[tuple[str, str, str], list[Verdict]] = {}
    for verdict in verdicts:
        claim = verdict.claim
        if claim.indicator and claim.measure and verdict.settles in FIGURES:
            found.setdefault((claim.indicator, claim.measure, claim.period.text), []).append(verdict)
    listed = [
        Wanted(*key, told[0].publisher, tuple(verdict.claim.target for verdict in told)) for key, told in found.items()
    ]
    return tuple(sorted(listed, key=lambda one: -len(one.targets)))
