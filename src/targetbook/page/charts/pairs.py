"""Two numbers on one line: announced and published, said and planned, first and latest."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.rows import HALO, WIDTH, Rows, headings, rows
from targetbook.page.charts.kit.style import EARLIER, GRID, PUBLISHED, TARGET, breadth

BAND = 18
LETTER = 7.0
GAP = 9


def pairs_chart(pairs: pd.DataFrame, unit: str, looks: tuple[str, str] = ("target", "published")) -> alt.LayerChart:
    """Draw each pair (row, head, about, start, end, with a _text and a _tip of each) as two marks joined by a line.

    `end` may be absent, and hollow where it is not `firm`; `least`, where a target is met already below its number, is
    drawn as a broad band up to it; `looks` names how start and end are drawn; `unit` names the axis of numbers.
    """
    layout = rows(pairs.assign(band=BAND))
    both = layout.table.dropna(subset=["end"])
    is_firm = both["firm"].astype(bool) if "firm" in both else pd.Series(True, index=both.index)
    ends = ((both[is_firm], ""), (both[~is_firm], "white"))

    return alt.layer(
        alt.Chart(layout.table).mark_rule(color=GRID).encode(x=alt.value(0), x2=alt.value("width"), y=layout.y()),
        headings(layout),
        alt.Chart(both)
        .mark_rule(color=EARLIER, strokeWidth=2)
        .encode(x=alt.X("start:Q", **_axis(pairs, unit)), x2=alt.X2("end:Q"), y=layout.y()),
        *_tolerances(layout),
        _marks(layout.table, "start", looks[0], layout),
        *[_marks(part, "end", looks[1], layout, fill) for part, fill in ends if len(part)],
        *_labels(layout.table, "start", looks[0], layout),
        *_labels(both, "end", looks[1], layout),
    ).properties(width=WIDTH, height=layout.height)


COLORS = {"target": TARGET, "published": PUBLISHED, "earlier": "#5d6b7a", "plan": "#7a3e9d"}
# what a tooltip calls a number: the words of `tip.` have a name for each
SHAPES = {"target": "stroke", "published": "circle", "earlier": "circle", "plan": "diamond"}


def _marks(table: pd.DataFrame, column: str, look: str, layout: Rows, fill: str = "") -> alt.Chart:
    tall = SHAPES[look] == "stroke"

    return (
        alt.Chart(table)
        .mark_point(
            shape=SHAPES[look],
            stroke=COLORS[look],
            size=190 if tall else 70,
            strokeWidth=3 if tall else 2,
            angle=90 if tall else 0,
            opacity=1,
            fill=fill or ("white" if look == "earlier" else COLORS[look]),
        )
        .encode(x=f"{column}:Q", y=layout.y(), tooltip=[f"{column}_tip:N"])
    )


def _tolerances(layout: Rows) -> list[alt.Chart]:
    """Draw how far below its number a target still counts as met."""
    if "least" not in layout.table:
        return []

    table = layout.table.dropna(subset=["least"])
    bar = alt.Chart(table).mark_rule(color=TARGET, opacity=0.35, strokeWidth=BAND)

    return [bar.encode(x="least:Q", x2="start:Q", y=layout.y(), tooltip=["least_tip:N"])] if len(table) else []


def _labels(table: pd.DataFrame, column: str, look: str, layout: Rows) -> list[alt.Chart]:
    """Write each number on the outer side of its mark; right of it, where no band lies, if it stands alone."""
    is_left = table["start"] <= table["end"].fillna(float("-inf"))
    is_outer = is_left if column == "start" else ~is_left
    parts = ((table[is_outer], "right", -GAP), (table[~is_outer], "left", GAP))

    return [
        _text(part, column, layout, align, dx, paint)
        for part, align, dx in parts
        if len(part)
        for paint in (HALO, {"color": COLORS[look]})
    ]


def _text(part: pd.DataFrame, column: str, layout: Rows, align: str, dx: int, paint: Mapping[str, object]) -> alt.Chart:
    base = alt.Chart(part).encode(x=f"{column}:Q", y=layout.y(), text=f"{column}_text:N")
    return base.mark_text(align=align, dx=dx, fontWeight=600, **paint)


def _axis(pairs: pd.DataFrame, unit: str) -> dict[str, object]:
    """Span the numbers with room for the labels at both ends; rates begin at 0 where that leaves as much."""
    numbers = pd.concat([pairs[name] for name in ("start", "end", "least") if name in pairs]).dropna()
    texts = [*pairs["start_text"], *pairs["end_text"].dropna()]
    room = max(breadth(str(text)) for text in texts) * LETTER + 2 * GAP
    low = float(numbers.min())
    high = float(numbers.max())
    a_unit = (high - low or 1.0) / max(WIDTH - 2 * room, 60)
    start = low - room * a_unit
    end = high + room * a_unit
    if unit == "%" and low / end * WIDTH >= room - GAP:
        start = 0.0
    scale = alt.Scale(domain=[start, end], nice=False, zero=False)

    return {"title": unit, "scale": scale, "axis": alt.Axis(tickCount=5, grid=False)}
