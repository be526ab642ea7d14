"""A target on the mean growth of several years: what the one year that is missing would have to bring."""

from dataclasses import dataclass
from decimal import Decimal
from math import prod

from targetbook.judgement.area_years import is_figure
from targetbook.judgement.claims import Claim
from targetbook.judgement.comparison import threshold
from targetbook.judgement.evidence import Archive, Row
from targetbook.judgement.levels import HUNDRED
from targetbook.record.periods import Span, parse_period


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


def missing_year(claim: Claim, archive: Archive) -> MissingYear | None:
    """Work out what the missing year has to bring; None unless exactly one year of a mean growth is missing."""
    if claim.measure != "average_growth" or claim.value is None or claim.period.span is not Span.PLAN:
        return None
    years = range(claim.period.start.year, claim.period.end.year + 1)
    told = {
        year: archive.of_period(claim.area, claim.indicator or "", "growth", parse_period(str(year))) for year in years
    }
    known = {year: one.best for year, one in told.items() if one and is_figure(one.best)}
    missing = [year for year in years if year not in known]
    if len(missing) != 1:
        return None
    grown = prod((1 + row.value / HUNDRED for row in known.values()), start=Decimal(1))
    mark = threshold(claim.comparator, claim.value, "average_growth", archive.rules).value
    announced, least = (HUNDRED * ((1 + mean / HUNDRED) ** len(years) / grown - 1) for mean in (claim.value, mark))
    return MissingYear(missing[0], announced, least, tuple(known.values()))
