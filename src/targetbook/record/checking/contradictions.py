"""Figures that do not fit what stands beside them: faults where a slip is all but sure, else doubts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from targetbook.record.checking.findings import Finding
from targetbook.record.checking.neighbours import RATES, Cells, Neighbour, Neighbourhood, Neighbours
from targetbook.record.periods import parse_period
from targetbook.record.reading import Record
from targetbook.record.vocabulary import FINAL, Bound, FigureStatus, Measure
from targetbook.record.withdrawals import standing_rows

AMISS = Decimal("1.5")  # times another source's level of the same period: no revision went so far
TRIPLE = Decimal(3)  # times the levels before and after, or a question where one of them alone is so far
TENFOLD = Decimal(10)  # times the level next to it: a unit, or a point, was misread
HUNDREDFOLD = Decimal(100)  # times it: no note that speaks of something else makes that right
ELEVENFOLD = Decimal(1000)  # percent: a rate that grows so far is a level, or lacks its point
ROUND = Decimal("0.01")  # of a figure called about: so near to it is the same
STRANGERS = 3  # contradictions of one source, if they are most of what can be compared: it speaks of something else
YEARS = 5  # in more, a series may well grow tenfold
REMEDY = "expected a figure of the same order, or a note that says why it is not"
BREAK = "expected a figure of the same order, or series_break that says what begins there"


@dataclass(frozen=True, eq=False)
class Figure:
    """A row of an area's observations with what stands beside it."""

    cells: Cells
    beside: Neighbours

    @property
    def is_silent(self) -> bool:
        """Whether the row has nothing to say of itself: published as it is, without a word on how it differs."""
        return self.cells["status"] == FigureStatus.PUBLISHED and not self.cells["note"]

    @property
    def is_level(self) -> bool:
        """Whether it tells how much there was."""
        return bool(self.cells["measure"] == Measure.LEVEL)

    @cached_property
    def others(self) -> tuple[Neighbour, ...]:
        """Give what other sources published for the same period."""
        source = self.cells["source"]
        return tuple(row for row in self.beside.same if row.source != source and row.status in FINAL)

    @cached_property
    def is_contradicted(self) -> bool:
        """Whether no other source that speaks of the same period agrees."""
        return bool(self.others) and not any(agree(self.cells, row) for row in self.others)


def contradictions(record: Record, area: str, place: str) -> list[Finding]:
    """Give the figures of an area that are all but surely slips; a note, or the status, acknowledges all but leaps."""
    figures = _figures(record, area)
    silent = [figure for figure in figures if figure.is_silent]
    strangers = _strangers(silent)

    faults = [*_leaps(figures), *((figure, message) for figure in figures for message in _beyond_rates(figure))]
    blamed = {figure.cells["line"] for figure, _ in faults}
    faults += [
        (figure, message)
        for figure in silent
        if not blamed & {figure.cells["line"], *(row.line for row in figure.beside.earlier)}
        for message in [*_slips(figure), *_estranged(figure, strangers)][:1]
    ]
    return [
        Finding(f"{place}/observations.csv", int(figure.cells["line"]), "value", message) for figure, message in faults
    ]


def doubts(record: Record, area: str, place: str) -> list[Finding]:
    """Give the figures of an area that are worth a second look, though each may be right.

    A note settles all but that another source tells another figure of one date, which no revision explains.
    """
    return [
        Finding(f"{place}/observations.csv", int(figure.cells["line"]), "value", message)
        for figure in _figures(record, area)
        for message in (_disputes(figure) if figure.cells["note"] else _questions(figure))
    ]


def agree(cells: Cells, row: Neighbour) -> bool:
    """Whether two rows may tell one figure, by their decimals, or by what they call at least, at most or about."""
    value = Decimal(cells["value"])
    other = Decimal(row.value)
    bounds = (str(cells["bound"]), row.bound)
    if bounds in ((Bound.LOWER, Bound.LOWER), (Bound.UPPER, Bound.UPPER)):
        return True

    slack = ROUND * max(abs(value), abs(other)) if set(bounds) != {Bound.EXACT} else _coarser(value, other) / 2
    if abs(value - other) <= slack:
        return True

    low, high = sorted(zip((value, other), bounds, strict=True))
    return low[1] == Bound.LOWER or high[1] == Bound.UPPER


def _coarser(value: Decimal, other: Decimal) -> Decimal:
    return Decimal(1).scaleb(max(int(number.as_tuple().exponent) for number in (value, other)))


def _figures(record: Record, area: str) -> list[Figure]:
    tables = record.tables()
    rows = standing_rows(tables["observations"], tables["withdrawals"], date.max)
    rows = rows[rows["area"] == area]

    neighbourhood = Neighbourhood(rows, tables["indicators"])
    return [Figure(cells, neighbourhood.of(cells)) for cells in map(_with_names, rows.to_dict("records"))]


