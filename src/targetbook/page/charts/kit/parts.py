"""What charts over the years share: a frame that knows where things stand, and labels that do not meet."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.encodings import numbers_axis, scale_between
from targetbook.page.charts.kit.style import EARLIER, HEIGHT, PUBLISHED, QUIET, WIDTH, breadth
from targetbook.record.vocabulary import POINTS

LEFT = 26  # px: room left of the first year
LABEL = 14  # px: height of a label
LETTER = 7.0  # px: width of a letter
SMALL = 6.2  # px: width of a letter that is not bold
CLOSE = 24  # px that a label needs above or below its point


@dataclass(frozen=True)
class Frame:
    """The years and numbers a chart spans, with `room` px right of the last year for the labels there."""

    first: int
    last: int
    low: float
    high: float
    unit: str
    room: float

    @property
    def a_year(self) -> float:
        """Give the px from one year to the next."""
        return (WIDTH - LEFT - self.room) / max(1, self.last - self.first)

    @property
    def x(self) -> alt.X:
        """Give the axis of years, with room for the labels of the first and the last."""
        step = max(1, (self.last - self.first) // 6)
        ticks = list(range(self.last, self.first - 1, -step))
        axis = alt.Axis(format="d", values=ticks)

        return alt.X(
            "year:Q", title=None, axis=axis, scale=scale_between(self.first, self.last, LEFT, round(self.room))
        )

    @property
    def y(self) -> alt.Y:
        """Give the axis of numbers, its unit written above it."""
        return numbers_axis(self.unit, self.low, self.high)

    def pixels(self, distance: float) -> float:
        """Turn a distance in numbers into px."""
        return distance / (self.high - self.low) * HEIGHT

    def numbers(self, pixels: float) -> float:
        """Turn px into a distance in numbers."""
        return pixels / HEIGHT * (self.high - self.low)


def frame(points: pd.DataFrame, unit: str) -> Frame:
    """Span published `points`; the axis of numbers holds 0."""
    low, high = _span(points["number"])
    room = max(breadth(text) for text in end_labels(points)["label"]) * LETTER + 12
    return Frame(int(points["year"].min()), int(points["year"].max()), low, high, unit, room)


def _span(numbers: pd.Series) -> tuple[float, float]:
    """Hold 0 and every number, with room for a label at either end where one may stand there."""
    low = min(0.0, float(numbers.min()))
    high = max(0.0, float(numbers.max()))
    pad = (high - low or 1.0) * CLOSE / HEIGHT
    return low - (pad if low < 0 else 0), high + pad


def end_labels(points: pd.DataFrame) -> pd.DataFrame:
    """Give what is named right of the last year: label, year, number."""
    last = points.loc[points["year"] == points["year"].max()]
    labels: pd.DataFrame = last.assign(label=last["short"])[["year", "number", "label"]].drop_duplicates()
    return labels


def break_rules(breaks: pd.DataFrame, at: Frame) -> list[alt.LayerChart]:
    """Draw a dashed rule before each year of `breaks` (year, text), its text at the top where there is room for it."""
    rules = breaks[(breaks["year"] > at.first) & (breaks["year"] <= at.last)].sort_values("year")
    positions = rules.assign(year=rules["year"] - 0.5)
    return [_break(part, has_text) for part, has_text in _with_room(positions, at)]


def _with_room(rules: pd.DataFrame, at: Frame) -> Iterator[tuple[pd.DataFrame, bool]]:
    """Tell of each rule whether its text fits between it and the rule before it; the newest is always named."""
    start = at.first - LEFT / at.a_year
    for row in rules.to_dict("records"):
        room = (row["year"] - start) * at.a_year
        yield pd.DataFrame([row]), row["year"] == rules["year"].max() or room > breadth(row["text"]) * SMALL
        start = row["year"]


def _break(row: pd.DataFrame, has_text: bool) -> alt.LayerChart:
    base = alt.Chart(row).encode(x=alt.X("year:Q"))
    rule = base.mark_rule(color=EARLIER, strokeDash=[2, 3])
    text = base.mark_text(color=QUIET, align="right", dx=-3, baseline="top")
    return alt.layer(rule, *([text.encode(y=alt.value(0), text=alt.Text("text:N"))] if has_text else []))


def joinable(points: pd.DataFrame, begins: pd.Series) -> pd.DataFrame:
    """Give the figures that lines may join, with their `run`: none through a bound, none across a break of a series."""
    is_bound = ~points["bound"].isin(POINTS)
    runs = (begins | points["breaks"] | is_bound).cumsum()
    return points.assign(run=runs)[~is_bound]


def halo_text(
    labels: pd.DataFrame, color: str, dy: float = 0, dx: float = 0, align: str = "center", x: str = "year"
) -> alt.LayerChart:
    """Write `label` at `x` and number, on a white halo so that lines behind do not cross it."""
    base = alt.Chart(labels).encode(x=alt.X(f"{x}:Q"), y=alt.Y("number:Q"), text=alt.Text("label:N"))
    style = {"dy": dy, "dx": dx, "align": align, "baseline": "middle", "fontWeight": 600, "lineBreak": "\n"}
    halo = base.mark_text(stroke="white", strokeWidth=4, strokeJoin="round", **style)
    return alt.layer(halo, base.mark_text(color=color, **style))


def end_texts(labels: pd.DataFrame, at: Frame) -> list[alt.LayerChart]:
    """Write the labels right of the last year, moved apart where they would meet."""
    heights = spread([at.pixels(number) for number in labels["number"]], LABEL)
    positions = labels.assign(number=[at.numbers(height) for height in heights])
    return [halo_text(positions, PUBLISHED, dx=10, align="left")]


def spread(heights: list[float], gap: float) -> list[float]:
    """Move heights apart until no two lie nearer than `gap`, each as little as needed; ties keep their order."""
    order = sorted(range(len(heights)), key=lambda index: heights[index])
    places = list(heights)

    for _ in range(50):
        for lower, upper in pairwise(order):
            lack = gap - (places[upper] - places[lower])
            if lack > 0.01:
                places[lower] -= lack / 2
                places[upper] += lack / 2

    return places


def side_texts(labels: pd.DataFrame, points: pd.DataFrame) -> list[alt.LayerChart]:
    """Write labels above their points, or below where the line rises to both sides."""
    is_below = pd.Series([_lies_low(row, points) for row in labels.to_dict("records")], dtype=bool).to_numpy()
    parts = ((labels[~is_below], -12), (labels[is_below], 13))
    return [halo_text(part, PUBLISHED, dy=dy) for part, dy in parts if len(part)]


def _lies_low(row: dict[Any, Any], points: pd.DataFrame) -> bool:
    year = int(row["year"])
    neighbours = points.loc[points["year"].isin([year - 1, year + 1]), "number"]
    return bool(len(neighbours)) and float(row["number"]) < float(neighbours.mean())
