"""Draws charts before Sphinx asks for them: as SVG where a chapter was run, as pictures while the book is printed."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from targetbook.press.pictures.chart_files import SCALE, picture_of
from targetbook.press.pictures.drawing import Spec, chart_svg, with_source
from targetbook.press.pictures.mime_renderer import MIME


def draw_ahead(notebook: Any, drawings: Path) -> None:
    """Draw every chart of an executed notebook as SVG, unless it was drawn before."""
    for spec in charts_in(notebook):
        chart_svg(spec, drawings)


def paint_ahead(chapters: Sequence[Path], drawings: Path) -> None:
    """Paint every chart of executed chapters as a picture, the last one first: Sphinx begins at the other end."""
    for chapter in sorted(chapters, reverse=True):
        for spec in reversed([*charts_in(json.loads(chapter.read_text(encoding="utf-8")))]):
            picture_of(with_source(chart_svg(spec, drawings), spec), drawings, SCALE)


def charts_in(notebook: Any) -> Iterator[Spec]:
    """Give the Vega-Lite outputs of a notebook."""
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            if MIME in output.get("data", {}):
                yield output["data"][MIME]
