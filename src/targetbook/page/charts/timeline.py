"""Deeds on a time line: when each was promised, when it was due, and what was told of it."""

import altair as alt
import pandas as pd

from targetbook.judgement.words import Status
from targetbook.page.charts.kit.days import scale
from targetbook.page.charts.kit.encodings import color_of, shape_of
from targetbook.page.charts.kit.rows import HALO, WIDTH, Rows, headings, labels, rows, side
from targetbook.page.charts.kit.style import EARLIER, GRID, MONTH, PUBLISHED, QUIET, STATUS, TARGET
from targetbook.record.vocabulary import MilestoneState

BAND = 46
EMPTY_BAND = 22
SHAPES = {
    MilestoneState.DONE: "circle",
    MilestoneState.UNDER_WAY: "triangle-right",
    MilestoneState.PLANNED: "triangle-up",
    MilestoneState.MENTIONED: "diamond",
    "reported": "diamond",
    MilestoneState.NOT_STARTED: "square",
    MilestoneState.DROPPED: "cross",
}
COLORS = {
    MilestoneState.DONE: STATUS[Status.MET],
    MilestoneState.UNDER_WAY: PUBLISHED,
    MilestoneState.PLANNED: PUBLISHED,
    MilestoneState.MENTIONED: PUBLISHED,
    "reported": PUBLISHED,
    MilestoneState.NOT_STARTED: STATUS[Status.MISSED],
    MilestoneState.DROPPED: STATUS[Status.MISSED],
}
MARGIN = 0.06


def timeline_chart(deeds: pd.DataFrame, reports: pd.DataFrame, rules: pd.DataFrame) -> alt.LayerChart:
    """Draw each deed as a row from its announcement to its due day, with what was told of it.

    `deeds` has row, head, about, empty (what stands where nothing was told), announced, due. `reports` has row, day,
    first (of the time it may stand for), state, text, last (named above its point, others below). `rules` has day,
    text, kind (announced or due), one line a day.
    """
    layout = rows(deeds.assign(band=[EMPTY_BAND if empty else BAND for empty in deeds["empty"]]))
    start, end = _domain(deeds, reports)
    table = layout.with_places(_with_sides(reports, start, end))

    return alt.layer(
        _promise(layout, _time(start, end)),
        *_rules(_with_sides(rules, start, end)),
        headings(layout),
        _due(layout),
        _empty(layout),
        _spread(table, layout),
        _points(table, layout),
        *labels(table[table["last"]], layout, -13, QUIET),
        *labels(table[~table["last"]], layout, 15, QUIET),
    ).properties(width=WIDTH, height=layout.height)


def _with_sides(table: pd.DataFrame, start: pd.Timestamp, end: pd.Timestamp) -> pd.DataFrame:
    """Say on which side of its day a label stands."""
    return table.assign(side=[side((day - start) / (end - start)) for day in table["day"]])


def _domain(deeds: pd.DataFrame, reports: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    days = pd.concat([deeds["announced"], deeds["due"], reports["day"], reports["first"]]).dropna()
    margin = (days.max() - days.min()) * MARGIN
    return days.min() - margin, days.max() + margin


def _time(start: pd.Timestamp, end: pd.Timestamp) -> alt.X:
    axis = alt.Axis(format=MONTH, tickCount=5, labelOverlap=True)
    return alt.X("day:T", title=None, scale=scale(start, end), axis=axis)


def _promise(layout: Rows, x: alt.X) -> alt.Chart:
    """Draw the time between announcement and due day."""
    table = layout.table.assign(day=layout.table["announced"])
    return alt.Chart(table).mark_rule(color=GRID, strokeWidth=5).encode(x=x, x2=alt.X2("due:T"), y=layout.y())


def _rules(rules: pd.DataFrame) -> list[alt.Chart]:
    """Draw a rule at each announcement and due day, named above the plot."""
    groups = rules.groupby(["kind", "side"])
    return [layer for (kind, align), part in groups for layer in _rule(part, str(kind), str(align))]


def _rule(part: pd.DataFrame, kind: str, align: str) -> tuple[alt.Chart, alt.Chart]:
    color, text_color, height = (TARGET, TARGET, -9) if kind == "due" else (EARLIER, QUIET, -23)
    x = alt.X("day:T")
    rule = alt.Chart(part).mark_rule(color=color, opacity=0.5).encode(x=x)
    text = alt.Chart(part).mark_text(align=align, color=text_color, fontWeight=600)

    return rule, text.encode(x=x, y=alt.value(height), text=alt.Text("text:N"))


def _due(layout: Rows) -> alt.Chart:
    table = layout.table.assign(day=layout.table["due"])
    return (
        alt.Chart(table)
        .mark_tick(orient="vertical", color=TARGET, thickness=3, size=16)
        .encode(x=alt.X("day:T"), y=layout.y())
    )


def _empty(layout: Rows) -> alt.LayerChart:
    base = alt.Chart(layout.table).encode(x=alt.value(0), y=layout.y(), text=alt.Text("empty:N"))
    return alt.layer(base.mark_text(align="left", **HALO), base.mark_text(align="left", color=QUIET))


def _spread(table: pd.DataFrame, layout: Rows) -> alt.Chart:
    """Draw how much time a date known only to the month or year may stand for."""
    return (
        alt.Chart(table)
        .mark_rule(color=QUIET, strokeWidth=1.5)
        .encode(x=alt.X("first:T"), x2=alt.X2("day:T"), y=layout.y())
    )


def _points(table: pd.DataFrame, layout: Rows) -> alt.Chart:
    shape = shape_of("state", SHAPES)
    color = color_of("state", COLORS)
    tooltip = alt.Tooltip(["text:N"])
    base = alt.Chart(table).encode(x=alt.X("day:T"), y=layout.y(), shape=shape, color=color, tooltip=tooltip)

    return base.mark_point(size=85, filled=True, opacity=1)
