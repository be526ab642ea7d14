"""Two lists of verdicts compared: which targets stand differently, and whether figures, time or rules did it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from targetbook.judgement.days.vintages import apart
from targetbook.judgement.deeds import Milestone
from targetbook.judgement.evidence import Evidence, Row, coincide
from targetbook.judgement.rules.standard import Rules
from targetbook.judgement.targets import Target
from targetbook.judgement.verdicts import Verdict
from targetbook.judgement.words import RUNNING, Reason
from targetbook.record.reading import Record
from targetbook.record.series_key import SeriesKey
from targetbook.record.vocabulary import FigureStatus

FIGURE = "new_figure"
REVISION = "revision"
TIME = "due_day"
ANNOUNCED = "announced"
RULE = "rule"
LINKED = "another_target"
WITHDRAWAL = "withdrawal"
ALTERED = "altered_target"
RecordRow = Row | Milestone


@dataclass(frozen=True)
class When:
    """What tells causes apart: how long one release takes, and which rows are withdrawn by the later day."""

    window: timedelta
    withdrawn: frozenset[str]


@dataclass(frozen=True)
class Change:
    """A target that stands differently (None: not announced then), why, and the rows that made the difference."""

    before: Verdict | None
    after: Verdict | None
    causes: tuple[str, ...]
    rows: tuple[RecordRow, ...]

    @property
    def target(self) -> Target:
        """The target that is spoken of."""
        verdict = self.after or self.before
        assert verdict is not None
        return verdict.target


def withdrawn_keys(record: Record) -> frozenset[str]:
    """Name a record's withdrawn rows."""
    rows = record.table("withdrawals").to_dict("records")
    return frozenset(str(SeriesKey.of_row(row, str(row["area"]))) for row in rows)


def changes(
    before: list[Verdict],
    between: list[Verdict],
    after: list[Verdict],
    rules: Rules,
    withdrawn: frozenset[str] = frozenset(),
) -> list[Change]:
    """Give the targets whose verdicts differ; `between` is the later record judged by the earlier rules."""
    when = When(timedelta(days=rules.revisions.window_days), withdrawn)
    lists = [{verdict.target.name: verdict for verdict in verdicts} for verdicts in (before, between, after)]
    targets = dict.fromkeys(target for by_target in lists for target in by_target)
    differences = [_change(when, *(by_target.get(target) for by_target in lists)) for target in targets]
    return [change for change in differences if change is not None]


def essence(verdict: Verdict | None) -> tuple[object, ...] | None:
    """Give what must be equal for two verdicts to be the same."""
    return (verdict.status, verdict.reason, verdict.qualifiers) if verdict else None


def rows_of(verdict: Verdict | None) -> dict[str, RecordRow]:
    """Give the rows that a verdict looked at, by key: those for and against, of its readings and of other rules."""
    if verdict is None:
        return {}

    evidences: list[Evidence | None] = [verdict.evidence, *(result.evidence for result in verdict.readings)]
    published = (row for evidence in evidences if evidence for row in (*evidence.rows, *evidence.contradicting))
    by_others = (alternative.row for alternative in verdict.robustness)
    chained = (row for result in verdict.readings if result.mean for row in result.mean.rows)
    rows: list[RecordRow] = [row for row in (*published, *by_others, *chained) if "+" not in row.indicator]

    return {row.key: row for row in (*rows, *verdict.milestones)}


def _change(when: When, before: Verdict | None, between: Verdict | None, after: Verdict | None) -> Change | None:
    if essence(before) == essence(after):
        return None

    causes: list[str] = []
    rows: dict[str, RecordRow] = {}
    if essence(before) != essence(between):
        earlier, later = _in_time(before, between)
        cause = cause_of(earlier, later, when)
        altered = _is_altered(earlier, later)
        causes += [ALTERED] if altered else []
        causes += [cause] if cause != LINKED or not altered else []
        rows = _rows_behind(cause, earlier, later, when)

    if essence(between) != essence(after):
        causes.append(RULE)
        rows = rows or rows_of(after)

    return Change(before, after, tuple(causes), tuple(rows.values()))


def _is_altered(earlier: Verdict | None, later: Verdict | None) -> bool:
    """Whether two verdicts are on targets of one name that differ in what targets are judged by."""
    if earlier is None or later is None:
        return False
    return _as_judged(earlier.target) != _as_judged(later.target)


def _as_judged(target: Target) -> Target:
    """Give a target without the words that say it and say where it was found."""
    return replace(target, text_en=None, text_zh=None, note=None, sources=(), publisher=None)


def _rows_behind(cause: str, earlier: Verdict | None, later: Verdict | None, when: When) -> dict[str, RecordRow]:
    if cause == TIME:
        return {}
    return _gone(earlier, later, when) if cause == WITHDRAWAL else _new(earlier, later)


def _new(earlier: Verdict | None, later: Verdict | None) -> dict[str, RecordRow]:
    """Give the rows of the later verdict alone."""
    looked_at = rows_of(earlier)
    return {key: row for key, row in rows_of(later).items() if key not in looked_at}


def _gone(earlier: Verdict | None, later: Verdict | None, when: When) -> dict[str, RecordRow]:
    """Give the rows that only the earlier of two verdicts looked at, since they are withdrawn."""
    looked_at = rows_of(later)
    return {key: row for key, row in rows_of(earlier).items() if key in when.withdrawn and key not in looked_at}


def cause_of(earlier: Verdict | None, later: Verdict | None, when: When) -> str:
    """Say what made the later of two verdicts by one set of rules differ."""
    if earlier is None or later is None:
        return ANNOUNCED
    if _gone(earlier, later, when):
        return WITHDRAWAL

    rows = _new(earlier, later).values()
    fell_due = earlier.as_of <= earlier.target.due < later.as_of
    if fell_due and (not rows or later.reason in (Reason.NOT_FOUND, Reason.NOT_SEARCHED)):
        return TIME
    if any(_revises(row, rows_of(earlier).values(), when.window) for row in rows):
        return REVISION

    followed = earlier.reason is Reason.NOT_DUE and later.status in RUNNING  # its series has figures within a year now
    return FIGURE if rows or followed else LINKED


def _revises(row: RecordRow, earlier: Iterable[RecordRow], window: timedelta) -> bool:
    """Whether a row replaces a figure told through its channel; a better channel's first word is a new figure."""
    if not isinstance(row, Row) or row.status == FigureStatus.REVISED:
        return isinstance(row, Row)
    olds = [old for old in earlier if isinstance(old, Row) and _figure(old) == _figure(row)]
    return any(
        old.status == FigureStatus.PUBLISHED and not coincide(old, row) and apart(old, row) > window for old in olds
    )


def _figure(row: Row) -> tuple[str, ...]:
    return row.indicator, row.measure, row.period.text, row.channel


def _in_time(first: Verdict | None, second: Verdict | None) -> tuple[Verdict | None, Verdict | None]:
    """Put two verdicts in the order of their days; none stands before any."""
    if first is None or second is None:
        return None, first or second
    return (first, second) if first.as_of <= second.as_of else (second, first)
