"""Sets a chart into its page: the drawing, its source line, its figures as a table, and what can be taken away."""

from pathlib import PurePosixPath

from markupsafe import Markup

from targetbook.page.voice.words import Words
from targetbook.press.pictures.drawing import Spec, anchor, usermeta

DOWNLOADS = {"csv": "CSV", "svg": "SVG", "json": "Vega-Lite"}  # and PNG, which a script of the shell offers
FILES = "_static/charts"
FIGURE = Markup('<figure class="chart" id="{name}" tabindex="0" data-chart="{path}">{inside}</figure>')
BOTH = Markup('<div class="drawing narrow">{narrow}</div><div class="drawing wide" data-chart="{path}">{wide}</div>')
TWIN = Markup('<details class="twin"><summary>{}</summary>{}</details>')
LINK = Markup('<a download="{name}.{kind}" href="{file}.{kind}">{label}</a>')
WIDE = "-wide"  # the script of the chart that a desk brings to life


def chart_figure(spec: Spec, svg: str, page: str, wide: str = "") -> Markup:
    """Return the HTML figure of a chart on a page: its SVG, its anchor as id, its source line as caption.

    With a drawing for a desk it has both, of which a style sheet shows the one that there is room for.
    """
    name = anchor(spec)
    caption = Markup(usermeta(spec).get("caption", ""))
    foot = Markup("<figcaption>{}</figcaption>").format(caption) if caption else Markup()
    path = chart_path(page, name)
    drawings = Markup('<div class="drawing">{}</div>').format(Markup(svg))
    if wide:
        drawings = BOTH.format(narrow=Markup(svg), path=f"{path}{WIDE}", wide=Markup(wide))

    return FIGURE.format(name=name, path=path, inside=drawings + foot)


def folded_table(spec: Spec) -> Markup:
    """Fold the chart's figures away."""
    rows = Markup(usermeta(spec).get("table", ""))
    return TWIN.format(words_for(spec)("chart.table"), rows) if rows else Markup()


def chart_links(spec: Spec, page: str) -> Markup:
    """Return the links to the chart's files and to the chart itself."""
    say = words_for(spec)
    name = anchor(spec)
    up = "../" * (len(PurePosixPath(page).parts) - 1)
    file = f"{up}{FILES}/{chart_path(page, name)}"

    kinds = [kind for kind in DOWNLOADS if kind != "csv" or "csv" in usermeta(spec)]
    links = Markup(" ").join(LINK.format(name=name, file=file, kind=kind, label=DOWNLOADS[kind]) for kind in kinds)
    here = Markup('<a class="here" href="#{}">{}</a>').format(name, say("chart.link"))

    return Markup('<p class="take"><span>{}</span> {} {}</p>').format(say("chart.download"), links, here)


def chart_path(page: str, name: str) -> str:
    """Name a chart's files below the folder of charts, without their endings: `growth/gdp-level`."""
    return f"{PurePosixPath(page).name}/{name}"


def words_for(spec: Spec) -> Words:
    """Return the words of the language that the page states for the chart."""
    return Words(str(usermeta(spec).get("lang", "en")))
