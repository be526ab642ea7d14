"""Draws a Vega-Lite specification as SVG that stands in a page: ids of its own, named for those who do not see it."""

import hashlib
import json
import re
from html import escape, unescape
from pathlib import Path
from typing import Any

from targetbook.page.charts.kit.style import FONT
from targetbook.press.pictures.cache import keep, kept_as
from targetbook.press.pictures.painter import painter

Spec = dict[str, Any]
PART_ROLES = re.compile(r' (?:role|aria-roledescription|aria-label)="[^"]*"')
UNSTATED = {"font": FONT["en"]}  # the look of a chart that is not of the book's own making


def anchor(spec: Spec) -> str:
    """Return the chart's id on its page: `usermeta.anchor`, else one made from its content."""
    given = str(spec.get("usermeta", {}).get("anchor", ""))
    digest = hashlib.sha256(json.dumps(spec, sort_keys=True).encode()).hexdigest()[:8]
    return re.sub(r"[^A-Za-z0-9_-]+", "-", given).strip("-") or f"chart-{digest}"


def bare(spec: Spec) -> Spec:
    """Return the chart as the page shows it: without what the page says beside it, its source line where it has one."""
    dropped = {"usermeta", "title"} if spec.get("usermeta", {}).get("caption") else {"usermeta"}
    return {key: value for key, value in spec.items() if key not in dropped}


def whole(spec: Spec) -> Spec:
    """Return the chart as it leaves the book: with its source line, without the page's own notes."""
    return {key: value for key, value in spec.items() if key != "usermeta"}


def drawn(spec: Spec, cache: Path | None = None) -> str:
    """Return the SVG of a bare specification under the chart's own ids; an equal one drawn before is taken again."""
    live = compiled(spec, cache)
    kept = kept_as(cache, live, "svg")
    if kept and kept.is_file():
        raw = kept.read_text(encoding="utf-8")
    else:
        # data from other hosts are refused
        raw = str(painter().vega_to_svg(json.loads(live), allowed_base_urls=[]))
        keep(kept, raw.encode())
    meta = spec.get("usermeta", {})
    svg = prefix_ids(without_roles(raw), anchor(spec))
    return name_for_readers(svg, str(meta.get("title", "")), str(meta.get("alt", "")))


def compiled(spec: Spec, cache: Path | None = None) -> str:
    """Return a bare specification compiled to Vega, as JSON: what is drawn now is what comes alive in the page."""
    told = json.dumps(bare(spec), sort_keys=True)
    kept = kept_as(cache, told, "json")
    if kept and kept.is_file():
        return kept.read_text(encoding="utf-8")
    vega = painter().vegalite_to_vega(json.loads(told), config=UNSTATED)
    live = json.dumps(vega, ensure_ascii=False, separators=(",", ":"))
    keep(kept, live.encode())
    return live


def without_roles(svg: str) -> str:
    """Return the SVG without the roles of its parts, which have no names: the whole is one image that has."""
    return PART_ROLES.sub("", svg)


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


def with_source(svg: str, spec: Spec) -> str:
    """Return the SVG as a picture of its own: its source line written below, since the page's is left behind."""
    foot = spec.get("title") if bare(spec) != whole(spec) else None
    if not isinstance(foot, dict):
        return svg
    size, lines = float(foot.get("fontSize", 10)), foot["text"] if isinstance(foot["text"], list) else [foot["text"]]
    step, found = size * 1.3, re.search(r'width="([\d.]+)" height="([\d.]+)" viewBox="0 0 [\d.]+ [\d.]+"', svg)
    if found is None:
        return svg
    width, height = float(found[1]), float(found[2])
    font = escape(str(spec.get("config", {}).get("font", "sans-serif")))
    style = f'font-family="{font}" font-size="{size:g}px" fill="{foot.get("color", "#000")}"'
    texts = "".join(
        f'<text x="4" y="{height + step * (number + 1):g}" {style}>{escape(line)}</text>'
        for number, line in enumerate(lines)
    )
    full = f"{height + step * (len(lines) + 0.8):g}"
    taller = svg.replace(found[0], f'width="{width:g}" height="{full}" viewBox="0 0 {width:g} {full}"', 1)
    ground = f'<rect width="{width:g}" height="{full}" fill="white"/>'
    head, rest = taller.split("</desc>", 1)
    return f"{head}</desc>{ground}{rest.removesuffix('</svg>')}{texts}</svg>"


def words_of(svg: str) -> str:
    """Return the text an SVG draws."""
    return unescape("".join(re.findall(r"<text[^>]*>([^<]*)", svg) + re.findall(r"<tspan[^>]*>([^<]*)", svg)))
