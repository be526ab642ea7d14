"""The record as it was known on a date."""

from datetime import date

import pandas as pd

from targetbook.record.asking.questions import TOLD
from targetbook.record.dates import last_day
from targetbook.record.folder import Area
from targetbook.record.reading import Record
from targetbook.record.withdrawals import standing_rows


def as_of_day(area: Area, as_of: str | None) -> date:
    """Give the day a book speaks of: the one stated (its last day if partial), else the area's record date."""
    return last_day(as_of) if as_of else area.record_date


def known_on(record: Record, day: date) -> Record:
    """Keep what was told and not withdrawn by that day; a row without a date counts only from the record date on."""
    tables = record.tables()
    tables["observations"] = standing_rows(tables["observations"], tables["withdrawals"], day)
    kept = {name: _told_by(tables[name], column, day, record.areas) for name, column in TOLD.items()}
    return record.with_tables(**kept)


def known_by(told: str, day: date, record_date: date) -> bool:
    """Whether something told on a date (to its last day; unknown: ever) was known by that day."""
    return last_day(told) <= day if told else day >= record_date


def _told_by(frame: pd.DataFrame, column: str, day: date, areas: dict[str, Area]) -> pd.DataFrame:
    pairs = zip(frame[column], frame["area"], strict=True)
    known = [known_by(told, day, areas[area].record_date) for told, area in pairs]
    return frame[pd.Series(known, index=frame.index, dtype=bool)]
