"""Deeds on a time line: when each was promised, by which day it was due if one was stated, what was reported of it."""

import altair as alt
import pandas as pd

from targetbook.judgement.words import Status
from targetbook.page.charts.kit.days import scale
from targetbook.page.charts.kit.encodings import shape_of
from targetbook.page.charts.kit.rows import HALO, WIDTH, Rows, headings, rows, side
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
DASH = (4, 3)
APART = 78  # px between the names of two months: a Chinese one is long
ROWS = 8  # between two lines that name the months: of more no phone shows both


def timeline_chart(deeds: pd.DataFrame, reports: pd.DataFrame) -> alt.LayerChart:
    """Draw each deed as a row from its announcement to its due day, with a mark for each report.

    `deeds` has row (counted from 0), head, about (due day and report in words), announced, due, open (no day was
    stated: the bar is dashed and ends without a mark). `reports` has row, day, first and last (of the time it may stand
    for), state, text.
    """
    start, end = _domain(deeds, reports)
    layout = rows(_with_month_lines(deeds.assign(band=BAND)))
    table = layout.with_places(reports.assign(kind=[KINDS.get(state, "other") for state in reports["state"]]))
    bands = Rows(layout.table.dropna(subset=["due"]), layout.height)

    return alt.layer(
        _guides(start, end),
        *_promises(bands, _time(start, end)),
        headings(layout),
        _due(bands),
        _spread(table, layout),
        *[_points(part, layout, str(kind)) for kind, part in table.groupby("kind")],
        *_months_named(start, end, Rows(layout.table[layout.table["due"].isna()], layout.height)),
    ).properties(width=WIDTH, height=layout.height)


def _with_month_lines(deeds: pd.DataFrame) -> pd.DataFrame:
    """Add lines without a deed, which name the months: above the first row, below the last, and between some."""
    last = len(deeds)
    edges = [0, *range(ROWS, last - ROWS // 2, ROWS), last]
    numbers = range(-len(edges), 0)
    lines = pd.DataFrame({"row": numbers, "place": [edge - 0.5 for edge in edges], "head": "", "about": "", "band": 0})
    both = pd.concat([deeds.assign(place=deeds["row"].astype(float)), lines])
    return both.sort_values("place", ignore_index=True).drop(columns="place")


def _domain(deeds: pd.DataFrame, reports: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    days = pd.concat([deeds["announced"], deeds["due"], reports["last"], reports["first"]]).dropna()
    margin = (days.max() - days.min()) * MARGIN
    return days.min() - margin, days.max() + margin


def _time(start: pd.Timestamp, end: pd.Timestamp) -> alt.X:
    """Give the time without an axis: the months are named in lines between the rows."""
    axis = alt.Axis(labels=False, ticks=False, domain=False)
    return alt.X("day:T", title=None, scale=scale(start, end), axis=axis)


def _months(start: pd.Timestamp, end: pd.Timestamp) -> list[pd.Timestamp]:
    """Give the months that the chart names: of every quarter, half-year or year, whichever stand far enough apart."""
    quarters = list(pd.date_range(start, end, freq="QS", normalize=True))
    inside = [day for day in quarters if start < day < end]
    a_quarter = pd.Timedelta(days=91) / (end - start) * WIDTH
    halves = [day for day in inside if day.month in (1, 7)]
    years = [day for day in inside if day.month == 1]

    if a_quarter >= APART or len(inside) == 1:
        return inside
    return halves if 2 * a_quarter >= APART and halves else years or halves


def _guides(start: pd.Timestamp, end: pd.Timestamp) -> alt.Chart:
    """Lead each month that is named down through all rows."""
    return alt.Chart(pd.DataFrame({"day": _months(start, end)})).mark_rule(color=GRID).encode(x=alt.X("day:T"))


def _months_named(start: pd.Timestamp, end: pd.Timestamp, lines: Rows) -> list[alt.Chart]:
    """Name the months in every line kept for them; at an edge the name leans inwards."""
    months = _with_room({day: (day - start) / (end - start) for day in _months(start, end)})
    table = months.merge(lines.table[["row"]], how="cross")
    parts = lines.with_places(table).groupby("side")

    return [text for align, part in parts for text in _names(part, str(align), lines)]


def _with_room(parts: dict[pd.Timestamp, float]) -> pd.DataFrame:
    """Give the months, by their parts of the breadth, that have room for a name left of the next, and how it leans."""
    rows = []
    room = float(WIDTH)
    for day, part in reversed(parts.items()):
        align = _lean(part)
        begin = part * WIDTH - {"left": 0, "center": APART / 2, "right": APART}[align]
        if begin + APART <= room:
            rows.append({"day": day, "side": align})
            room = begin

    return pd.DataFrame(rows)


def _lean(part: float) -> str:
    return side(part) if min(part, 1 - part) * WIDTH < APART / 2 else "center"


def _names(part: pd.DataFrame, align: str, lines: Rows) -> list[alt.Chart]:
    months = alt.Chart(part).transform_calculate(month=f"utcFormat(datum.day, '{MONTH}')")
    base = months.encode(x=alt.X("day:T"), y=lines.y("top"), text=alt.Text("month:N"))
    return [base.mark_text(baseline="top", align=align, **look) for look in (HALO, {"color": QUIET})]


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
    table = layout.table[~layout.table["open"].astype(bool)]
    table = table.assign(day=table["due"])
    bar = alt.Chart(table).mark_tick(orient="vertical", color=TARGET, thickness=3, size=16)
    return bar.encode(x=alt.X("day:T"), y=layout.y())


def _spread(table: pd.DataFrame, layout: Rows) -> alt.Chart:
    """Draw how much time a date known only to the month or year may stand for."""
    line = alt.Chart(table[table["first"] < table["last"]]).mark_rule(color=PUBLISHED, strokeWidth=1.5)
    return line.encode(x=alt.X("first:T"), x2=alt.X2("last:T"), y=layout.y())


def _points(table: pd.DataFrame, layout: Rows, kind: str) -> alt.Chart:
    base = alt.Chart(table).mark_point(size=75, strokeWidth=2, opacity=1, **LOOKS[kind])
    tooltip = alt.Tooltip(["text:N"])
    return base.encode(x=alt.X("day:T"), y=layout.y(), shape=shape_of("kind", SHAPES), tooltip=tooltip)
