"""What became of first figures: revised, corrected, or contradicted; rounding apart."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from targetbook.judgement.evidence import Archive, Evidence, Row, coincide
from targetbook.judgement.means.levels import HUNDRED, census_of, is_real
from targetbook.record.dates import first_day, last_day
from targetbook.record.periods import may_be_one_date
from targetbook.record.vocabulary import POINTS, Bound, FigureStatus, Measure

REBASED = "rebased"
CORRECTED = "corrected"
ESTIMATED = "estimated"
CONTRADICTED = "contradicted"


@dataclass(frozen=True)
class Vintage:
    """A figure of one period with its first exact and its latest value, and why they differ.

    `latest` is the earliest release of its value; `since` the release with which the first value, exact or rounded,
    was public, which may lie before that of the first exact print.
    """

    first: Row
    latest: Row
    cause: str
    since: str

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
    every = [_vintage(rows, archive) for rows in _figures(archive, area, indicator)]
    return [vintage for vintage in every if vintage is not None and vintage.cause != CONTRADICTED]


def vintage_of(row: Row, archive: Archive) -> Vintage | None:
    """Give what became of the figure that a row tells; None where it was never replaced by a different one."""
    releases = [other for other in archive.series(row.area, row.indicator, row.measure) if other.period == row.period]
    vintage = _vintage(sorted(releases, key=_by_release), archive)
    return None if vintage is None or vintage.cause == CONTRADICTED else vintage


def contradicted_figures(archive: Archive, area: str | None = None) -> list[Evidence]:
    """Give the figures for which different pages of one release window tell different values.

    A figure may bear its date more coarsely than the one that contradicts it.
    """
    figures = _disputed_figures(archive, area)
    return [figure for figure in figures if any(_one_window(figure.best, row, archive) for row in figure.opposing)]


def torn_figures(archive: Archive, area: str | None = None) -> list[Evidence]:
    """Give the figures for which one and the same page prints different values."""
    return [figure for figure in _disputed_figures(archive, area) if figure.torn]


def with_other_dates(evidence: Evidence, archive: Archive) -> Evidence:
    """Add to what contradicts a figure the less firm rows that write its date more finely or more coarsely."""
    best = evidence.best
    stock = archive.accrual(best.area, best.indicator) == "stock"
    others = (
        row
        for row in archive.series(best.area, best.indicator, best.measure)
        if row.period.text != best.period.text and row.status != FigureStatus.ESTIMATED
        if may_be_one_date(row.period, best.period, stock)
    )
    pairs = ((row, archive.best([best, row])) for row in others)
    against = tuple(row for row, pair in pairs if pair and pair.best is best and row in pair.contradicting)

    return replace(evidence, contradicting=(*evidence.contradicting, *against)) if against else evidence


def roundings(archive: Archive, area: str | None = None) -> int:
    """Count the figures that were printed with different decimals or bounds but agree."""
    return sum(1 for rows in _figures(archive, area) if all(coincide(rows[0], row) for row in rows))


def _disputed_figures(archive: Archive, area: str | None) -> list[Evidence]:
    firm = ([row for row in rows if row.status != FigureStatus.ESTIMATED] for rows in _by_figure(archive, area))
    figures = (with_other_dates(evidence, archive) for rows in firm if (evidence := archive.best(rows)))
    return [evidence for evidence in figures if evidence.contradicting]


def _figures(archive: Archive, area: str | None, indicator: str | None = None) -> list[list[Row]]:
    """Give the rows of each figure with more than one value, by release."""
    figures = _by_figure(archive, area, indicator)
    return [rows for rows in figures if len({(row.value, row.bound) for row in rows}) > 1]


def _by_figure(archive: Archive, area: str | None, indicator: str | None = None) -> list[list[Row]]:
    """Give the rows of each figure, by release."""
    where = {column: cell for column, cell in (("area", area), ("indicator", indicator)) if cell is not None}
    observations = archive.record.rows("observations", **where)
    series = sorted({(row["area"], row["indicator"], row["measure"]) for row in observations})
    figures: dict[tuple[str, ...], list[Row]] = {}

    for place in series:
        for row in archive.series(*place):
            figures.setdefault((*place, row.period.text), []).append(row)

    return [sorted(rows, key=_by_release) for rows in figures.values()]


def _by_release(row: Row) -> tuple[object, ...]:
    order = ("estimated", "published", "revised")
    return last_day(row.released or "9999"), order.index(row.status), row.source, row.value


def _vintage(rows: list[Row], archive: Archive) -> Vintage | None:
    """Compare the first exact figure with the latest; an estimate is first only where no other came before."""
    dated = [row for row in rows if row.released and row.bound in POINTS]
    prints = [row for row in dated if row.status != FigureStatus.REVISED] or dated
    first = _first_exact(prints)
    if first is None or not first.value:
        return None

    later = [row for row in dated if row.status == FigureStatus.REVISED] or [
        row for row in dated if row.status == FigureStatus.PUBLISHED
    ]
    newest = _newest(later, archive) if later else first
    if coincide(first, newest):
        return None

    latest = _first_release(newest, [row for row in dated if row.status != FigureStatus.ESTIMATED])
    since = min((row for row in prints if coincide(row, first)), key=_by_release)
    return Vintage(first, latest, _cause(first, latest, newest, archive), since.released)


def _first_exact(prints: list[Row]) -> Row | None:
    """Give the first exact print, with the most decimals that it was ever told with; none of rounded figures."""
    exact = [row for row in prints if row.bound == Bound.EXACT]
    if not exact:
        return None
    alike = [row for row in exact if row.status == exact[0].status and coincide(row, exact[0])]
    return min(alike, key=lambda row: (row.value.as_tuple().exponent, _by_release(row)))


def _first_release(newest: Row, rows: Iterable[Row]) -> Row:
    """Give the earliest release of a value, whoever printed it again later."""
    return min((row for row in rows if (row.value, row.bound) == (newest.value, newest.bound)), key=_by_release)


def _newest(rows: list[Row], archive: Archive) -> Row:
    """Choose the best of the rows released last; a row within the window of the last release counts as such.

    Who prints again the value that is the newest by then releases nothing: a window would move along with its copies.
    """
    chronology = sorted(rows, key=_by_release)
    release = newest = chronology[0]

    for number, row in enumerate(chronology, start=1):
        if not coincide(row, newest):
            release = row
        window = [other for other in chronology[:number] if _one_window(other, release, archive)]
        newest = min(window, key=archive.order)

    return newest


def _cause(first: Row, latest: Row, newest: Row, archive: Archive) -> str:
    if first.status == FigureStatus.ESTIMATED:
        return ESTIMATED
    if newest.status == FigureStatus.REVISED:
        return REBASED if _across_census(first, latest, archive) else CORRECTED
    return CONTRADICTED if _one_window(first, latest, archive) else CORRECTED


def _across_census(first: Row, latest: Row, archive: Archive) -> bool:
    """Whether the results of a census came out between two levels of value added."""
    if first.measure != Measure.LEVEL or not is_real(archive, first.area, first.indicator):
        return False
    return (census_of(first, archive.rules) or 0) < (census_of(latest, archive.rules) or 0)


def _one_window(row: Row, other: Row, archive: Archive) -> bool:
    if not row.released or not other.released:
        return True
    return apart(row, other) <= timedelta(days=archive.rules.revisions.window_days)


def apart(row: Row, other: Row) -> timedelta:
    """Give the least time that can lie between two releases; a release known to its year may be any day of it."""
    starts = max(first_day(row.released), first_day(other.released))
    ends = min(last_day(row.released), last_day(other.released))
    return max(starts - ends, timedelta())
