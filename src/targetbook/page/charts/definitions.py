"""One target against each series that could stand for it, side by side."""

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.axis import ValueAxis
from targetbook.page.charts.kit.encodings import shape_of
from targetbook.page.charts.kit.rows import HALO, WIDTH, Rows, headings, labels, rows, side
from targetbook.page.charts.kit.style import EARLIER, GRID, PUBLISHED, QUIET, TARGET
from targetbook.record.vocabulary import Bound

BAND = 56
EMPTY_BAND = 22
SHAPES = {"exact": "circle", "approximate": "circle", "lower": "triangle-right", "upper": "triangle-left"}


def definitions_chart(readings: pd.DataFrame, figures: pd.DataFrame, mark: pd.DataFrame, unit: str) -> alt.LayerChart:
    """Draw the figures of each reading as dots under its heading, and the announced number as a rule through all.

    `readings` has row, head, about, empty (what stands where there is no figure); `figures` has row, number, text,
    bound, judged (whether it falls into the judged period); `mark` has number, text, one line; `unit` names the axis.
    """
    layout = rows(readings.assign(band=[EMPTY_BAND if empty else BAND for empty in readings["empty"]]))
    axis = ValueAxis([*figures["number"], *mark["number"]], unit)
    table = layout.with_places(figures.assign(side=[side(axis.part(number)) for number in figures["number"]]))

    return alt.layer(
        _guides(layout),
        *_announced(mark, layout, axis.x),
        headings(layout),
        _empty(layout),
        *_dots(table, layout),
        *labels(table[table["judged"]], layout, -15, PUBLISHED),
        *labels(table[~table["judged"]], layout, 16, QUIET),
        _rule_label(mark, side(axis.part(mark["number"].iloc[0]))),
    ).properties(width=WIDTH, height=layout.height)


def _guides(layout: Rows) -> alt.Chart:
    return alt.Chart(layout.table).mark_rule(color=GRID).encode(x=alt.value(0), x2=alt.value(WIDTH), y=layout.y())


def _empty(layout: Rows) -> alt.LayerChart:
    base = alt.Chart(layout.table).encode(x=alt.value(0), y=layout.y(), text=alt.Text("empty:N"))
    return alt.layer(
        base.mark_text(align="left", fontStyle="italic", **HALO),
        base.mark_text(align="left", fontStyle="italic", color=QUIET),
    )


def _announced(mark: pd.DataFrame, layout: Rows, x: alt.X) -> list[alt.Chart]:
    """Draw the rule faintly through each band, stopping at the headings, and firmly where figures may stand."""
    bands = layout.table[layout.table["empty"] == ""].merge(mark[["number"]], how="cross")
    bands = bands.assign(begin=bands["middle"] - bands["band"] / 2, end=bands["middle"] + bands["band"] / 2)
    through = alt.Chart(bands).mark_rule(color=TARGET, opacity=0.3).encode(x=x, y=layout.y("begin"), y2=alt.Y2("end:Q"))
    firm = alt.Chart(bands).mark_tick(color=TARGET, thickness=2.5, size=30)

    return [through, firm.encode(x=alt.X("number:Q"), y=layout.y())]


def _rule_label(mark: pd.DataFrame, align: str) -> alt.Chart:
    return (
        alt.Chart(mark)
        .mark_text(align=align, color=TARGET, fontWeight=600)
        .encode(x=alt.X("number:Q"), y=alt.value(-9), text=alt.Text("text:N"))
    )


def _dots(table: pd.DataFrame, layout: Rows) -> list[alt.Chart]:
    """Draw approximate figures hollow, and those outside the judged period in grey."""
    groups = table.groupby([table["judged"], table["bound"] == Bound.APPROXIMATE])
    return [_part_dots(part, layout, bool(is_judged), bool(is_hollow)) for (is_judged, is_hollow), part in groups]


def _part_dots(part: pd.DataFrame, layout: Rows, is_judged: bool, is_hollow: bool) -> alt.Chart:
    color = PUBLISHED if is_judged else EARLIER
    fill = "white" if is_hollow else color
    shape = shape_of("bound", SHAPES)
    tooltip = alt.Tooltip(["text:N"])
    base = alt.Chart(part).encode(x=alt.X("number:Q"), y=layout.y(), shape=shape, tooltip=tooltip)

    return base.mark_point(size=80, stroke=color, fill=fill, opacity=1, strokeWidth=2)
