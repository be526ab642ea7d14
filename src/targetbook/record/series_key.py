"""The key of a series, of a figure in it or of the row that tells it: `AREA:gdp/growth/2025=5.4@source`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FORM = re.compile(r"(?:([^:/=]+):)?([^:/=]+)/([^/=]+)/([^=]+)(?:=([^@]+)(?:@(.+))?)?")


class NoSeriesKey(ValueError):
    """Words that are no key of a series."""


@dataclass(frozen=True)
class SeriesKey:
    """A figure by its series and period, and a row by its value and source besides; what is not named is ''."""

    indicator: str
    measure: str
    period: str
    area: str = ""
    value: str = ""
    source: str = ""

    @classmethod
    def parse(cls, text: str) -> "SeriesKey":
        """Read a key as it is written."""
        match = FORM.fullmatch(text)
        if match is None:
            raise NoSeriesKey(text)
        area, indicator, measure, period, value, source = (part or "" for part in match.groups())
        return cls(indicator, measure, period, area, value, source)

    @classmethod
    def of_row(cls, row: Mapping[Any, Any], area: str = "") -> "SeriesKey":
        """Name a row by its cells, and by its area where that is given."""
        return cls(
            indicator=str(row["indicator"]),
            measure=str(row["measure"]),
            period=str(row["period"]),
            area=area,
            value=str(row["value"]),
            source=str(row["source"]),
        )

    def __str__(self) -> str:
        """Write it as it is typed."""
        area = f"{self.area}:" if self.area else ""
        value = f"={self.value}" if self.value else ""
        source = f"@{self.source}" if self.source else ""
        return f"{area}{self.indicator}/{self.measure}/{self.period}{value}{source}"
