"""Settled targets held against the first and against the latest release of their figure."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from targetbook.judgement.days.vintages import Vintage, vintage_of
from targetbook.judgement.evidence import Archive, Row, coincide
from targetbook.judgement.verdicts import NumericVerdict, Verdict, judge_target, numeric_verdicts
from targetbook.judgement.words import SETTLED


@dataclass(frozen=True)
class VintageVerdict:
    """A verdict whose figure was later replaced, with what it is by the first and by the latest release alone."""

    verdict: NumericVerdict
    vintage: Vintage
    first: Verdict
    latest: Verdict

    @property
    def flips(self) -> bool:
        """Whether one release meets the target and the other misses it."""
        return None not in (outcomes := {self.first.outcome, self.latest.outcome}) and len(outcomes) > 1


def settled_numbers(verdicts: Iterable[Verdict]) -> list[NumericVerdict]:
    """Keep the verdicts that a published figure settles."""
    settled = (verdict for verdict in numeric_verdicts(verdicts) if verdict.status in SETTLED)
    return [verdict for verdict in settled if verdict.evidence is not None]


def vintage_verdicts(verdicts: Iterable[Verdict], archive: Archive) -> list[VintageVerdict]:
    """Judge each settled target again by each release of its figure, where the two differ; the latest years first."""
    comparisons: list[VintageVerdict] = []
    for verdict in settled_numbers(verdicts):
        vintage = vintage_of(verdict.evidence.best, archive) if verdict.evidence else None
        if vintage is not None:
            first, latest = (_by(row, verdict, archive) for row in (vintage.first, vintage.latest))
            comparisons.append(VintageVerdict(verdict, vintage, first, latest))
    return sorted(comparisons, key=lambda comparison: (-comparison.verdict.target.year, comparison.verdict.target.name))


def _by(row: Row, verdict: NumericVerdict, archive: Archive) -> Verdict:
    """Judge a target as if, of its figure, only a release and the rows that agree with it had been published."""
    rows = [release for release in archive.series(row.area, row.indicator, row.measure) if release.period == row.period]
    others = {(str(release.value), release.released, release.source) for release in rows if not coincide(release, row)}
    table = archive.record.table("observations")
    observations = table[(table["area"] == row.area) & (table["indicator"] == row.indicator)]
    figure = (observations["measure"] == row.measure) & (observations["period"] == row.period.text)

    cells = zip(observations["value"], observations["released"], observations["source"], strict=True)
    other = pd.Series([cell in others for cell in cells], index=observations.index, dtype=bool)
    small = archive.record.with_tables(observations=observations[~(figure & other)])

    return judge_target(verdict.target, verdict.as_of, Archive(small, archive.rules))
