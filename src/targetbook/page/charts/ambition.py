"""How much targets ask: each against the area's own past and the target of the area above."""

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.rows import HALO, WIDTH, Rows, headings, rows
from targetbook.page.charts.kit.style import EARLIER, GRID, TARGET

BAND = 34
ROOM = 0.12
UP = -12
DOWN = 13
ABOVE = "#7a3e9d"
PAST = "#5d6b7a"
RING = {"size": 70, "strokeWidth": 2, "opacity": 1}
DIAMOND = {"size": 170, "opacity": 1}


def ambition_chart(targets: pd.DataFrame, unit: str) -> alt.LayerChart:
    """Draw each target (row, head, about, number, text, above, mean, low, high) on one line.

    An orange bar is the target, a violet diamond the target of the area above, the grey line with a ring the past
    figures from the lowest to the highest with their mean; those may be absent. `unit` names the axis.
    """
    layout = rows(targets.assign(band=BAND))
    table = layout.table
    base = alt.Chart(table).encode(y=layout.y())
    bars = base.mark_point(shape="stroke", stroke=TARGET, size=190, strokeWidth=3, angle=90, opacity=1)

    return alt.layer(
        base.mark_rule(color=GRID).encode(x=alt.value(0), x2=alt.value(WIDTH)),
        headings(layout),
        *_past(layout, _x(table, unit, "low")),
        _above(layout),
        bars.encode(x=alt.X("number:Q"), tooltip=alt.Tooltip(["head:N", "about:N"])),
        *_labels(table, layout, "number", "text", UP, TARGET),
    ).properties(width=WIDTH, height=layout.height)


def _past(layout: Rows, x: alt.X) -> list[alt.Chart]:
    """Draw the past figures as a line from the lowest to the highest, with a ring for their mean."""
    base = alt.Chart(layout.table.dropna(subset=["mean"])).encode(y=layout.y())
    line = base.mark_rule(color=EARLIER, strokeWidth=3).encode(x=x, x2=alt.X2("high:Q"))
    ring = base.mark_point(shape="circle", fill="white", stroke=PAST, **RING)
    return [line, ring.encode(x=alt.X("mean:Q"))]


def _above(layout: Rows) -> alt.Chart:
    base = alt.Chart(layout.table.dropna(subset=["above"])).encode(y=layout.y())
    return base.mark_point(shape="diamond", filled=True, color=ABOVE, **DIAMOND).encode(x=alt.X("above:Q"))


def _labels(table: pd.DataFrame, layout: Rows, column: str, text: str, dy: int, color: str) -> list[alt.Chart]:
    base = alt.Chart(table).encode(x=f"{column}:Q", y=layout.y(), text=f"{text}:N")
    return [base.mark_text(dy=dy, fontWeight=600, **look) for look in (HALO, {"color": color})]


def _x(table: pd.DataFrame, unit: str, column: str) -> alt.X:
    every = pd.concat([table[name] for name in ("number", "above", "low", "high")]).dropna()
    low = min(0.0, float(every.min()))
    high = float(every.max())
    pad = (high - low or 1.0) * ROOM
    scale = alt.Scale(domain=[low - (pad if low < 0 else 0), high + pad], nice=False, zero=False)

    return alt.X(f"{column}:Q", title=unit, scale=scale, axis=alt.Axis(tickCount=5, grid=False))
