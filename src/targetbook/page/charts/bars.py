"""Counts as bars, each under its own heading."""

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.rows import WIDTH, headings, rows
from targetbook.page.charts.kit.style import INK

BAR = 14
ROOM = 1.12


def bars_chart(counts: pd.DataFrame, color: str) -> alt.LayerChart:
    """Draw counts (row, head, number) as bars from 0, the number at the end of each."""
    layout = rows(counts.assign(about="", band=BAR + 2))
    scale = alt.Scale(domain=[0, float(counts["number"].max()) * ROOM], nice=False)
    base = alt.Chart(layout.table).encode(x=alt.X("number:Q", axis=None, scale=scale), y=layout.y())

    return alt.layer(
        headings(layout),
        base.mark_bar(color=color, height=BAR, orient="horizontal").encode(
            x2=alt.datum(0), tooltip=alt.Tooltip(["head:N", "number:Q"])
        ),
        base.mark_text(align="left", dx=5, color=INK, fontWeight=600).encode(text=alt.Text("number:Q")),
    ).properties(width=WIDTH, height=layout.height)
