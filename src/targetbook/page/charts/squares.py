"""Things counted one by one: a square each, its standing by sign and colour, a row each group."""

import altair as alt
import pandas as pd

from targetbook.judgement.words import Status
from targetbook.page.charts.kit.encodings import color_of
from targetbook.page.charts.kit.rows import WIDTH, headings, rows
from targetbook.page.charts.kit.style import DARK, INK, STATUS

SIDE = 17
STEP = 20
A_LINE = WIDTH // STEP
SIGNS = {
    Status.MET: "✓",
    Status.MET_PROVISIONAL: "✓",
    Status.MISSED: "✗",
    Status.MISSED_PROVISIONAL: "✗",
    Status.ON_PACE: "↗",
    Status.BEHIND: "↘",
    Status.OPEN: "○",
    Status.UNJUDGED: "?",
}


def squares_chart(groups: pd.DataFrame, squares: pd.DataFrame) -> alt.LayerChart:
    """Draw `squares` (row, status, text) from left to right under the heading of their group (row, head, about)."""
    counts = squares.groupby("row").size().reindex(groups["row"]).tolist()
    layout = rows(groups.assign(band=[-(-count // A_LINE) * STEP for count in counts]))
    table = _placed(layout.with_places(squares.assign(place=squares.groupby("row").cumcount())))
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, WIDTH], range=[0, WIDTH], nice=False))
    base = alt.Chart(table).encode(x=x, y=layout.y(), tooltip=alt.Tooltip(["text:N"]))
    boxes = base.mark_square(size=SIDE**2, opacity=1).encode(color=color_of("status", STATUS))

    return alt.layer(headings(layout), boxes, *_signs(base, table)).properties(width=WIDTH, height=layout.height)


def _placed(table: pd.DataFrame) -> pd.DataFrame:
    """Set the squares of a group side by side, in as many lines as they need, each with its sign."""
    line = table["place"] // A_LINE
    last = table.groupby("row")["place"].transform("max") // A_LINE
    return table.assign(
        x=table["place"] % A_LINE * STEP + SIDE / 2,
        middle=table["middle"] + (line - last / 2) * STEP,
        sign=table["status"].map(SIGNS),
    )


def _signs(base: alt.Chart, table: pd.DataFrame) -> list[alt.Chart]:
    parts = ((table[table["status"].isin(DARK)], "white"), (table[~table["status"].isin(DARK)], INK))
    return [
        base.properties(data=part).mark_text(color=color, fontWeight=700).encode(text=alt.Text("sign:N"))
        for part, color in parts
        if len(part)
    ]
