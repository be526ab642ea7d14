"""What became of first figures: revised, corrected, or contradicted; rounding apart."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from targetbook.judgement.evidence import Archive, Evidence, Row, agree
from targetbook.judgement.levels import HUNDRED, census_of
from targetbook.record.dates import first_day, last_day

REBASED, CORRECTED, ESTIMATED, CONTRADICTED = "rebased", "corrected", "estimated", "contradicted"


@dataclass(frozen=True)
class Vintage:
    """A figure of one period with its first and its latest value, and why they differ."""

    first: Row
    latest: Row
    cause: str

    @property
    def size(self) -> Decimal:
        """How far the latest value lies from the first, in the unit of the series."""
        return self.latest.value - self.first.value

    @property
    def percent(self) -> Decimal:
        """How far the latest value lies from the first, in % of the first."""
        return self.size / self.first.value * HUNDRED


def vintages(archive: Archive, area: str | None = None, indicator: str | None = None) -> list[Vintage]:
    """Give every figure that was later replaced by a different one, by area, indicator and period."""
    found = [_vintage(rows, archive) for rows in _figures(archive, area, indicator)]
    return [vintage for vintage in found if vintage is not None and vintage.cause != CONTRADICTED]


def vintage_of(row: Row, archive: Archive) -> Vintage | None:
    """Give what became of the figure that a row tells; None where it was never replaced by a different one."""
    told = [one for one in archive.series(row.area, row.indicator, row.measure) if one.period == row.period]
    vintage = _vintage(sorted(told, key=_told), archive)
    return None if vintage is None or vintage.cause == CONTRADICTED else vintage


def contradictions(archive: Archive, area: str | None = None) -> list[Evidence]:
    """Give the figures for which different pages of one release window tell different values."""
    found = _told_differently(archive, area)
    return [one for one in found if any(_one_window(one.best, row, archive) for row in one.opposing)]


def torn_figures(archive: Archive, area: str | None = None) -> list[Evidence]:
    """Give the figures for which one and the same page prints different values."""
    return [one for one in _told_differently(archive, area) if one.torn]


def roundings(archive: Archive, area: str | None = None) -> int:
    """Count the figures that were printed with different decimals or bounds but agree."""
    return sum(1 for rows in _figures(archive, area) if all(agree(rows[0], row) for row in rows))


def _told_differently(archive: Archive, area: str | None) -> list[Evidence]:
    firm = [[row for row in rows if row.status != "estimated"] for rows in _figures(archive, area)]
    found = [archive.best(rows) for rows in firm]
    return [one for one in found if one and one.contradicting]


def _figures(archive: Archive, area: str | None, indicator: str | None = None) -> list[list[Row]]:
    """Give the rows of each figure with more than one value, by release."""
    where = {column: cell for column, cell in (("area", area), ("indicator", indicator)) if cell is not None}
    own = archive.record.rows("observations", **where)
    series = sorted({(row["area"], row["indicator"], row["measure"]) for row in own})
    figures: dict[tuple[str, ...], list[Row]] = {}
    for place in series:
        for row in archive.series(*place):
            figures.setdefault((*place, row.period.text), []).append(row)
    return [sorted(rows, key=_told) for rows in figures.values() if len({(row.value, row.bound) for row in rows}) > 1]


def _told(row: Row) -> tuple[object, ...]:
    order = ("estimated", "published", "revised")
    return last_day(row.released or "9999"), order.index(row.status), row.source, row.value


def _vintage(rows: list[Row], archive: Archive) -> Vintage | None:
    """Compare the first published figure with the latest; an estimate is first only where no other came before."""
    dated = [row for row in rows if row.released and row.bound != "lower"]
    if not dated:
        return None
    prints = [row for row in dated if row.status != "revised"]
    first = prints[0] if prints else dated[0]
    later = [row for row in dated if row.status == "revised"] or [row for row in dated if row.status == "published"]
    latest = _newest(later, archive) if later else first
    if agree(first, latest) or not first.value:
        return None
    return Vintage(first, latest, _cause(first, latest, archive))


def _newest(rows: list[Row], archive: Archive) -> Row:
    """Choose the best of the rows released last; a row within the window of the last counts as such."""
    last = max(rows, key=_told)
    evidence = archive.best([row for row in rows if _one_window(row, last, archive)])
    return evidence.best if evidence else last


def _cause(first: Row, latest: Row, archive: Archive) -> str:
    if first.status == "estimated":
        return ESTIMATED
    if latest.status == "revised":
        return REBASED if _across_census(first, latest, archive) else CORRECTED
    return CONTRADICTED if _one_window(first, latest, archive) else CORRECTED


def _across_census(first: Row, latest: Row, archive: Archive) -> bool:
    """Whether the results of a census came out between two levels of value added."""
    entry = archive.indicator(first.area, first.indicator)
    if entry is None or entry.growth_basis != "constant" or first.measure != "level":
        return False
    return (census_of(first, archive.rules) or 0) < (census_of(latest, archive.rules) or 0)


def _one_window(one: Row, other: Row, archive: Archive) -> bool:
    if not one.released or not other.released:
        return True
    return apart(one, other) <= timedelta(days=archive.rules.revisions["window_days"])


def apart(one: Row, other: Row) -> timedelta:
    """Give the least time that can lie between two releases; a release known to its year may be any day of it."""
    starts = max(first_day(one.released), first_day(other.released))
    ends = min(last_day(one.released), last_day(other.released))
    return max(starts - ends, timedelta())
