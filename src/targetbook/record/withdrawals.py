"""Figures withdrawn: their rows stay in the record, and from the day of the withdrawal on they are no evidence."""

from datetime import date

import pandas as pd

# The observations' primary key, which is how a withdrawal names its row.
KEY = ["indicator", "measure", "period", "value", "released", "source"]
TELLING = ["unit", "bound", "basis", "status", "note", "note_zh"]


def with_their_rows(withdrawals: pd.DataFrame, observations: pd.DataFrame) -> pd.DataFrame:
    """Add to each withdrawal what its observation says."""
    rows = observations[["area", *KEY, *TELLING]]
    return withdrawals.merge(rows, how="left", on=["area", *KEY]).fillna("")


def withdrawn_by(withdrawals: pd.DataFrame, day: date) -> pd.DataFrame:
    """Keep the withdrawals made by that day."""
    return withdrawals[withdrawals["withdrawn"] <= day.isoformat()]


def standing_rows(observations: pd.DataFrame, withdrawals: pd.DataFrame, day: date) -> pd.DataFrame:
    """Give the observations that were not withdrawn by a day, those withdrawn only later among them."""
    if withdrawals.empty:
        return observations

    keys = _keys(withdrawn_by(withdrawals, day))
    shared = [column for column in observations.columns if column in withdrawals.columns]
    rows = pd.concat([observations, withdrawals[shared]], ignore_index=True).drop_duplicates(["area", *KEY])
    return rows[~_keys(rows).isin(keys)]


def _keys(rows: pd.DataFrame) -> pd.Series:
    return pd.Series(list(rows[["area", *KEY]].itertuples(index=False, name=None)), index=rows.index, dtype=object)
