"""Do published figures fit each other? Growth against levels, months against months, parts against their whole."""

from collections.abc import Collection, Iterable
from decimal import Decimal
from itertools import pairwise

from targetbook.judgement.consistency.audit import (
    CONSISTENT,
    IMPOSSIBLE,
    IN_TENSION,
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
    order = (IMPOSSIBLE, IN_TENSION, CONSISTENT)
    return sorted(checks, key=lambda check: (order.index(check.result), -check.strain))


def audit_growth(archive: Archive, areas: Collection[str]) -> list[Check]:
    """Check each published growth rate against the published levels on one base."""
    checks = [
        _growth(evidence.best, archive)
        for area, indicator in _series(archive, areas, "growth")
        for evidence in _by_period(archive, area, indicator, "growth").values()
    ]
    return [check for check in checks if check is not None]


def audit_months(archive: Archive, areas: Collection[str]) -> list[Check]:
    """Check that totals which count from January never fall within a year."""
    checks: list[Check] = []
    for area, indicator in _series(archive, areas, "level"):
        if archive.accrual(area, indicator) == "flow":
            checks += _months(area, indicator, archive)
    return checks


def audit_parts(archive: Archive, areas: Collection[str]) -> list[Check]:
    """Check that parts make up their whole, or stay within it where they are only some of it."""
    checks = [
        check
        for whole, parts in archive.rules.audit["sums"].items()
        for area, period in _places(archive, areas, whole)
        if (check := _sum(area, whole, parts, period, archive))
    ]
    return checks + [
        check
        for whole, parts in archive.rules.audit["within"].items()
        for part in parts
        for area, period in _places(archive, areas, whole)
        if (check := _within(area, whole, part, period, archive))
    ]


def audit_shares(archive: Archive, areas: Collection[str]) -> list[Check]:
    """Check that the shares of all parts of a whole add up to 100."""
    return [
        check
        for whole, parts in archive.rules.audit["sums"].items()
        for area in areas
        if (shares := [_by_period(archive, area, part, "share") for part in parts])
        for period in set.intersection(*(set(share) for share in shares))
        if (check := _shares(area, whole, [share[period].best for share in shares], archive))
    ]


def _growth(row: Row, archive: Archive) -> Check | None:
    pair = pair_of_levels(archive, row.area, row.indicator, row.period)
    if pair is None or not pair[1].value or row.bound != "exact" or row.status == "estimated":
        return None
    now, then = pair
    implied, room = rate(now.value, then.value), slack(now) + slack(then)
    kind, reference, tolerance = "growth_of_levels", row.value, allowed(archive, "growth_points") + room
    if is_real(archive, row.area, row.indicator):
        kind, reference, tolerance = "prices", Decimal(), allowed(archive, "deflator_points") + room
        implied = price_change(implied, row.value)
    result = compare(implied, reference, tolerance)
    parts = (now, then, row)
    return Check(kind, row.area, row.indicator, row.period, parts, implied, reference, "%", tolerance, result)


def _months(area: str, indicator: str, archive: Archive) -> list[Check]:
    levels = [evidence.best for evidence in _by_period(archive, area, indicator, "level").values()]
    totals = [row for row in levels if row.period.span in (Span.CUMULATIVE, Span.YEAR) and row.bound != "lower"]
    checks: list[Check] = []
    for year in sorted({row.period.year for row in totals}):
        rows = sorted((row for row in totals if row.period.year == year), key=lambda row: row.period.months)
        pairs = [pair for pair in pairwise(rows) if not archive.is_broken(*pair)]
        if pairs:
            checks.append(_rise(*min(pairs, key=lambda pair: pair[1].value - pair[0].value)))
    return checks


def _rise(earlier: Row, later: Row) -> Check:
    falls = later.interval.high < earlier.interval.low
    result = IMPOSSIBLE if falls else CONSISTENT
    return Check(
        "months", later.area, later.indicator, later.period, (later, earlier), later.value, earlier.value,
        later.unit, abs(earlier.value) * (slack(earlier) + slack(later)) / HUNDRED, result,
    )  # fmt: skip


def _sum(area: str, whole: str, parts: list[str], period: Period, archive: Archive) -> Check | None:
    total = archive.best(exact_levels(archive, area, whole, period))
    rows = [
        on_one_base(archive, total.best, exact_levels(archive, area, part, period)) if total else None for part in parts
    ]
    summands = [row for row in rows if row is not None]
    if total is None or len(summands) < len(parts):
        return None
    implied, reference = sum((row.value for row in summands), Decimal()), total.best.value
    tolerance = reference * allowed(archive, "parts_of_whole")
    result = compare(implied, reference, tolerance, IMPOSSIBLE if implied > reference else IN_TENSION)
    return Check(
        "sum", area, whole, period, (total.best, *summands), implied, reference, total.best.unit, tolerance, result
    )  # fmt: skip


def _within(area: str, whole: str, part: str, period: Period, archive: Archive) -> Check | None:
    total = archive.best(exact_levels(archive, area, whole, period))
    some = archive.best(exact_levels(archive, area, part, period))
    if total is None or some is None:
        return None
    implied, reference = some.best.value, total.best.value
    tolerance = reference * allowed(archive, "parts_of_whole")
    result = IMPOSSIBLE if implied > reference + tolerance else CONSISTENT
    return Check(
        "within", area, whole, period, (total.best, some.best), implied, reference, total.best.unit, tolerance, result
    )  # fmt: skip


def _shares(area: str, whole: str, rows: list[Row], archive: Archive) -> Check:
    implied, tolerance = sum((row.value for row in rows), Decimal()), allowed(archive, "share_points")
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
    """Give the areas and periods for which an indicator has a level."""
    return [
        (area, evidence.best.period)
        for area in areas
        for evidence in _by_period(archive, area, indicator, "level").values()
    ]
