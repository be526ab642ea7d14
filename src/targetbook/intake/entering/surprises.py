"""A new figure among its neighbours: is it so far from them that a person must look?"""

from collections.abc import Iterator
from decimal import Decimal

from targetbook.intake.entering.candidates import Candidate
from targetbook.intake.tables.answers import Option, TableQuestion, ask
from targetbook.record.checking.neighbours import Neighbour, Neighbours
from targetbook.record.vocabulary import FINAL

FACTOR = Decimal(3)


def surprise(candidate: Candidate, neighbours: Neighbours, revises: bool) -> TableQuestion | None:
    """Ask about a figure three times its neighbours or a third of them, or other than a second source has it."""
    far = neighbours.far(FACTOR)
    contradicting = () if revises else tuple(_contradicting(candidate, neighbours))
    if not far and not contradicting:
        return None

    row = candidate.row
    cell = candidate.cell
    unlike = far[0] if far else contradicting[0]
    beside = f"{unlike.value} for {unlike.period} from {unlike.source}"
    why = f"is {row['value']} {row['unit']} for {row['period']}; the nearest is {beside}{_times(unlike) if far else ''}"
    options = (f"{Option.CONFIRM} {candidate.place}=WHY (if it is right)", f"{Option.LEAVE_OUT} {cell.row}")

    return ask(candidate.sheet, cell, why, "", *options)


def _contradicting(candidate: Candidate, neighbours: Neighbours) -> Iterator[Neighbour]:
    """Give the rows of other sources that have another exact figure for the period, beyond rounding."""
    for neighbour in neighbours.same:
        exact = neighbour.bound == "exact" and candidate.row["bound"] == "exact"
        are_settled = neighbour.status in FINAL and candidate.row["status"] in ("", *FINAL)
        elsewhere = neighbour.source != candidate.row["source"]
        if exact and are_settled and elsewhere and not same_figure(neighbour.value, candidate.row["value"]):
            yield neighbour


def _times(neighbour: Neighbour) -> str:
    return f", {neighbour.ratio:.2g} times as much" if neighbour.ratio else ", of another sign"


def same_figure(value: str, other: str) -> bool:
    """Whether two numbers are equal at the coarser of their decimals."""
    first = Decimal(value)
    second = Decimal(other)
    coarser = Decimal(1).scaleb(max(int(first.as_tuple().exponent), int(second.as_tuple().exponent)))
    return abs(first - second) <= coarser / 2
