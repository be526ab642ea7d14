"""A horizontal value axis that knows how far along it a number lies."""

import math
from collections.abc import Sequence

import altair as alt

ROOM = 2.2
PAD = 0.15
WIDE = 2.5
DECADE = 10


def is_logarithmic(numbers: Sequence[float], unit: str) -> bool:
    """Tell whether numbers that are no rates lie so far apart that a logarithmic axis is needed to see them all."""
    return unit != "%" and min(numbers) > 0 and max(numbers) >= DECADE * min(numbers)


class ValueAxis:
    """An axis that holds some numbers with room for their labels, logarithmic where they lie far apart."""

    def __init__(self, numbers: Sequence[float], unit: str) -> None:
        self.log = is_logarithmic(numbers, unit)
        pad = (max(numbers) - min(numbers)) * PAD or 1
        self.low = min(numbers) / ROOM if self.log else min(numbers) - pad
        self.high = max(numbers) * ROOM if self.log else max(numbers) + pad
        self.x = self._encoding(unit)

    def part(self, number: float) -> float:
        """Tell how far along the axis a number lies, from 0 to 1."""
        if self.log:
            return math.log(number / self.low) / math.log(self.high / self.low)
        return (number - self.low) / (self.high - self.low)

    def _encoding(self, unit: str) -> alt.X:
        kind = "log" if self.log else "linear"
        scale = alt.Scale(type=kind, domain=[self.low, self.high], nice=False, zero=False)
        axis = (
            alt.Axis(format=",~f", values=self._ticks(), grid=False) if self.log else alt.Axis(tickCount=5, grid=False)
        )

        return alt.X("number:Q", title=unit, scale=scale, axis=axis)

    def _ticks(self) -> list[float]:
        powers = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        steps = (1,) if math.log10(self.high / self.low) > WIDE else (1, 2, 5)
        ticks = [step * 10.0**power for power in powers for step in steps]
        return [tick for tick in ticks if self.low <= tick <= self.high]
