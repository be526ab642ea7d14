"""Official growth beside the ratio of the published levels, year by year."""

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.style import ACCENT, EARLIER, PUBLISHED, WIDTH

ROW = 26  # px: height of a year
SIDE = 46  # px: room left and right for the figures


def level_growth_chart(pairs: pd.DataFrame, unit: str) -> alt.LayerChart:
    """Draw, for each `year`, official growth (filled dot) and the ratio of levels (hollow diamond), joined by a rule.

    `pairs` has year (text), official, ratio, official_text, ratio_text; years stand in the order of the table.
    """
    base = alt.Chart(pairs).encode(y=_year(pairs))
    rule = base.mark_rule(color=EARLIER, strokeWidth=1.5).encode(x=_x(pairs, unit), x2=alt.X2("ratio:Q"))
    dot = base.mark_point(filled=True, color=PUBLISHED, size=70, opacity=1)
    diamond = base.mark_point(shape="diamond", color=ACCENT, fill="white", size=70, strokeWidth=2, opacity=1)

    return alt.layer(
        rule,
        dot.encode(x=alt.X("official:Q"), tooltip=alt.Tooltip("official_text:N")),
        diamond.encode(x=alt.X("ratio:Q"), tooltip=alt.Tooltip("ratio_text:N")),
        *_labels(pairs, "official", "ratio", PUBLISHED),
        *_labels(pairs, "ratio", "official", ACCENT),
    ).properties(width=WIDTH, height=ROW * len(pairs))


def _labels(pairs: pd.DataFrame, column: str, other: str, color: str) -> list[alt.Chart]:
    """Write each figure on the side away from the other; of equals the ratio stands right."""
    is_left = (pairs[column] < pairs[other]) | ((pairs[column] == pairs[other]) & (column == "official"))
    return [
        alt.Chart(part)
        .mark_text(align=align, dx=dx, color=color, fontWeight=600)
        .encode(x=f"{column}:Q", y=_year(pairs), text=f"{column}_text:N")
        for part, align, dx in ((pairs[is_left], "right", -8), (pairs[~is_left], "left", 8))
        if len(part)
    ]


def _year(pairs: pd.DataFrame) -> alt.Y:
    axis = alt.Axis(ticks=False, domain=False, grid=True)
    return alt.Y("year:N", title=None, sort=None, scale=alt.Scale(domain=list(pairs["year"])), axis=axis)


def _x(pairs: pd.DataFrame, unit: str) -> alt.X:
    """Give an axis that holds 0 and leaves room for the labels at both ends."""
    low = pairs[["official", "ratio"]].min().min()
    high = pairs[["official", "ratio"]].max().max()
    room = (max(high, 0.0) - min(low, 0.0) or 1.0) * SIDE / (WIDTH - 2 * SIDE)
    scale = alt.Scale(domain=[min(0.0, low - room), max(0.0, high + room)], nice=False)

    return alt.X("official:Q", title=unit, scale=scale, axis=alt.Axis(tickCount=6))
