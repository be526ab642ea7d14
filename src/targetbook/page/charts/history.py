"""A series over the years, with what was announced for each."""

import altair as alt
import pandas as pd

from targetbook.page.style import HEIGHT, PUBLISHED, TARGET, WIDTH

SHAPES = {"exact": "circle", "approximate": "circle", "lower": "triangle-up", "upper": "triangle-down"}


def history_chart(points: pd.DataFrame, marks: pd.DataFrame, unit: str) -> alt.LayerChart:
    """Draw published figures by `year` (a line only between neighbouring years) and announced ones as short bars.

    `points` has year, number, text, bound; `marks` has year, number, text; `unit` names the value axis.
    """
    targets = [_targets(marks), _target_label(marks)] if len(marks) else []
    return alt.layer(_line(points, marks, unit), _dots(points), *targets, _labels(points, marks)).properties(
        width=WIDTH, height=HEIGHT
    )


def _line(points: pd.DataFrame, marks: pd.DataFrame, unit: str) -> alt.Chart:
    runs = points.assign(run=(points["year"].diff() != 1).cumsum())
    return (
        alt.Chart(runs)
        .mark_line(color=PUBLISHED, strokeWidth=2)
        .encode(x=_year(points, marks), y=_value(unit), detail="run:N")
    )


def _dots(points: pd.DataFrame) -> alt.Chart:
    shape = alt.Shape("bound:N", scale=alt.Scale(domain=list(SHAPES), range=list(SHAPES.values())), legend=None)
    return (
        alt.Chart(points)
        .mark_point(filled=True, color=PUBLISHED, size=55, opacity=1)
        .encode(x="year:Q", y="number:Q", shape=shape, tooltip=["period:N", "text:N", "source:N"])
    )


def _labels(points: pd.DataFrame, marks: pd.DataFrame) -> alt.LayerChart:
    """Name the newest figure, the first, the highest and the lowest; below the dot where a target stands above it."""
    chosen = {points["year"].idxmax(), points["year"].idxmin(), points["number"].idxmax(), points["number"].idxmin()}
    named = points.loc[sorted(chosen)]
    crowded = named["year"].map(lambda year: _target_above(year, named, marks))
    return alt.layer(
        *(_text(part, dy, PUBLISHED) for part, dy in ((named[~crowded], -12), (named[crowded], 14)) if len(part))
    )


def _text(named: pd.DataFrame, dy: int, color: str, align: str = "center") -> alt.LayerChart:
    base = alt.Chart(named).encode(x="year:Q", y="number:Q", text="short:N")
    halo = base.mark_text(dy=dy, align=align, fontWeight=600, stroke="white", strokeWidth=4)
    return alt.layer(halo, base.mark_text(dy=dy, align=align, fontWeight=600, color=color))


def _target_above(year: int, named: pd.DataFrame, marks: pd.DataFrame) -> bool:
    own = named.loc[named["year"] == year, "number"].iloc[0]
    return bool(len(marks) and (marks.loc[marks["year"] == year, "number"] >= own).any())


def _targets(marks: pd.DataFrame) -> alt.Chart:
    return (
        alt.Chart(marks)
        .mark_point(shape="stroke", color=TARGET, size=190, strokeWidth=3, opacity=1)
        .encode(x="year:Q", y="number:Q", tooltip=["period:N", "text:N", "document:N"])
    )


def _target_label(marks: pd.DataFrame) -> alt.LayerChart:
    return _text(marks.sort_values("year").tail(1), -12, TARGET)


def _year(points: pd.DataFrame, marks: pd.DataFrame) -> alt.X:
    years = sorted({*points["year"], *(marks["year"] if len(marks) else [])})
    step = max(1, (years[-1] - years[0]) // 6)
    ticks = list(range(years[-1], years[0] - 1, -step))
    return alt.X(
        "year:Q",
        title=None,
        axis=alt.Axis(format="d", values=ticks),
        scale=alt.Scale(domain=[years[0] - 1, years[-1] + 1], nice=False),
    )


def _value(unit: str) -> alt.Y:
    return alt.Y(
        "number:Q", title=unit, axis=alt.Axis(titleAngle=0, titleAlign="left", titleY=-10, titleX=-24, tickCount=5)
    )
