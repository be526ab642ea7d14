"""How much a growth target asks: against the area's own past, the target of the area above, and the last outcome."""

from dataclasses import dataclass
from decimal import Decimal

from targetbook.judgement.evidence import Archive, Row
from targetbook.judgement.targets import NumericTarget, numeric_targets, read_targets
from targetbook.record.asof import known_by
from targetbook.record.dates import last_day
from targetbook.record.periods import Span
from targetbook.record.vocabulary import POINTS, Firmness, Measure

GROWTH = Measure.GROWTH


@dataclass(frozen=True)
class Ambition:
    """A growth target with what was known when it was announced; differences are in percentage points.

    `past` holds the newest whole-year figures known then, the oldest first; `above` the target that the area above
    had for the same series and period, as far as the record goes.
    """

    target: NumericTarget
    past: tuple[Row, ...]
    above: NumericTarget | None
    fewest: int = 1

    @property
    def mean(self) -> Decimal | None:
        """Give the mean of the past figures; None of too few."""
        return sum((row.value for row in self.past), Decimal()) / len(self.past) if self._enough else None

    @property
    def best(self) -> Row | None:
        """Give the highest of the past figures; None of too few."""
        return max(self.past, key=lambda row: row.value) if self._enough else None

    @property
    def last(self) -> Row | None:
        """Give the newest of the past figures; it may lie more than a year before the target's."""
        return self.past[-1] if self.past else None

    @property
    def over_mean(self) -> Decimal | None:
        """Tell by how much the target lies above the mean of the past figures."""
        return None if self.mean is None else self.target.value - self.mean

    @property
    def over_best(self) -> Decimal | None:
        """Tell by how much the target lies above the best of the past figures."""
        return None if self.best is None else self.target.value - self.best.value

    @property
    def over_last(self) -> Decimal | None:
        """Tell by how much the target lies above the last outcome."""
        return None if self.last is None else self.target.value - self.last.value

    @property
    def over_above(self) -> Decimal | None:
        """Tell by how much the target lies above that of the area above."""
        return None if self.above is None else self.target.value - self.above.value

    @property
    def _enough(self) -> bool:
        return len(self.past) >= self.fewest


def ambitions(archive: Archive, area: str, indicator: str) -> list[Ambition]:
    """Give the ambition of each growth target of an area on an indicator for a whole year, the oldest first."""
    parent = archive.record.areas[area].parent
    above = _targets(archive, parent, indicator) if parent else []
    fewest = archive.rules.ambition.fewest

    return [
        Ambition(target, known_then(target, archive), _above(target, above), fewest)
        for target in _targets(archive, area, indicator)
    ]


def known_then(target: NumericTarget, archive: Archive) -> tuple[Row, ...]:
    """Give the newest whole-year figures of a target's series known when it was announced; none where that is unknown.

    Mere bounds are left out, and so are figures without a release date, since nobody can say that they were known,
    and those from before a break of the series.
    """
    by_year = _past_rows(target, archive)
    newest = sorted(by_year)[-archive.rules.ambition.years :]
    evidences = [archive.best(by_year[year]) for year in newest]
    figures = [evidence.best for evidence in evidences if evidence]

    return tuple(row for row in figures if not archive.is_broken(row, figures[-1]))


def _past_rows(target: NumericTarget, archive: Archive) -> dict[int, list[Row]]:
    """Give by year the whole-year figures that were known when a target was announced."""
    by_year: dict[int, list[Row]] = {}
    if target.announced is None:
        return by_year

    day = last_day(target.announced)
    record_date = archive.record.areas[target.area].record_date
    for row in archive.series(target.area, target.indicator, target.measure):
        if _is_past(row, target, archive) and known_by(row.released, day, record_date):
            by_year.setdefault(row.period.year, []).append(row)

    return by_year


def raised(targets: list[Ambition]) -> list[Ambition]:
    """Keep the targets that ask more than the area above asked of itself."""
    return [ambition for ambition in targets if ambition.over_above is not None and ambition.over_above > 0]


def _is_past(row: Row, target: NumericTarget, archive: Archive) -> bool:
    """Whether a row tells a whole year before a target's, within the years that count, on a day that is known."""
    age = target.period.start.year - row.period.year
    plain = row.period.span is Span.YEAR and row.bound in POINTS
    return plain and bool(row.released) and 0 < age <= archive.rules.ambition.oldest


def _targets(archive: Archive, area: str, indicator: str) -> list[NumericTarget]:
    targets = numeric_targets(read_targets(archive.record, area))
    return sorted((target for target in targets if _counts(target, indicator)), key=_age)


def _above(target: NumericTarget, above: list[NumericTarget]) -> NumericTarget | None:
    """Give the first target of the area above for the same period; one known to its day before others."""
    return next((other for other in above if other.period == target.period), None)


def _counts(target: NumericTarget, indicator: str) -> bool:
    """Whether a target is one for the growth of an indicator in a whole year, and no stretch."""
    whole = target.period.span is Span.YEAR and target.firmness != Firmness.STRETCH
    return target.counts and whole and target.series == (indicator, GROWTH)


def _age(target: NumericTarget) -> tuple[object, ...]:
    return target.period.end, last_day(target.announced or "9999"), target.name
