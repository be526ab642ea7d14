"""How a year unfolds: cumulative growth by months, year by year."""

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.encodings import numbers_axis
from targetbook.page.charts.kit.parts import LABEL, joinable, spread
from targetbook.page.charts.kit.style import EARLIER, HEIGHT, PUBLISHED, QUIET, TARGET, WIDTH, breadth

ENDS = (3, 6, 9, 12)
LEFT = 0.8  # months: room for the first figure
ROOM = 85  # px: least room for the names after the last figure
LETTER = 6.6  # px: width of a letter in them


def year_path_chart(points: pd.DataFrame, marks: pd.DataFrame, names: list[str], unit: str) -> alt.LayerChart:
    """Draw cumulative figures by `months`, a line a `year`, and announced numbers as orange lines.

    `points` has year, months, number, short, period, text, source, bound, breaks, focus (the year looked at), in the
    order of years; `marks` has number, text, label; `names` are the words for the ends of the quarters; `unit` names
    the value axis.
    """
    low, high = _span(points, marks)
    x = _x(names, _room(marks))
    y = numbers_axis(unit, low, high)
    earlier = _path(points[~points["focus"]], x, y, focus=False)
    focus = _path(points[points["focus"]], x, y, focus=True)
    targets = [_targets(marks)] if len(marks) else []

    return alt.layer(
        earlier,
        *targets,
        focus,
        *_right(points, marks, (high - low) / HEIGHT),
        *_figures(points, marks),
    ).properties(width=WIDTH, height=HEIGHT)


def _room(marks: pd.DataFrame) -> float:
    """Give the px that the names after the last figure need."""
    names = list(marks["label"]) if len(marks) else []
    return max([ROOM, *(breadth(name) * LETTER + 12 for name in names)])


def _span(points: pd.DataFrame, marks: pd.DataFrame) -> tuple[float, float]:
    every = [0.0, *points["number"], *(marks["number"] if len(marks) else [])]
    pad = (max(every) - min(every) or 1.0) * 0.1
    return min(every) - (pad if min(every) < 0 else 0), max(every) + pad


def _x(names: list[str], room: float) -> alt.X:
    right = ENDS[-1] + room * (ENDS[-1] - LEFT) / (WIDTH - room)
    cases = " : ".join(f"datum.value == {end} ? '{name}'" for end, name in zip(ENDS, names, strict=True))
    axis = alt.Axis(values=list(ENDS), labelExpr=f"{cases} : ''", labelLimit=90)
    return alt.X("months:Q", title=None, axis=axis, scale=alt.Scale(domain=[LEFT, right], nice=False))


def _path(points: pd.DataFrame, x: alt.X, y: alt.Y, focus: bool) -> alt.LayerChart:
    color, width, size = (PUBLISHED, 2.5, 60) if focus else (EARLIER, 1.2, 25)
    base = alt.Chart(points).encode(x=x, y=y, detail=alt.Detail("year:N"))
    runs = joinable(points, points["year"].diff() != 0)
    line = alt.Chart(runs).encode(x=x, y=y, detail=alt.Detail(["year:N", "run:N"]))
    dots = base.mark_point(filled=True, color=color, size=size, opacity=1)

    return alt.layer(
        line.mark_line(color=color, strokeWidth=width),
        dots.encode(tooltip=alt.Tooltip(["period:N", "text:N", "source:N"])),
    )


def _targets(marks: pd.DataFrame) -> alt.Chart:
    """Draw each announced number as a line from the first quarter to the year's end."""
    base = alt.Chart(marks.assign(start=ENDS[0] - 1, end=ENDS[-1]))
    return base.mark_rule(color=TARGET, strokeWidth=2.5).encode(
        x=alt.X("start:Q"), x2=alt.X2("end:Q"), y=alt.Y("number:Q"), tooltip=alt.Tooltip(["text:N"])
    )


def _right(points: pd.DataFrame, marks: pd.DataFrame, a_pixel: float) -> list[alt.LayerChart]:
    """Name each year right of its last figure, and the announced numbers, moved apart where they would meet."""
    labels = _end_labels(points, marks)
    places = pd.concat([_apart(part, a_pixel) for _, part in labels.groupby("months")], ignore_index=True)
    return [_text(part, "name:N", str(color), "left", 8, 0) for color, part in places.groupby("color")]


def _end_labels(points: pd.DataFrame, marks: pd.DataFrame) -> pd.DataFrame:
    """Give what is named right of the last figures: months, number, name, color."""
    ends = points.loc[points.groupby("year")["months"].idxmax()]
    colors = [PUBLISHED if is_focus else QUIET for is_focus in ends["focus"]]
    parts = [ends.assign(name=ends["year"].astype(str), color=colors)]
    if len(marks):
        parts.append(marks.assign(months=ENDS[-1], name=marks["label"], color=TARGET))

    return pd.concat([part[["months", "number", "name", "color"]] for part in parts], ignore_index=True)


def _apart(ends: pd.DataFrame, a_pixel: float) -> pd.DataFrame:
    heights = spread([number / a_pixel for number in ends["number"]], LABEL)
    return ends.assign(number=[height * a_pixel for height in heights])


def _figures(points: pd.DataFrame, marks: pd.DataFrame) -> list[alt.LayerChart]:
    """Write the figures of the year looked at, on the side away from the announced number."""
    of_year = points[points["focus"]]
    bar = float(marks["number"].mean()) if len(marks) else float(of_year["number"].max()) + 1
    above = of_year["number"] >= bar

    return [
        _text(part, "short:N", PUBLISHED, "center", 0, dy)
        for part, dy in ((of_year[above], -13), (of_year[~above], 14))
        if len(part)
    ]


def _text(points: pd.DataFrame, text: str, color: str, align: str, dx: float, dy: float) -> alt.LayerChart:
    base = alt.Chart(points).encode(x=alt.X("months:Q"), y=alt.Y("number:Q"), text=text)
    weight = "normal" if color == QUIET else "bold"
    style = {"align": align, "dx": dx, "dy": dy, "fontWeight": weight, "baseline": "middle"}
    halo = base.mark_text(stroke="white", strokeWidth=4, strokeJoin="round", **style)

    return alt.layer(halo, base.mark_text(color=color, **style))
