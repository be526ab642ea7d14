"""Growth over stretches of years: by single years, and by printed means and what they leave of their years."""

from dataclasses import dataclass
from decimal import Decimal

from targetbook.judgement.comparison import Interval, printed
from targetbook.judgement.evidence import Archive, Row
from targetbook.judgement.means.levels import HUNDRED
from targetbook.record.periods import Period, Span, parse_period
from targetbook.record.vocabulary import Bound, FigureStatus, Measure

MEAN = Measure.AVERAGE_GROWTH


@dataclass(frozen=True)
class Growth:
    """By which factor something grew over some years, between two ends, and the figures that say so."""

    years: frozenset[int]
    low: Decimal
    high: Decimal
    rows: tuple[Row, ...]

    def without(self, other: "Growth") -> "Growth":
        """Take years out of a longer stretch."""
        years = self.years - other.years
        return Growth(years, self.low / other.high, self.high / other.low, (*self.rows, *other.rows))


def printed_means(archive: Archive, area: str, indicator: str) -> dict[str, Row]:
    """Give the printed means of whole stretches of years, by stretch."""
    stretches: dict[str, list[Row]] = {}
    for row in archive.series(area, indicator, MEAN):
        if row.period.span is Span.PLAN and is_exact(row):
            stretches.setdefault(row.period.text, []).append(row)
    return {text: evidence.best for text, rows in stretches.items() if (evidence := archive.best(rows))}


def composition(mean: Row, years: frozenset[int], archive: Archive) -> tuple[list[Growth], frozenset[int]]:
    """Make up years from single years and from what means other than this one leave of theirs; name the years left."""
    place = archive, mean.area, mean.indicator
    others = [row for text, row in printed_means(*place).items() if text != mean.period.text]
    every = years.union(*(years_of(row.period) for row in others))
    growth_by_year = {year: growth for year in sorted(every) if (growth := _of_year(*place, year))}
    parts = [growth_by_year[year] for year in sorted(years & growth_by_year.keys())]

    missing = years - growth_by_year.keys()
    for row in others:
        rest = without_known(row, growth_by_year)
        if rest.years and rest.years <= missing:
            parts.append(rest)
            missing -= rest.years

    return parts, frozenset(missing)


def without_known(mean: Row, growth_by_year: dict[int, Growth]) -> Growth:
    """Give what a mean says of those of its years that are not known singly."""
    rest = of_mean(mean)
    for year in years_of(mean.period):
        rest = rest.without(growth_by_year[year]) if year in growth_by_year else rest
    return rest


def of_mean(mean: Row) -> Growth:
    """Give the growth that a printed mean stands for."""
    years = years_of(mean.period)
    ends = printed(mean.value)
    low, high = ((1 + end / HUNDRED) ** len(years) for end in (ends.low, ends.high))
    return Growth(frozenset(years), low, high, (mean,))


def growth_in(year: int, ends: Interval, rows: tuple[Row, ...]) -> Growth:
    """Give the growth of one year that lies between two rates in %."""
    return Growth(frozenset([year]), 1 + ends.low / HUNDRED, 1 + ends.high / HUNDRED, rows)


def yearly_rate(factor: Decimal, years: int) -> Decimal:
    """Give the mean yearly growth in % behind the growth of some years."""
    return HUNDRED * (factor ** (1 / Decimal(years)) - 1)


def years_of(period: Period) -> list[int]:
    """List the years of a stretch."""
    return list(range(period.start.year, period.end.year + 1))


def breaks_within(period: Period, area: str, indicator: str, archive: Archive) -> bool:
    """Whether the series of growth rates begins to count something else within a stretch."""
    first, last = (parse_period(str(day.year)) for day in (period.start, period.end))
    return archive.breaks_between(area, indicator, Measure.GROWTH, first, last)


def is_exact(row: Row) -> bool:
    """Whether a row prints an exact figure and no estimate."""
    return row.bound == Bound.EXACT and row.status != FigureStatus.ESTIMATED


def _of_year(archive: Archive, area: str, indicator: str, year: int) -> Growth | None:
    evidence = archive.of_period(area, indicator, Measure.GROWTH, parse_period(str(year)))
    if evidence is None or evidence.torn or not is_exact(evidence.best):
        return None
    return growth_in(year, printed(evidence.best.value), (evidence.best,))
