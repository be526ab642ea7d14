"""Verdicts over time: a band each target, a stretch each verdict it has had."""

from math import ceil

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.days import scale, ticks
from targetbook.page.charts.kit.encodings import color_of
from targetbook.page.charts.kit.rows import WIDTH, headings, rows
from targetbook.page.charts.kit.style import DARK, INK, MONTH, STATUS

BAND = 20
MOST = 4  # months named on the axis: a Chinese one is long


def replay_chart(targets: pd.DataFrame, stretches: pd.DataFrame) -> alt.LayerChart:
    """Draw each stretch (row, start, end, status, text) under the heading of its target (row, head, about)."""
    layout = rows(targets.assign(band=BAND))
    table = layout.with_places(stretches)
    base = alt.Chart(table).encode(x=_x(table["start"].min(), table["end"].max()), y=layout.y())
    bars = base.mark_bar(height=BAND, orient="horizontal", stroke="white").encode(
        x2=alt.X2("end:T"), color=color_of("status", STATUS), tooltip=alt.Tooltip(["told:N"])
    )

    return alt.layer(headings(layout), bars, *_texts(base, table)).properties(width=WIDTH, height=layout.height)


def _x(first: pd.Timestamp, last: pd.Timestamp) -> alt.X:
    """Give an axis of time that names a few of the quarters' first months."""
    quarters = list(pd.date_range(first, last, freq="QS"))
    names = quarters[:: max(1, ceil(len(quarters) / MOST))]
    axis = alt.Axis(format=MONTH, values=ticks(names), grid=False, labelBound=True)
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
