"""Shows Vega-Lite outputs in the book: first a drawing, readable without JavaScript, in print and offline."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes  # type: ignore[import-untyped]
from myst_nb.core.render import MimeData, MimeRenderPlugin, NbElementRenderer

from targetbook.page.blocks.download import CSV_FILE
from targetbook.press.pictures import html_figure
from targetbook.press.pictures.drawing import Spec, anchor, chart_svg, wide_svg
from targetbook.press.pictures.list_files import list_link, lists_of_pages

MIME = "application/vnd.vegalite.v6+json"
CHARTS = "targetbook_charts"  # the name under which the build keeps each page's charts


class ChartTools(nodes.General, nodes.Element):  # type: ignore[misc]  # docutils ships no types
    """What stands below a chart: its table, and the links that only a website can offer."""


class VegaLiteRenderer(MimeRenderPlugin):  # type: ignore[misc]  # myst_nb ships no types
    """The MyST-NB plugin that turns a Vega-Lite output into a figure with inline SVG."""

    mime_priority_overrides: ClassVar[Sequence[tuple[str, str, int | None]]] = [("*", MIME, 1), ("*", CSV_FILE, 1)]

    @staticmethod
    def handle_mime(renderer: NbElementRenderer, data: MimeData, inline: bool) -> list[nodes.Element] | None:
        """Return the figure and what stands below it, or None for any other kind of output."""
        if inline or data.mime_type not in (MIME, CSV_FILE):
            return None
        if data.mime_type == CSV_FILE:
            return [_list_tools(renderer, data)]

        spec = data.content if isinstance(data.content, dict) else json.loads(data.content)
        env = renderer.renderer.sphinx_env
        page = env.docname if env else Path(str(renderer.source)).stem
        cache = drawings_folder(env) if env else None
        svg = chart_svg(spec, cache)
        if env:
            remember(env, page, spec, svg)

        tools = ChartTools(table=html_figure.folded_table(spec), links=html_figure.chart_links(spec, page))
        figure = html_figure.chart_figure(spec, svg, page, wide_svg(spec, cache))
        return [nodes.raw("", figure, format="html"), tools]


def _list_tools(renderer: NbElementRenderer, data: MimeData) -> ChartTools:
    """Return the link to a list, and keep the list for the end of the build."""
    file = data.content if isinstance(data.content, dict) else json.loads(data.content)
    env = renderer.renderer.sphinx_env
    page = env.docname if env else Path(str(renderer.source)).stem
    if env:
        lists_of_pages(env).setdefault(page, {})[file["anchor"]] = file["csv"]

    return ChartTools(table="", links=list_link(file, page))


def drawings_folder(env: Any) -> Path:
    """Say where drawings are kept from one build to the next: where the configuration says, or beside the doctrees."""
    return Path(env.config["chart_cache"] or Path(env.doctreedir, "charts"))


def remember(env: object, page: str, spec: Spec, svg: str) -> None:
    """Keep a page's chart for the end of the build, when its files are written."""
    charts_of_pages(env).setdefault(page, {})[anchor(spec)] = (spec, svg)


def charts_of_pages(env: object) -> dict[str, dict[str, tuple[Spec, str]]]:
    """Give the build's charts: page -> anchor -> specification, drawing."""
    charts: dict[str, dict[str, tuple[Spec, str]]] = vars(env).setdefault(CHARTS, {})
    return charts
