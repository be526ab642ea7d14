"""One figure for an area, its peers and the area above it."""

from typing import Any

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.style import INK, NEIGHBOUR, PUBLISHED, QUIET, TARGET

ROW = 24  # px: height of an area
SIDE = 60  # px: room for a figure beside its dot
BROAD = 240  # px: the names of the areas stand beside the plot, no longer than NAME
NAME = 92


def neighbours_chart(areas: pd.DataFrame, marks: pd.DataFrame, unit: str) -> alt.LayerChart:
    """Draw a dot for each area in the order of the table, hollow on weak evidence, and announced numbers as bars.

    `areas` has area, number, text, short, source, firm, own (whether it is the chapter's); `marks` has area, number,
    text.
    """
    order = list(areas["area"])
    strokes = [PUBLISHED if is_own else NEIGHBOUR for is_own in areas["own"]]
    fills = [stroke if is_firm else "white" for stroke, is_firm in zip(strokes, areas["firm"], strict=True)]
    table = areas.assign(stroke=strokes, fill=fills)
    dots = alt.Chart(table).mark_point(size=75, strokeWidth=2, opacity=1)
    looks = {
        "stroke": alt.Stroke("stroke:N", scale=None, legend=None),
        "fill": alt.Fill("fill:N", scale=None, legend=None),
        "tooltip": alt.Tooltip(["area:N", "text:N", "source:N"]),
    }
    bars = [_targets(marks, order)] if len(marks) else []

    points = dots.encode(y=_area(areas), x=_x(areas, marks, unit), **looks)

    return alt.layer(*bars, points, *_labels(areas, marks)).properties(width=BROAD, height=ROW * len(areas))


def _labels(areas: pd.DataFrame, marks: pd.DataFrame) -> list[alt.LayerChart]:
    """Write each figure right of its dot, or left where a bar would stand in it."""
    low, high = _domain(areas, marks)
    has_bar = [_bar_near(row, marks, SIDE * (high - low) / BROAD) for row in areas.to_dict("records")]
    is_left = pd.Series(has_bar, index=areas.index)
    parts = ((areas[is_left], "right", -9), (areas[~is_left], "left", 9))

    return [_text(part, areas, align, dx) for part, align, dx in parts if len(part)]


def _text(part: pd.DataFrame, areas: pd.DataFrame, align: str, dx: int) -> alt.LayerChart:
    base = alt.Chart(part).encode(y=_area(areas), x=alt.X("number:Q"), text=alt.Text("short:N"))
    color = alt.condition("datum.own", alt.value(PUBLISHED), alt.value(QUIET))
    halo = base.mark_text(align=align, dx=dx, stroke="white", strokeWidth=4, strokeJoin="round")
    return alt.layer(halo, base.mark_text(align=align, dx=dx).encode(color=color))


def _bar_near(row: dict[Any, Any], marks: pd.DataFrame, room: float) -> bool:
    same = [bar for bar in marks.to_dict("records") if bar["area"] == row["area"]]
    return any(0 < bar["number"] - row["number"] < room for bar in same)


def _targets(marks: pd.DataFrame, order: list[str]) -> alt.Chart:
    bars = marks[marks["area"].isin(order)]
    return (
        alt.Chart(bars)
        .mark_tick(color=TARGET, thickness=3, size=16)
        .encode(x=alt.X("number:Q"), y=alt.Y("area:N"), tooltip=alt.Tooltip(["area:N", "text:N", "document:N"]))
    )


def _area(areas: pd.DataFrame) -> alt.Y:
    names = areas.loc[areas["own"], "area"].tolist()
    color = alt.condition(f"indexof({names}, datum.value) >= 0", alt.value(PUBLISHED), alt.value(INK))
    axis = alt.Axis(ticks=False, domain=False, grid=True, labelColor=color, labelLimit=NAME)
    return alt.Y("area:N", title=None, sort=None, scale=alt.Scale(domain=list(areas["area"])), axis=axis)


def _domain(areas: pd.DataFrame, marks: pd.DataFrame) -> tuple[float, float]:
    """Hold 0 and every number, with room for a label at either end where one may stand there."""
    every = [*areas["number"], *(marks["number"] if len(marks) else [])]
    room = (max(0.0, *every) - min(0.0, *every) or 1.0) * SIDE / (BROAD - SIDE)
    return min(0.0, min(every) - room), max(0.0, *every) + room


def _x(areas: pd.DataFrame, marks: pd.DataFrame, unit: str) -> alt.X:
    scale = alt.Scale(domain=list(_domain(areas, marks)), nice=False)
    return alt.X("number:Q", title=unit, scale=scale, axis=alt.Axis(tickCount=5, grid=False))
