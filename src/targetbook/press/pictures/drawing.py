"""Draws a Vega-Lite specification as SVG that stands in a page: ids of its own, named for those who do not see it."""

import hashlib
import json
import re
from html import escape, unescape
from pathlib import Path
from typing import Any

from targetbook.page.charts.kit.style import FONT, widened
from targetbook.press.pictures.cache import cache_path, keep
from targetbook.press.pictures.painter import painter

Spec = dict[str, Any]
NO_ANCHOR = re.compile(r"[^A-Za-z0-9_-]+")
# parts have no names: the whole is one image that has
PART_ROLES = re.compile(r' (?:role|aria-roledescription|aria-label)="[^"]*"')
SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)" viewBox="0 0 [\d.]+ [\d.]+"')
UNSTATED = {"font": FONT["en"]}  # the look of a chart that is not of the book's own making


def usermeta(spec: Spec) -> dict[str, Any]:
    """Return what the page says beside a chart."""
    meta: dict[str, Any] = spec.get("usermeta", {})
    return meta


def anchor(spec: Spec) -> str:
    """Return the chart's id on its page."""
    name = NO_ANCHOR.sub("-", str(usermeta(spec).get("anchor", ""))).strip("-")
    return name or f"chart-{hashlib.sha256(json.dumps(spec, sort_keys=True).encode()).hexdigest()[:8]}"


def bare(spec: Spec) -> Spec:
    """Return the chart without what the page says beside it."""
    beside = {"usermeta", "title"} if usermeta(spec).get("caption") else {"usermeta"}
    return {key: value for key, value in spec.items() if key not in beside}


def whole(spec: Spec) -> Spec:
    """Return the chart as it leaves the book."""
    return {key: value for key, value in spec.items() if key != "usermeta"}


def chart_svg(spec: Spec, cache: Path | None = None) -> str:
    """Draw a chart."""
    svg = prefix_ids(PART_ROLES.sub("", raw_svg(spec, cache)), anchor(spec))
    meta = usermeta(spec)
    return name_for_readers(svg, str(meta.get("title", "")), str(meta.get("alt", "")))


def wide_spec(spec: Spec) -> Spec | None:
    """Return a chart as a desk shows it; None where it is the same there as on a phone."""
    meta = usermeta(spec)
    return widened(spec, str(meta["title"]), str(meta["basis"])) if "basis" in meta else None


def wide_svg(spec: Spec, cache: Path | None = None) -> str:
    """Draw a chart for a desk, named by a label alone: title and description stand in the drawing for a phone."""
    wide = wide_spec(spec)
    if wide is None:
        return ""
    svg = prefix_ids(PART_ROLES.sub("", raw_svg(wide, cache)), f"{anchor(spec)}-wide")
    label = escape(str(usermeta(spec)["alt"]))

    return svg.replace(">", f' role="img" aria-label="{label}">', 1)


def raw_svg(spec: Spec, cache: Path | None) -> str:
    """Return a bare specification as the painter draws it; an equal one drawn before is taken again."""
    live = vega_json(spec, cache)
    path = cache_path(cache, live, "svg")
    if path and path.is_file():
        return path.read_text(encoding="utf-8")

    svg = str(painter().vega_to_svg(json.loads(live), allowed_base_urls=[]))  # data from other hosts are refused
    keep(path, svg.encode())
    return svg


def vega_json(spec: Spec, cache: Path | None = None) -> str:
    """Return a bare specification compiled to Vega, as JSON: what is drawn now is what comes alive in the page."""
    source = json.dumps(bare(spec), sort_keys=True)
    path = cache_path(cache, source, "json")
    if path and path.is_file():
        return path.read_text(encoding="utf-8")

    vega = painter().vegalite_to_vega(json.loads(source), config=UNSTATED)
    live = json.dumps(vega, ensure_ascii=False, separators=(",", ":"))
    keep(path, live.encode())

    return live


def prefix_ids(svg: str, prefix: str) -> str:
    """Return the SVG with its ids numbered under the prefix, so that two charts share a page.

    vl-convert counts its ids through a whole build: renumbered, a chart does not depend on those before it.
    """
    ids = dict.fromkeys(re.findall(r'\bid="([^"]+)"', svg))
    names = {old: f"{prefix}-{number}" for number, old in enumerate(ids, start=1)}
    used = re.compile(r'(\bid="|url\(#|href="#)([^")]+)')
    return used.sub(lambda match: match[1] + names.get(match[2], match[2]), svg)


def name_for_readers(svg: str, title: str, alt: str) -> str:
    """Return the SVG as one labelled image: role, label, title and description for those who do not see it."""
    label = escape(alt or title)
    words = f"<title>{escape(title or alt)}</title><desc>{escape(alt or title)}</desc>"
    start, rest = svg.split(">", 1)
    return f'{start} role="img" aria-label="{label}">{words}{rest}'


def with_source(svg: str, spec: Spec) -> str:
    """Return the SVG as a picture of its own: its source line written below, since the page's is left behind."""
    foot = spec.get("title") if bare(spec) != whole(spec) else None
    box = SIZE.search(svg)
    if not isinstance(foot, dict) or box is None:
        return svg

    lines = foot["text"] if isinstance(foot["text"], list) else [foot["text"]]
    step = float(foot.get("fontSize", 10)) * 1.3
    width = f"{float(box[1]):g}"
    height = f"{float(box[2]) + step * (len(lines) + 0.8):g}"

    taller = svg.replace(box[0], f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"', 1)
    ground = f'<rect width="{width}" height="{height}" fill="white"/>'
    texts = source_lines(lines, float(box[2]), step, foot_style(foot, spec))
    head, rest = taller.split("</desc>", 1)

    return f"{head}</desc>{ground}{rest.removesuffix('</svg>')}{texts}</svg>"


def foot_style(foot: Spec, spec: Spec) -> str:
    """Style a source line."""
    font = escape(str(spec.get("config", {}).get("font", "sans-serif")))
    size = float(foot.get("fontSize", 10))
    return f'font-family="{font}" font-size="{size:g}px" fill="{foot.get("color", "#000")}"'


def source_lines(lines: list[str], top: float, step: float, style: str) -> str:
    """Set lines one below the other."""
    rows = ((top + step * number, escape(line)) for number, line in enumerate(lines, 1))
    return "".join(f'<text x="4" y="{y:g}" {style}>{line}</text>' for y, line in rows)


def svg_text(svg: str) -> str:
    """Return the text an SVG draws."""
    return unescape("".join(re.findall(r"<text[^>]*>([^<]*)", svg) + re.findall(r"<tspan[^>]*>([^<]*)", svg)))
