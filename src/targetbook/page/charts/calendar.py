"""When publications come out, which of them were read, and where the record stops."""

from math import ceil

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.days import scale, ticks
from targetbook.page.charts.kit.rows import WIDTH, Rows, headings, rows
from targetbook.page.charts.kit.style import GRID, MONTH, PUBLISHED, TARGET

BAND = 14
MARGIN = 0.08
APART = 78  # px between the names of two months: a Chinese one is long


def calendar_chart(publications: pd.DataFrame, stop: pd.Timestamp) -> alt.LayerChart:
    """Draw each publication (row, head, about, day, read, text) in its month, and in every row the day of `stop`.

    One that was not seen is hollow and stands where it is expected; without a `day` its row is empty.
    """
    layout = rows(publications.assign(band=BAND))
    days = pd.concat([publications["day"], pd.Series([stop])]).dropna()
    margin = (days.max() - days.min()) * MARGIN
    guides = alt.Chart(layout.table).mark_rule(color=GRID).encode(x=alt.value(0), x2=alt.value("width"), y=layout.y())

    return alt.layer(
        guides,
        headings(layout),
        _stop(layout, stop, _time(days.min() - margin, days.max() + margin)),
        *[
            _points(part, layout, bool(is_read))
            for is_read, part in layout.table.dropna(subset=["day"]).groupby("read")
        ],
    ).properties(width=WIDTH, height=layout.height)


def _time(start: pd.Timestamp, end: pd.Timestamp) -> alt.X:
    axis = alt.Axis(format=MONTH, values=ticks(_months(start, end)))
    return alt.X("day:T", title=None, scale=scale(start, end), axis=axis)


def _months(start: pd.Timestamp, end: pd.Timestamp) -> list[pd.Timestamp]:
    """Give the months whose names have room, as far apart as they must be; none so near an edge that it is cut."""
    months = pd.date_range(start, end, freq="MS", normalize=True)
    edge = (end - start) * APART / 2 / WIDTH
    inside = [day for day in months if start + edge <= day <= end - edge]
    return inside[:: max(1, ceil(len(inside) * APART / WIDTH))]


def _stop(layout: Rows, stop: pd.Timestamp, x: alt.X) -> alt.Chart:
    bar = alt.Chart(layout.table.assign(day=stop)).mark_tick(orient="vertical", color=TARGET, thickness=3, size=18)
    return bar.encode(x=x, y=layout.y())


def _points(part: pd.DataFrame, layout: Rows, is_read: bool) -> alt.Chart:
    fill = PUBLISHED if is_read else "white"
    base = alt.Chart(part).mark_point(size=80, stroke=PUBLISHED, strokeWidth=2, fill=fill, opacity=1)
    return base.encode(x=alt.X("day:T"), y=layout.y(), tooltip=alt.Tooltip(["text:N"]))
