"""Sets a chart into its page: the drawing, its source line, its figures as a table, and what can be taken away."""

from html import escape
from pathlib import PurePosixPath

from targetbook.page.voice.words import Words
from targetbook.press.pictures.drawing import Spec, anchor

DOWNLOADS = {"csv": "CSV", "svg": "SVG", "png": "PNG", "json": "Vega-Lite"}
FILES = "_static/charts"


def figure(spec: Spec, svg: str, page: str) -> str:
    """Return the HTML figure of a chart on a page: its SVG, its anchor as id, its source line as caption."""
    name, caption = anchor(spec), str(spec.get("usermeta", {}).get("caption", ""))
    foot = f"<figcaption>{caption}</figcaption>" if caption else ""
    return (
        f'<figure class="chart" id="{name}" tabindex="0" data-chart="{escape(place(page, name))}">'
        f'<div class="drawing">{svg}</div>{foot}</figure>'
    )


def table(spec: Spec) -> str:
    """Return the chart's figures as a folded table; '' where the page handed none over."""
    meta = spec.get("usermeta", {})
    if not meta.get("table"):
        return ""
    summary = escape(words(spec)("chart.table"))
    return f'<details class="twin"><summary>{summary}</summary>{meta["table"]}</details>'


def links(spec: Spec, page: str) -> str:
    """Return the links to the chart's files and to the chart itself."""
    say, name, files = words(spec), anchor(spec), place(page, anchor(spec))
    up = "../" * (len(PurePosixPath(page).parts) - 1)
    kinds = [kind for kind in DOWNLOADS if kind != "csv" or "csv" in spec.get("usermeta", {})]
    shown = " ".join(
        f'<a download="{name}.{kind}" href="{up}{FILES}/{escape(files)}.{kind}">{DOWNLOADS[kind]}</a>' for kind in kinds
    )
    here = f'<a class="here" href="#{name}">{escape(say("chart.link"))}</a>'
    return f'<p class="take"><span>{escape(say("chart.download"))}</span> {shown} {here}</p>'


def place(page: str, name: str) -> str:
    """Name a chart's files below the folder of charts, without their endings: `growth/gdp-level`."""
    return f"{PurePosixPath(page).name}/{name}"


def words(spec: Spec) -> Words:
    """Return the words of the language that the page states for the chart."""
    return Words(str(spec.get("usermeta", {}).get("lang", "en")))
