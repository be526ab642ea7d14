"""One target against each series that could stand for it, side by side."""

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.axis import ValueAxis
from targetbook.page.charts.kit.rows import HALO, WIDTH, Rows, headings, labels, rows, side
from targetbook.page.charts.kit.style import EARLIER, GRID, PUBLISHED, QUIET, TARGET

BAND = 56
EMPTY_BAND = 22
SHAPES = {"exact": "circle", "approximate": "circle", "lower": "triangle-right", "upper": "triangle-left"}


def definitions_chart(readings: pd.DataFrame, figures: pd.DataFrame, mark: pd.DataFrame, unit: str) -> alt.LayerChart:
    """Draw the figures of each reading as dots under its heading, and the announced number as a rule through all.

    `readings` has row, head, about, empty (what stands where there is no figure); `figures` has row, number, text,
    bound, judged (whether it falls into the judged period); `mark` has number, text, one line; `unit` names the axis.
    """
    placed = rows(readings.assign(band=[EMPTY_BAND if empty else BAND for empty in readings["empty"]]))
    axis = ValueAxis([*figures["number"], *mark["number"]], unit)
    shown = placed.placed(figures.assign(side=[side(axis.part(number)) for number in figures["number"]]))
    return alt.layer(
        _guides(placed),
        *_announced(mark, placed, axis.x),
        headings(placed),
        _empty(placed),
        *_dots(shown, placed),
        *labels(shown[shown["judged"]], placed, -15, PUBLISHED),
        *labels(shown[~shown["judged"]], placed, 16, QUIET),
        _rule_label(mark, side(axis.part(mark["number"].iloc[0]))),
    ).properties(width=WIDTH, height=placed.height)


def _guides(placed: Rows) -> alt.Chart:
    return alt.Chart(placed.table).mark_rule(color=GRID).encode(x=alt.value(0), x2=alt.value(WIDTH), y=placed.y())


def _empty(placed: Rows) -> alt.LayerChart:
    base = alt.Chart(placed.table).encode(x=alt.value(0), y=placed.y(), text=alt.Text("empty:N"))
    return alt.layer(
        base.mark_text(align="left", fontStyle="italic", **HALO),
        base.mark_text(align="left", fontStyle="italic", color=QUIET),
    )


def _announced(mark: pd.DataFrame, placed: Rows, x: alt.X) -> list[alt.Chart]:
    """Draw the rule faintly through each band, stopping at the headings, and firmly where figures may stand."""
    bands = placed.table[placed.table["empty"] == ""].merge(mark[["number"]], how="cross")
    bands = bands.assign(begin=bands["middle"] - bands["band"] / 2, end=bands["middle"] + bands["band"] / 2)
    through = alt.Chart(bands).mark_rule(color=TARGET, opacity=0.3).encode(x=x, y=placed.y("begin"), y2=alt.Y2("end:Q"))
    firm = alt.Chart(bands).mark_tick(color=TARGET, thickness=2.5, size=30)
    return [through, firm.encode(x=alt.X("number:Q"), y=placed.y())]


def _rule_label(mark: pd.DataFrame, align: str) -> alt.Chart:
    return (
        alt.Chart(mark)
        .mark_text(align=align, color=TARGET, fontWeight=600)
        .encode(x=alt.X("number:Q"), y=alt.value(-9), text=alt.Text("text:N"))
    )


def _dots(shown: pd.DataFrame, placed: Rows) -> list[alt.Chart]:
    """Draw approximate figures hollow, and those outside the judged period in grey."""
    shape = alt.Shape("bound:N", scale=alt.Scale(domain=list(SHAPES), range=list(SHAPES.values())), legend=None)
    drawn = []
    for (judged, hollow), part in shown.groupby([shown["judged"], shown["bound"] == "approximate"]):
        color = PUBLISHED if judged else EARLIER
        base = alt.Chart(part).encode(x=alt.X("number:Q"), y=placed.y(), shape=shape, tooltip=alt.Tooltip(["text:N"]))
        drawn.append(
            base.mark_point(size=80, stroke=color, fill="white" if hollow else color, opacity=1, strokeWidth=2)
        )
    return drawn
