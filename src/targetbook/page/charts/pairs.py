"""Two numbers on one line: announced and published, said and planned, first and latest."""

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.rows import HALO, WIDTH, Rows, headings, rows
from targetbook.page.charts.kit.style import EARLIER, GRID, PUBLISHED, TARGET, breadth

BAND = 18
LETTER = 6.6
GAP = 9


def pairs_chart(pairs: pd.DataFrame, unit: str, looks: tuple[str, str] = ("target", "published")) -> alt.LayerChart:
    """Draw each pair (row, head, about, start, start_text, end, end_text) as two marks joined by a line.

    `end` may be absent; `looks` names how start and end are drawn; `unit` names the axis of numbers.
    """
    placed = rows(pairs.assign(band=BAND))
    both = placed.table.dropna(subset=["end"])
    return alt.layer(
        alt.Chart(placed.table).mark_rule(color=GRID).encode(x=alt.value(0), x2=alt.value(WIDTH), y=placed.y()),
        headings(placed),
        alt.Chart(both)
        .mark_rule(color=EARLIER, strokeWidth=2)
        .encode(x=alt.X("start:Q", **_axis(pairs, unit)), x2=alt.X2("end:Q"), y=placed.y()),
        _marks(placed.table, "start", looks[0], placed),
        _marks(both, "end", looks[1], placed),
        *_labels(placed.table, "start", looks[0], placed),
        *_labels(both, "end", looks[1], placed),
    ).properties(width=WIDTH, height=placed.height)


COLORS = {"target": TARGET, "published": PUBLISHED, "earlier": "#5d6b7a", "plan": "#7a3e9d"}
SHAPES = {"target": "stroke", "published": "circle", "earlier": "circle", "plan": "diamond"}


def _marks(table: pd.DataFrame, column: str, look: str, placed: Rows) -> alt.Chart:
    tall = SHAPES[look] == "stroke"
    hollow = {"fill": "white"} if look == "earlier" else {"fill": COLORS[look]}
    return (
        alt.Chart(table)
        .mark_point(
            shape=SHAPES[look],
            stroke=COLORS[look],
            size=190 if tall else 70,
            strokeWidth=3 if tall else 2,
            angle=90 if tall else 0,
            opacity=1,
            **hollow,
        )
        .encode(x=f"{column}:Q", y=placed.y(), tooltip=["head:N", f"{column}_text:N"])
    )


def _labels(table: pd.DataFrame, column: str, look: str, placed: Rows) -> list[alt.Chart]:
    """Write each number on the outer side of its mark."""
    left = table["start"] <= table["end"].fillna(float("inf"))
    outer = left if column == "start" else ~left
    drawn = []
    for part, align, dx in ((table[outer], "right", -GAP), (table[~outer], "left", GAP)):
        if len(part):
            base = alt.Chart(part).encode(x=f"{column}:Q", y=placed.y(), text=f"{column}_text:N")
            drawn += [
                base.mark_text(align=align, dx=dx, fontWeight=600, **extra) for extra in (HALO, {"color": COLORS[look]})
            ]
    return drawn


def _axis(pairs: pd.DataFrame, unit: str) -> dict[str, object]:
    """Span the numbers with room for the labels at both ends."""
    numbers = pd.concat([pairs["start"], pairs["end"]]).dropna()
    texts = [*pairs["start_text"], *pairs["end_text"].dropna()]
    room = max(breadth(str(text)) for text in texts) * LETTER + 2 * GAP
    low = float(numbers.min())
    high = float(numbers.max())
    a_unit = (high - low or 1.0) / max(WIDTH - 2 * room, 60)
    scale = alt.Scale(domain=[low - room * a_unit, high + room * a_unit], nice=False, zero=False)
    return {"title": unit, "scale": scale, "axis": alt.Axis(tickCount=5, grid=False)}
