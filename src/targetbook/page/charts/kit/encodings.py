"""Encodings that charts share: shapes and colours by kind, and an axis of numbers with its unit above it."""

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.style import PUBLISHED
from targetbook.record.vocabulary import POINTS

SHAPES = dict.fromkeys(POINTS, "circle") | {"lower": "triangle-up", "upper": "triangle-down"}


def shape_of(column: str, shapes: dict[str, str]) -> alt.Shape:
    """Give marks the shape of their kind, without a legend."""
    return alt.Shape(f"{column}:N", scale=_scale(shapes), legend=None)


def numbers_axis(unit: str, low: float, high: float) -> alt.Y:
    """Give the axis of numbers, its unit written above it."""
    axis = alt.Axis(titleAngle=0, titleAlign="left", titleY=-10, titleX=-24, tickCount=5)
    return alt.Y("number:Q", title=unit, axis=axis, scale=alt.Scale(domain=[low, high], nice=False))


def scale_between(first: float, last: float, before: int, after: int) -> alt.Scale:
    """Give a scale that leaves px at either end for labels, as many however broad the chart is drawn."""
    last = last if last > first else first + 1
    return alt.Scale(domain=[first, last], range=[before, alt.ExprRef(expr=f"width - {after}")], nice=False)


def series_dots(points: pd.DataFrame, size: int) -> list[alt.Chart]:
    """Draw figures by year as dots, hollow where the evidence is weak, with a shape for each kind of bound."""
    return [_dots(part, size, PUBLISHED if is_firm else "white") for is_firm, part in points.groupby("firm")]


def _dots(part: pd.DataFrame, size: int, fill: str) -> alt.Chart:
    base = alt.Chart(part).mark_point(stroke=PUBLISHED, strokeWidth=2, fill=fill, size=size, opacity=1)
    tooltip = alt.Tooltip(["period:N", "text:N", "source:N"])
    return base.encode(x=alt.X("year:Q"), y=alt.Y("number:Q"), shape=shape_of("bound", SHAPES), tooltip=tooltip)


def _scale(values: dict[str, str]) -> alt.Scale:
    return alt.Scale(domain=[str(value) for value in values], range=list(values.values()))
