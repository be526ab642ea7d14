"""One area's tables as the rules beyond the schema see them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from targetbook.record.contents import OTHER
from targetbook.record.dates import PARTIAL_DATE
from targetbook.record.reading import Record

Row = Any


@dataclass(frozen=True)
class Folder:
    """One area's tables beside what they refer to."""

    area: str
    record: Record

    @cached_property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Give the area's rows of each table."""
        return {name: frame[frame["area"] == self.area] for name, frame in self.record.tables().items()}

    @cached_property
    def catalogue(self) -> pd.DataFrame:
        """Give the indicators that the area may use."""
        indicators = self.record.table("indicators")
        return indicators[indicators["area"].isin(["", self.area])]

    @cached_property
    def units(self) -> dict[str, str]:
        """Give the unit of measure of each of its indicators."""
        return dict(zip(self.catalogue["indicator"], self.catalogue["unit"], strict=True))

    @cached_property
    def decimals(self) -> dict[str, int]:
        """Give the decimals with which each of its indicators is published."""
        pairs = zip(self.catalogue["indicator"], self.catalogue["decimals"], strict=True)
        return {name: int(text) for name, text in pairs if text.isdecimal()}

    @cached_property
    def themes(self) -> set[str]:
        """Give the themes that the area's targets may have."""
        return {*self.catalogue["theme"], *self.tables["themes"]["theme"], OTHER}

    @cached_property
    def announcement_days(self) -> dict[str, str]:
        """Give the day of each of the area's announcements."""
        announcements = self.tables["announcements"]
        return dict(zip(announcements["announcement"], announcements["day"], strict=True))

    @cached_property
    def publication_days(self) -> dict[str, str]:
        """Give the day of each of the area's sources, where it is readable."""
        sources = self.tables["sources"]
        days = zip(sources["source"], sources["published"], strict=True)
        return {name: day for name, day in days if PARTIAL_DATE.fullmatch(day)}


Faults = Iterator[tuple[str, str]]
Rule = Callable[[Row, Folder], Faults]