def _with_names(row: dict[Any, Any]) -> dict[str, Any]:
    return {str(name): cell for name, cell in row.items()}


def _slips(figure: Figure) -> Iterator[str]:
    """Say which levels a figure leaves too far behind to be right."""
    if not figure.is_level:
        return

    line = int(figure.cells["line"])
    older = [row for row in figure.others if row.line < line]
    if older and all(row.is_far(AMISS) for row in older):
        yield f"{_beside(figure, older)}; {REMEDY}"

    earlier = figure.beside.earlier
    later = figure.beside.later
    if earlier and later and {*earlier, *later} <= {*figure.beside.far(TRIPLE)}:
        yield f"{_beside(figure, [*earlier, *later])}; {REMEDY}"

    apart = [row for row in figure.beside.far(TENFOLD) if row in (*earlier, *later) and _is_near(figure, row)]
    tenfold = [row for row in apart if row.line < line]  # one of the two is amiss: let it be the later one
    if tenfold and figure.cells["unit"] != "count":
        yield f"{_beside(figure, tenfold)}; {REMEDY}"


def _leaps(figures: list[Figure]) -> Iterator[tuple[Figure, str]]:
    """Give the levels a hundred times those beside them, which no word on something else explains.

    A figure at an end of its series is not blamed for the one next to it.
    """
    far = {figure: beside for figure in figures if (beside := _hundredfold(figure))}
    amid = {figure.cells["line"] for figure in far if figure.beside.earlier and figure.beside.later}
    yield from (
        (figure, f"{_beside(figure, beside)}; {BREAK}")
        for figure, beside in far.items()
        if figure.cells["line"] in amid or not amid & {row.line for row in beside}
    )


def _hundredfold(figure: Figure) -> list[Neighbour]:
    """Give the levels on both sides of a figure, where each is a hundred times it, or less than that part of it."""
    if not figure.is_level or figure.cells["unit"] == "count":
        return []
    beside = [row for row in (*figure.beside.earlier, *figure.beside.later) if _is_near(figure, row)]
    return beside if {*beside} <= {*figure.beside.far(HUNDREDFOLD)} else []


def _beyond_rates(figure: Figure) -> Iterator[str]:
    """Say that a rate is beyond all rates, unless its note quotes it."""
    value = str(figure.cells["value"])
    if figure.cells["measure"] in RATES and Decimal(value) > ELEVENFOLD and value not in str(figure.cells["note"]):
        yield f"{value} % is more than eleven times what there was; expected a rate, or a note that quotes it"


def _is_near(figure: Figure, row: Neighbour) -> bool:
    return abs(parse_period(str(figure.cells["period"])).year - parse_period(row.period).year) <= YEARS


def _strangers(figures: list[Figure]) -> dict[str, str]:
    """Name the sources most of whose levels others contradict, with how many of how many; rates differ too often."""
    compared: dict[str, list[bool]] = {}
    for figure in figures:
        if figure.is_level and figure.others:
            compared.setdefault(figure.cells["source"], []).append(figure.is_contradicted)

    return {
        source: f"{sum(against)} of {len(against)}"
        for source, against in compared.items()
        if sum(against) >= STRANGERS and 2 * sum(against) > len(against)
    }


def _estranged(figure: Figure, strangers: dict[str, str]) -> Iterator[str]:
    source = figure.cells["source"]
    if figure.is_level and figure.is_contradicted and source in strangers:
        remedy = "expected this area's own figures, the status revised, or a note that says why they differ"
        counts = f"others contradict {strangers[source]} levels of {source} that they tell too"
        yield f"{_beside(figure, figure.others)}, and {counts}; {remedy}"


def _questions(figure: Figure) -> Iterator[str]:
    if figure.cells["measure"] in RATES and abs(Decimal(figure.cells["value"])) > 100:
        yield f"{figure.cells['value']} % is more than a doubling, or than all there was; is it a rate?"
    if figure.is_contradicted and figure.cells["status"] in FINAL:
        yield _dispute(figure)
    if apart := [row for row in figure.beside.far(TRIPLE) if row in figure.beside.earlier and _is_near(figure, row)]:
        yield f"{_beside(figure, apart)}; is the unit, the point or the period right?"


def _disputes(figure: Figure) -> Iterator[str]:
    statuses = {figure.cells["status"], *(row.status for row in figure.others)}
    if figure.is_contradicted and statuses == {"published"}:
        yield _dispute(figure)


def _dispute(figure: Figure) -> str:
    return f"{_beside(figure, figure.others)}; is one of them of another area, scope or day?"


def _beside(figure: Figure, rows: Iterable[Neighbour]) -> str:
    """Say what stands beside a figure: `75 beside 300 of 2023 (bulletin-2023)`."""
    neighbours = ", ".join(dict.fromkeys(f"{row.value} of {row.period} ({row.source})" for row in rows))
    return f"{figure.cells['value']} of {figure.cells['period']} beside {neighbours}"
