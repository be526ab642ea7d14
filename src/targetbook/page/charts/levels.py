"""A level against a target that was set before a census: as published, and carried back to the base of its day."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.encodings import numbers_axis, scale_between
from targetbook.page.charts.kit.parts import LABEL, LETTER, halo_text, spread
from targetbook.page.charts.kit.style import HEIGHT, PUBLISHED, QUIET, TARGET, WIDTH, breadth

LEFT = 30  # px: room left of the first year for half of its label
COLORS = {"earlier": QUIET, "later": PUBLISHED, "carried": QUIET, "target": TARGET}
SIDES: dict[str, dict[str, Any]] = {
    "above": {"dy": -14},
    "below": {"dy": 15},
    "left": {"dx": -10, "align": "right"},
}
SHAPES = {"printed": "circle", "revised": "diamond", "carried": "square"}


@dataclass(frozen=True)
class Plane:
    """The years and numbers that the chart spans; both axes begin where the figures do, as marks have no length."""

    first: int
    last: int
    low: float
    high: float
    room: float
    unit: str

    @property
    def x(self) -> alt.X:
        """Give the axis of years, with room for labels at both ends."""
        axis = alt.Axis(format="d", values=list(range(self.first, self.last + 1)))
        return alt.X(
            "year:Q", title=None, axis=axis, scale=scale_between(self.first, self.last, LEFT, round(self.room))
        )

    @property
    def y(self) -> alt.Y:
        """Give the axis of numbers."""
        return numbers_axis(self.unit, self.low, self.high)

    @property
    def a_pixel(self) -> float:
        """Give how much of the number a px stands for."""
        return (self.high - self.low) / HEIGHT


def levels_chart(points: pd.DataFrame, target: pd.DataFrame, unit: str) -> alt.LayerChart:
    """Draw levels by `year`, a line a `base` (earlier, later, carried), and the target as a rule over its years.

    `points` has year, number, base, kind (printed, revised, carried), firm, label ('' for none), side (above, below,
    left, end), run (which figures a line may join), text; `target` has start, year, number, label, text, one line.
    """
    plane = _plane(points, target, unit)
    return alt.layer(
        _target(target, plane),
        *_lines(points, plane),
        *_marks(points, plane),
        *_labels(points),
        *_ends(points, target, plane),
    ).properties(width=WIDTH, height=HEIGHT)


def _plane(points: pd.DataFrame, target: pd.DataFrame, unit: str) -> Plane:
    numbers = [*points["number"], *target["number"]]
    pad = (max(numbers) - min(numbers)) * 0.15
    ends = [*points.loc[points["side"] == "end", "label"], *target["label"]]
    room = max(breadth(str(label)) for label in ends) * LETTER + 14
    years = points["year"]

    return Plane(int(years.min()), int(years.max()), min(numbers) - pad, max(numbers) + pad, room, unit)


def _target(target: pd.DataFrame, plane: Plane) -> alt.Chart:
    table = target.assign(end=plane.last + 0.15, year=target["start"].clip(lower=plane.first))
    base = alt.Chart(table).mark_rule(color=TARGET, strokeWidth=2.5)
    return base.encode(x=plane.x, x2=alt.X2("end:Q"), y=plane.y, tooltip=alt.Tooltip(["text:N"]))


def _lines(points: pd.DataFrame, plane: Plane) -> Iterator[alt.Chart]:
    for base, part in points.groupby("base"):
        dash = [4, 3] if base == "carried" else [1, 0]
        line = alt.Chart(part).mark_line(color=COLORS[str(base)], strokeWidth=2, strokeDash=dash)
        yield line.encode(x=plane.x, y=plane.y, detail=alt.Detail("run:N"))


def _marks(points: pd.DataFrame, plane: Plane) -> Iterator[alt.Chart]:
    """Draw first prints as dots, revised values as diamonds, carried ones as squares; hollow what is not firm."""
    for (base, kind, is_firm), part in points.groupby(["base", "kind", "firm"]):
        color = COLORS[str(base)]
        fill = color if is_firm else "white"
        marks = alt.Chart(part).mark_point(
            shape=SHAPES[str(kind)], size=70, stroke=color, fill=fill, strokeWidth=2, opacity=1
        )
        yield marks.encode(x=plane.x, y=plane.y, tooltip=alt.Tooltip(["text:N"]))


def _labels(points: pd.DataFrame) -> Iterator[alt.LayerChart]:
    """Name figures above or below their marks, or left of them."""
    named_points = points[(points["label"] != "") & (points["side"] != "end")]
    for (base, side), part in named_points.groupby(["base", "side"]):
        yield halo_text(part, COLORS[str(base)], **SIDES[str(side)])


def _ends(points: pd.DataFrame, target: pd.DataFrame, plane: Plane) -> Iterator[alt.LayerChart]:
    """Name the last figures and the target right of the last year, moved apart where they would meet."""
    figures = points.loc[points["side"] == "end", ["year", "number", "label", "base"]]
    labels = pd.concat([figures, target[["number", "label"]].assign(year=plane.last, base="target")])
    heights = spread([number / plane.a_pixel for number in labels["number"]], LABEL)
    places = labels.assign(number=[height * plane.a_pixel for height in heights])

    for base, part in places.groupby("base"):
        yield halo_text(part, COLORS[str(base)], dx=12, align="left")
