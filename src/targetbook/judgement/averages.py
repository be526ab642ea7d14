"""A target on the mean growth of several years, where nobody publishes the mean: chained from the years."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import prod

from targetbook.judgement.area_years import is_figure
from targetbook.judgement.claims import Claim
from targetbook.judgement.comparison import Interval, threshold
from targetbook.judgement.evidence import Archive, Evidence, Row
from targetbook.judgement.levels import HUNDRED
from targetbook.record.periods import Period, Span, parse_period

MEAN, RANK = "average_growth", "growth_rank"


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


@dataclass(frozen=True)
class Link:
    """A year of a mean growth: its published growth, else the bracket around it, else nothing."""

    year: int
    figure: Evidence | None
    bracket: Bracket | None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Give the figures that the link rests on."""
        if self.figure is not None:
            return (self.figure,)
        return self.bracket.evidence if self.bracket is not None else ()

    @property
    def interval(self) -> Interval | None:
        """Give where the year's growth lies; None where nothing tells."""
        if self.figure is not None:
            return self.figure.best.interval
        return self.bracket.interval if self.bracket is not None else None


@dataclass(frozen=True)
class Mean:
    """The mean growth of some years worked out of each: in % between two ends, which a published year leaves equal."""

    links: tuple[Link, ...]
    low: Decimal
    high: Decimal

    @property
    def interval(self) -> Interval:
        """Give where the mean lies."""
        return Interval(self.low, self.high)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Give the rows of the record that the mean is worked out of."""
        return tuple(row for link in self.links for one in link.evidence for row in one.rows)

    @property
    def firm(self) -> bool:
        """Whether every figure in it is firm."""
        return all(one.firm for link in self.links for one in link.evidence)


@dataclass(frozen=True)
class MissingYear:
    """The one year of a period without a growth rate, and the rate in % from which the target is reached.

    `announced` is the rate that the announced mean itself asks for, `least` that of the threshold, which for a mean of
    about a number lies lower; `known` are the figures of the other years.
    """

    year: int
    announced: Decimal
    least: Decimal
    known: tuple[Row, ...]


def chained_mean(claim: Claim, archive: Archive) -> Mean | None:
    """Chain the years of a mean growth; None of any other claim, and where a year has neither figure nor bracket."""
    links = links_of(claim, archive)
    places = [place for link in links if (place := link.interval) is not None]
    if not links or len(places) < len(links) or _breaks_within(claim, archive):
        return None
    low = _mean([place.low for place in places])
    high = _mean([place.high for place in places])
    return Mean(tuple(links), low, high)


def links_of(claim: Claim, archive: Archive) -> list[Link]:
    """Give the years of a claim on mean growth, each with what is known of it; none of any other claim."""
    if claim.measure != MEAN or claim.period.span is not Span.PLAN:
        return []
    years = range(claim.period.start.year, claim.period.end.year + 1)
    return [_link(claim, year, archive) for year in years]


def missing_year(claim: Claim, archive: Archive) -> MissingYear | None:
    """Work out what the missing year has to bring; None unless exactly one year of a mean growth is missing."""
    links = links_of(claim, archive)
    known = tuple(link.figure.best for link in links if link.figure is not None)
    missing = [link.year for link in links if link.figure is None]
    if len(missing) != 1 or claim.value is None:
        return None
    grown = _growth(row.value for row in known)
    mark = threshold(claim.comparator, claim.value, MEAN, archive.rules).value
    announced, least = (HUNDRED * ((1 + mean / HUNDRED) ** len(links) / grown - 1) for mean in (claim.value, mark))
    return MissingYear(missing[0], announced, least, known)


def bracket_of(area: str, indicator: str, period: Period, archive: Archive) -> Bracket | None:
    """Find the areas ranked next above and below in a year, among those of one parent, whose growth is known."""
    rank = _rank(area, indicator, period, archive)
    if rank is None:
        return None
    above: list[tuple[Evidence, Evidence]] = []
    below: list[tuple[Evidence, Evidence]] = []
    for peer in _parts_beside(area, archive):
        growth, place = _figure(peer, indicator, period, archive), _rank(peer, indicator, period, archive)
        if growth is not None and place is not None and place.best.value != rank.best.value:
            (above if place.best.value < rank.best.value else below).append((growth, place))
    if not above or not below:
        return None
    bracket = Bracket(rank, max(above, key=_place), min(below, key=_place))
    room = bracket.interval
    return bracket if room.low <= room.high else None  # ranks that the growth rates contradict bracket nothing


def _link(claim: Claim, year: int, archive: Archive) -> Link:
    period, indicator = parse_period(str(year)), claim.indicator or ""
    figure = _figure(claim.area, indicator, period, archive)
    bracket = bracket_of(claim.area, indicator, period, archive) if figure is None else None
    return Link(year, figure, bracket)


def _breaks_within(claim: Claim, archive: Archive) -> bool:
    first, last = (parse_period(str(day.year)) for day in (claim.period.start, claim.period.end))
    return archive.breaks_between(claim.area, claim.indicator or "", "growth", first, last)


def _figure(area: str, indicator: str, period: Period, archive: Archive) -> Evidence | None:
    evidence = archive.of_period(area, indicator, "growth", period)
    return evidence if evidence is not None and is_figure(evidence.best) else None


def _parts_beside(area: str, archive: Archive) -> list[str]:
    """Name the other areas among which an area is ranked: those of its parent."""
    areas = archive.record.areas
    return [one.area for one in areas.values() if one.parent == areas[area].parent and one.area != area]


def _rank(area: str, indicator: str, period: Period, archive: Archive) -> Evidence | None:
    evidence = archive.of_period(area, indicator, RANK, period)
    return evidence if evidence is not None and evidence.best.bound == "exact" else None


def _place(pair: tuple[Evidence, Evidence]) -> Decimal:
    return pair[1].best.value


def _mean(rates: list[Decimal]) -> Decimal:
    """Give the mean yearly growth in % behind the growth of each year."""
    return HUNDRED * (_growth(rates) ** (1 / Decimal(len(rates))) - 1)


def _growth(rates: Iterable[Decimal]) -> Decimal:
    return prod((1 + rate / HUNDRED for rate in rates), start=Decimal(1))
