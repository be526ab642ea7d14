"""Places in an order, the first at the top."""

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.parts import joinable
from targetbook.page.charts.kit.style import HEIGHT, PUBLISHED, WIDTH


def ranks_chart(points: pd.DataFrame, last: int | None) -> alt.LayerChart:
    """Draw `points` (year, number, text, bound, firm, breaks) with 1 at the top and the last place at the foot.

    A line joins neighbouring years.
    """
    table = points.assign(place=points["number"].map("{:.0f}".format))
    lines = alt.Chart(joinable(points, points["year"].diff() != 1)).encode(x=_year(points), y=_place(points, last))
    line = lines.mark_line(color=PUBLISHED, strokeWidth=2).encode(detail=alt.Detail("run:N"))
    discs = [layer for is_firm, part in table.groupby("firm") for layer in _discs(part, points, last, bool(is_firm))]

    return alt.layer(line, *discs).properties(width=WIDTH, height=HEIGHT - 50)


def _discs(part: pd.DataFrame, points: pd.DataFrame, last: int | None, is_firm: bool) -> tuple[alt.Chart, alt.Chart]:
    """Draw each place as a disc with its number, hollow on weak evidence."""
    fill, ink = (PUBLISHED, "white") if is_firm else ("white", PUBLISHED)
    base = alt.Chart(part).encode(x=_year(points), y=_place(points, last))
    disc = base.mark_point(fill=fill, stroke=PUBLISHED, strokeWidth=2, size=330, opacity=1)
    number = base.mark_text(color=ink, fontWeight=600).encode(text=alt.Text("place:N"))

    return disc.encode(tooltip=alt.Tooltip(["period:N", "text:N", "source:N"])), number


def _year(points: pd.DataFrame) -> alt.X:
    first = int(points["year"].min())
    last = int(points["year"].max())
    step = max(1, (last - first) // 6)
    axis = alt.Axis(format="d", values=list(range(last, first - 1, -step)))

    return alt.X("year:Q", title=None, axis=axis, scale=alt.Scale(domain=[first - 0.5, last + 0.5], nice=False))


def _place(points: pd.DataFrame, last: int | None) -> alt.Y:
    """Give the axis of places, down to the last that there is."""
    worst = max(int(points["number"].max()), last or 0)
    ticks = [1, worst] if last else []
    scale = alt.Scale(domain=[worst + 0.7, 0.3], nice=False)
    axis = alt.Axis(values=ticks, format="d", ticks=False, domain=False, grid=bool(ticks), gridDash=[2, 3])

    return alt.Y("number:Q", title=None, scale=scale, axis=axis)
