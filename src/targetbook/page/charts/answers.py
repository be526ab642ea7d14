"""What was announced for each year and what came of it: a row a year, both numbers on one axis."""

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.axis import ValueAxis
from targetbook.page.charts.kit.encodings import SHAPES, shape_of
from targetbook.page.charts.kit.rows import WIDTH, Rows, headings, rows
from targetbook.page.charts.kit.style import EARLIER, GRID, PUBLISHED, TARGET

BAND = 16


def answers_chart(years: pd.DataFrame, targets: pd.DataFrame, results: pd.DataFrame, unit: str) -> alt.LayerChart:
    """Draw each year (row, head: both numbers in words) with its announced numbers and its result on one axis.

    `targets` has row, number, text; `results` has row, number, text, source, bound, firm: a result that is not firm is
    drawn hollow, a bound as a triangle; `unit` names the axis.
    """
    layout = rows(years.assign(about="", band=BAND))
    axis = ValueAxis([*targets["number"], *results["number"]], unit)
    guides = alt.Chart(layout.table).mark_rule(color=GRID).encode(x=alt.value(0), x2=alt.value("width"), y=layout.y())

    return alt.layer(
        guides,
        *_gaps(targets, results, layout, axis.x),
        headings(layout),
        _targets(layout.with_places(targets), layout, axis.x),
        *_results(layout.with_places(results), layout, axis.x),
    ).properties(width=WIDTH, height=layout.height)


def _gaps(targets: pd.DataFrame, results: pd.DataFrame, layout: Rows, x: alt.X) -> list[alt.Chart]:
    """Join each announced number to the result of its year; none to a bound, which says only where a result lies."""
    exact = results[~results["bound"].isin(["lower", "upper"])][["row", "number"]].rename(columns={"number": "result"})
    pairs = layout.with_places(targets.merge(exact, on="row"))
    line = alt.Chart(pairs).mark_rule(color=EARLIER, strokeWidth=2)
    return [line.encode(x=x, x2=alt.X2("result:Q"), y=layout.y())] if len(pairs) else []


def _targets(table: pd.DataFrame, layout: Rows, x: alt.X) -> alt.Chart:
    bars = alt.Chart(table).mark_point(shape="stroke", stroke=TARGET, size=210, strokeWidth=3.5, angle=90, opacity=1)
    return bars.encode(x=x, y=layout.y(), tooltip=alt.Tooltip(["text:N"]))


def _results(table: pd.DataFrame, layout: Rows, x: alt.X) -> list[alt.Chart]:
    groups = table.groupby("firm")
    return [_dots(part, layout, x, PUBLISHED if is_firm else "white") for is_firm, part in groups]


def _dots(part: pd.DataFrame, layout: Rows, x: alt.X, fill: str) -> alt.Chart:
    base = alt.Chart(part).mark_point(size=75, stroke=PUBLISHED, strokeWidth=2, fill=fill, opacity=1)
    tooltip = alt.Tooltip(["text:N", "source:N"])
    return base.encode(x=x, y=layout.y(), shape=shape_of("bound", SHAPES), tooltip=tooltip)
