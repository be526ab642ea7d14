"""A series over the years for which nothing was announced."""

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.encodings import series_dots
from targetbook.page.charts.kit.parts import (
    Frame,
    break_rules,
    end_labels,
    end_texts,
    frame,
    joinable,
    side_texts,
)
from targetbook.page.charts.kit.style import HEIGHT, PUBLISHED, WIDTH


def history_chart(points: pd.DataFrame, breaks: pd.DataFrame, unit: str) -> alt.LayerChart:
    """Draw published figures by `year`, a line only between neighbouring years.

    `points` has year, number, text, short, bound, firm, breaks; `breaks` has year, text: from that year on figures
    count something else, which a rule marks; `unit` names the value axis.
    """
    at = frame(points, unit)
    return alt.layer(
        _line(points, at),
        *break_rules(breaks, at),
        *series_dots(points, 55),
        *side_texts(_points_to_name(points, at), points),
        *end_texts(end_labels(points), at),
    ).properties(width=WIDTH, height=HEIGHT)


def _points_to_name(points: pd.DataFrame, at: Frame) -> pd.DataFrame:
    """Choose the figures to name: first, highest and lowest; the last year's are named beside it."""
    ends = {points["year"].idxmin(), points["number"].idxmax(), points["number"].idxmin()}
    rows = points.loc[points.index.isin(ends)]
    return rows.loc[rows["year"] != at.last].assign(label=lambda table: table["short"])


def _line(points: pd.DataFrame, at: Frame) -> alt.Chart:
    runs = joinable(points, points["year"].diff() != 1)
    return alt.Chart(runs).mark_line(color=PUBLISHED, strokeWidth=2).encode(x=at.x, y=at.y, detail=alt.Detail("run:N"))
