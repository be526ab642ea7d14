"""Several shares of one whole over the years, each line named where it ends."""

from itertools import accumulate

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.encodings import color_of, numbers_axis
from targetbook.page.charts.kit.parts import LABEL, joinable
from targetbook.page.charts.kit.style import ACCENT, HEIGHT, PUBLISHED, QUIET, WIDTH, breadth

COLORS = (QUIET, ACCENT, PUBLISHED)
LEFT = 26
LETTER = 6.3


def shares_chart(points: pd.DataFrame, unit: str) -> alt.LayerChart:
    """Draw `points` (part, year, number, short, text, source, bound, breaks), a line a part and stretch of years."""
    parts = list(dict.fromkeys(points["part"]))
    color = color_of("part", dict(zip(parts, COLORS, strict=False)))
    encoding = {"x": _year(points, parts), "y": numbers_axis(unit, 0, 100), "color": color}
    runs = pd.concat([_runs(points[points["part"] == part]) for part in parts])
    line = alt.Chart(runs).encode(**encoding).mark_line(strokeWidth=2).encode(detail=alt.Detail(["part:N", "run:N"]))
    tooltip = alt.Tooltip(["part:N", "period:N", "text:N", "source:N"])
    dots = alt.Chart(points).encode(**encoding, tooltip=tooltip).mark_point(filled=True, size=45, opacity=1)

    return alt.layer(line, dots, _names(points, color)).properties(width=WIDTH, height=HEIGHT)


def _runs(part: pd.DataFrame) -> pd.DataFrame:
    return joinable(part, part["year"].diff() != 1)


def _names(points: pd.DataFrame, color: alt.Color) -> alt.Chart:
    """Write each part's name and newest share right of its last dot, the lowest above the axis, none on another."""
    text = alt.Chart(_end_labels(points)).mark_text(align="left", dx=9, dy=-5, fontWeight=600, lineHeight=LABEL)
    return text.encode(x=alt.X("year:Q"), y=alt.Y("number:Q"), text=alt.Text("label:N"), color=color)


def _end_labels(points: pd.DataFrame) -> pd.DataFrame:
    ends = points.loc[points.groupby("part")["year"].idxmax()].sort_values("number")
    texts = pd.Series([[row["part"], row["short"]] for row in ends.to_dict("records")], index=ends.index)
    least = (max(LABEL, number / 100 * HEIGHT) for number in ends["number"])
    heights = accumulate(least, lambda below, height: max(height, below + 2 * LABEL))

    return ends.assign(number=[height / HEIGHT * 100 for height in heights], label=texts)


def _year(points: pd.DataFrame, parts: list[str]) -> alt.X:
    first = int(points["year"].min())
    last = int(points["year"].max())
    room = max(breadth(part) for part in parts) * LETTER + 16
    a_year = (WIDTH - LEFT - room) / max(1, last - first)
    step = max(1, (last - first) // 5)
    axis = alt.Axis(format="d", values=list(range(last, first - 1, -step)))
    scale = alt.Scale(domain=[first - LEFT / a_year, last + room / a_year], nice=False)

    return alt.X("year:Q", title=None, axis=axis, scale=scale)
