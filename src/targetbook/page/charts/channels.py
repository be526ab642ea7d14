"""Sources by channel and year of publication."""

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.style import INK, PHONE, breadth

ROW = 32
CELL = 18  # px: what a number of two digits needs on a phone
SHADES = ["#e3eef8", "#8cc1ea"]  # dark type is read on both
LETTER = 6.6  # px: width of a letter of the channels' names


def channels_chart(counts: pd.DataFrame, channels: list[str]) -> alt.LayerChart:
    """Draw `pages` by `channel` (a row each, in the order given) and `year` as cells that say their number.

    Years for which a phone has no room are counted together, in a first cell headed ≤.
    """
    width = PHONE - max(breadth(channel) for channel in channels) * LETTER
    table = _grouped(counts, int(width // CELL))
    base = alt.Chart(table).encode(x=_year(table), y=_channel(channels))
    shade = alt.Color("pages:Q", scale=alt.Scale(range=SHADES), legend=None)
    squares = base.mark_rect(stroke="white", strokeWidth=1).encode(color=shade)
    numbers = base.mark_text(color=INK).encode(text=alt.Text("pages:Q"))

    return alt.layer(squares, numbers).properties(width=width, height=ROW * len(channels))


def _grouped(counts: pd.DataFrame, most: int) -> pd.DataFrame:
    """Count the years before the newest `most` with the oldest of these, and head each cell (head)."""
    oldest = max(int(counts["year"].min()), int(counts["year"].max()) - most + 1)
    is_grouped = bool((counts["year"] < oldest).any())
    table: pd.DataFrame = counts.assign(year=counts["year"].clip(lower=oldest))
    table = table.groupby(["channel", "year"])[["pages"]].sum().reset_index()
    heads = [f"≤{year}" if is_grouped and year == oldest else str(year) for year in table["year"]]

    return table.assign(head=heads)


def _year(table: pd.DataFrame) -> alt.X:
    first = int(table["year"].min())
    names = dict(zip(table["year"], table["head"], strict=True))
    heads = [names.get(year, str(year)) for year in range(first, int(table["year"].max()) + 1)]
    step = max(1, -(-len(heads) // 5))
    axis = alt.Axis(values=heads[::-1][::step], labelAngle=0, ticks=False)
    return alt.X("head:O", title=None, scale=alt.Scale(domain=heads), axis=axis)


def _channel(channels: list[str]) -> alt.Y:
    axis = alt.Axis(ticks=False, domain=False)
    return alt.Y("channel:N", title=None, scale=alt.Scale(domain=channels), axis=axis)
