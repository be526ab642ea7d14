"""Places in an order, the first at the top."""

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.parts import joinable
from targetbook.page.charts.kit.style import HEIGHT, PUBLISHED, WIDTH


def ranks_chart(points: pd.DataFrame) -> alt.LayerChart:
    """Draw `points` (year, number, text, bound, breaks) with 1 at the top, a line only between neighbouring years."""
    table = points.assign(place=points["number"].map("{:.0f}".format))
    base = alt.Chart(table).encode(x=_year(points), y=_place(points))
    lines = alt.Chart(joinable(points, points["year"].diff() != 1)).encode(x=_year(points), y=_place(points))
    line = lines.mark_line(color=PUBLISHED, strokeWidth=2).encode(detail=alt.Detail("run:N"))
    discs = base.mark_point(filled=True, color=PUBLISHED, size=330, opacity=1)
    numbers = base.mark_text(color="white", fontWeight=600).encode(text=alt.Text("place:N"))

    return alt.layer(line, discs.encode(tooltip=alt.Tooltip(["period:N", "text:N", "source:N"])), numbers).properties(
        width=WIDTH, height=HEIGHT - 50
    )


def _year(points: pd.DataFrame) -> alt.X:
    first = int(points["year"].min())
    last = int(points["year"].max())
    step = max(1, (last - first) // 6)
    axis = alt.Axis(format="d", values=list(range(last, first - 1, -step)))

    return alt.X("year:Q", title=None, axis=axis, scale=alt.Scale(domain=[first - 0.5, last + 0.5], nice=False))


def _place(points: pd.DataFrame) -> alt.Y:
    worst = float(points["number"].max())
    scale = alt.Scale(domain=[worst + 0.7, 0.3], nice=False)
    return alt.Y(
        "number:Q", title=None, scale=scale, axis=alt.Axis(labels=False, ticks=False, domain=False, grid=False)
    )
