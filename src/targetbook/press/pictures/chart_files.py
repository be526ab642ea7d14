"""Writes a chart's files: figures, drawing, picture, specification, and the chart that comes alive."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from targetbook.press.pictures.cache import keep, kept_as
from targetbook.press.pictures.drawing import Spec, anchor, compiled, whole, with_source
from targetbook.press.pictures.html_figure import place
from targetbook.press.pictures.painter import painter

SCALE = 2  # pixels of a picture for one of the drawing


@dataclass(frozen=True)
class Shown:
    """A chart as a page shows it."""

    page: str
    spec: Spec
    svg: str

    @property
    def place(self) -> str:
        """Name its files: `growth/gdp-level`."""
        return place(self.page, anchor(self.spec))


def write_charts(charts: Iterable[Shown], folder: Path, cache: Path) -> None:
    """Write every chart's files below the folder; pictures that were drawn before are taken from the cache."""
    for chart in charts:
        svg = with_source(chart.svg, chart.spec)
        for suffix, text in texts(chart, svg, compiled(chart.spec, cache)).items():
            write(folder / f"{chart.place}.{suffix}", text)
        picture = picture_of(svg, cache, SCALE)
        (folder / f"{chart.place}.png").write_bytes(picture.read_bytes())


def texts(chart: Shown, svg: str, live: str) -> dict[str, str]:
    """Return the chart's files of text by their endings; the script hands the page the chart that comes alive."""
    name = json.dumps(chart.place)
    made = {
        "svg": svg,
        "json": json.dumps(whole(chart.spec), ensure_ascii=False, indent=1) + "\n",
        "js": f"(window.bookCharts ??= {{}})[{name}] = {live};\n",
    }
    csv = chart.spec.get("usermeta", {}).get("csv")
    return made if csv is None else {**made, "csv": csv}


def write(path: Path, text: str) -> None:
    """Write a file of text; the mark at the start of a CSV file tells spreadsheets that it is UTF-8."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8-sig" if path.suffix == ".csv" else "utf-8", newline="")


def picture_of(svg: str, cache: Path, scale: int) -> Path:
    """Return an SVG's picture of so many pixels for one of the drawing; an equal one made before is taken again."""
    kept = kept_as(cache, f"{scale} {svg}", "png")
    assert kept is not None
    if not kept.is_file():
        keep(kept, painter().svg_to_png(svg, scale=scale))
    return kept
