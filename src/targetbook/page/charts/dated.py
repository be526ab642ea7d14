"""Figures dated by day on an axis of time."""

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.days import scale
from targetbook.page.charts.kit.encodings import SHAPES, numbers_axis, shape_of
from targetbook.page.charts.kit.parts import CLOSE, LEFT, LETTER, joinable
from targetbook.page.charts.kit.style import HEIGHT, MONTH, PUBLISHED, WIDTH, breadth

END = 34  # px right of the last day for its figure


def dated_chart(points: pd.DataFrame, unit: str, line: bool) -> alt.LayerChart:
    """Draw `points` over time; `line` says that a line joins them, bounds apart.

    `points` has end, number, short, text, period, bound, breaks, source.
    """
    x = _x(points)
    y = _y(points, unit)
    dots = alt.Chart(points).mark_point(filled=True, color=PUBLISHED, size=60, opacity=1)
    tooltip = alt.Tooltip(["period:N", "text:N", "source:N"])
    lines = _lines(points, x, y) if line else []

    return alt.layer(
        *lines,
        dots.encode(x=x, y=y, shape=shape_of("bound", SHAPES), tooltip=tooltip),
        _text(points.iloc[_apart(points)]),
    ).properties(width=WIDTH, height=HEIGHT - 30)


def _lines(points: pd.DataFrame, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Join the figures that are no bounds, where there are at least two."""
    exact = joinable(points, pd.Series(data=False, index=points.index))
    path = alt.Chart(exact).mark_line(color=PUBLISHED, strokeWidth=1.5)
    return [path.encode(x=x, y=y, detail=alt.Detail("run:N"))] if len(exact) > 1 else []


def _text(points: pd.DataFrame) -> alt.LayerChart:
    base = alt.Chart(points).encode(x=alt.X("end:T"), y=alt.Y("number:Q"), text=alt.Text("short:N"))
    halo = base.mark_text(dy=-13, stroke="white", strokeWidth=4, strokeJoin="round", fontWeight=600)
    return alt.layer(halo, base.mark_text(dy=-13, color=PUBLISHED, fontWeight=600))


def _apart(points: pd.DataFrame) -> list[int]:
    """Choose the points whose figures can be written: from the last back, each far enough from the next."""
    ends = points["end"]
    a_day = (WIDTH - _left(points) - END) / max(1, (ends.iloc[-1] - ends.iloc[0]).days)
    indices = [len(points) - 1]

    for index in range(len(points) - 2, -1, -1):
        days = (ends.iloc[indices[0]] - ends.iloc[index]).days
        if days * a_day > LETTER * breadth(str(points["short"].iloc[index])) + 4:
            indices.insert(0, index)

    return indices


def _x(points: pd.DataFrame) -> alt.X:
    first = points["end"].iloc[0]
    last = points["end"].iloc[-1]
    a_pixel = (last - first) / (WIDTH - _left(points) - END)
    domain = scale(first - _left(points) * a_pixel, last + END * a_pixel)
    years = (last - first).days > 730
    axis = alt.Axis(format="%Y" if years else MONTH, tickCount="year" if years else 5, labelOverlap=True)

    return alt.X("end:T", title=None, axis=axis, scale=domain)


def _left(points: pd.DataFrame) -> float:
    """Give the px left of the first day, for half of its figure."""
    return max(LEFT, LETTER * breadth(str(points["short"].iloc[0])) / 2)


def _y(points: pd.DataFrame, unit: str) -> alt.Y:
    low = min(0.0, float(points["number"].min()))
    high = max(0.0, float(points["number"].max())) * (1 + 2 * CLOSE / HEIGHT)
    return numbers_axis(unit, low, high)
