"""One target against each series that could stand for it, side by side."""

import math

import altair as alt
import pandas as pd

from targetbook.page.charts.rows import HALO, WIDTH, Rows, headings, labels, rows, side
from targetbook.page.style import EARLIER, GRID, PUBLISHED, QUIET, TARGET

BAND = 58
SHAPES = {"exact": "circle", "approximate": "circle", "lower": "triangle-right", "upper": "triangle-left"}


def definitions_chart(readings: pd.DataFrame, figures: pd.DataFrame, mark: pd.DataFrame, unit: str) -> alt.LayerChart:
    """Draw the figures of each reading as dots under its heading, and the announced number as a rule through all.

    `readings` has row, head, about, empty (what stands where there is no figure); `figures` has row, number, text,
    bound, judged (whether it falls into the judged period); `mark` has number, text, one line; `unit` names the axis.
    """
    placed = rows(readings, BAND)
    x = _axis([*figures["number"], *mark["number"]], unit)
    shown = placed.placed(figures).assign(side=[side(x.part(number)) for number in figures["number"]])
    return alt.layer(
        _guides(placed),
        _rule(mark, x.encoding),
        headings(placed),
        _empty(placed),
        *_dots(shown, placed, x.encoding),
        *labels(shown[shown["judged"]], placed, -14, PUBLISHED),
        *labels(shown[~shown["judged"]], placed, 15, QUIET),
        *_rule_label(mark, x.encoding, side(x.part(mark["number"].iloc[0]))),
    ).properties(width=WIDTH, height=placed.height)


class _axis:
    """The value axis: logarithmic where every number is above 0, so that 32 and 8,000 are both legible."""

    def __init__(self, numbers: list[float], unit: str) -> None:
        self.log = min(numbers) > 0 and unit != "%"
        pad = (max(numbers) - min(numbers)) * 0.15 or 1
        self.low = min(numbers) / 2.2 if self.log else min(numbers) - pad
        self.high = max(numbers) * 2.2 if self.log else max(numbers) + pad
        scale = alt.Scale(type="log" if self.log else "linear", domain=[self.low, self.high], nice=False, zero=False)
        axis = alt.Axis(format="~r", grid=True) if not self.log else alt.Axis(format=",~f", values=self._ticks(), grid=True)
        self.encoding = alt.X("number:Q", title=unit, scale=scale, axis=axis)

    def part(self, number: float) -> float:
        """Tell how far along the axis a number lies, from 0 to 1."""
        if not self.log:
            return (number - self.low) / (self.high - self.low)
        return math.log(number / self.low) / math.log(self.high / self.low)

    def _ticks(self) -> list[float]:
        powers = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        wide = math.log10(self.high / self.low) > 2.5
        ticks = [step * 10.0**power for power in powers for step in ((1,) if wide else (1, 2, 5))]
        return [tick for tick in ticks if self.low <= tick <= self.high]


def _guides(placed: Rows) -> alt.Chart:
    return alt.Chart(placed.table).mark_rule(color=GRID).encode(x=alt.value(0), x2=alt.value(WIDTH), y=placed.y())


def _empty(placed: Rows) -> alt.LayerChart:
    base = alt.Chart(placed.table).encode(x=alt.value(0), y=placed.y(), text="empty:N")
    look = {"align": "left", "fontStyle": "italic"}
    return alt.layer(base.mark_text(**look, **HALO), base.mark_text(**look, color=QUIET))


def _rule(mark: pd.DataFrame, x: alt.X) -> alt.Chart:
    return alt.Chart(mark).mark_rule(color=TARGET, strokeWidth=2).encode(x=x)


def _rule_label(mark: pd.DataFrame, x: alt.X, align: str) -> list[alt.Chart]:
    base = alt.Chart(mark).encode(x=x, y=alt.value(-9), text="text:N")
    return [base.mark_text(align=align, color=TARGET, fontWeight=600)]


def _dots(shown: pd.DataFrame, placed: Rows, x: alt.X) -> list[alt.Chart]:
    """Draw approximate figures hollow, and those outside the judged period in grey."""
    shape = alt.Shape("bound:N", scale=alt.Scale(domain=list(SHAPES), range=list(SHAPES.values())), legend=None)
    drawn = []
    for (judged, hollow), part in shown.groupby([shown["judged"], shown["bound"] == "approximate"]):
        color = PUBLISHED if judged else EARLIER
        base = alt.Chart(part).encode(x=x, y=placed.y(), shape=shape, tooltip=["text:N"])
        drawn.append(base.mark_point(size=80, stroke=color, fill="white" if hollow else color, opacity=1, strokeWidth=2))
    return drawn
