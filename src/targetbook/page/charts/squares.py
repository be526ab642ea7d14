"""Things counted one by one: a square each, its standing by sign and colour, a row each group."""

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.rows import WIDTH, headings, rows
from targetbook.page.charts.kit.style import INK, STATUS

SIDE = 17
STEP = 20
SIGNS = {
    "met": "✓",
    "met_provisional": "✓",
    "missed": "✗",
    "missed_provisional": "✗",
    "on_pace": "↗",
    "behind": "↘",
    "open": "○",
    "cannot_be_judged": "?",
}
DARK = ("met", "missed", "on_pace", "behind")


def squares_chart(groups: pd.DataFrame, squares: pd.DataFrame) -> alt.LayerChart:
    """Draw `squares` (row, status, text) from left to right under the heading of their group (row, head, about)."""
    a_line = WIDTH // STEP
    counts = squares.groupby("row").size().reindex(groups["row"]).tolist()
    layout = rows(groups.assign(band=[-(-count // a_line) * STEP for count in counts]))
    place = squares.groupby("row").cumcount()
    table = layout.with_places(squares.assign(place=place))
    lines = table.groupby("row")["place"].transform("max") // a_line
    table["x"] = table["place"] % a_line * STEP + SIDE / 2
    table["middle"] += (table["place"] // a_line - lines / 2) * STEP
    table["sign"] = table["status"].map(SIGNS)
    base = alt.Chart(table).encode(
        x=alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, WIDTH], nice=False)),
        y=layout.y(),
        tooltip=alt.Tooltip(["text:N"]),
    )
    color = alt.Color("status:N", scale=alt.Scale(domain=list(STATUS), range=list(STATUS.values())), legend=None)
    boxes = base.mark_square(size=SIDE**2, opacity=1).encode(color=color)

    return alt.layer(headings(layout), boxes, *_signs(base, table)).properties(width=WIDTH, height=layout.height)


def _signs(base: alt.Chart, table: pd.DataFrame) -> list[alt.Chart]:
    parts = ((table[table["status"].isin(DARK)], "white"), (table[~table["status"].isin(DARK)], INK))
    return [
        base.properties(data=part).mark_text(color=color, fontWeight=700, fontSize=12).encode(text=alt.Text("sign:N"))
        for part, color in parts
        if len(part)
    ]
