"""Sources by channel and year of publication."""

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.style import INK, PHONE, PUBLISHED, breadth

ROW = 32
DARK = 0.5
LETTER = 6.6  # px: width of a letter of the channels' names


def channels_chart(counts: pd.DataFrame, channels: list[str]) -> alt.LayerChart:
    """Draw `pages` by `channel` (a row each, in the order given) and `year` as cells that say their number."""
    years = list(range(int(counts["year"].min()), int(counts["year"].max()) + 1))
    base = alt.Chart(counts).encode(x=_year(years), y=_channel(channels))
    shade = alt.Color("pages:Q", scale=alt.Scale(range=["#dceaf6", PUBLISHED]), legend=None)
    squares = base.mark_rect(stroke="white", strokeWidth=1).encode(color=shade)
    ink = alt.condition(alt.datum.pages > DARK * int(counts["pages"].max()), alt.value("white"), alt.value(INK))
    numbers = base.mark_text().encode(text=alt.Text("pages:Q"), color=ink)

    width = PHONE - max(breadth(channel) for channel in channels) * LETTER
    return alt.layer(squares, numbers).properties(width=width, height=ROW * len(channels))


def _year(years: list[int]) -> alt.X:
    step = max(1, -(-len(years) // 5))
    axis = alt.Axis(values=years[::-1][::step], labelAngle=0, ticks=False)
    return alt.X("year:O", title=None, scale=alt.Scale(domain=years), axis=axis)


def _channel(channels: list[str]) -> alt.Y:
    axis = alt.Axis(ticks=False, domain=False)
    return alt.Y("channel:N", title=None, scale=alt.Scale(domain=channels), axis=axis)
