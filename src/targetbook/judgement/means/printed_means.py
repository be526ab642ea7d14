"""Do printed mean growth rates fit the levels at their ends, and the years and shorter means that they are made of?"""

from collections.abc import Collection, Iterator
from decimal import Decimal
from math import prod

from targetbook.judgement.comparison import Interval, printed
from targetbook.judgement.consistency.audit import Check, allowed, compare, price_change
from targetbook.judgement.evidence import Archive, Row
from targetbook.judgement.means.brackets import bracket_of
from targetbook.judgement.means.levels import HUNDRED, exact_levels, is_real, on_one_base, prints, slack
from targetbook.judgement.means.stretches import (
    MEAN,
    Growth,
    breaks_within,
    composition,
    growth_in,
    is_exact,
    printed_means,
    yearly_rate,
    years_of,
)
from targetbook.record.periods import Span, parse_period
from targetbook.record.vocabulary import Bound, FigureStatus, Measure


def audit_means(archive: Archive, areas: Collection[str]) -> list[Check]:
    """Check each printed mean against the levels at its ends, and against the years and means that it is made of."""
    means = [
        row
        for area in areas
        for (indicator,) in sorted(archive.record.distinct("observations", "indicator", area=area, measure=MEAN))
        for row in printed_means(archive, area, indicator).values()
    ]
    checks = [check(row, archive) for row in means for check in (_against_levels, _against_years)]
    return [check for check in checks if check is not None]


def _against_levels(mean: Row, archive: Archive) -> Check | None:
    ends = _ends(mean, archive)
    if ends is None or not ends[1].value:
        return None

    now, then = ends
    years = len(years_of(mean.period))
    implied = yearly_rate(now.value / then.value, years)
    room = (slack(now) + slack(then)) / years
    parts = (now, then, mean)

    if is_real(archive, mean.area, mean.indicator):
        prices = price_change(implied, mean.value)
        return _check("mean_prices", mean, parts, prices, Decimal(), allowed(archive, "deflator_points") + room)

    return _check("mean_of_levels", mean, parts, implied, mean.value, allowed(archive, "mean_points") + room)


def _ends(mean: Row, archive: Archive) -> tuple[Row, Row] | None:
    """Pair the level at the end of a stretch with that before its start, on one base and in one scope."""
    place = mean.area, mean.indicator
    years = years_of(mean.period)
    older = exact_levels(archive, *place, parse_period(str(years[0] - 1)))
    newer = prints(archive, exact_levels(archive, *place, parse_period(str(years[-1]))))
    return next(((row, then) for row in newer if (then := on_one_base(archive, row, older))), None)


def _against_years(mean: Row, archive: Archive) -> Check | None:
    years = years_of(mean.period)
    if breaks_within(mean.period, mean.area, mean.indicator, archive):
        return None

    parts = _parts(mean, archive)
    if parts is None:
        return None

    low = yearly_rate(prod((part.low for part in parts), start=Decimal(1)), len(years))
    high = yearly_rate(prod((part.high for part in parts), start=Decimal(1)), len(years))
    rows = tuple(dict.fromkeys(row for part in parts for row in part.rows))
    implied = min(max(mean.value, low), high)
    tolerance = allowed(archive, "mean_points") + printed(mean.value).high - mean.value

    return _check("mean_of_years", mean, (mean, *rows), implied, mean.value, tolerance, _side(implied, low, high))


def _side(implied: Decimal, low: Decimal, high: Decimal) -> Bound:
    """Say which end of what the years leave open a number is."""
    if implied == low:
        return Bound.LOWER
    return Bound.UPPER if implied == high else Bound.EXACT


def _parts(mean: Row, archive: Archive) -> list[Growth] | None:
    """Make up a stretch of years from single years, from what other means leave of theirs, and from ranks."""
    parts, missing = composition(mean, frozenset(years_of(mean.period)), archive)
    ranked = [_ranked(archive, mean.area, mean.indicator, year) for year in sorted(missing)]
    brackets = [growth for growth in ranked if growth is not None]
    return [*parts, *brackets] if len(brackets) == len(ranked) else None


def _ranked(archive: Archive, area: str, indicator: str, year: int) -> Growth | None:
    """Give the growth of a year that ranks bracket."""
    bracket = bracket_of(area, indicator, parse_period(str(year)), archive)
    if bracket is None:
        return None
    upper, lower = (pair[0].best for pair in (bracket.above, bracket.below))
    ends = Interval(printed(lower.value).low, printed(upper.value).high)
    return growth_in(year, ends, (bracket.rank.best, lower, upper))


def _check(
    kind: str,
    mean: Row,
    parts: tuple[Row, ...],
    implied: Decimal,
    reference: Decimal,
    tolerance: Decimal,
    side: Bound = Bound.EXACT,
) -> Check:
    result = compare(implied, reference, tolerance)
    return Check(
        kind, mean.area, mean.indicator, mean.period, parts, implied, reference, "%", tolerance, result, side=side
    )


def audit_bounds(archive: Archive, areas: Collection[str]) -> list[Check]:
    """Check each `more than` and `at most` of a year against the last exact level and the growth since."""
    return [
        check
        for area in areas
        for (indicator,) in sorted(
            archive.record.distinct("observations", "indicator", area=area, measure=Measure.LEVEL)
        )
        for row in _bounds(archive, area, indicator)
        if (check := _bound(row, archive))
    ]


def _bounds(archive: Archive, area: str, indicator: str) -> Iterator[Row]:
    """Give the mere bounds of whole years of which nothing exact is known."""
    for row in archive.series(area, indicator, Measure.LEVEL):
        bare = (
            row.bound in (Bound.LOWER, Bound.UPPER)
            and row.status != FigureStatus.ESTIMATED
            and row.period.span is Span.YEAR
        )
        if bare and not exact_levels(archive, area, indicator, row.period):
            yield row


def _bound(bound: Row, archive: Archive) -> Check | None:
    way = _way_to(bound, archive)
    if way is None:
        return None

    start, growths = way
    implied = start.value * prod((1 + row.value / HUNDRED for row in growths), start=Decimal(1))
    points = "deflator_points" if is_real(archive, bound.area, bound.indicator) else "growth_points"
    tolerance = abs(implied) * (len(growths) * allowed(archive, points) + slack(start)) / HUNDRED
    within = implied >= bound.value if bound.bound == Bound.LOWER else implied <= bound.value

    nearest = implied if within else bound.value

    return Check(
        kind="bound",
        area=bound.area,
        indicator=bound.indicator,
        period=bound.period,
        parts=(bound, start, *growths),
        implied=implied,
        reference=bound.value,
        unit=bound.unit,
        tolerance=tolerance,
        result=compare(implied, nearest, tolerance),
    )


def _way_to(bound: Row, archive: Archive) -> tuple[Row, tuple[Row, ...]] | None:
    """Give the last exact level before a bound, on its base and in its scope, and the growth of each year since."""
    grown: list[Row] = []
    for year in range(bound.period.year, 0, -1):
        growth = archive.of_period(bound.area, bound.indicator, Measure.GROWTH, parse_period(str(year)))
        if growth is None or growth.torn or not is_exact(growth.best):
            return None
        grown.insert(0, growth.best)
        older = exact_levels(archive, bound.area, bound.indicator, parse_period(str(year - 1)))
        if older:
            base = on_one_base(archive, bound, older)
            return None if base is None else (base, tuple(grown))

    return None
