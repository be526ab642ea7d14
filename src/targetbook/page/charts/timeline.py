"""Deeds on a time line: when each was promised, by which day it was due if one was stated, what was reported of it."""

import altair as alt
import pandas as pd

from targetbook.judgement.words import Status
from targetbook.page.charts.kit.days import scale, ticks
from targetbook.page.charts.kit.encodings import shape_of
from targetbook.page.charts.kit.rows import WIDTH, Rows, headings, rows
from targetbook.page.charts.kit.style import EARLIER, GRID, MONTH, PUBLISHED, QUIET, STATUS, TARGET
from targetbook.record.vocabulary import MilestoneState

BAND = 14
SHAPES = {"done": "circle", "other": "circle", "not": "cross"}
LOOKS = {
    "done": {"stroke": PUBLISHED, "fill": PUBLISHED},
    "other": {"stroke": PUBLISHED, "fill": "white"},
    "not": {"stroke": STATUS[Status.MISSED], "fill": STATUS[Status.MISSED]},
}
KINDS = {MilestoneState.DONE: "done", MilestoneState.NOT_STARTED: "not", MilestoneState.DROPPED: "not"}
MARGIN = 0.04
APART = 8
DASH = (4, 3)
EDGE = 0.08  # of the time at either end: the name of a month there would stand out of the chart
MOST = 4  # months named: a Chinese one is long


def timeline_chart(deeds: pd.DataFrame, reports: pd.DataFrame) -> alt.LayerChart:
    """Draw each deed as a row from its announcement to its due day, with a mark for each report.

    `deeds` has row, head, about (due day and report in words), announced, due, open (no day was stated: the bar is
    dashed and ends without a mark) and silent (without a report, which needs no band). `reports` has row, day, first
    (of the time it may stand for), state, text.
    """
    layout = rows(deeds.assign(band=[0 if is_silent else BAND for is_silent in deeds["silent"]]))
    start, end = _domain(deeds, reports)
    table = layout.with_places(reports.assign(kind=[KINDS.get(state, "other") for state in reports["state"]]))
    bands = Rows(layout.table[~layout.table["silent"]], layout.height)

    return alt.layer(
        _guides(start, end),
        *_promises(bands, _time(start, end)),
        headings(layout),
        _due(bands),
        _spread(table, layout),
        *[_points(part, layout, str(kind)) for kind, part in table.groupby("kind")],
        _foot(start, end, layout.height),
    ).properties(width=WIDTH, height=layout.height)


def _domain(deeds: pd.DataFrame, reports: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    days = pd.concat([deeds["announced"], deeds["due"], reports["day"], reports["first"]]).dropna()
    margin = (days.max() - days.min()) * MARGIN
    return days.min() - margin, days.max() + margin


def _time(start: pd.Timestamp, end: pd.Timestamp) -> alt.X:
    axis = alt.Axis(
        format=MONTH,
        values=ticks(_months(start, end)),
        orient="top",
        offset=APART,  # or the first row's heading would stand in the ticks
    )
    return alt.X("day:T", title=None, scale=scale(start, end), axis=axis)


def _months(start: pd.Timestamp, end: pd.Timestamp) -> list[pd.Timestamp]:
    """Give the months that the chart names: of every quarter, half-year or year, whichever are few enough."""
    margin = (end - start) * EDGE
    quarters = [day for day in pd.date_range(start, end, freq="QS", normalize=True) if start + margin < day]
    inside = [day for day in quarters if day < end - margin]
    halves = [day for day in inside if day.month in (1, 7)]
    years = [day for day in inside if day.month == 1]

    return next((days for days in (inside, halves) if len(days) <= MOST), years)


def _guides(start: pd.Timestamp, end: pd.Timestamp) -> alt.Chart:
    """Lead each month that is named down through all rows."""
    return alt.Chart(_days(start, end)).mark_rule(color=GRID).encode(x=alt.X("day:T"))


def _foot(start: pd.Timestamp, end: pd.Timestamp, height: int) -> alt.Chart:
    """Name the months below the last row too: of many rows no screen shows both ends."""
    months = alt.Chart(_days(start, end)).transform_calculate(month=f"utcFormat(datum.day, '{MONTH}')")
    text = months.mark_text(baseline="top", color=QUIET)
    return text.encode(x=alt.X("day:T"), y=alt.value(height + 4), text=alt.Text("month:N"))


def _days(start: pd.Timestamp, end: pd.Timestamp) -> pd.DataFrame:
    return pd.DataFrame({"day": _months(start, end)})


def _promises(layout: Rows, x: alt.X) -> list[alt.Chart]:
    """Draw the time between announcement and due day, dashed where the due day is the end of the period alone."""
    table = layout.table.assign(day=layout.table["announced"])
    dashes = {True: {"strokeDash": DASH}, False: {}}
    place = {"x": x, "x2": alt.X2("due:T"), "y": layout.y()}
    return [
        alt.Chart(part).mark_rule(color=EARLIER, strokeWidth=4, **dashes[bool(is_open)]).encode(**place)
        for is_open, part in table.groupby("open")
    ]


def _due(layout: Rows) -> alt.Chart:
    """Mark the days that were stated."""
    table = layout.table[~layout.table["open"]]
    table = table.assign(day=table["due"])
    bar = alt.Chart(table).mark_tick(orient="vertical", color=TARGET, thickness=3, size=16)
    return bar.encode(x=alt.X("day:T"), y=layout.y())


def _spread(table: pd.DataFrame, layout: Rows) -> alt.Chart:
    """Draw how much time a date known only to the month or year may stand for."""
    line = alt.Chart(table).mark_rule(color=QUIET, strokeWidth=1.5)
    return line.encode(x=alt.X("first:T"), x2=alt.X2("day:T"), y=layout.y())


def _points(table: pd.DataFrame, layout: Rows, kind: str) -> alt.Chart:
    base = alt.Chart(table).mark_point(size=75, strokeWidth=2, opacity=1, **LOOKS[kind])
    tooltip = alt.Tooltip(["text:N"])
    return base.encode(x=alt.X("day:T"), y=layout.y(), shape=shape_of("kind", SHAPES), tooltip=tooltip)
