"""The neighbours of a figure: what the record holds of its series for the same period, and next before and after it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from targetbook.record.periods import MOMENTS, Period, may_be_one_date, parse_period
from targetbook.record.vocabulary import Accrual, FigureStatus, Measure
from targetbook.record.withdrawals import KEY

RATES = (Measure.GROWTH, Measure.AVERAGE_GROWTH)
RANKS = (Measure.RANK, Measure.GROWTH_RANK)
APART = 30  # points: rates of one series that lie nearer to each other are no surprise, whatever their ratio
SURPRISES: dict[str, Decimal] = {
    **{measure: Decimal(APART) for measure in RATES},
    **{measure: Decimal("Infinity") for measure in RANKS},
}
MOMENT = ("moment", 0)  # the stretch of a stock, which counts no part of a year
Cells = Mapping[str, Any]


@dataclass(frozen=True)
class Neighbour:
    """A row beside a figure, and how many times it the figure is (None: one of the two is zero, or signs differ).

    `line` is the row's in its file, `surprise` how far apart two such figures lie at least where that is one.
    """

    period: str
    value: str
    bound: str
    status: str
    released: str
    source: str
    note: str
    line: int
    ratio: Decimal | None
    distance: Decimal
    surprise: Decimal

    def is_far(self, factor: Decimal) -> bool:
        """Whether the figure is so many times its neighbour, or less than that part of it."""
        beyond = self.ratio is None or not 1 / factor < self.ratio < factor
        return beyond and self.distance > self.surprise


@dataclass(frozen=True)
class Neighbours:
    """The rows of the same period, and those of the nearest comparable periods before and after it."""

    same: tuple[Neighbour, ...] = ()
    earlier: tuple[Neighbour, ...] = ()
    later: tuple[Neighbour, ...] = ()

    def far(self, factor: Decimal) -> tuple[Neighbour, ...]:
        """Give the rows of each period that lies so far off with all its figures."""
        periods = (self.same, self.earlier, self.later)
        return tuple(row for rows in periods if all(row.is_far(factor) for row in rows) for row in rows)


@dataclass(frozen=True)
class _Member:
    """A row of a series with its key, its price base, and what can be read in it."""

    cells: Cells
    key: tuple[str, ...]
    basis: str
    period: Period
    value: Decimal
    stretch: tuple[str, int]  # which part of a year it counts; figures of another are not compared


class Neighbourhood:
    """The observations of a record, ready to be asked what stands beside a figure, in the record or not yet."""

    def __init__(self, observations: pd.DataFrame, indicators: pd.DataFrame) -> None:
        self._accruals = {
            (str(row["area"]), str(row["indicator"])): str(row["accrual"]) for row in indicators.to_dict("records")
        }
        self._series: dict[tuple[str, ...], list[_Member]] = {}

        for record in observations.to_dict("records"):
            row = {str(name): cell for name, cell in record.items()}
            if row["status"] != FigureStatus.FORECAST:
                self._series.setdefault(_place(row), []).append(self._member(row))

    def of(self, row: Cells) -> Neighbours:
        """Give the neighbours of a row, which names at least its area and what an observation's key does."""
        figure = self._member(row)
        others = [other for other in self._series.get(_place(row), []) if _on_one_basis(other, figure)]

        same = [other for other in others if _of_one_date(other, figure)]
        apart = [other for other in others if other.stretch == figure.stretch and not _of_one_date(other, figure)]
        before = [other for other in apart if other.period.end < figure.period.end]
        after = [other for other in apart if other.period.end > figure.period.end]

        earlier = _at(max((other.period.end for other in before), default=None), before)
        later = _at(min((other.period.end for other in after), default=None), after)

        return Neighbours(
            same=_beside(figure, same),
            earlier=() if _breaks([figure]) else _beside(figure, earlier),
            later=() if _breaks(later) else _beside(figure, later),
        )

    def _member(self, row: Cells) -> _Member:
        period = parse_period(str(row["period"]))
        stretch = period.span.value, period.months if period.in_year else 0
        if self._accrual(row) == Accrual.STOCK and period.span in MOMENTS:
            stretch = MOMENT

        return _Member(
            cells=row,
            key=tuple(str(row[name]) for name in KEY),
            basis=str(row.get("basis", "")),
            period=period,
            value=Decimal(str(row["value"])),
            stretch=stretch,
        )

    def _accrual(self, row: Cells) -> str | None:
        indicator = str(row["indicator"])
        return self._accruals.get((str(row["area"]), indicator)) or self._accruals.get(("", indicator))


def _on_one_basis(other: _Member, figure: _Member) -> bool:
    """Whether another row stands on the same price base, and is not the row itself."""
    bases = {other.basis, figure.basis} - {""}
    return other.key != figure.key and len(bases) < 2


def _of_one_date(other: _Member, figure: _Member) -> bool:
    """Whether another row tells the same part of a year, or the same day, perhaps written more coarsely."""
    if other.stretch == figure.stretch and other.period.end == figure.period.end:
        return True
    stock = other.stretch == figure.stretch == MOMENT
    return may_be_one_date(other.period, figure.period, stock)


def _place(row: Cells) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in ("area", "indicator", "measure"))


def _at(day: object, members: Iterable[_Member]) -> list[_Member]:
    return [member for member in members if member.period.end == day]


def _breaks(members: Iterable[_Member]) -> bool:
    return any(member.cells.get("series_break") for member in members)


def _beside(figure: _Member, members: list[_Member]) -> tuple[Neighbour, ...]:
    return tuple(_neighbour(figure, member) for member in members)


def _neighbour(figure: _Member, member: _Member) -> Neighbour:
    cells = {name: str(member.cells[name]) for name in ("value", "bound", "status", "released", "source", "note")}
    return Neighbour(
        **cells,
        period=member.period.text,
        line=int(member.cells.get("line", 0)),
        ratio=figure.value / member.value if figure.value * member.value > 0 else None,
        distance=abs(figure.value - member.value),
        surprise=SURPRISES.get(str(member.cells["measure"]), Decimal()),
    )
