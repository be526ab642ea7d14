"""A series over the years, with what was announced for each."""

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.encodings import series_dots
from targetbook.page.charts.kit.parts import (
    Frame,
    break_rules,
    end_labels,
    end_texts,
    frame,
    halo_text,
    joinable,
    side_texts,
    target_bars,
)
from targetbook.page.charts.kit.style import HEIGHT, PUBLISHED, TARGET, WIDTH

COLORS = {"published": PUBLISHED, "announced": TARGET}


def history_chart(points: pd.DataFrame, marks: pd.DataFrame, breaks: pd.DataFrame, unit: str) -> alt.LayerChart:
    """Draw published figures by `year` (a line only between neighbouring years) and announced ones as short bars.

    `points` has year, number, text, short, bound, breaks; `marks` has year, number, text, label ('' for none); `breaks`
    has year, text: from that year on figures count something else, which a rule marks; `unit` names the value axis.
    """
    at = frame(points, marks, unit)
    targets = [target_bars(marks), *earlier_targets(marks, at)] if len(marks) else []

    return alt.layer(
        _line(points, at),
        *break_rules(breaks, at),
        series_dots(points, PUBLISHED, 55),
        *targets,
        *side_texts(points_to_name(points, marks, at), points, marks, at, PUBLISHED),
        *end_texts(end_labels(points, marks), at, COLORS),
    ).properties(width=WIDTH, height=HEIGHT)


def points_to_name(points: pd.DataFrame, marks: pd.DataFrame, at: Frame) -> pd.DataFrame:
    """Choose the figures to name: first, highest, lowest, newest, and where a number is named; not the last year's."""
    ends = {points["year"].idxmax(), points["year"].idxmin(), points["number"].idxmax(), points["number"].idxmin()}
    years = set(marks.loc[marks["label"] != "", "year"]) if len(marks) else set()
    rows = points.loc[points.index.isin(ends) | points["year"].isin(years)]
    return rows.loc[rows["year"] != at.last].assign(label=lambda table: table["short"])


def earlier_targets(marks: pd.DataFrame, at: Frame) -> list[alt.LayerChart]:
    """Name the bars that are to be named and do not stand in the last year, above them."""
    bars = marks.loc[(marks["label"] != "") & (marks["year"] != at.last)]
    return [halo_text(bars.assign(label=bars["short"]), TARGET, dy=-11)] if len(bars) else []


def _line(points: pd.DataFrame, at: Frame) -> alt.Chart:
    runs = joinable(points, points["year"].diff() != 1)
    return alt.Chart(runs).mark_line(color=PUBLISHED, strokeWidth=2).encode(x=at.x, y=at.y, detail=alt.Detail("run:N"))
