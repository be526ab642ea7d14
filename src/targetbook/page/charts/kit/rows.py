"""Rows that carry their heading above their own band, so that long names need no axis beside them."""

from dataclasses import dataclass

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.style import INK, QUIET, lines, wide_name

WIDTH = 340
LINE = 15
LETTERS = 52  # of a line of a heading
WIDE_LETTERS = 92  # the same where the chart is drawn wider
GAP = 10
HALO = {"stroke": "white", "strokeWidth": 4, "strokeJoin": "round"}
PLACES = ("top", "below", "middle")
LAID = ("head", "about", *PLACES, "height")


@dataclass(frozen=True)
class Rows:
    """Rows with their places in px from above (`top`, `below` the heading, `middle` of the band) and their `height`.

    Each place, and each text in lines, has a twin `wide_...` for a desk, whose chart is broken into longer lines.
    """

    table: pd.DataFrame
    height: int

    def y(self, column: str = "middle") -> alt.Y:
        """Place a mark by one of the rows' places, which are px already."""
        return alt.Y(f"{column}:Q", axis=None, scale=None)

    def with_places(self, table: pd.DataFrame) -> pd.DataFrame:
        """Give the places of its `row` to each line of a table."""
        return table.merge(self.table[["row", *PLACES, *(wide_name(place) for place in PLACES)]], on="row")


def rows(table: pd.DataFrame) -> Rows:
    """Place rows (row, head, about; band: px) one under the other, their texts broken into lines that fit the plot."""
    narrow = _laid(table, LETTERS)
    wide = _laid(table, WIDE_LETTERS).rename(columns=wide_name)
    height = int(narrow["height"].iloc[0])
    names = [wide_name(name) for name in LAID]

    return Rows(narrow.drop(columns="height").join(wide[names]), height)


def _laid(table: pd.DataFrame, letters: int) -> pd.DataFrame:
    """Break the texts into lines of so many letters and add the places and the height that come of it."""
    table = table.assign(**{name: [_in_lines(text, letters) for text in table[name]] for name in ("head", "about")})
    heads = table["head"].str.count("\n").add(1) * LINE
    abouts = (table["about"].str.count("\n") + (table["about"] != "")) * LINE
    heights = heads + abouts + table["band"] + GAP
    top = heights.cumsum() - heights
    middle = top + heads + abouts + table["band"] / 2

    return table.assign(top=top, below=top + heads, middle=middle, height=heights.sum())


def _in_lines(text: str, letters: int) -> str:
    return "\n".join(part for line in text.split("\n") for part in lines(line, letters))


def headings(layout: Rows) -> alt.LayerChart:
    """Write each row's heading and, under it, what it is about."""
    base = alt.Chart(layout.table).encode(x=alt.value(0))
    return alt.layer(
        *_text(base.encode(y=layout.y("top"), text=alt.Text("head:N")), INK, 600),
        *_text(base.encode(y=layout.y("below"), text=alt.Text("about:N")), QUIET, 400),
    )


def labels(table: pd.DataFrame, layout: Rows, dy: int, color: str) -> list[alt.Chart]:
    """Write `text` above or below the marks of a table (number, side: left, center or right), inside the plot."""
    return [text for name, part in table.groupby("side") for text in _side_labels(part, str(name), layout, dy, color)]


def _side_labels(part: pd.DataFrame, align: str, layout: Rows, dy: int, color: str) -> tuple[alt.Chart, alt.Chart]:
    x = alt.X("number:Q") if "number" in part else "day:T"
    base = alt.Chart(part).encode(x=x, y=layout.y(), text=alt.Text("text:N"))
    look = {"dy": dy, "align": align, "lineBreak": "\n", "fontWeight": 600}
    return base.mark_text(**look, **HALO), base.mark_text(**look, color=color)


def side(part: float) -> str:
    """Choose how a label stands to its mark, by how far along the plot that is (0 to 1)."""
    if part < 0.3:
        return "left"
    return "right" if part > 0.7 else "center"


def _text(base: alt.Chart, color: str, weight: int) -> tuple[alt.Chart, alt.Chart]:
    look = {"align": "left", "baseline": "top", "lineBreak": "\n", "fontWeight": weight}
    return base.mark_text(**look, **HALO), base.mark_text(**look, color=color)
