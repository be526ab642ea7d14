"""How verdicts came about: each target judged again on every day on which something relevant was told."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import pandas as pd

from targetbook.judgement.days.changes import FIGURE, REVISION, TIME, WITHDRAWAL, When, cause_of, withdrawn_keys
from targetbook.judgement.deeds import milestones_of
from targetbook.judgement.evidence import Archive
from targetbook.judgement.means.averages import chained_mean
from targetbook.judgement.readings import readings_of
from targetbook.judgement.rules.standard import Rules
from targetbook.judgement.targets import Deed, NumericTarget, Target, numeric_targets, read_targets
from targetbook.judgement.verdicts import Verdict, judge_target
from targetbook.record.asof import past_of
from targetbook.record.dates import last_day
from targetbook.record.reading import Record


@dataclass(frozen=True)
class Moment:
    """The verdict from a day on, and why it changed then: a new or revised figure, a report, the due day gone by."""

    day: date
    verdict: Verdict
    cause: str


class Replays(dict[int, dict[str, list[Moment]]]):
    """The verdicts that each target of an area has had by a day, by year; each year is judged when first asked for."""

    def __init__(self, record: Record, area: str, day: date, rules: Rules) -> None:
        super().__init__()
        self.of_year = partial(replay, record, area, day=day, rules=rules)

    def __missing__(self, year: int) -> dict[str, list[Moment]]:
        """Judge the targets of a year."""
        self[year] = self.of_year(year)
        return self[year]


def replay(record: Record, area: str, year: int, day: date, rules: Rules) -> dict[str, list[Moment]]:
    """Give the verdicts that each target of an area and year has had by `day`."""
    return _replays(record, read_targets(record, area, year), day, rules)


def _replays(record: Record, group: list[Target], day: date, rules: Rules) -> dict[str, list[Moment]]:
    small = _about(record, group)
    whole = Archive(small, rules)
    archive_on = _archives(small, rules)
    return {target.name: _moments(target, _days(target, whole, day), archive_on) for target in group}


def changed_by_figures(moments: list[Moment]) -> bool:
    """Whether anything but the due day changed how a target stood, at least once after its announcement."""
    return any(moment.cause != TIME for moment in moments[1:])


def _about(record: Record, group: list[Target]) -> Record:
    """Keep the figures that these targets may rest on, of every area, since other years teach pace."""
    readings = (row for target in group for row in record.rows("readings", area=target.area, target=target.name))
    indicators = [*(target.indicator for target in numeric_targets(group)), *(row["indicator"] for row in readings)]
    names = {name for joined in indicators for name in joined.split("+")}
    rows = [row for name in sorted(names) for row in record.rows("observations", indicator=name)]
    columns = record.tables()["observations"].columns
    return record.with_tables(observations=pd.DataFrame(rows, columns=columns))


def _archives(record: Record, rules: Rules) -> Callable[[date], Archive]:
    past = past_of(record)
    archives: dict[date, Archive] = {}

    def archive_on(day: date) -> Archive:
        if day not in archives:
            archives[day] = Archive(past.known_on(day), rules)
        return archives[day]

    return archive_on


def _days(target: Target, archive: Archive, day: date) -> list[date]:
    """Give the days that may change a verdict: the announcement, those with news, the first after the due day."""
    record_date = archive.record.areas[target.area].record_date
    days = {last_day(text) if text else record_date for text in _releases(target, archive)}
    days.add(target.due + timedelta(days=1))
    start = last_day(target.announced) if target.announced else min(days)
    return sorted({start, *days} - {other for other in days if not start <= other <= day})


def _releases(target: Target, archive: Archive) -> list[str]:
    """Give the dates on which figures of the target's period, or reports of its deed, were told."""
    if isinstance(target, Deed):
        return [milestone.released for milestone in milestones_of(target, archive)]

    rows = [
        row
        for reading in readings_of(target, archive)
        for name in reading.indicators
        for row in archive.series(target.area, name, reading.measure)
    ]
    if (mean := chained_mean(target, archive)) is not None:
        rows += mean.rows
    period = target.period
    days = [row.released for row in rows if row.period.start <= period.end and row.period.end >= period.start]

    return days + _withdrawals(target, archive)


def _withdrawals(target: NumericTarget, archive: Archive) -> list[str]:
    """Give the dates on which rows since withdrawn were told and withdrawn, whatever their period."""
    names = {name for reading in readings_of(target, archive) for name in reading.indicators}
    withdrawals = archive.record.table("withdrawals")
    withdrawals = withdrawals[(withdrawals["area"] == target.area) & withdrawals["indicator"].isin(names)]
    return [day for row in withdrawals.itertuples() for day in (str(row.released), str(row.withdrawn))]


def _moments(target: Target, days: list[date], archive_on: Callable[[date], Archive]) -> list[Moment]:
    """Judge a target on each day, keeping the days on which its standing differs from the day before."""
    moments: list[Moment] = []
    for day in days:
        verdict = judge_target(target, day, archive_on(day))
        if not moments or _standing(verdict) != _standing(moments[-1].verdict):
            moments.append(Moment(day, verdict, _cause(verdict, moments, archive_on(day))))
    return moments


def _cause(verdict: Verdict, before: list[Moment], archive: Archive) -> str:
    if verdict.as_of == verdict.target.due + timedelta(days=1):
        return TIME
    when = When(timedelta(days=archive.rules.revisions.window_days), withdrawn_keys(archive.record))
    cause = cause_of(before[-1].verdict, verdict, when) if before else FIGURE
    return cause if cause in (REVISION, WITHDRAWAL) else FIGURE


def _standing(verdict: Verdict) -> tuple[object, ...]:
    """Give what a reader would see change."""
    best = verdict.evidence.best if verdict.evidence else None
    return verdict.status, verdict.reason, best and (best.period.text, best.value)
