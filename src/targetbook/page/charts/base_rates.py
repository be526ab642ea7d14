"""Shares of claims met: a dot each, how sure it is, and how far what is not known could move it."""

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.rows import WIDTH, headings, labels, rows, side
from targetbook.page.charts.kit.style import EARLIER, PUBLISHED

BAND = 34
ABOVE = -12


def base_rates_chart(classes: pd.DataFrame, title: str) -> alt.LayerChart:
    """Draw each class (row, head, about, share, low, high, least, most in %, text) on one axis from 0 to 100.

    The thick line is the interval, the thin one runs between the bounds; `title` names the axis.
    """
    layout = rows(classes.assign(band=BAND))
    table = layout.table.assign(number=classes["share"], side=[side(share / 100) for share in classes["share"]])
    base = alt.Chart(table).encode(y=layout.y())
    dots = base.mark_point(filled=True, size=90, color=PUBLISHED, opacity=1)
    tooltip = alt.Tooltip(["head:N", "text:N"])

    return alt.layer(
        headings(layout),
        *_bounds(base, title),
        base.mark_rule(color=PUBLISHED, strokeWidth=5, opacity=0.45).encode(x=alt.X("low:Q"), x2=alt.X2("high:Q")),
        dots.encode(x=alt.X("share:Q"), tooltip=tooltip),
        *labels(table, layout, ABOVE, PUBLISHED),
    ).properties(width=WIDTH, height=layout.height)


def _bounds(base: alt.Chart, title: str) -> list[alt.Chart]:
    """Draw a thin line between the bounds, with a tick at either end."""
    axis = alt.Axis(values=[0, 25, 50, 75, 100], grid=True)
    x = alt.X("least:Q", title=title, scale=alt.Scale(domain=[0, 100], nice=False), axis=axis)
    line = base.mark_rule(color=EARLIER, strokeWidth=1.5).encode(x=x, x2=alt.X2("most:Q"))
    tick = base.mark_tick(color=EARLIER, thickness=1.5, size=9)

    return [line, tick.encode(x=alt.X("least:Q")), tick.encode(x=alt.X("most:Q"))]
