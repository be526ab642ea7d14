"""Draws Vega-Lite outputs as inline SVG while the book is built: readable without JavaScript, in print and offline."""

import hashlib
import json
import re
from collections.abc import Sequence
from html import escape
from typing import Any, ClassVar

import vl_convert
from docutils import nodes  # type: ignore[import-untyped]
from myst_nb.core.render import MimeData, MimeRenderPlugin, NbElementRenderer

MIME = "application/vnd.vegalite.v6+json"

Spec = dict[str, Any]


class VegaLiteRenderer(MimeRenderPlugin):  # type: ignore[misc]  # myst_nb ships no types
    """The MyST-NB plugin that turns a Vega-Lite output into a figure with inline SVG."""

    mime_priority_overrides: ClassVar[Sequence[tuple[str, str, int | None]]] = [("*", MIME, 1)]

    @staticmethod
    def handle_mime(renderer: NbElementRenderer, data: MimeData, inline: bool) -> list[nodes.Element] | None:
        """Return the figure as a raw node, or None for any other kind of output."""
        if inline or data.mime_type != MIME:
            return None
        spec = data.content if isinstance(data.content, dict) else json.loads(data.content)
        return [nodes.raw("", figure(spec), format="html")]


def figure(spec: Spec) -> str:
    """Return the HTML figure of one Vega-Lite specification, with its anchor as id."""
    name = anchor(spec)
    meta = spec.get("usermeta", {})
    svg = prefix_ids(draw(spec), name)
    svg = name_for_readers(svg, str(meta.get("title", "")), str(meta.get("alt", "")))
    return f'<figure class="chart" id="{name}">{svg}</figure>'


def draw(spec: Spec) -> str:
    """Return the SVG vl-convert draws of the specification; data from other hosts are refused."""
    return str(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))


def anchor(spec: Spec) -> str:
    """Return the chart's id on its page: `usermeta.anchor`, else one made from its content."""
    given = str(spec.get("usermeta", {}).get("anchor", ""))
    digest = hashlib.sha256(json.dumps(spec, sort_keys=True).encode()).hexdigest()[:8]
    return re.sub(r"[^A-Za-z0-9_-]+", "-", given).strip("-") or f"chart-{digest}"


def prefix_ids(svg: str, prefix: str) -> str:
    """Return the SVG with its ids numbered under the prefix, so that two charts share a page.

    vl-convert counts its ids through a whole build: renumbered, a chart does not depend on those before it.
    """
    found = dict.fromkeys(re.findall(r'\bid="([^"]+)"', svg))
    names = {old: f"{prefix}-{number}" for number, old in enumerate(found, start=1)}
    used = re.compile(r'(\bid="|url\(#|href="#)([^")]+)')
    return used.sub(lambda match: match[1] + names.get(match[2], match[2]), svg)


def name_for_readers(svg: str, title: str, alt: str) -> str:
    """Return the SVG as one labelled image: role, label, title and description for those who do not see it."""
    label = escape(alt or title)
    words = f"<title>{escape(title or alt)}</title><desc>{escape(alt or title)}</desc>"
    start, rest = svg.split(">", 1)
    return f'{start} role="img" aria-label="{label}">{words}{rest}'
