"""Deeds and qualitative commitments: what the milestones told of them amount to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from targetbook.judgement.evidence import Archive
from targetbook.judgement.targets import Deed, Target
from targetbook.judgement.words import Reason
from targetbook.record.dates import first_day, last_day
from targetbook.record.vocabulary import MilestoneState

WEIGHT = {MilestoneState.MENTIONED: 0, MilestoneState.PLANNED: 1}  # what says less of a deed than every other state
WEIGHTY = 2


@dataclass(frozen=True)
class Milestone:
    """One thing told of a deed, with its source's channel and publisher."""

    area: str
    target: str
    state: MilestoneState
    occurred: str
    released: str
    source: str
    note: str
    note_zh: str
    channel: str
    publisher: str

    @property
    def key(self) -> str:
        """Name the row: area, target, state and source."""
        return f"{self.area}:{self.target}/{self.state}={self.occurred}@{self.source}"


@dataclass(frozen=True)
class DeedResult:
    """What is known of a deed: done or not (None: not to be told), late, firm, and the rows it rests on."""

    is_done: bool | None
    late: bool
    firm: bool
    rows: tuple[Milestone, ...]
    reason: Reason | None = None


def milestones_of(target: Target, archive: Archive) -> list[Milestone]:
    """Give what was told of a target, oldest first."""
    milestones = archive.record.rows("milestones", area=target.area, target=target.name)
    rows = [_milestone(row | archive.source(row["area"], row["source"])) for row in milestones]
    return sorted(rows, key=lambda row: (last_day(row.occurred), row.released))


def telling_report(reports: Sequence[Milestone]) -> Milestone:
    """Give the newest of the reports that say most: a later one that only names a deed takes no start of it back."""
    return max(reversed(reports), key=lambda report: WEIGHT.get(report.state, WEIGHTY))


def judge_deed(target: Deed, day: date, archive: Archive) -> DeedResult:
    """Say whether a deed is done: only done, dropped or, after the due day, not started settles one.

    Under way, planned or mentioned settles nothing, whenever it was told.
    """
    rows = milestones_of(target, archive)
    if settled := _first(rows, MilestoneState.DONE):
        return _done(target, settled, archive)
    if settled := _first(rows, MilestoneState.DROPPED):
        return DeedResult(False, False, _firm(settled, archive), tuple(settled))

    unbegun = [row for row in _first(rows, MilestoneState.NOT_STARTED) if first_day(row.occurred) > target.due]
    if unbegun and day > target.due:
        return DeedResult(False, False, _firm(unbegun, archive), tuple(unbegun))

    return DeedResult(None, False, False, tuple(rows), Reason.NOT_FOUND if day > target.due else Reason.NOT_DUE)


def judge_quality(target: Deed, day: date, archive: Archive) -> DeedResult:
    """Give the reason why a qualitative commitment is never met or missed."""
    return DeedResult(None, False, False, tuple(milestones_of(target, archive)), _reason(target, day))


def _reason(target: Deed, day: date) -> Reason:
    """Tell words that name no state, on any day, from a state not yet due, one with a test and one without."""
    if not target.counts_as_done and target.names_state != "yes":
        return Reason.EFFORT_ONLY
    if day <= target.due:
        return Reason.NOT_DUE
    return Reason.NOT_FOUND if target.counts_as_done else Reason.UNDEFINED


def _done(target: Deed, rows: list[Milestone], archive: Archive) -> DeedResult:
    if all(row.source in target.sources for row in rows):
        return DeedResult(None, False, False, tuple(rows), Reason.SELF_REPORTED)
    late = all(first_day(row.occurred) > target.due for row in rows)
    return DeedResult(not late, late, _firm(rows, archive), tuple(rows))


def _first(rows: list[Milestone], state: MilestoneState) -> list[Milestone]:
    return [row for row in rows if row.state == state]


def _firm(rows: list[Milestone], archive: Archive) -> bool:
    return archive.firm([(row.channel, row.publisher) for row in rows])


def _milestone(row: dict[Any, Any]) -> Milestone:
    cells = {name: row[name] for name in Milestone.__dataclass_fields__}
    return Milestone(**{**cells, "state": MilestoneState(row["state"])})
