"""The Sphinx extension behind the charts of the book: what stands below them, and their files."""

import shutil
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.util import logging

from targetbook.press.pictures.chart_files import PageChart, write_charts
from targetbook.press.pictures.drawing import svg_text
from targetbook.press.pictures.glyphs import complaint, missing
from targetbook.press.pictures.html_figure import FILES
from targetbook.press.pictures.list_files import lists_of_pages, merge_lists, write_lists
from targetbook.press.pictures.mime_renderer import ChartTools, charts_of_pages, drawings_folder
from targetbook.press.pictures.vega_bundle import write_bundle

WEBSITES = ("html", "dirhtml", "singlehtml")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension; Sphinx calls this for `targetbook.press.pictures.extension` among its extensions."""
    app.add_config_value("chart_cache", "", "")
    app.add_config_value("chart_script", "", "html")
    app.add_node(ChartTools, html=(_tools, _nothing), epub=(_table, _nothing), latex=(_skip, None), text=(_skip, None))
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
    app.connect("env-check-consistency", look_for_boxes)
    app.connect("build-finished", finish)

    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def look_for_boxes(app: Sphinx, env: Any) -> None:
    """Fail the build where the fonts lack a character."""
    say = logging.getLogger(__name__)
    for chart in charts_of(app):
        chars = missing(svg_text(chart.svg))
        if chars:
            say.error(complaint(chart.place, chars), location=chart.page)
            app.statuscode = 1


def finish(app: Sphinx, failure: Exception | None) -> None:
    """Write the charts' files and the bundle once the pages stand."""
    if failure is not None or app.builder.name not in WEBSITES:
        return

    shutil.rmtree(Path(app.outdir, FILES), ignore_errors=True)  # of a chart that went nothing stays
    write_lists(app.env, Path(app.outdir, FILES))
    charts = charts_of(app)
    if not charts:
        return

    cache = drawings_folder(app.env)
    write_charts(charts, Path(app.outdir, FILES), cache)
    if not app.config.chart_script:  # a book that stands alone has the bundle; on a site its editions share one
        write_bundle(Path(app.outdir, "_static", "vega.js"), cache)


def charts_of(app: Sphinx) -> list[PageChart]:
    """Return the charts of every page."""
    return [
        PageChart(page, spec, svg) for page, charts in charts_of_pages(app.env).items() for spec, svg in charts.values()
    ]


def _purge(_: Sphinx, env: Any, page: str) -> None:
    charts_of_pages(env).pop(page, None)
    lists_of_pages(env).pop(page, None)


def _merge(_: Sphinx, env: Any, pages: set[str], other: Any) -> None:
    merge_lists(env, pages, other)
    charts = charts_of_pages(env)
    charts |= {page: others for page, others in charts_of_pages(other).items() if page in pages}


def _tools(self: Any, node: ChartTools) -> None:
    self.body.append(f'<div class="chart-tools">{node["table"]}{node["links"]}</div>')


def _table(self: Any, node: ChartTools) -> None:
    self.body.append(node["table"])


def _nothing(self: Any, node: ChartTools) -> None:
    """Close nothing: the whole was written at once."""


def _skip(self: Any, node: ChartTools) -> None:
    from docutils.nodes import SkipNode  # type: ignore[import-untyped]

    raise SkipNode
