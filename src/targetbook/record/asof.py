"""The record as it was known on a date."""

from dataclasses import dataclass
from datetime import date
from itertools import compress

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from targetbook.record.asking.questions import DAY_COLUMNS
from targetbook.record.dates import last_day
from targetbook.record.folder import Area
from targetbook.record.reading import Record
from targetbook.record.withdrawals import with_withdrawn, withdrawal_days


def as_of_day(area: Area, as_of: str | None) -> date:
    """Give the day a book speaks of: the one stated (its last day if partial), else the area's record date."""
    return last_day(as_of) if as_of else area.record_date


@dataclass(frozen=True)
class Past:
    """A record laid out to be asked for many of its days; days are ordinals."""

    record: Record
    dated: Record  # its tables with a day of telling, of observations the withdrawn ones too
    first_days: dict[str, NDArray[np.int64]]  # by table: from which day on each row is known
    withdrawal_days: NDArray[np.int64]  # of each observation

    def known_on(self, day: date) -> Record:
        """Keep what was known and not withdrawn by that day; a row without a date counts from the record date on."""
        ordinal = day.toordinal()
        masks = {name: days <= ordinal for name, days in self.first_days.items()}
        masks["observations"] &= self.withdrawal_days > ordinal

        then = self.record.with_tables(**{name: self.dated.frames[name][mask] for name, mask in masks.items()})
        for name, mask in masks.items():
            then.groups[name] = {(): {(): list(compress(self.dated.all_rows(name), mask.tolist()))}}
        return then


def past_of(record: Record) -> Past:
    """Lay out a record by the days on which its rows were told and withdrawn."""
    tables = record.tables()
    withdrawals = tables["withdrawals"]
    observations = with_withdrawn(tables["observations"], withdrawals)
    dated = Record(record.areas, {name: tables[name] for name in DAY_COLUMNS} | {"observations": observations})

    first_days = {name: _first_days(frame, DAY_COLUMNS[name], record.areas) for name, frame in dated.frames.items()}
    return Past(record, dated, first_days, withdrawal_days(observations, withdrawals))


def known_on(record: Record, day: date) -> Record:
    """Give the record as it was known on a day, laid out once; who asks for many days lays out its past."""
    if day not in record.days:
        record.days[day] = past_of(record).known_on(day)
    return record.days[day].noting(record.reads)


def known_by(date_text: str, day: date, record_date: date) -> bool:
    """Whether something told on a date was known by that day."""
    return first_day_known(date_text, record_date) <= day


def first_day_known(date_text: str, record_date: date) -> date:
    """Give the day from which on something told on a date is known: its last day; without a date, the record's."""
    return last_day(date_text) if date_text else record_date


def _first_days(frame: pd.DataFrame, column: str, areas: dict[str, Area]) -> NDArray[np.int64]:
    pairs = zip(frame[column], frame["area"], strict=True)
    days = [first_day_known(text, areas[area].record_date) for text, area in pairs]
    return np.array([day.toordinal() for day in days], dtype=np.int64)
