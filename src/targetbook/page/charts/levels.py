"""A level over the years with its vintages and the bases they stand on."""

import altair as alt
import pandas as pd

from targetbook.page.charts.history import COLORS, earlier_targets, points_to_name
from targetbook.page.charts.kit.encodings import series_dots
from targetbook.page.charts.kit.parts import (
    Frame,
    break_rules,
    end_labels,
    end_texts,
    frame,
    side_texts,
    target_bars,
)
from targetbook.page.charts.kit.style import HEIGHT, PUBLISHED, WIDTH


def levels_chart(
    points: pd.DataFrame,
    links: pd.DataFrame,
    revisions: pd.DataFrame,
    marks: pd.DataFrame,
    breaks: pd.DataFrame,
    unit: str,
) -> alt.LayerChart:
    """Draw first prints filled and revised values hollow, lines only within `links`.

    `points` and `marks` are those of a history; `links` has link, year, number (two rows a link); `revisions` has year,
    number, first, text; `breaks` has year, text: from that year on figures stand on a new base; `unit` names the axis.
    """
    at = frame(pd.concat([points, revisions]) if len(revisions) else points, marks, unit)
    return alt.layer(
        _links(points, links, at),
        *break_rules(breaks, at),
        *_revisions(revisions),
        series_dots(points, PUBLISHED, 45),
        *([target_bars(marks), *earlier_targets(marks, at)] if len(marks) else []),
        *side_texts(points_to_name(points, marks, at), points, marks, at, PUBLISHED),
        *end_texts(end_labels(points, marks), at, COLORS),
    ).properties(width=WIDTH, height=HEIGHT)


def _links(points: pd.DataFrame, links: pd.DataFrame, at: Frame) -> alt.Chart:
    segments = links if len(links) else points.assign(link=points["year"])
    return (
        alt.Chart(segments)
        .mark_line(color=PUBLISHED, strokeWidth=2)
        .encode(x=at.x, y=at.y, detail=alt.Detail("link:N"))
    )


def _revisions(revisions: pd.DataFrame) -> list[alt.Chart]:
    """Draw each revised value as a hollow diamond, joined to its first print by a thin rule."""
    if not len(revisions):
        return []

    base = alt.Chart(revisions).encode(x=alt.X("year:Q"), y=alt.Y("number:Q"))
    rule = base.mark_rule(color=PUBLISHED, strokeWidth=1).encode(y2=alt.Y2("first:Q"))
    diamond = base.mark_point(shape="diamond", color=PUBLISHED, fill="white", size=70, strokeWidth=2, opacity=1)

    return [rule, diamond.encode(tooltip=alt.Tooltip(["year:Q", "text:N", "source:N"]))]
