"""The figures read from a text as rows of observations.csv, with the area, clause and question beside."""

import csv
import io

from targetbook.intake.prose.library import Library
from targetbook.intake.prose.rows import FigureReading
from targetbook.intake.tables.listed import BESIDES

ORIGIN = ("released", "source")
Row = dict[str, str]


def figure_rows(readings: list[FigureReading], library: Library, released: str = "", source: str = "") -> list[Row]:
    """Write the figures as rows, in the order of the text."""
    return [
        {
            "indicator": each.indicator,
            "measure": each.measure,
            "period": each.period,
            "value": each.value,
            "unit": each.unit,
            "bound": each.bound,
            "basis": _basis(each, library),
            "status": each.status,
            "released": released,
            "source": source,
            "area": each.place.area,
            "clause": each.clause,
            "review": "; ".join(each.review),
        }
        for each in readings
    ]


def figures_csv(rows: list[Row], columns: list[str]) -> str:
    """Write rows as CSV with these columns of the contract, then the area, the clause and the question."""
    text = io.StringIO()
    writer = csv.DictWriter(text, [*columns, *BESIDES], restval="", extrasaction="raise", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _basis(reading: FigureReading, library: Library) -> str:
    """Name the prices a figure is at: growth as its indicator is reckoned, money at those of the day."""
    if "growth" in reading.measure and reading.measure != "growth_rank":
        return "constant" if reading.indicator in library.constant else ""
    return "current" if reading.measure == "level" and reading.unit in ("CNY", "CNY 100m", "USD 100m") else ""
