"""How often targets were met, by the probability that had been stated for them."""

from typing import Literal

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.style import EARLIER, INK, PUBLISHED, WIDTH

SIDE = 280
ENDS = [0, 100]
EDGE = 20
TICKS = [0, 25, 50, 75, 100]
PLACES: dict[str, tuple[Literal["left", "center", "right"], int, int]] = {
    "left": ("right", -9, 0),
    "right": ("left", 9, 0),
    "above": ("center", 0, -13),
    "below": ("center", 0, 14),
}


def calibration_chart(bins: pd.DataFrame, probability_title: str, share_title: str) -> alt.LayerChart:
    """Draw each group (mean and met in %, text) as a dot beside the line on which the two are equal."""
    x = alt.X("mean:Q", title=probability_title, scale=_scale(), axis=alt.Axis(values=TICKS, grid=True))
    heading = {"titleAngle": 0, "titleAlign": "left", "titleY": -10, "titleX": -24}
    y = alt.Y("met:Q", title=share_title, scale=_scale(), axis=alt.Axis(values=TICKS, **heading))
    line = alt.Chart(pd.DataFrame({"mean": ENDS, "met": ENDS})).mark_line(color=EARLIER, strokeDash=[4, 3])
    base = alt.Chart(bins.assign(side=list(map(_side, bins["mean"], bins["met"])))).encode(x=x, y=y)
    dots = base.mark_point(filled=True, size=90, color=PUBLISHED, opacity=1).encode(tooltip=alt.Tooltip(["text:N"]))

    return alt.layer(line.encode(x=x, y=y), dots, *_names(base)).properties(width=WIDTH, height=SIDE)


def _scale() -> alt.Scale:
    return alt.Scale(domain=[-4, 104], nice=False)


def _names(base: alt.Chart) -> list[alt.Chart]:
    """Write each group's text on the side where there is room for it."""
    return [
        base.transform_filter(alt.datum.side == side)
        .mark_text(align=align, dx=dx, dy=dy, color=INK)
        .encode(text=alt.Text("text:N"))
        for side, (align, dx, dy) in PLACES.items()
    ]


def _side(mean: float, met: float) -> str:
    """Tell on which side of a dot its label meets neither the line nor the edge."""
    if met >= mean:
        return "left" if mean > EDGE else "above"
    return "right" if mean < ENDS[1] - EDGE else "below"
