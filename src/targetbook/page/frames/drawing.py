"""Two plain charts of frames, in the look of the book; what they give is Altair's own, to be changed and joined."""

import warnings

import altair as alt
import pandas as pd

from targetbook.page.charts.kit.style import ACCENT, EARLIER, HEIGHT, INK, NEIGHBOUR, PUBLISHED, TARGET, WIDTH
from targetbook.page.frames.requirements import WrongPicture, require_columns, require_days, require_numbers
from targetbook.record.periods import Span
from targetbook.record.vocabulary import POINTS, Bound

ROW = 24  # px: height of an area
NAMES = 60  # what the names of areas beside the dots take of the width
LINES = (PUBLISHED, TARGET, ACCENT, EARLIER, INK)
DRAWN = [
    "area",
    "period",
    "text",
    "value",
    "unit_name",
    "firm",
]  # days are left behind: a chart would read them as local
OWN = ("name", "period_end", "value")
TIP = ["area:N", "period:N", "text:N"]


def line_of(series: pd.DataFrame) -> alt.LayerChart:
    """Draw the whole years of a series, a line for each name, hollow where the evidence is weak.

    A frame of one's own needs the columns name, period_end and value. No line crosses a break, a bound or a gap. It
    warns of rows for parts of a year, which it does not draw, and refuses a frame that has no others.
    """
    points = _points(_whole_years(series))
    base = alt.Chart(points).encode(x=_years(points), y=_values(points), color=_color(points))
    dots = base.encode(tooltip=TIP)

    return alt.layer(
        base.mark_line(strokeWidth=2).encode(detail="run:N"),
        dots.transform_filter("datum.firm").mark_point(filled=True, size=55, opacity=1),
        dots.transform_filter("!datum.firm").mark_point(fill="white", size=55, opacity=1),
    ).properties(width=WIDTH, height=HEIGHT)


def dots_of(peers: pd.DataFrame) -> alt.LayerChart:
    """Draw one figure an area as a dot, in the order of the frame, the chapter's area in the colour of its figures."""
    require_columns(peers, ("name", "value"), "page.dots_of")
    require_numbers(peers["value"], "page.dots_of")

    relations = _column(peers.reset_index(drop=True), "relation", "")
    points = _with_texts(peers).assign(is_self=relations == "self")[[*DRAWN, "value_text", "is_self"]]
    rows = alt.Y("area:N", sort=None, title=None, scale=alt.Scale(domain=list(points["area"])))
    color = alt.condition("datum.is_self", alt.value(PUBLISHED), alt.value(NEIGHBOUR))
    axis = alt.Axis(tickCount=5, labelFlush=False)
    base = alt.Chart(points).encode(x=alt.X("value:Q", title=_unit(points), axis=axis), y=rows)
    dots = base.encode(color=color, tooltip=TIP)

    return alt.layer(
        dots.transform_filter("datum.firm").mark_point(filled=True, size=80, opacity=1),
        dots.transform_filter("!datum.firm").mark_point(fill="white", size=80, opacity=1),
        base.mark_text(align="left", dx=8).encode(text="value_text:N"),
    ).properties(width=WIDTH - NAMES, height=ROW * max(1, len(points)))


def _points(series: pd.DataFrame) -> pd.DataFrame:
    """Lay years out, each with the run of neighbouring years that a line may join."""
    rows = _with_texts(series)
    points = rows.assign(year=rows["period_end"].dt.year, breaks=_column(rows, "breaks", False).astype(bool))
    order = points["area"].drop_duplicates().reset_index(drop=True)
    points = points.assign(at=points["area"].map({name: at for at, name in order.items()}))
    points = points.sort_values(["at", "year"], ignore_index=True)

    is_point = _column(points, "bound", Bound.EXACT).astype(object).isin(POINTS)
    starts = (points["area"] != points["area"].shift()) | (points["year"].diff() != 1) | points["breaks"]
    starts |= ~is_point | ~is_point.shift(fill_value=True)

    return points.assign(run=starts.cumsum())[[*DRAWN, "year", "run"]]


def _whole_years(series: pd.DataFrame) -> pd.DataFrame:
    """Give the rows for whole years, and say how many others there are."""
    require_columns(series, OWN, "page.line_of")
    require_days(series["period_end"], "page.line_of")
    require_numbers(series["value"], "page.line_of")

    is_year = _column(series, "span", Span.YEAR) == Span.YEAR
    count = int((~is_year).sum())
    if count and count == len(series):
        raise WrongPicture(f"page.line_of draws whole years, and each of the {count} rows is for another period")
    if count:
        text = f"page.line_of draws whole years: {count} of the {len(series)} rows are not drawn"
        warnings.warn(text, stacklevel=3)

    return series[is_year]


def _with_texts(figures: pd.DataFrame) -> pd.DataFrame:
    """Add what a dot tells and what a frame of one's own may lack."""
    rows = figures.reset_index(drop=True)
    texts = _column(rows, "value_text", "").astype(object)
    texts = texts.where(texts != "", rows["value"].map("{:.12g}".format)).str.replace("-", "\u2212")
    units = _column(rows, "unit_name", "").astype(object)

    return rows.assign(
        area=rows["name"],
        period=_column(rows, "period", "").astype(object),
        value_text=texts,
        unit_name=units,
        text=texts + units.map(lambda unit: unit if unit in ("", "%") else f" {unit}"),
        firm=_column(rows, "firm", True).astype(bool),
    )


def _column(frame: pd.DataFrame, name: str, default: object) -> pd.Series:
    """Give a column of a frame, its gaps filled; the same for all rows where the frame has none."""
    if name not in frame:
        return pd.Series(default, index=frame.index, dtype=object)
    return frame[name].astype(object).where(frame[name].notna(), default)


def _unit(points: pd.DataFrame) -> str:
    return next((unit for unit in points["unit_name"] if unit), "")


def _years(points: pd.DataFrame) -> alt.X:
    axis = alt.Axis(format="d", tickMinStep=1, tickCount=6)
    return alt.X("year:Q", title=None, axis=axis, scale=alt.Scale(zero=False, nice=False, padding=12))


def _values(points: pd.DataFrame) -> alt.Y:
    axis = alt.Axis(titleAngle=0, titleAlign="left", titleY=-10, titleX=-24, tickCount=5)
    return alt.Y("value:Q", title=_unit(points), axis=axis)


def _color(points: pd.DataFrame) -> alt.Color:
    names = list(points["area"].unique())
    legend = alt.Legend(title=None, orient="bottom") if len(names) > 1 else None
    colors = [LINES[at % len(LINES)] for at in range(len(names))]
    return alt.Color("area:N", scale=alt.Scale(domain=names, range=colors), legend=legend)
