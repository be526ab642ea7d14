"""Deeds on a time line: when each was promised, when it was due, and what was reported of it."""

import altair as alt
import pandas as pd

from targetbook.judgement.words import Status
from targetbook.page.charts.kit.days import scale
from targetbook.page.charts.kit.encodings import shape_of
from targetbook.page.charts.kit.rows import WIDTH, Rows, headings, rows
from targetbook.page.charts.kit.style import EARLIER, MONTH, PUBLISHED, QUIET, STATUS, TARGET
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


def timeline_chart(deeds: pd.DataFrame, reports: pd.DataFrame) -> alt.LayerChart:
    """Draw each deed as a row from its announcement to its due day, with a mark for each report.

    `deeds` has row, head, about (due day and last report in words), announced, due, silent (without a report, which
    needs no band). `reports` has row, day, first (of the time it may stand for), state, text.
    """
    layout = rows(deeds.assign(band=[0 if is_silent else BAND for is_silent in deeds["silent"]]))
    start, end = _domain(deeds, reports)
    table = layout.with_places(reports.assign(kind=[KINDS.get(state, "other") for state in reports["state"]]))
    bands = Rows(layout.table[~layout.table["silent"]], layout.height)

    return alt.layer(
        _promise(bands, _time(start, end)),
        headings(layout),
        _due(bands),
        _spread(table, layout),
        *[_points(part, layout, str(kind)) for kind, part in table.groupby("kind")],
    ).properties(width=WIDTH, height=layout.height)


def _domain(deeds: pd.DataFrame, reports: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    days = pd.concat([deeds["announced"], deeds["due"], reports["day"], reports["first"]]).dropna()
    margin = (days.max() - days.min()) * MARGIN
    return days.min() - margin, days.max() + margin


def _time(start: pd.Timestamp, end: pd.Timestamp) -> alt.X:
    axis = alt.Axis(format=MONTH, tickCount=4, labelOverlap=True, labelBound=True, orient="top")
    return alt.X("day:T", title=None, scale=scale(start, end), axis=axis)


def _promise(layout: Rows, x: alt.X) -> alt.Chart:
    """Draw the time between announcement and due day."""
    table = layout.table.assign(day=layout.table["announced"])
    return alt.Chart(table).mark_rule(color=EARLIER, strokeWidth=4).encode(x=x, x2=alt.X2("due:T"), y=layout.y())


def _due(layout: Rows) -> alt.Chart:
    table = layout.table.assign(day=layout.table["due"])
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
