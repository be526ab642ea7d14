"""Writes what a chart can be taken away as: figures, drawing, picture, specification; and what makes it alive."""

import json
import multiprocessing
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from targetbook.press.drawing import Spec, anchor, chinese_first, compiled, keep, kept_as, whole, with_source
from targetbook.press.figure import place

SCALE = 2  # pixels of a picture for one of the drawing
BUNDLE = "window.vegaEmbed = vegaEmbed;"
ENCLOSED = "(() => {{{}\n}})();\n"  # the bundle's own names stay out of the page's


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
    pictures: dict[Path, tuple[str, Path]] = {}
    for chart in charts:
        svg = with_source(chart.svg, chart.spec)
        for suffix, text in texts(chart, svg, compiled(chart.spec, cache)).items():
            write(folder / f"{chart.place}.{suffix}", text)
        pictures[folder / f"{chart.place}.png"] = (svg, kept_picture(svg, cache))
    draw_pictures({kept: svg for svg, kept in pictures.values() if not kept.is_file()})
    for path, (_, kept) in pictures.items():
        path.write_bytes(kept.read_bytes())


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


def draw_pictures(wanted: dict[Path, str]) -> None:
    """Draw SVG as PNG, on all of the machine's processors."""
    if not wanted:
        return
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        list(pool.map(draw_picture, wanted, wanted.values(), chunksize=4))


def kept_picture(svg: str, cache: Path) -> Path:
    """Say where the picture drawn of an SVG is kept."""
    kept = kept_as(cache, chinese_first(svg), "png")
    assert kept is not None
    return kept


def draw_picture(path: Path, svg: str) -> None:
    """Draw one SVG as PNG."""
    import vl_convert

    keep(path, vl_convert.svg_to_png(chinese_first(svg), scale=SCALE))


def write_bundle(path: Path, cache: Path) -> None:
    """Write the Vega bundle, which a page loads when its first chart comes alive."""
    import vl_convert

    kept = kept_as(cache, ENCLOSED.format(BUNDLE), "js")
    assert kept is not None
    if not kept.is_file():
        keep(kept, ENCLOSED.format(vl_convert.javascript_bundle(BUNDLE)).encode())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(kept.read_bytes())
