"""One target against each series that could stand for it, side by side."""

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.axis import ValueAxis
from targetbook.page.charts.kit.encodings import shape_of
from targetbook.page.charts.kit.rows import WIDTH, Rows, headings, rows
from targetbook.page.charts.kit.style import EARLIER, GRID, PUBLISHED, TARGET, wide_name
from targetbook.record.vocabulary import POINTS

BAND = 18
SIZE = 10  # px: a mark
OUTSIDE = "outside"
SHAPES = dict.fromkeys(POINTS, "circle") | {"lower": "triangle-right", "upper": "triangle-left", OUTSIDE: "square"}


def definitions_chart(readings: pd.DataFrame, figures: pd.DataFrame, mark: pd.DataFrame, unit: str) -> alt.LayerChart:
    """Draw the figures of each reading under its heading, with the announced number as a bar in each band.

    `readings` has row, head, about (its figures in words), empty (whether it has none, and so no band); `figures` has
    row, number, text, bound, firm (else hollow), judged (else grey, and a square where it is no bound: it is dated
    outside the judged period); `mark` has number, text, one line; `unit` names the axis.
    """
    layout = rows(readings.assign(band=[0 if is_empty else BAND for is_empty in readings["empty"]]))
    axis = ValueAxis([*figures["number"], *mark["number"]], unit)
    shapes = figures["bound"].mask(~figures["judged"] & figures["bound"].isin(POINTS), OUTSIDE)
    parts = [axis.part(number) * WIDTH for number in figures["number"]]
    bands = layout.table[~layout.table["empty"]]

    return alt.layer(
        alt.Chart(bands).mark_rule(color=GRID).encode(x=alt.value(0), x2=alt.value("width"), y=layout.y()),
        headings(layout),
        _announced(bands, mark, layout, axis.x),
        *_dots(_apart(layout.with_places(figures.assign(shape=shapes, x=parts))), layout),
    ).properties(width=WIDTH, height=layout.height)


def _announced(bands: pd.DataFrame, mark: pd.DataFrame, layout: Rows, x: alt.X) -> alt.Chart:
    bars = alt.Chart(bands.merge(mark, how="cross")).mark_tick(orient="vertical", color=TARGET, thickness=3.5, size=20)
    return bars.encode(x=x, y=layout.y(), tooltip=alt.Tooltip(["text:N"]))


def _apart(table: pd.DataFrame) -> pd.DataFrame:
    """Move marks of one row that would cover each other apart, one above the line and one below it."""
    lines = [table[name] for name in ("middle", wide_name("middle"))]
    order = table.sort_values(["row", "x"])
    is_near = (order.groupby("row")["x"].diff() < SIZE) | (order.groupby("row")["x"].diff(-1) > -SIZE)
    steps = (order.groupby("row").cumcount() % 2 * 2 - 1) * is_near * SIZE / 2
    return table.assign(**{str(line.name): line + steps for line in lines})


def _dots(table: pd.DataFrame, layout: Rows) -> list[alt.Chart]:
    groups = table.groupby(["judged", "firm"])
    return [_part_dots(part, layout, bool(is_judged), bool(is_firm)) for (is_judged, is_firm), part in groups]


def _part_dots(part: pd.DataFrame, layout: Rows, is_judged: bool, is_firm: bool) -> alt.Chart:
    color = PUBLISHED if is_judged else EARLIER
    base = alt.Chart(part).mark_point(
        size=75, stroke=color, fill=color if is_firm else "white", opacity=1, strokeWidth=2
    )
    shape = shape_of("shape", SHAPES)
    return base.encode(x=alt.X("number:Q"), y=layout.y(), shape=shape, tooltip=alt.Tooltip(["text:N"]))
