"""Draws a chapter's charts where it was run, beside other chapters, so that Sphinx finds them drawn."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from targetbook.press.chart_files import SCALE, picture_of
from targetbook.press.drawing import Spec, drawn, with_source
from targetbook.press.svg import MIME


def draw_ahead(executed: Any, drawings: Path) -> None:
    """Draw every chart of an executed notebook as SVG and as picture, unless it was drawn before."""
    for spec in charts_in(executed):
        picture_of(with_source(drawn(spec, drawings), spec), drawings, SCALE)


def charts_in(executed: Any) -> Iterator[Spec]:
    """Give the Vega-Lite outputs of a notebook."""
    for cell in executed.cells:
        for output in cell.get("outputs", []):
            if MIME in output.get("data", {}):
                yield output["data"][MIME]
