"""The neighbours of a figure: what the record holds of its series for the same period, and next before and after it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from targetbook.record.periods import Period, Span, parse_period
from targetbook.record.withdrawals import KEY

BREAK = "break:"  # how the note of a row begins from which on a series counts another scope
RATES = ("growth", "average_growth")
APART = 20  # points: rates of one series that lie nearer to each other are no surprise, whatever their ratio
MOMENTS = (Span.YEAR, Span.MONTH, Span.DAY)  # a stock at the end of any of these is one series
Cells = Mapping[str, Any]


@dataclass(frozen=True)
class Neighbour:
    """A row beside a figure, and how many times it the figure is (None: one of the two is zero, or signs differ)."""

    period: str
    value: str
    bound: str
    status: str
    released: str
    source: str
    note: str
    ratio: Decimal | None
    distance: Decimal
    is_rate: bool

    def is_far(self, factor: Decimal) -> bool:
        """Whether the figure is so many times its neighbour, or less than that part of it."""
        beyond = self.ratio is None or not 1 / factor < self.ratio < factor
        return beyond and (self.distance >= APART if self.is_rate else self.distance > 0)


@dataclass(frozen=True)
class Neighbours:
    """The rows of the same period, and those of the nearest comparable periods before and after it."""

    same: tuple[Neighbour, ...] = ()
    earlier: tuple[Neighbour, ...] = ()
    later: tuple[Neighbour, ...] = ()

    def far(self, factor: Decimal) -> tuple[Neighbour, ...]:
        """Give the rows of each period from all of whose figures this one is so far."""
        periods = (self.same, self.earlier, self.later)
        return tuple(row for rows in periods if all(row.is_far(factor) for row in rows) for row in rows)


@dataclass(frozen=True)
class _Member:
    """A row of a series with its period and value read."""

    cells: Cells
    period: Period
    value: Decimal


class Neighbourhood:
    """The observations of a record, ready to be asked what stands beside a figure, in the record or not yet."""

    def __init__(self, observations: pd.DataFrame, indicators: pd.DataFrame) -> None:
        self._accruals = {
            (str(row["area"]), str(row["indicator"])): str(row["accrual"]) for row in indicators.to_dict("records")
        }
        self._series: dict[tuple[str, ...], list[_Member]] = {}
        for record in observations.to_dict("records"):
            row = {str(name): cell for name, cell in record.items()}
            if row["status"] != "forecast":
                self._series.setdefault(_place(row), []).append(_member(row))

    def of(self, row: Cells) -> Neighbours:
        """Give the neighbours of a row, which names at least its area and what an observation's key does."""
        figure = _member(row)
        others = [other for other in self._series.get(_place(row), []) if self._comparable(other, figure)]
        before = [other for other in others if other.period.end < figure.period.end]
        after = [other for other in others if other.period.end > figure.period.end]

        earlier = _at(max((other.period.end for other in before), default=None), before)
        later = _at(min((other.period.end for other in after), default=None), after)

        same = [other for other in others if other.period.end == figure.period.end]
        return Neighbours(
            same=_beside(figure, same),
            earlier=() if _breaks([figure]) else _beside(figure, earlier),
            later=() if _breaks(later) else _beside(figure, later),
        )

    def _comparable(self, other: _Member, figure: _Member) -> bool:
        """Whether another row counts the same stretch of a year, on the same price base, and is not the row itself."""
        if all(str(other.cells[name]) == str(figure.cells.get(name, "")) for name in KEY):
            return False
        bases = {str(other.cells["basis"]), str(figure.cells.get("basis", ""))} - {""}
        return len(bases) < 2 and self._stretch(other) == self._stretch(figure)

    def _stretch(self, member: _Member) -> tuple[str, int]:
        area, indicator = (str(member.cells[name]) for name in ("area", "indicator"))
        accrual = self._accruals.get((area, indicator)) or self._accruals.get(("", indicator))
        if accrual == "stock" and member.period.span in MOMENTS:
            return "moment", 0
        return member.period.span.value, member.period.months if member.period.in_year else 0


def _member(row: Cells) -> _Member:
    return _Member(row, parse_period(str(row["period"])), Decimal(str(row["value"])))


def _place(row: Cells) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in ("area", "indicator", "measure"))


def _at(day: object, members: Iterable[_Member]) -> list[_Member]:
    return [member for member in members if member.period.end == day]


def _breaks(members: Iterable[_Member]) -> bool:
    return any(str(member.cells.get("note", "")).startswith(BREAK) for member in members)


def _beside(figure: _Member, members: list[_Member]) -> tuple[Neighbour, ...]:
    return tuple(_neighbour(figure, member) for member in members)


def _neighbour(figure: _Member, member: _Member) -> Neighbour:
    cells = {name: str(member.cells[name]) for name in ("value", "bound", "status", "released", "source", "note")}
    return Neighbour(
        **cells,
        period=member.period.text,
        ratio=figure.value / member.value if figure.value * member.value > 0 else None,
        distance=abs(figure.value - member.value),
        is_rate=str(member.cells["measure"]) in RATES,
    )
