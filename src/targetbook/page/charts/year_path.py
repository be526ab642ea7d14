"""How a year unfolds: cumulative growth by months against the number announced for the year."""

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.encodings import SHAPES, numbers_axis, scale_between, shape_of
from targetbook.page.charts.kit.parts import LABEL, LETTER, halo_text, joinable, spread
from targetbook.page.charts.kit.style import HEIGHT, PUBLISHED, TARGET, WIDTH, breadth

ENDS = (3, 6, 9, 12)
LEFT = 1.2  # months: room for the first figure


def year_path_chart(points: pd.DataFrame, marks: pd.DataFrame, names: list[str], unit: str) -> alt.LayerChart:
    """Draw cumulative figures by `months`, joined by a line, and announced numbers as rules through the year.

    `points` has months, number, short, period, text, source, bound, firm, breaks; `marks` has number, text, label;
    `names` are the words for the ends of the quarters; `unit` names the value axis.
    """
    low, high = _span(points, marks)
    room = round(_breadth(marks) * LETTER + 12)
    x = _x(names, room)
    y = numbers_axis(unit, low, high)
    runs = joinable(points, points["months"] == points["months"].min())
    line = alt.Chart(runs).mark_line(color=PUBLISHED, strokeWidth=2.5)

    return alt.layer(
        _targets(marks, x, y),
        line.encode(x=x, y=y, detail=alt.Detail("run:N")),
        *(_dots(part, bool(is_firm)) for is_firm, part in points.groupby("firm")),
        _names(marks, (high - low) / HEIGHT),
        *_figures(points, marks),
    ).properties(width=WIDTH, height=HEIGHT)


def _span(points: pd.DataFrame, marks: pd.DataFrame) -> tuple[float, float]:
    numbers = [0.0, *points["number"], *marks["number"]]
    pad = (max(numbers) - min(numbers) or 1.0) * 0.1
    return min(numbers) - (pad if min(numbers) < 0 else 0), max(numbers) + pad


def _x(names: list[str], room: int) -> alt.X:
    """Give the axis of months, which ends `room` px before the plot does, however broad that is drawn."""
    cases = " : ".join(f"datum.value == {end} ? '{name}'" for end, name in zip(ENDS, names, strict=True))
    axis = alt.Axis(values=list(ENDS), labelExpr=f"{cases} : ''", labelLimit=90)
    return alt.X("months:Q", title=None, axis=axis, scale=scale_between(LEFT, ENDS[-1], 0, room))


def _targets(marks: pd.DataFrame, x: alt.X, y: alt.Y) -> alt.Chart:
    """Draw each announced number as a rule from the first quarter to the year's end."""
    base = alt.Chart(marks.assign(months=ENDS[0] - 1, end=ENDS[-1])).mark_rule(color=TARGET, strokeWidth=2.5)
    return base.encode(x=x, x2=alt.X2("end:Q"), y=y, tooltip=alt.Tooltip(["text:N"]))


def _dots(part: pd.DataFrame, is_firm: bool) -> alt.Chart:
    fill = PUBLISHED if is_firm else "white"
    base = alt.Chart(part).mark_point(stroke=PUBLISHED, strokeWidth=2, fill=fill, size=65, opacity=1)
    tooltip = alt.Tooltip(["period:N", "text:N", "source:N"])
    return base.encode(x=alt.X("months:Q"), y=alt.Y("number:Q"), shape=shape_of("bound", SHAPES), tooltip=tooltip)


def _breadth(marks: pd.DataFrame) -> int:
    """Measure the longest line of the labels."""
    return max(breadth(line) for label in marks["label"] for line in str(label).split("\n"))


def _names(marks: pd.DataFrame, a_pixel: float) -> alt.LayerChart:
    """Name the announced numbers right of the year's end, moved apart where they would meet."""
    heights = spread([number / a_pixel for number in marks["number"]], 2 * LABEL)
    places = marks.assign(months=ENDS[-1], number=[height * a_pixel for height in heights])
    return halo_text(places, TARGET, dx=10, align="left", x="months")


def _figures(points: pd.DataFrame, marks: pd.DataFrame) -> list[alt.LayerChart]:
    """Write the figures, on the side away from the announced number."""
    labels = points.assign(label=points["short"])
    above = labels["number"] >= float(marks["number"].mean())
    parts = ((labels[above], -14), (labels[~above], 15))

    return [halo_text(part, PUBLISHED, dy=dy, x="months") for part, dy in parts if len(part)]
