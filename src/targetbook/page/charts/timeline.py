"""Deeds on a time line: when each was promised, when it was due, and what was told of it."""

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.days import scale
from targetbook.page.charts.kit.rows import HALO, WIDTH, Rows, headings, labels, rows, side
from targetbook.page.charts.kit.style import EARLIER, GRID, MONTH, PUBLISHED, QUIET, STATUS, TARGET

BAND = 46
EMPTY_BAND = 22
SHAPES = {
    "done": "circle",
    "under_way": "triangle-right",
    "planned": "triangle-up",
    "mentioned": "diamond",
    "reported": "diamond",
    "not_started": "square",
    "dropped": "cross",
}
COLORS = {
    "done": STATUS["met"],
    "under_way": PUBLISHED,
    "planned": PUBLISHED,
    "mentioned": PUBLISHED,
    "reported": PUBLISHED,
    "not_started": STATUS["missed"],
    "dropped": STATUS["missed"],
}
MARGIN = 0.06


def timeline_chart(deeds: pd.DataFrame, reports: pd.DataFrame, rules: pd.DataFrame) -> alt.LayerChart:
    """Draw each deed as a row from its announcement to its due day, with what was told of it.

    `deeds` has row, head, about, empty (what stands where nothing was told), announced, due. `told` has row, day,
    first (of the time it may stand for), state, text, last (named above its point, others below). `rules` has day,
    text, kind (announced or due), one line a day.
    """
    layout = rows(deeds.assign(band=[EMPTY_BAND if empty else BAND for empty in deeds["empty"]]))
    start, end = _domain(deeds, reports)
    x = _time(start, end)
    table = layout.with_places(reports.assign(side=[side((day - start) / (end - start)) for day in reports["day"]]))
    marked = rules.assign(side=[side((day - start) / (end - start)) for day in rules["day"]])

    return alt.layer(
        _promise(layout, x),
        *_rules(marked, layout),
        headings(layout),
        _due(layout),
        _empty(layout),
        _spread(table, layout),
        _points(table, layout),
        *labels(table[table["last"]], layout, -13, QUIET),
        *labels(table[~table["last"]], layout, 15, QUIET),
    ).properties(width=WIDTH, height=layout.height)


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


def _rules(rules: pd.DataFrame, layout: Rows) -> list[alt.Chart]:
    """Draw a rule at each announcement and due day, named above the plot."""
    layers = []
    for (kind, align), part in rules.groupby(["kind", "side"]):
        color = TARGET if kind == "due" else EARLIER
        layers.append(alt.Chart(part).mark_rule(color=color, opacity=0.5).encode(x=alt.X("day:T")))
        level = -9 if kind == "due" else -23
        text = alt.Chart(part).mark_text(align=str(align), color=color if kind == "due" else QUIET, fontWeight=600)
        layers.append(text.encode(x=alt.X("day:T"), y=alt.value(level), text=alt.Text("text:N")))

    return layers


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
    shape = alt.Shape("state:N", scale=alt.Scale(domain=list(SHAPES), range=list(SHAPES.values())), legend=None)
    color = alt.Color("state:N", scale=alt.Scale(domain=list(COLORS), range=list(COLORS.values())), legend=None)
    base = alt.Chart(table).encode(
        x=alt.X("day:T"), y=layout.y(), shape=shape, color=color, tooltip=alt.Tooltip(["text:N"])
    )
    return base.mark_point(size=85, filled=True, opacity=1)
