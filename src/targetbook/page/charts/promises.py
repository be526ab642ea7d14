"""Numbers announced for one quantity in several years or papers."""

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.axis import ValueAxis
from targetbook.page.charts.kit.rows import HALO, WIDTH, Rows, headings, rows
from targetbook.page.charts.kit.style import GRID, TARGET

BAND = 20
LEFT = 0.6


def promises_chart(promises: pd.DataFrame, unit: str) -> alt.LayerChart:
    """Draw each announced number as a dot under its heading; `unit` names the axis.

    `promises` has row, head, about, number, text, one line a number.
    """
    axis = ValueAxis(list(promises["number"]), unit)
    layout = rows(promises[["row", "head", "about"]].assign(band=BAND))
    table = layout.with_places(promises[["row", "number", "text"]])
    guides = alt.Chart(layout.table).mark_rule(color=GRID).encode(x=alt.value(0), x2=alt.value(WIDTH), y=layout.y())
    dots = alt.Chart(table).mark_point(size=80, filled=True, color=TARGET, opacity=1)
    far = table["number"].map(axis.part) > LEFT

    return alt.layer(
        guides,
        headings(layout),
        dots.encode(x=axis.x, y=layout.y(), tooltip=alt.Tooltip(["text:N"])),
        *_labels(table[~far], layout, "left", 9),
        *_labels(table[far], layout, "right", -9),
    ).properties(width=WIDTH, height=layout.height)


def _labels(table: pd.DataFrame, layout: Rows, align: str, dx: int) -> list[alt.Chart]:
    base = alt.Chart(table).encode(x=alt.X("number:Q"), y=layout.y(), text=alt.Text("text:N"))
    look = {"align": align, "dx": dx, "fontWeight": 600}
    return [base.mark_text(**look, **HALO), base.mark_text(**look, color=TARGET)] if len(table) else []
