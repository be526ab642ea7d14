"""New figures set against the record: which are new, which revise one, which it has already."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import pandas as pd

from targetbook.intake.entering.candidates import Candidate, Key
from targetbook.intake.entering.surprises import same_figure, surprise
from targetbook.intake.tables.answers import Answers, Option, ask
from targetbook.record.checking.findings import Finding
from targetbook.record.checking.neighbours import Neighbourhood
from targetbook.record.dates import last_day
from targetbook.record.publishers import root_publisher
from targetbook.record.reading import Record
from targetbook.record.withdrawals import KEY

SERIES = ("indicator", "measure", "period")
SETTLED = ("published", "revised")
Row = dict[str, Any]


@dataclass(frozen=True)
class Revision:
    """A new figure and the row of the record that it revises."""

    candidate: Candidate
    old: Row


@dataclass(frozen=True)
class Sorted:
    """The figures of a table by what they are to the record; `known` have the row the record has, or none."""

    new: tuple[Candidate, ...]
    revised: tuple[Revision, ...]
    known: tuple[Candidate, ...]
    rejected: tuple[Finding, ...]

    @property
    def accepted(self) -> list[Candidate]:
        """The rows to be entered, in an order of their own."""
        rows = [*self.new, *(revision.candidate for revision in self.revised)]
        return sorted(rows, key=lambda one: tuple(one.row[name] for name in KEY))


def sort_out(candidates: tuple[Candidate, ...], record: Record, area: str, answers: Answers) -> Sorted:
    """Tell the figures of a table apart; each has its source and the day on which it was told.

    A figure far from its neighbours in the record is a question, unless a person has confirmed its cell.
    """
    own = Own(record, area)
    placed = [_place(candidate, own) for candidate in _once(candidates)]
    neighbourhood = Neighbourhood(_with(own.standing, candidates, area), record.indicators)
    outcomes = [_beside(outcome, neighbourhood, area, answers) for outcome in placed]
    return Sorted(
        new=tuple(outcome for outcome in outcomes if isinstance(outcome, Candidate)),
        revised=tuple(outcome for outcome in outcomes if isinstance(outcome, Revision)),
        known=tuple(outcome.candidate for outcome in outcomes if isinstance(outcome, Known)),
        rejected=tuple(outcome for outcome in outcomes if isinstance(outcome, Finding)),
    )


def _with(observations: pd.DataFrame, candidates: tuple[Candidate, ...], area: str) -> pd.DataFrame:
    """Put a table's own figures beside those of the record: they are each other's neighbours too."""
    if not candidates:
        return observations
    rows = pd.DataFrame([{**candidate.row, "area": area, "line": candidate.cell.row} for candidate in candidates])
    shared = [str(name) for name in observations.columns if name in rows.columns]
    return pd.concat([observations[shared], rows[shared]], ignore_index=True)


def _beside(outcome: "Placed", neighbourhood: Neighbourhood, area: str, answers: Answers) -> "Placed":
    """Show a new figure its neighbours; one that is a surprise among them is a question."""
    if isinstance(outcome, Finding | Known):
        return outcome
    candidate = outcome.candidate if isinstance(outcome, Revision) else outcome
    neighbours = neighbourhood.of({**candidate.row, "area": area, "line": candidate.cell.row})
    question = surprise(candidate, neighbours, revises=isinstance(outcome, Revision))
    if question and candidate.place not in answers.confirmed:
        return question
    reason = answers.confirmed.get(candidate.place) or candidate.row.get("note", "")
    seen = replace(candidate, neighbours=neighbours, row={**candidate.row, "note": reason})
    return replace(outcome, candidate=seen) if isinstance(outcome, Revision) else seen


@dataclass(frozen=True)
class Known:
    """A figure that the record has."""

    candidate: Candidate


Placed = Candidate | Revision | Known | Finding


class Own:
    """An area's rows by series, what was withdrawn of them, all rows that stand, and who published each source."""

    def __init__(self, record: Record, area: str) -> None:
        self.rows: dict[Key, list[Row]] = {}
        for found in record.observations[record.observations["area"] == area].to_dict("records"):
            row = {str(name): value for name, value in found.items()}
            self.rows.setdefault(_series(row), []).append(row)
        gone = record.withdrawals[record.withdrawals["area"] == area].to_dict("records")
        self.withdrawn = {tuple(row[name] for name in KEY): str(row["withdrawn"]) for row in gone}
        standing = [tuple(row) not in self.withdrawn for row in record.observations[KEY].itertuples(index=False)]
        elsewhere = record.observations["area"] != area
        self.standing = record.observations[
            elsewhere | pd.Series(standing, index=record.observations.index, dtype=bool)
        ]
        sources = record.sources[record.sources["area"] == area]
        publishers = zip(sources["source"], sources["publisher"], strict=True)
        self.publishers = {str(source): root_publisher(str(publisher)) for source, publisher in publishers}

    def withdrawal_of(self, row: Row) -> str | None:
        """Give the day on which a row was withdrawn."""
        return self.withdrawn.get(tuple(row[name] for name in KEY))

    def publisher(self, row: Row) -> str:
        """Name who published a row; a source not yet in the record brings its own."""
        return self.publishers.get(row["source"]) or root_publisher(str(row["publisher"]))


