"""Several shares of one whole over the years, each line named where it ends."""

from itertools import accumulate

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.parts import LABEL, joinable
from targetbook.page.charts.kit.style import ACCENT, HEIGHT, PUBLISHED, QUIET, WIDTH, breadth

COLORS = (QUIET, ACCENT, PUBLISHED)
LEFT = 26
LETTER = 6.3


def shares_chart(points: pd.DataFrame, unit: str) -> alt.LayerChart:
    """Draw `points` (part, year, number, short, text, source, bound, breaks), a line a part and stretch of years."""
    parts = list(dict.fromkeys(points["part"]))
    runs = pd.concat([_runs(points[points["part"] == part]) for part in parts])
    x = _year(points, parts)
    y = _value(unit)
    color = alt.Color("part:N", scale=alt.Scale(domain=parts, range=list(COLORS[: len(parts)])), legend=None)
    base = alt.Chart(points).encode(x=x, y=y, color=color)
    lines = alt.Chart(runs).encode(x=x, y=y, color=color)
    line = lines.mark_line(strokeWidth=2).encode(detail=alt.Detail(["part:N", "run:N"]))
    dots = base.mark_point(filled=True, size=45, opacity=1).encode(
        tooltip=alt.Tooltip(["part:N", "period:N", "text:N", "source:N"])
    )

    return alt.layer(line, dots, _names(points, color)).properties(width=WIDTH, height=HEIGHT)


def _runs(part: pd.DataFrame) -> pd.DataFrame:
    return joinable(part, part["year"].diff() != 1)


def _names(points: pd.DataFrame, color: alt.Color) -> alt.Chart:
    """Write each part's name and newest share right of its last dot, the lowest above the axis, none on another."""
    ends = points.loc[points.groupby("part")["year"].idxmax()].sort_values("number")
    lowest = (max(LABEL, number / 100 * HEIGHT) for number in ends["number"])
    heights = accumulate(lowest, lambda below, height: max(height, below + 2 * LABEL))
    texts = pd.Series([[row["part"], row["short"]] for row in ends.to_dict("records")], index=ends.index)
    labels = ends.assign(number=[height / HEIGHT * 100 for height in heights], label=texts)

    return (
        alt.Chart(labels)
        .mark_text(align="left", dx=9, dy=-5, fontWeight=600, lineHeight=LABEL)
        .encode(x=alt.X("year:Q"), y=alt.Y("number:Q"), text=alt.Text("label:N"), color=color)
    )


def _year(points: pd.DataFrame, parts: list[str]) -> alt.X:
    first = int(points["year"].min())
    last = int(points["year"].max())
    room = max(breadth(part) for part in parts) * LETTER + 16
    a_year = (WIDTH - LEFT - room) / max(1, last - first)
    step = max(1, (last - first) // 5)
    axis = alt.Axis(format="d", values=list(range(last, first - 1, -step)))
    scale = alt.Scale(domain=[first - LEFT / a_year, last + room / a_year], nice=False)

    return alt.X("year:Q", title=None, axis=axis, scale=scale)


def _value(unit: str) -> alt.Y:
    axis = alt.Axis(titleAngle=0, titleAlign="left", titleY=-10, titleX=-24, tickCount=5)
    return alt.Y("number:Q", title=unit, axis=axis, scale=alt.Scale(domain=[0, 100], nice=False))
