"""How ready an area's record is: which claims can be judged, and which figures would settle the most of them."""

from collections import Counter
from dataclasses import dataclass

from targetbook.judgement.evidence import Archive
from targetbook.judgement.settling import SeriesKey, missing_keys
from targetbook.judgement.tally import counted
from targetbook.judgement.verdicts import RUNNING, SETTLED, UNJUDGED, Verdict

FIGURES = ("figure", "official", "agreement", "baseline", "period_end")


@dataclass(frozen=True)
class Wanted:
    """A figure that is looked for, who could publish it, and the claims that it would settle."""

    key: SeriesKey
    publisher: str | None
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


def readiness(verdicts: list[Verdict], year: int, archive: Archive) -> Readiness:
    """Tell how ready the record is for one year's claims."""
    told = [verdict for verdict in counted(verdicts) if verdict.claim.year == year]
    return Readiness(
        year,
        settled=tuple(verdict for verdict in told if verdict.status in SETTLED),
        running=tuple(verdict for verdict in told if verdict.status in RUNNING),
        unjudged=tuple(verdict for verdict in told if verdict.status == UNJUDGED),
        wanted=_wanted(told, archive),
    )


def _wanted(verdicts: list[Verdict], archive: Archive) -> tuple[Wanted, ...]:
    """Give the figures that would settle claims, those that settle the most first, then in the order announced."""
    found: dict[SeriesKey, list[Verdict]] = {}
    for verdict in verdicts:
        if verdict.settles in FIGURES:
            for key in missing_keys(verdict.claim, verdict.reason, archive):
                found.setdefault(key, []).append(verdict)
    listed = [
        Wanted(key, waiting[0].publisher, tuple(verdict.claim.target for verdict in waiting))
        for key, waiting in found.items()
    ]
    return tuple(sorted(listed, key=lambda one: -len(one.targets)))
