"""Figures withdrawn: their rows stay in the record, and from the day of the withdrawal on they are no evidence."""

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

# The observations' primary key, which is how a withdrawal names its row.
KEY = ["indicator", "measure", "period", "value", "released", "source"]
NEVER = date.max.toordinal() + 1
TELLING = ["unit", "bound", "basis", "status", "note", "note_zh"]


def with_their_rows(withdrawals: pd.DataFrame, observations: pd.DataFrame) -> pd.DataFrame:
    """Add to each withdrawal what its observation says."""
    rows = observations[["area", *KEY, *TELLING]]
    return withdrawals.merge(rows, how="left", on=["area", *KEY]).fillna("")


def standing_rows(observations: pd.DataFrame, withdrawals: pd.DataFrame, day: date) -> pd.DataFrame:
    """Give the observations that were not withdrawn by a day, those withdrawn only later among them."""
    rows = with_withdrawn(observations, withdrawals)
    return rows[withdrawal_days(rows, withdrawals) > day.toordinal()]


def with_withdrawn(observations: pd.DataFrame, withdrawals: pd.DataFrame) -> pd.DataFrame:
    """Put the rows that were withdrawn back beside those that stand."""
    if withdrawals.empty:
        return observations

    shared = [column for column in observations.columns if column in withdrawals.columns]
    return pd.concat([observations, withdrawals[shared]], ignore_index=True).drop_duplicates(["area", *KEY])


def withdrawal_days(observations: pd.DataFrame, withdrawals: pd.DataFrame) -> NDArray[np.int64]:
    """Give the day on which each row was withdrawn, as an ordinal; one beyond the calendar where none was."""
    if withdrawals.empty:
        return np.full(len(observations), NEVER)

    first = withdrawals.sort_values("withdrawn").drop_duplicates(["area", *KEY])
    days = {
        key: date.fromisoformat(text).toordinal() for key, text in zip(_keys(first), first["withdrawn"], strict=True)
    }
    return np.array([days.get(key, NEVER) for key in _keys(observations)], dtype=np.int64)


def _keys(rows: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    return rows[["area", *KEY]].itertuples(index=False, name=None)
