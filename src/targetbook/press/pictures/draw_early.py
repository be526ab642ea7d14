"""Draws charts before Sphinx asks for them, where a chapter was run."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from targetbook.press.pictures.drawing import Spec, chart_svg, wide_svg
from targetbook.press.pictures.mime_renderer import MIME


def draw_ahead(notebook: Any, drawings: Path) -> None:
    """Draw every chart of an executed notebook as SVG, for a phone and a desk, unless it was drawn before."""
    for spec in charts_in(notebook):
        chart_svg(spec, drawings)
        wide_svg(spec, drawings)


def charts_in(notebook: Any) -> Iterator[Spec]:
    """Give the Vega-Lite outputs of a notebook."""
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            if MIME in output.get("data", {}):
                yield output["data"][MIME]