def _once(candidates: tuple[Candidate, ...]) -> Iterator[Candidate | Known | Finding]:
    """Give each figure once; a second one of the same series and source is known, or a contradiction."""
    seen: dict[Key, Candidate] = {}
    for one in candidates:
        key = (*_series(one.row), one.row["source"], one.row["released"])
        if key not in seen:
            seen[key] = one
            yield one
        elif Decimal(one.row["value"]) == Decimal(seen[key].row["value"]):
            yield Known(one)
        else:
            first = seen[key]
            yield _twice(one, first)


def _twice(one: Candidate, first: Candidate) -> Finding:
    """Ask which of two values holds that one file has of a figure."""
    elsewhere = first.sheet.place != one.sheet.place
    where = f"{first.cell.letter}{first.cell.row}" + (f" of {first.sheet.place}" if elsewhere else "")
    why = f"is {one.row['value']} here and {first.row['value']} in {where}; one table says one thing of a figure"
    option = (
        f"{Option.LEAVE_OUT} {one.sheet.name}" if elsewhere and one.sheet.name else f"{Option.LEAVE_OUT} {one.cell.row}"
    )
    return ask(one.sheet, one.cell.row, one.cell.letter, why, "", option)


def _place(one: Candidate | Known | Finding, own: Own) -> Placed:
    if not isinstance(one, Candidate):
        return one
    rows = own.rows.get(_series(one.row), [])
    for row in rows:
        same_page = row["source"] == one.row["source"] and row["released"] == one.row["released"]
        if same_page and (own.withdrawal_of(row) is None or row["value"] == one.row["value"]):
            return _told_before(one, row, own)
    earlier = [row for row in rows if _revised_by(one, row, own)]
    if not earlier:
        return replace(one, row={**one.row, "status": one.row["status"] or "published"})
    row = {**one.row, "status": one.row["status"] or "revised"}
    return Revision(replace(one, row=row), max(earlier, key=lambda row: last_day(row["released"])))


def _told_before(one: Candidate, row: Row, own: Own) -> Known | Finding:
    """A page says one thing of a figure: the same again is known, another value is a slip in one of the two."""
    if day := own.withdrawal_of(row):
        told = "a row is never altered: enter the right figure from a source with a name of its own"
        return one.finding("value", f"this row of {row['source']} was withdrawn on {day}; {told}")
    if Decimal(row["value"]) == Decimal(one.row["value"]):
        return Known(one)
    key = f"{'/'.join(_series(row))}={row['value']}@{row['source']}"
    told = f"if that was misread: targetbook add --withdraw {key} --why ..."
    return one.finding("value", f"is {one.row['value']}; the record has {row['value']} from {row['source']}; {told}")


def _revised_by(one: Candidate, row: Row, own: Own) -> bool:
    later = one.row["released"] and row["released"] and last_day(one.row["released"]) > last_day(row["released"])
    return bool(
        later
        and row["status"] in SETTLED
        and one.row["status"] in ("", *SETTLED)
        and own.withdrawal_of(row) is None
        and own.publisher(row) == own.publisher(one.row)
        and not same_figure(row["value"], one.row["value"])
    )


def _series(row: Row) -> Key:
    return tuple(str(row[name]) for name in SERIES)
