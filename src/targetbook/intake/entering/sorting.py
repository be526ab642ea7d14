"""New figures set against the record: which are new, which revise one, which it has already."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import pandas as pd

from targetbook.intake.entering.candidates import Candidate, Key
from targetbook.intake.entering.surprises import same_figure, surprise
from targetbook.intake.tables.answers import Option, TableAnswers, ask
from targetbook.record.checking.findings import Finding
from targetbook.record.checking.neighbours import Neighbourhood
from targetbook.record.dates import last_day
from targetbook.record.publishers import root_publisher
from targetbook.record.reading import Record
from targetbook.record.series_key import SeriesKey
from targetbook.record.vocabulary import FINAL
from targetbook.record.withdrawals import KEY

HAN = re.compile("[一-龥]")
SERIES = ("indicator", "measure", "period")
Row = dict[str, Any]


@dataclass(frozen=True)
class Revision:
    """A new figure and the row of the record that it revises."""

    candidate: Candidate
    old: Row


@dataclass(frozen=True)
class SortedFigures:
    """The figures of a table by what they are to the record; `known` have the row the record has, or none."""

    new: tuple[Candidate, ...]
    revised: tuple[Revision, ...]
    repeats: tuple[Candidate, ...]
    rejected: tuple[Finding, ...]

    @property
    def accepted(self) -> list[Candidate]:
        """The rows to be entered, in an order of their own."""
        rows = [*self.new, *(revision.candidate for revision in self.revised)]
        return sorted(rows, key=lambda candidate: tuple(candidate.row[name] for name in KEY))


def sort_out(candidates: tuple[Candidate, ...], record: Record, area: str, answers: TableAnswers) -> SortedFigures:
    """Tell the figures of a table apart; each has its source and the day on which it was told.

    A figure far from its neighbours in the record is a question, unless a person has confirmed its cell.
    """
    area_rows = AreaRows(record, area)
    states = [_place(candidate, area_rows) for candidate in _once(candidates)]
    neighbourhood = Neighbourhood(_with(area_rows.standing, candidates, area), record.table("indicators"))
    outcomes = [_beside(outcome, neighbourhood, area, answers) for outcome in states]

    return SortedFigures(
        new=tuple(outcome for outcome in outcomes if isinstance(outcome, Candidate)),
        revised=tuple(outcome for outcome in outcomes if isinstance(outcome, Revision)),
        repeats=tuple(outcome.candidate for outcome in outcomes if isinstance(outcome, Repeat)),
        rejected=tuple(outcome for outcome in outcomes if isinstance(outcome, Finding)),
    )


def _with(observations: pd.DataFrame, candidates: tuple[Candidate, ...], area: str) -> pd.DataFrame:
    """Put a table's own figures beside those of the record: they are each other's neighbours too."""
    if not candidates:
        return observations

    rows = pd.DataFrame([{**candidate.row, "area": area, "line": candidate.cell.row} for candidate in candidates])
    shared = [str(name) for name in observations.columns if name in rows.columns]
    return pd.concat([observations[shared], rows[shared]], ignore_index=True)


def _beside(outcome: "FigureState", neighbourhood: Neighbourhood, area: str, answers: TableAnswers) -> "FigureState":
    """Show a new figure its neighbours; one that is a surprise among them is a question."""
    if isinstance(outcome, Finding | Repeat):
        return outcome

    candidate = outcome.candidate if isinstance(outcome, Revision) else outcome
    neighbours = neighbourhood.of({**candidate.row, "area": area, "line": candidate.cell.row})
    question = surprise(candidate, neighbours, revises=isinstance(outcome, Revision))

    if question and candidate.place not in answers.confirmed:
        return question

    reason = answers.confirmed.get(candidate.place, "")
    column = "note_zh" if HAN.search(reason) else "note"
    row = {**candidate.row, column: reason} if reason else candidate.row
    figure = replace(candidate, neighbours=neighbours, row=row)
    return replace(outcome, candidate=figure) if isinstance(outcome, Revision) else figure


@dataclass(frozen=True)
class Repeat:
    """A figure that the record has."""

    candidate: Candidate


FigureState = Candidate | Revision | Repeat | Finding


class AreaRows:
    """An area's rows by series, what was withdrawn of them, all rows that stand, and who published each source."""

    def __init__(self, record: Record, area: str) -> None:
        withdrawals = record.table("withdrawals")[record.table("withdrawals")["area"] == area].to_dict("records")
        self.withdrawn = {tuple(row[name] for name in KEY): str(row["withdrawn"]) for row in withdrawals}
        self.rows = _rows_by_series(record, area)
        self.standing = self._standing(record, area)
        self.publishers = _publishers(record, area)

    def _standing(self, record: Record, area: str) -> pd.DataFrame:
        observations = record.table("observations")
        standing = [tuple(row) not in self.withdrawn for row in observations[KEY].itertuples(index=False)]
        elsewhere = observations["area"] != area
        return observations[elsewhere | pd.Series(standing, index=observations.index, dtype=bool)]

    def withdrawal_of(self, row: Row) -> str | None:
        """Give the day on which a row was withdrawn."""
        return self.withdrawn.get(tuple(row[name] for name in KEY))

    def publisher(self, row: Row) -> str:
        """Name who published a row; a source not yet in the record brings its own."""
        return self.publishers.get(row["source"]) or root_publisher(str(row["publisher"]))


