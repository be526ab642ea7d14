"""Do published figures fit each other? Growth against levels, months against months, parts against their whole."""

from collections.abc import Collection, Iterable
from decimal import Decimal
from itertools import pairwise

from targetbook.judgement.consistency.audit import (
    CONSISTENT,
    IMPOSSIBLE,
    IN_TENSION,
    UNCHECKABLE,
    Check,
    allowed,
    audit_targets,
    compare,
    price_change,
)
from targetbook.judgement.evidence import Archive, Evidence, Row
from targetbook.judgement.means.levels import HUNDRED, exact_levels, is_real, on_one_base, pair_of_levels, rate, slack
from targetbook.judgement.means.printed_means import audit_bounds, audit_means
from targetbook.record.periods import Period, Span
from targetbook.record.vocabulary import Bound, FigureStatus, Measure


def audit(archive: Archive, areas: Iterable[str]) -> list[Check]:
    """Make every check that the record of these areas allows, worst first."""
    names = sorted(areas)
    checks = [
        *audit_targets(archive, names),
        *audit_growth(archive, names),
        *audit_means(archive, names),
        *audit_bounds(archive, names),
        *audit_months(archive, names),
        *audit_parts(archive, names),
        *audit_shares(archive, names),
    ]
    order = (IMPOSSIBLE, IN_TENSION, UNCHECKABLE, CONSISTENT)

    return sorted(checks, key=lambda check: (order.index(check.result), -check.strain))


def audit_growth(archive: Archive, areas: Collection[str]) -> list[Check]:
    """Check each published growth rate against the published levels on one base."""
    checks = [
        _growth(evidence.best, archive)
        for area, indicator in _series(archive, areas, Measure.GROWTH)
        for evidence in _by_period(archive, area, indicator, Measure.GROWTH).values()
    ]
    return [check for check in checks if check is not None]


def audit_months(archive: Archive, areas: Collection[str]) -> list[Check]:
    """Check that totals which count from January never fall within a year."""
    checks: list[Check] = []
    for area, indicator in _series(archive, areas, Measure.LEVEL):
        if archive.accrual(area, indicator) == "flow":
            checks += _months(area, indicator, archive)
    return checks


def audit_parts(archive: Archive, areas: Collection[str]) -> list[Check]:
    """Check that parts make up their whole, or stay within it where they are only some of it."""
    checks = [
        check
        for whole, parts in archive.rules.audit.sums.items()
        for area, period in _places(archive, areas, whole)
        if (check := _sum(area, whole, parts, period, archive))
    ]
    return checks + [
        check
        for whole, parts in archive.rules.audit.within.items()
        for part in parts
        for area, period in _places(archive, areas, whole)
        if (check := _within(area, whole, part, period, archive))
    ]


def audit_shares(archive: Archive, areas: Collection[str]) -> list[Check]:
    """Check that the shares of all parts of a whole add up to 100."""
    return [
        check
        for whole, parts in archive.rules.audit.sums.items()
        for area in areas
        if (shares := [_by_period(archive, area, part, "share") for part in parts])
        for period in shares[0]
        if all(period in share for share in shares)
        if (check := _shares(area, whole, [share[period].best for share in shares], archive))
    ]


def _growth(row: Row, archive: Archive) -> Check | None:
    pair = pair_of_levels(archive, row.area, row.indicator, row.period)
    if pair is None or not pair[1].value or row.bound != Bound.EXACT or row.status == FigureStatus.ESTIMATED:
        return None

    now, then = pair
    change = rate(now.value, then.value)
    room = slack(now) + slack(then)

    if is_real(archive, row.area, row.indicator):
        kind = "prices"
        implied = price_change(change, row.value)
        reference = Decimal()
        tolerance = allowed(archive, "deflator_points") + room
    else:
        kind = "growth_of_levels"
        implied = change
        reference = row.value
        tolerance = allowed(archive, "growth_points") + room

    result = compare(implied, reference, tolerance)
    parts = (now, then, row)
    return Check(kind, row.area, row.indicator, row.period, parts, implied, reference, "%", tolerance, result)


