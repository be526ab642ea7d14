"""Where a year's growth lies that nobody published: between the areas of one city whose ranks stand next to its own."""

from dataclasses import dataclass
from decimal import Decimal

from targetbook.judgement.comparison import Interval
from targetbook.judgement.evidence import Archive, Evidence
from targetbook.judgement.running.area_years import is_figure
from targetbook.record.periods import Period
from targetbook.record.vocabulary import Bound, Measure

RANK = Measure.GROWTH_RANK


@dataclass(frozen=True)
class Bracket:
    """Where a year's growth lies that nobody published: between the areas of one city ranked next to it.

    `rank` is the area's own published rank; `above` and `below` are the growth and the rank of the nearest area on
    either side whose growth is known.
    """

    rank: Evidence
    above: tuple[Evidence, Evidence]
    below: tuple[Evidence, Evidence]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Give all figures that the bracket rests on."""
        return (self.rank, *self.above, *self.below)

    @property
    def interval(self) -> Interval:
        """Give where the growth lies."""
        return Interval(self.below[0].best.interval.low, self.above[0].best.interval.high)


def bracket_of(area: str, indicator: str, period: Period, archive: Archive) -> Bracket | None:
    """Find the areas ranked next above and below in a year, among those of one parent, whose growth is known."""
    rank = _rank(area, indicator, period, archive)
    if rank is None:
        return None

    above: list[tuple[Evidence, Evidence]] = []
    below: list[tuple[Evidence, Evidence]] = []
    for peer in _parts_beside(area, archive):
        growth = growth_of(peer, indicator, period, archive)
        place = _rank(peer, indicator, period, archive)
        if growth is not None and place is not None and place.best.value != rank.best.value:
            side = above if place.best.value < rank.best.value else below
            side.append((growth, place))

    if not above or not below:
        return None

    bracket = Bracket(rank, max(above, key=_place), min(below, key=_place))
    room = bracket.interval
    return bracket if room.low <= room.high else None  # ranks that the growth rates contradict bracket nothing


def growth_of(area: str, indicator: str, period: Period, archive: Archive) -> Evidence | None:
    """Give the published growth of a year; None where nothing, or nothing to reckon with, is known."""
    evidence = archive.of_period(area, indicator, Measure.GROWTH, period)
    return evidence if evidence is not None and is_figure(evidence.best) else None


def _parts_beside(area: str, archive: Archive) -> list[str]:
    """Name the other areas of an area's parent."""
    areas = archive.record.areas
    return [entry.area for entry in areas.values() if entry.parent == areas[area].parent and entry.area != area]


def _rank(area: str, indicator: str, period: Period, archive: Archive) -> Evidence | None:
    evidence = archive.of_period(area, indicator, RANK, period)
    return evidence if evidence is not None and evidence.best.bound == Bound.EXACT else None


def _place(pair: tuple[Evidence, Evidence]) -> Decimal:
    return pair[1].best.value
