"""The record as it was known on a date."""

from datetime import date

import pandas as pd

from targetbook.record.asking.questions import DAY_COLUMNS
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

    past = {name: _known_rows(tables[name], column, day, record.areas) for name, column in DAY_COLUMNS.items()}
    return record.with_tables(**past)


def known_by(date_text: str, day: date, record_date: date) -> bool:
    """Whether something told on a date (to its last day; unknown: ever) was known by that day."""
    return last_day(date_text) <= day if date_text else day >= record_date


def _known_rows(frame: pd.DataFrame, column: str, day: date, areas: dict[str, Area]) -> pd.DataFrame:
    pairs = zip(frame[column], frame["area"], strict=True)
    mask = [known_by(date_text, day, areas[area].record_date) for date_text, area in pairs]
    return frame[pd.Series(mask, index=frame.index, dtype=bool)]
