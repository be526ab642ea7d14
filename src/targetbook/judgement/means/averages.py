"""A target on the mean growth of several years, where nobody publishes the mean: chained from the years."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import prod

from targetbook.judgement.comparison import Interval, Threshold, threshold
from targetbook.judgement.evidence import Archive, Evidence, Row
from targetbook.judgement.means.brackets import Bracket, bracket_of, growth_of
from targetbook.judgement.means.levels import HUNDRED
from targetbook.judgement.means.stretches import (
    MEAN,
    breaks_within,
    composition,
    of_mean,
    printed_means,
    yearly_rate,
    years_of,
)
from targetbook.judgement.targets import NumericTarget
from targetbook.record.periods import Span, parse_period


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
class Dispute:
    """A printed mean that does not fit the bracket around a year: what it leaves for that year, in %.

    `mean` is where the mean of the target's years would lie by it; `outweighs` is whether it stands at least as firm as
    the ranks and rates that make the bracket.
    """

    row: Row
    year: int
    rest: Interval
    mean: Interval
    outweighs: bool


@dataclass(frozen=True)
class Mean:
    """The mean growth of some years worked out of each: in % between two ends, which a published year leaves equal.

    `mark` is the threshold of the target that it is held against.
    """

    links: tuple[Link, ...]
    low: Decimal
    high: Decimal
    mark: Threshold
    disputes: tuple[Dispute, ...] = ()

    @property
    def interval(self) -> Interval:
        """Give where the mean lies."""
        return Interval(self.low, self.high)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Give the rows of the record that the mean is worked out of."""
        return tuple(row for link in self.links for evidence in link.evidence for row in evidence.rows)

    @property
    def firm(self) -> bool:
        """Whether every figure in it is firm."""
        return all(evidence.firm for link in self.links for evidence in link.evidence)


@dataclass(frozen=True)
class MissingYear:
    """The one year of a period without a growth rate, and the rate in % from which the target is reached.

    `announced` is the rate that the announced mean itself asks for, `least` that of the threshold, which for a mean of
    about a number lies lower; `others` are the figures of the other years.
    """

    year: int
    announced: Decimal
    least: Decimal
    others: tuple[Row, ...]


def chained_mean(target: NumericTarget, archive: Archive) -> Mean | None:
    """Chain the years of a mean growth; None of any other target, and where a year has neither figure nor bracket."""
    links = links_of(target, archive)
    places = [place for link in links if (place := link.interval) is not None]
    unknown = not links or len(places) < len(links)
    if unknown or breaks_within(target.period, target.area, target.indicator, archive):
        return None

    mean = _between(places)
    disputes = (dispute for link in links for dispute in _disputes(target, link, links, archive))
    return Mean(tuple(links), mean.low, mean.high, _mark(target, archive), tuple(disputes))


def links_of(target: NumericTarget, archive: Archive) -> list[Link]:
    """Give the years of a target on mean growth, each with what is known of it; none of any other target."""
    if target.measure != MEAN or target.period.span is not Span.PLAN:
        return []
    return [_link(target, year, archive) for year in years_of(target.period)]


def missing_year(target: NumericTarget, archive: Archive) -> MissingYear | None:
    """Work out what the missing year has to bring; None unless exactly one year of a mean growth is missing."""
    links = links_of(target, archive)
    figures = tuple(link.figure.best for link in links if link.figure is not None)
    missing = [link.year for link in links if link.figure is None]
    if len(missing) != 1:
        return None

    grown = _growth(row.value for row in figures)
    mark = _mark(target, archive).value
    announced, least = (HUNDRED * ((1 + mean / HUNDRED) ** len(links) / grown - 1) for mean in (target.value, mark))

    return MissingYear(missing[0], announced, least, figures)


def _mark(target: NumericTarget, archive: Archive) -> Threshold:
    return threshold(target.comparator, target.value, MEAN, archive.rules)


def _link(target: NumericTarget, year: int, archive: Archive) -> Link:
    period = parse_period(str(year))
    figure = growth_of(target.area, target.indicator, period, archive)
    bracket = bracket_of(target.area, target.indicator, period, archive) if figure is None else None
    return Link(year, figure, bracket)


def _disputes(target: NumericTarget, link: Link, links: list[Link], archive: Archive) -> Iterator[Dispute]:
    """Give the printed means that leave for a bracketed year what lies wholly outside its bracket."""
    if link.bracket is None:
        return

    bracket = link.bracket.interval
    for row in printed_means(archive, target.area, target.indicator).values():
        rest = _rest_for(link.year, row, archive)
        if rest is not None and not rest.overlaps(bracket):
            others = [other.interval for other in links if other is not link and other.interval is not None]
            is_firm = archive.firm([(row.channel, row.publisher)])
            outweighs = is_firm or not all(evidence.firm for evidence in link.bracket.evidence)
            yield Dispute(row, link.year, rest, _between([*others, rest]), outweighs)


def _rest_for(year: int, mean: Row, archive: Archive) -> Interval | None:
    """Give what a printed mean leaves for one of its years, in %, where the others are known without ranks."""
    years = frozenset(years_of(mean.period))
    parts, missing = composition(mean, years - {year}, archive)
    if year not in years or missing or breaks_within(mean.period, mean.area, mean.indicator, archive):
        return None

    rest = of_mean(mean)
    for part in parts:
        rest = rest.without(part)

    return Interval(yearly_rate(rest.low, 1), yearly_rate(rest.high, 1))


def _between(years: list[Interval]) -> Interval:
    """Give the mean growth of years, in %."""
    low = _growth(year.low for year in years)
    high = _growth(year.high for year in years)
    return Interval(yearly_rate(low, len(years)), yearly_rate(high, len(years)))


def _growth(rates: Iterable[Decimal]) -> Decimal:
    return prod((1 + rate / HUNDRED for rate in rates), start=Decimal(1))
