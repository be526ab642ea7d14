"""Numbers announced for one quantity in several years or papers."""

import altair as alt
import pandas as pd

from targetbook.page.charts.axis import ValueAxis
from targetbook.page.charts.rows import WIDTH, headings, labels, rows, side
from targetbook.page.style import GRID, TARGET

BAND = 40


def promises_chart(promises: pd.DataFrame, unit: str) -> alt.LayerChart:
    """Draw each announced number as a dot under its heading; `unit` names the axis.

    `promises` has row, head, about, number, text, one line a number.
    """
    axis = ValueAxis(list(promises["number"]), unit)
    placed = rows(promises[["row", "head", "about"]].assign(band=BAND))
    sides = [side(axis.part(number)) for number in promises["number"]]
    shown = placed.placed(promises[["row", "number", "text"]].assign(side=sides))
    guides = alt.Chart(placed.table).mark_rule(color=GRID).encode(x=alt.value(0), x2=alt.value(WIDTH), y=placed.y())
    dots = alt.Chart(shown).mark_point(size=80, filled=True, color=TARGET, opacity=1)
    return alt.layer(
        guides,
        headings(placed),
        dots.encode(x=axis.x, y=placed.y(), tooltip=["text:N"]),
        *labels(shown, placed, -14, TARGET),
    ).properties(width=WIDTH, height=placed.height)
