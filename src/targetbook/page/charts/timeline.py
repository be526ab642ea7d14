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


def timeline_chart(deeds: pd.DataFrame, told: pd.DataFrame, rules: pd.DataFrame) -> alt.LayerChart:
    """Draw each deed as a row from its announcement to its due day, with what was told of it.

    `deeds` has row, head, about, empty (what stands where nothing was told), announced, due. `told` has row, day,
    first (of the time it may stand for), state, text, last (named above its point, others below). `rules` has day,
    text, kind (announced or due), one line a day.
    """
    placed = rows(deeds.assign(band=[EMPTY_BAND if empty else BAND for empty in deeds["empty"]]))
    start, end = _domain(deeds, told)
    x = _time(start, end)
    shown = placed.placed(told.assign(side=[side((day - start) / (end - start)) for day in told["day"]]))
    marked = rules.assign(side=[side((day - start) / (end - start)) for day in rules["day"]])
    return alt.layer(
        _promise(placed, x),
        *_rules(marked, placed),
        headings(placed),
        _due(placed),
        _empty(placed),
        _spread(shown, placed),
        _points(shown, placed),
        *labels(shown[shown["last"]], placed, -13, QUIET),
        *labels(shown[~shown["last"]], placed, 15, QUIET),
    ).properties(width=WIDTH, height=placed.height)


def _domain(deeds: pd.DataFrame, told: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    days = pd.concat([deeds["announced"], deeds["due"], told["day"], told["first"]]).dropna()
    margin = (days.max() - days.min()) * MARGIN
    return days.min() - margin, days.max() + margin


def _time(start: pd.Timestamp, end: pd.Timestamp) -> alt.X:
    axis = alt.Axis(format=MONTH, tickCount=5, labelOverlap=True)
    return alt.X("day:T", title=None, scale=scale(start, end), axis=axis)


def _promise(placed: Rows, x: alt.X) -> alt.Chart:
    """Draw the time between announcement and due day."""
    table = placed.table.assign(day=placed.table["announced"])
    return alt.Chart(table).mark_rule(color=GRID, strokeWidth=5).encode(x=x, x2=alt.X2("due:T"), y=placed.y())


def _rules(rules: pd.DataFrame, placed: Rows) -> list[alt.Chart]:
    """Draw a rule at each announcement and due day, named above the plot."""
    drawn = []
    for (kind, align), part in rules.groupby(["kind", "side"]):
        color = TARGET if kind == "due" else EARLIER
        drawn.append(alt.Chart(part).mark_rule(color=color, opacity=0.5).encode(x=alt.X("day:T")))
        level = -9 if kind == "due" else -23
        named = alt.Chart(part).mark_text(align=str(align), color=color if kind == "due" else QUIET, fontWeight=600)
        drawn.append(named.encode(x=alt.X("day:T"), y=alt.value(level), text=alt.Text("text:N")))
    return drawn


def _due(placed: Rows) -> alt.Chart:
    table = placed.table.assign(day=placed.table["due"])
    return (
        alt.Chart(table)
        .mark_tick(orient="vertical", color=TARGET, thickness=3, size=16)
        .encode(x=alt.X("day:T"), y=placed.y())
    )


def _empty(placed: Rows) -> alt.LayerChart:
    base = alt.Chart(placed.table).encode(x=alt.value(0), y=placed.y(), text=alt.Text("empty:N"))
    return alt.layer(base.mark_text(align="left", **HALO), base.mark_text(align="left", color=QUIET))


def _spread(shown: pd.DataFrame, placed: Rows) -> alt.Chart:
    """Draw how much time a date known only to the month or year may stand for."""
    return (
        alt.Chart(shown)
        .mark_rule(color=QUIET, strokeWidth=1.5)
        .encode(x=alt.X("first:T"), x2=alt.X2("day:T"), y=placed.y())
    )


def _points(shown: pd.DataFrame, placed: Rows) -> alt.Chart:
    shape = alt.Shape("state:N", scale=alt.Scale(domain=list(SHAPES), range=list(SHAPES.values())), legend=None)
    color = alt.Color("state:N", scale=alt.Scale(domain=list(COLORS), range=list(COLORS.values())), legend=None)
    base = alt.Chart(shown).encode(
        x=alt.X("day:T"), y=placed.y(), shape=shape, color=color, tooltip=alt.Tooltip(["text:N"])
    )
    return base.mark_point(size=85, filled=True, opacity=1)
