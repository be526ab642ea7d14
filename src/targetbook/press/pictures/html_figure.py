"""Sets a chart into its page: the drawing, its source line, its figures as a table, and what can be taken away."""

from html import escape
from pathlib import PurePosixPath

from targetbook.page.voice.words import Words
from targetbook.press.pictures.drawing import Spec, anchor, usermeta

DOWNLOADS = {"csv": "CSV", "svg": "SVG", "json": "Vega-Lite"}  # and PNG, which a script of the shell offers
FILES = "_static/charts"
WIDE = "-wide"  # the script of the chart that a desk brings to life


def chart_figure(spec: Spec, svg: str, page: str, wide: str = "") -> str:
    """Return the HTML figure of a chart on a page: its SVG, its anchor as id, its source line as caption.

    With a drawing for a desk it has both, of which a style sheet shows the one that there is room for.
    """
    name = anchor(spec)
    caption = str(usermeta(spec).get("caption", ""))
    foot = f"<figcaption>{caption}</figcaption>" if caption else ""
    path = escape(chart_path(page, name))
    drawings = f'<div class="drawing">{svg}</div>'
    if wide:
        broad = f'<div class="drawing wide" data-chart="{path}{WIDE}">{wide}</div>'
        drawings = f'<div class="drawing narrow">{svg}</div>{broad}'

    return f'<figure class="chart" id="{name}" tabindex="0" data-chart="{path}">{drawings}{foot}</figure>'


def folded_table(spec: Spec) -> str:
    """Fold the chart's figures away."""
    rows = usermeta(spec).get("table")
    summary = escape(words_for(spec)("chart.table"))
    return f'<details class="twin"><summary>{summary}</summary>{rows}</details>' if rows else ""


def chart_links(spec: Spec, page: str) -> str:
    """Return the links to the chart's files and to the chart itself."""
    say = words_for(spec)
    name = anchor(spec)
    up = "../" * (len(PurePosixPath(page).parts) - 1)
    file = f"{up}{FILES}/{escape(chart_path(page, name))}"

    kinds = [kind for kind in DOWNLOADS if kind != "csv" or "csv" in usermeta(spec)]
    files = " ".join(f'<a download="{name}.{kind}" href="{file}.{kind}">{DOWNLOADS[kind]}</a>' for kind in kinds)
    here = f'<a class="here" href="#{name}">{escape(say("chart.link"))}</a>'

    return f'<p class="take"><span>{escape(say("chart.download"))}</span> {files} {here}</p>'


def chart_path(page: str, name: str) -> str:
    """Name a chart's files below the folder of charts, without their endings: `growth/gdp-level`."""
    return f"{PurePosixPath(page).name}/{name}"


def words_for(spec: Spec) -> Words:
    """Return the words of the language that the page states for the chart."""
    return Words(str(usermeta(spec).get("lang", "en")))
