"""Encodings that charts share: shapes and colours by kind, and an axis of numbers with its unit above it."""

import altair as alt
import pandas as pd

SHAPES = {"exact": "circle", "approximate": "circle", "lower": "triangle-up", "upper": "triangle-down"}


def shape_of(column: str, shapes: dict[str, str]) -> alt.Shape:
    """Give marks the shape of their kind, without a legend."""
    return alt.Shape(f"{column}:N", scale=_scale(shapes), legend=None)


def color_of(column: str, colors: dict[str, str]) -> alt.Color:
    """Give marks the colour of their kind, without a legend."""
    return alt.Color(f"{column}:N", scale=_scale(colors), legend=None)


def numbers_axis(unit: str, low: float, high: float) -> alt.Y:
    """Give the axis of numbers, its unit written above it."""
    axis = alt.Axis(titleAngle=0, titleAlign="left", titleY=-10, titleX=-24, tickCount=5)
    return alt.Y("number:Q", title=unit, axis=axis, scale=alt.Scale(domain=[low, high], nice=False))


def series_dots(points: pd.DataFrame, color: str, size: int) -> alt.Chart:
    """Draw figures by year as dots, with a shape for each kind of bound."""
    base = alt.Chart(points).mark_point(filled=True, color=color, size=size, opacity=1)
    tooltip = alt.Tooltip(["period:N", "text:N", "source:N"])
    return base.encode(x=alt.X("year:Q"), y=alt.Y("number:Q"), shape=shape_of("bound", SHAPES), tooltip=tooltip)


def _scale(values: dict[str, str]) -> alt.Scale:
    return alt.Scale(domain=[str(value) for value in values], range=list(values.values()))
