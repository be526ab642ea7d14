"""Days on an axis of time, in UTC: a reader west of it would see the month before."""

from datetime import date

import altair as alt
import pandas as pd


def midnight(day: date) -> pd.Timestamp:
    """Give the moment a day is drawn at, whatever the time zone of the machine or the reader."""
    return pd.Timestamp(day, tz="UTC")


def scale(first: pd.Timestamp, last: pd.Timestamp) -> alt.Scale:
    """Give a scale of time from the one day to the other."""
    return alt.Scale(type="utc", domain=[_date_time(first), _date_time(last)], nice=False)


def ticks(days: list[pd.Timestamp]) -> list[alt.DateTime]:
    """Give the values of an axis that names these days."""
    return [_date_time(day) for day in days]


def _date_time(day: pd.Timestamp) -> alt.DateTime:
    return alt.DateTime(year=day.year, month=day.month, date=day.day, utc=True)
