"""How ready an area's record is: which targets can be judged, and which figures would settle the most of them."""

from collections import Counter
from dataclasses import dataclass

from targetbook.judgement.evidence import Archive
from targetbook.judgement.settling import missing_keys
from targetbook.judgement.tally import countable
from targetbook.judgement.verdicts import NumericVerdict, Verdict, numeric_verdicts
from targetbook.judgement.words import RUNNING, SETTLED, Status
from targetbook.record.series_key import SeriesKey

FIGURES = ("figure", "official", "agreement", "baseline", "period_end")


@dataclass(frozen=True)
class MissingFigure:
    """A figure that is looked for, who could publish it, and the targets that it would settle."""

    key: SeriesKey
    publisher: str | None
    targets: tuple[str, ...]


@dataclass(frozen=True)
class Readiness:
    """The targets of a year by how they stand, and the figures wanted, the most useful first."""

    year: int
    settled: tuple[Verdict, ...]
    running: tuple[Verdict, ...]
    unjudged: tuple[Verdict, ...]
    missing: tuple[MissingFigure, ...]

    @property
    def reasons(self) -> Counter[str]:
        """Count why targets cannot be judged."""
        return Counter(verdict.reason or "" for verdict in self.unjudged)


def readiness(verdicts: list[Verdict], year: int, archive: Archive) -> Readiness:
    """Tell how ready the record is for one year's targets."""
    of_year = [verdict for verdict in countable(verdicts) if verdict.target.year == year]
    return Readiness(
        year,
        settled=tuple(verdict for verdict in of_year if verdict.status in SETTLED),
        running=tuple(verdict for verdict in of_year if verdict.status in RUNNING),
        unjudged=tuple(verdict for verdict in of_year if verdict.status == Status.UNJUDGED),
        missing=_missing(of_year, archive),
    )


def _missing(verdicts: list[Verdict], archive: Archive) -> tuple[MissingFigure, ...]:
    """Give the figures that would settle targets, those that settle the most first, then in the order announced."""
    waiting_for: dict[SeriesKey, list[NumericVerdict]] = {}
    for verdict in numeric_verdicts(verdicts):
        if verdict.settles in FIGURES:
            for key in missing_keys(verdict.target, verdict.reason, archive):
                waiting_for.setdefault(key, []).append(verdict)

    figures = [
        MissingFigure(key, waiting[0].publisher, tuple(verdict.target.name for verdict in waiting))
        for key, waiting in waiting_for.items()
    ]
    return tuple(sorted(figures, key=lambda figure: -len(figure.targets)))
