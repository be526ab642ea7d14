"""Things counted one by one: a square each, its standing by sign and colour, a row each group."""

import altair as alt
import pandas as pd

from targetbook.judgement.words import Status
from targetbook.page.charts.kit.rows import WIDTH, headings, rows
from targetbook.page.charts.kit.style import DARK, INK, STATUS, wide_name

SIDE = 13
EDGE = 2
STEP = 17
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
FIRM = {Status.MET_PROVISIONAL: Status.MET, Status.MISSED_PROVISIONAL: Status.MISSED}


def squares_chart(groups: pd.DataFrame, squares: pd.DataFrame) -> alt.LayerChart:
    """Draw `squares` (row, status, text) from left to right under the heading of their group (row, head, about).

    A provisional standing is drawn hollow, which it is on a light page and on a dark one.
    """
    counts = squares.groupby("row").size().reindex(groups["row"])
    lengths = {row: _in_a_line(count) for row, count in counts.items()}
    layout = rows(groups.assign(band=[-(-count // lengths[row]) * STEP for row, count in counts.items()]))
    table = _placed(layout.with_places(squares.assign(length=squares["row"].map(lengths))))
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, WIDTH], range=[0, WIDTH], nice=False))
    base = alt.Chart(table).encode(x=x, y=layout.y(), tooltip=alt.Tooltip(["text:N"]))
    boxes = base.mark_square(size=SIDE**2, strokeWidth=EDGE, opacity=1)
    signs = base.mark_text(fontWeight=700)
    looks = {"fill": alt.Fill("paper:N", scale=None), "stroke": alt.Stroke("edge:N", scale=None)}

    return alt.layer(
        headings(layout),
        boxes.encode(**looks),
        signs.encode(text=alt.Text("sign:N"), color=alt.Color("ink:N", scale=None)),
    ).properties(width=WIDTH, height=layout.height)


def _in_a_line(count: int) -> int:
    """Give how many squares of a group stand in a line, so that none of its lines is much shorter than the others."""
    line_count = -(-count // A_LINE)
    return -(-count // line_count)


def _placed(table: pd.DataFrame) -> pd.DataFrame:
    """Set the squares of a group side by side, in as many lines as they need, each with its sign and colours."""
    place = table.groupby("row").cumcount()
    line = place // table["length"]
    last = line.groupby(table["row"]).transform("max")
    looks = pd.DataFrame([_look(Status(status)) for status in table["status"]], index=table.index)

    beside = (line - last / 2) * STEP
    middles = {name: table[name] + beside for name in ("middle", wide_name("middle"))}

    return table.assign(
        x=place % table["length"] * STEP + STEP / 2,
        **middles,
        sign=table["status"].map(SIGNS),
        **looks,
    )


def _look(status: Status) -> dict[str, str]:
    """Give the colours of a square: its paper, its edge and the ink of its sign."""
    color = STATUS[FIRM.get(status, status)]
    if status in FIRM:
        return {"paper": "white", "edge": color, "ink": color}
    return {"paper": color, "edge": color, "ink": "white" if status in DARK else INK}
