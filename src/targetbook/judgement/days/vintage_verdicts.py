"""Settled claims held against the first and against the latest release of their figure."""

from dataclasses import dataclass

import pandas as pd

from targetbook.judgement.days.vintages import Vintage, vintage_of
from targetbook.judgement.evidence import Archive, Row, agree
from targetbook.judgement.verdicts import SETTLED, Verdict, judge_claim


@dataclass(frozen=True)
class VintageVerdict:
    """A verdict whose figure was later replaced, with what it is by the first and by the latest release alone."""

    verdict: Verdict
    vintage: Vintage
    first: Verdict
    latest: Verdict

    @property
    def flips(self) -> bool:
        """Whether one release meets the target and the other misses it."""
        return None not in (told := {self.first.outcome, self.latest.outcome}) and len(told) > 1


def settled_numbers(verdicts: list[Verdict]) -> list[Verdict]:
    """Keep the verdicts that a published figure settles."""
    return [verdict for verdict in verdicts if verdict.status in SETTLED and verdict.evidence is not None]


def vintage_verdicts(verdicts: list[Verdict], archive: Archive) -> list[VintageVerdict]:
    """Judge each settled claim again by each release of its figure, where the two differ; the latest years first."""
    found: list[VintageVerdict] = []
    for verdict in settled_numbers(verdicts):
        vintage = vintage_of(verdict.evidence.best, archive) if verdict.evidence else None
        if vintage is not None:
            first, latest = (_by(row, verdict, archive) for row in (vintage.first, vintage.latest))
            found.append(VintageVerdict(verdict, vintage, first, latest))
    return sorted(found, key=lambda one: (-one.verdict.claim.year, one.verdict.claim.target))


def _by(row: Row, verdict: Verdict, archive: Archive) -> Verdict:
    """Judge a claim as if, of its figure, only a release and the rows that agree with it had been published."""
    rows = [one for one in archive.series(row.area, row.indicator, row.measure) if one.period == row.period]
    others = {(str(one.value), one.released, one.source) for one in rows if not agree(one, row)}
    table = archive.record.observations
    own = table[(table["area"] == row.area) & (table["indicator"] == row.indicator)]
    figure = (own["measure"] == row.measure) & (own["period"] == row.period.text)
    told = zip(own["value"], own["released"], own["source"], strict=True)
    other = pd.Series([one in others for one in told], index=own.index, dtype=bool)
    small = archive.record.with_tables(observations=own[~(figure & other)])
    return judge_claim(verdict.claim, verdict.as_of, Archive(small, archive.rules))
