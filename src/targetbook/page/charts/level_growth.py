"""Official growth beside the ratio of the published levels, year by year."""

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.style import ACCENT, EARLIER, PUBLISHED, WIDTH

ROW = 26  # px: height of a year
SIDE = 46  # px: room left and right for the figures


def level_growth_chart(pairs: pd.DataFrame, unit: str) -> alt.LayerChart:
    """Draw, for each `year`, official growth (dot) and the ratio of levels (diamond), joined by a rule.

    `pairs` has year (text), official and ratio, and of each a _text and whether it is _firm, else hollow; years stand
    in the order of the table.
    """
    base = alt.Chart(pairs).encode(y=_year(pairs))
    rule = base.mark_rule(color=EARLIER, strokeWidth=1.5).encode(x=_x(pairs, unit), x2=alt.X2("ratio:Q"))

    return alt.layer(
        rule,
        *_marks(pairs, "official", "circle", PUBLISHED),
        *_marks(pairs, "ratio", "diamond", ACCENT),
        *_labels(pairs, "official", "ratio", PUBLISHED),
        *_labels(pairs, "ratio", "official", ACCENT),
    ).properties(width=WIDTH, height=ROW * len(pairs))


def _marks(pairs: pd.DataFrame, column: str, shape: str, color: str) -> list[alt.Chart]:
    """Draw the figures of a column, hollow where the evidence is weak."""
    return [
        alt.Chart(part)
        .mark_point(shape=shape, stroke=color, fill=color if is_firm else "white", size=70, strokeWidth=2, opacity=1)
        .encode(x=f"{column}:Q", y=_year(pairs), tooltip=alt.Tooltip(f"{column}_text:N"))
        for is_firm, part in pairs.groupby(f"{column}_firm")
    ]


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
    """Give an axis that holds 0, with room for labels at both ends; nothing below 0 is named where nothing is less."""
    low = pairs[["official", "ratio"]].min().min()
    high = pairs[["official", "ratio"]].max().max()
    room = (max(high, 0.0) - min(low, 0.0) or 1.0) * SIDE / (WIDTH - 2 * SIDE)
    scale = alt.Scale(domain=[min(0.0, low - room), max(0.0, high + room)], nice=False)

    names = {"labelExpr": "datum.value < 0 ? '' : datum.label"} if low >= 0 else {}
    axis = alt.Axis(tickCount=6, **names)

    return alt.X("official:Q", title=unit, scale=scale, axis=axis)
