"""Writes a chart's files: figures, drawing, specification, and the chart that comes alive.

A picture is painted on demand, in the reader's browser: as files, pictures were more than half of a site.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from targetbook.press.pictures.drawing import Spec, anchor, usermeta, vega_json, whole, wide_spec, with_source
from targetbook.press.pictures.html_figure import WIDE, chart_path


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

        wide = wide_spec(chart.spec)
        if wide:
            place = f"{chart.place}{WIDE}"
            write(folder / f"{place}.js", live_script(place, vega_json(wide, cache)))


def texts(chart: PageChart, svg: str, live: str) -> dict[str, str]:
    """Return the chart's files of text by their endings; the script hands the page the chart that comes alive."""
    files = {
        "svg": svg,
        "json": json.dumps(whole(chart.spec), ensure_ascii=False, separators=(",", ":")) + "\n",
        "js": live_script(chart.place, live),
    }
    csv = usermeta(chart.spec).get("csv")

    return files if csv is None else {**files, "csv": csv}


def live_script(place: str, live: str) -> str:
    """Return the script that hands the page a chart."""
    return f"(window.bookCharts ??= {{}})[{json.dumps(place)}] = {live};\n"


def write(path: Path, text: str) -> None:
    """Write a text; a mark tells spreadsheets that a CSV is UTF-8."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8-sig" if path.suffix == ".csv" else "utf-8", newline="")