def _months(area: str, indicator: str, archive: Archive) -> list[Check]:
    levels = [evidence.best for evidence in _by_period(archive, area, indicator, Measure.LEVEL).values()]
    totals = [row for row in levels if row.period.span in (Span.CUMULATIVE, Span.YEAR) and row.bound != Bound.LOWER]
    checks: list[Check] = []

    for year in sorted({row.period.year for row in totals}):
        rows = sorted((row for row in totals if row.period.year == year), key=lambda row: row.period.months)
        pairs = [pair for pair in pairwise(rows) if not archive.is_broken(*pair)]
        if pairs:
            checks.append(_rise(*min(pairs, key=lambda pair: pair[1].value - pair[0].value)))

    return checks


def _rise(earlier: Row, later: Row) -> Check:
    falls = later.interval.high < earlier.interval.low
    return Check(
        kind="months",
        area=later.area,
        indicator=later.indicator,
        period=later.period,
        parts=(later, earlier),
        implied=later.value,
        reference=earlier.value,
        unit=later.unit,
        tolerance=abs(earlier.value) * (slack(earlier) + slack(later)) / HUNDRED,
        result=IMPOSSIBLE if falls else CONSISTENT,
    )


def _sum(area: str, whole: str, parts: list[str], period: Period, archive: Archive) -> Check | None:
    total = archive.best(exact_levels(archive, area, whole, period))
    if total is None:
        return None

    rows = [on_one_base(archive, total.best, exact_levels(archive, area, part, period)) for part in parts]
    summands = [row for row in rows if row is not None]
    if len(summands) < len(parts):
        return None

    implied = sum((row.value for row in summands), Decimal())
    beyond = IMPOSSIBLE if implied > total.best.value else IN_TENSION
    tolerance = _room_for_parts(total.best, archive)
    result = compare(implied, total.best.value, tolerance, beyond)

    return _parts_check("sum", total.best, tuple(summands), implied, tolerance, result)


def _within(area: str, whole: str, part: str, period: Period, archive: Archive) -> Check | None:
    total = archive.best(exact_levels(archive, area, whole, period))
    some = archive.best(exact_levels(archive, area, part, period))
    if total is None or some is None:
        return None

    tolerance = _room_for_parts(total.best, archive)
    exceeds = some.best.value > total.best.value + tolerance
    result = IMPOSSIBLE if exceeds else CONSISTENT

    return _parts_check("within", total.best, (some.best,), some.best.value, tolerance, result)


def _room_for_parts(total: Row, archive: Archive) -> Decimal:
    return total.value * allowed(archive, "parts_of_whole")


def _parts_check(
    kind: str, total: Row, parts: tuple[Row, ...], implied: Decimal, tolerance: Decimal, result: str
) -> Check:
    rows = (total, *parts)
    return Check(
        kind, total.area, total.indicator, total.period, rows, implied, total.value, total.unit, tolerance, result
    )


def _shares(area: str, whole: str, rows: list[Row], archive: Archive) -> Check:
    implied = sum((row.value for row in rows), Decimal())
    tolerance = allowed(archive, "share_points")
    result = compare(implied, HUNDRED, tolerance, IMPOSSIBLE if implied > HUNDRED else IN_TENSION)
    return Check("shares", area, whole, rows[0].period, tuple(rows), implied, HUNDRED, "%", tolerance, result)


def _series(archive: Archive, areas: Collection[str], measure: str) -> list[tuple[str, str]]:
    ask = archive.record.distinct
    places = ((area, ask("observations", "indicator", area=area, measure=measure)) for area in areas)
    return [(area, indicator) for area, indicators in places for (indicator,) in sorted(indicators)]


def _by_period(archive: Archive, area: str, indicator: str, measure: str) -> dict[str, Evidence]:
    rows: dict[str, list[Row]] = {}
    for row in archive.series(area, indicator, measure):
        rows.setdefault(row.period.text, []).append(row)
    return {period: evidence for period, group in rows.items() if (evidence := archive.best(group))}


def _places(archive: Archive, areas: Collection[str], indicator: str) -> list[tuple[str, Period]]:
    return [
        (area, evidence.best.period)
        for area in areas
        for evidence in _by_period(archive, area, indicator, Measure.LEVEL).values()
    ]
