"""Verdicts over time: a band each target, a stretch each verdict it has had."""

from math import ceil

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.days import scale, ticks
from targetbook.page.charts.kit.rows import WIDTH, headings, rows
from targetbook.page.charts.kit.style import DARK, INK, MONTH, STATUS

BAND = 20
MOST = 4  # months named on the axis: a Chinese one is long
EDGE = 0.09  # of the time at either end: the name of a month there would stand out of the chart
COLUMNS = 3  # of the legend: more are broader than a phone


def replay_chart(targets: pd.DataFrame, stretches: pd.DataFrame) -> alt.LayerChart:
    """Draw each stretch (row, start, end, status, word, text) under the heading of its target (row, head, about).

    The colours that are drawn are explained by the `word` of their status.
    """
    layout = rows(targets.assign(band=BAND))
    table = layout.with_places(stretches)
    base = alt.Chart(table).encode(x=_x(table["start"].min(), table["end"].max()), y=layout.y())
    bars = base.mark_bar(height=BAND, orient="horizontal", stroke="white").encode(
        x2=alt.X2("end:T"), color=_color(table), tooltip=alt.Tooltip(["told:N"])
    )

    return alt.layer(headings(layout), bars, *_texts(base, table)).properties(width=WIDTH, height=layout.height)


def _color(table: pd.DataFrame) -> alt.Color:
    """Give stretches the colour of their status, those in use explained in the order of the statuses."""
    words = dict(zip(table["status"], table["word"], strict=True))
    domain = [status for status in STATUS if status in words]
    colors = [STATUS[status] for status in domain]
    scale = alt.Scale(domain=[words[status] for status in domain], range=colors)
    legend = alt.Legend(columns=COLUMNS, symbolType="square", symbolStrokeWidth=0, orient="top", labelLimit=0)
    return alt.Color("word:N", scale=scale, legend=legend)


def _x(first: pd.Timestamp, last: pd.Timestamp) -> alt.X:
    """Give an axis of time that names a few of the quarters' first months."""
    margin = (last - first) * EDGE
    quarters = list(pd.date_range(first + margin, last - margin, freq="QS", normalize=True))
    names = quarters[:: max(1, ceil(len(quarters) / MOST))]
    axis = alt.Axis(format=MONTH, values=ticks(names), grid=False)
    return alt.X("start:T", title=None, axis=axis, scale=scale(first, last))


def _texts(base: alt.Chart, table: pd.DataFrame) -> list[alt.Chart]:
    parts = ((table[table["status"].isin(DARK)], "white"), (table[~table["status"].isin(DARK)], INK))
    return [
        base.properties(data=part)
        .mark_text(align="left", dx=4, color=color, fontWeight=600)
        .encode(text=alt.Text("text:N"))
        for part, color in parts
        if len(part)
    ]
