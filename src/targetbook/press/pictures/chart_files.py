"""Writes a chart's files: figures, drawing, specification, and the chart that comes alive.

A picture is painted on demand, in the reader's browser: as files, pictures were more than half of a site.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from targetbook.press.pictures.drawing import Spec, anchor, usermeta, vega_json, whole, with_source
from targetbook.press.pictures.html_figure import chart_path


@dataclass(frozen=True)
class PageChart:
    """A chart as a page shows it."""

    page: str
    spec: Spec
    svg: str

    @property
    def place(self) -> str:
        """Name its files: `growth/gdp-level`."""
        return chart_path(self.page, anchor(self.spec))


def write_charts(charts: Iterable[PageChart], folder: Path, cache: Path) -> None:
    """Write every chart's files below the folder; what was drawn before is taken from the cache."""
    for chart in charts:
        svg = with_source(chart.svg, chart.spec)
        for suffix, text in texts(chart, svg, vega_json(chart.spec, cache)).items():
            write(folder / f"{chart.place}.{suffix}", text)


def texts(chart: PageChart, svg: str, live: str) -> dict[str, str]:
    """Return the chart's files of text by their endings; the script hands the page the chart that comes alive."""
    name = json.dumps(chart.place)
    files = {
        "svg": svg,
        "json": json.dumps(whole(chart.spec), ensure_ascii=False, separators=(",", ":")) + "\n",
        "js": f"(window.bookCharts ??= {{}})[{name}] = {live};\n",
    }
    csv = usermeta(chart.spec).get("csv")

    return files if csv is None else {**files, "csv": csv}


def write(path: Path, text: str) -> None:
    """Write a text; a mark tells spreadsheets that a CSV is UTF-8."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8-sig" if path.suffix == ".csv" else "utf-8", newline="")