def _rows_by_series(record: Record, area: str) -> dict[Key, list[Row]]:
    rows: dict[Key, list[Row]] = {}
    for observation in record.table("observations")[record.table("observations")["area"] == area].to_dict("records"):
        row = {str(name): value for name, value in observation.items()}
        rows.setdefault(_series(row), []).append(row)

    return rows


def _publishers(record: Record, area: str) -> dict[str, str]:
    """Give the root publisher of each source of an area."""
    sources = record.table("sources")[record.table("sources")["area"] == area]
    pairs = zip(sources["source"], sources["publisher"], strict=True)
    return {str(source): root_publisher(str(publisher)) for source, publisher in pairs}


def _once(candidates: tuple[Candidate, ...]) -> Iterator[Candidate | Repeat | Finding]:
    """Give each figure once; a second one of the same series and source is known, or a contradiction."""
    first_of: dict[Key, Candidate] = {}
    for candidate in candidates:
        key = (*_series(candidate.row), candidate.row["source"], candidate.row["released"])
        if key not in first_of:
            first_of[key] = candidate
            yield candidate
        elif Decimal(candidate.row["value"]) == Decimal(first_of[key].row["value"]):
            yield Repeat(candidate)
        else:
            yield _ask_which(candidate, first_of[key])


def _ask_which(candidate: Candidate, first: Candidate) -> Finding:
    """Ask which of two values holds that one file has of a figure."""
    sheet = candidate.sheet
    is_elsewhere = first.sheet.place != sheet.place
    where = first.cell.place + (f" of {first.sheet.place}" if is_elsewhere else "")
    values = f"is {candidate.row['value']} here and {first.row['value']} in {where}"

    part = sheet.name if is_elsewhere and sheet.name else candidate.cell.row
    why = f"{values}; one table says one thing of a figure"
    return ask(sheet, candidate.cell, why, "", f"{Option.LEAVE_OUT} {part}")


def _place(candidate: Candidate | Repeat | Finding, area_rows: AreaRows) -> FigureState:
    if not isinstance(candidate, Candidate):
        return candidate

    rows = area_rows.rows.get(_series(candidate.row), [])
    for row in rows:
        same_page = row["source"] == candidate.row["source"] and row["released"] == candidate.row["released"]
        if same_page and (area_rows.withdrawal_of(row) is None or row["value"] == candidate.row["value"]):
            return _from_same_page(candidate, row, area_rows)

    earlier = [row for row in rows if _revises(candidate, row, area_rows)]
    if not earlier:
        return replace(candidate, row={**candidate.row, "status": candidate.row["status"] or "published"})

    row = {**candidate.row, "status": candidate.row["status"] or "revised"}
    return Revision(replace(candidate, row=row), max(earlier, key=lambda row: last_day(row["released"])))


def _from_same_page(candidate: Candidate, row: Row, area_rows: AreaRows) -> Repeat | Finding:
    """A page says one thing of a figure: the same again is known, another value is a slip in one of the two."""
    if day := area_rows.withdrawal_of(row):
        advice = "a row is never altered: enter the right figure from a source with a name of its own"
        return candidate.finding("value", f"this row of {row['source']} was withdrawn on {day}; {advice}")
    if Decimal(row["value"]) == Decimal(candidate.row["value"]):
        return Repeat(candidate)

    advice = f"if that was misread: targetbook add --withdraw {SeriesKey.of_row(row)} --why ..."
    return candidate.finding(
        "value", f"is {candidate.row['value']}; the record has {row['value']} from {row['source']}; {advice}"
    )


def _revises(candidate: Candidate, row: Row, area_rows: AreaRows) -> bool:
    later = (
        candidate.row["released"]
        and row["released"]
        and last_day(candidate.row["released"]) > last_day(row["released"])
    )
    return bool(
        later
        and row["status"] in FINAL
        and candidate.row["status"] in ("", *FINAL)
        and area_rows.withdrawal_of(row) is None
        and area_rows.publisher(row) == area_rows.publisher(candidate.row)
        and not same_figure(row["value"], candidate.row["value"])
    )


def _series(row: Row) -> Key:
    return tuple(str(row[name]) for name in SERIES)
