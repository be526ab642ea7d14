"""Writes a chart's files: figures, drawing, picture, specification, and the chart that comes alive."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from targetbook.press.pictures.cache import cache_path, keep
from targetbook.press.pictures.drawing import Spec, anchor, usermeta, vega_json, whole, with_source
from targetbook.press.pictures.html_figure import chart_path
from targetbook.press.pictures.painter import painter

SCALE = 2  # pixels of a picture for one of the drawing


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
    """Write every chart's files below the folder; pictures that were drawn before are taken from the cache."""
    for chart in charts:
        svg = with_source(chart.svg, chart.spec)
        for suffix, text in texts(chart, svg, vega_json(chart.spec, cache)).items():
            write(folder / f"{chart.place}.{suffix}", text)
        picture = picture_of(svg, cache, SCALE)
        (folder / f"{chart.place}.png").write_bytes(picture.read_bytes())


def texts(chart: PageChart, svg: str, live: str) -> dict[str, str]:
    """Return the chart's files of text by their endings; the script hands the page the chart that comes alive."""
    name = json.dumps(chart.place)
    files = {
        "svg": svg,
        "json": json.dumps(whole(chart.spec), ensure_ascii=False, indent=1) + "\n",
        "js": f"(window.bookCharts ??= {{}})[{name}] = {live};\n",
    }
    csv = usermeta(chart.spec).get("csv")

    return files if csv is None else {**files, "csv": csv}


def write(path: Path, text: str) -> None:
    """Write a text; a mark tells spreadsheets that a CSV is UTF-8."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8-sig" if path.suffix == ".csv" else "utf-8", newline="")


def picture_of(svg: str, cache: Path, scale: int) -> Path:
    """Paint an SVG once."""
    path = cache_path(cache, f"{scale} {svg}", "png")
    assert path is not None
    if not path.is_file():
        keep(path, painter().svg_to_png(svg, scale=scale))
    return path
