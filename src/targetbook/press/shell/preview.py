"""The picture that stands for a page where it is shared: its title and its finding on a card.

Only a site with an address has them: others ask for a picture by its whole address.
"""

from pathlib import Path

from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from targetbook.page.charts.kit.style import FONT, INK, PUBLISHED, QUIET, lines
from targetbook.press.pictures.cache import cache_path, keep
from targetbook.press.pictures.drawing import svg_text
from targetbook.press.pictures.glyphs import complaint, missing
from targetbook.press.pictures.painter import painter
from targetbook.press.shell.summary import finding
from targetbook.press.shell.words import of_sphinx

FOLDER = Path("_static", "preview")
WIDTH = 1200
HEIGHT = 630
EDGE = 80
SCALE = 0.5  # 600 by 315 pixels, the least that is shown large; a site has thousands of cards
QUALITY = 80  # of a JPEG: a third of the bytes of a PNG
CARD = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" xml:lang="{lang}" width="{width}" height="{height}" '
    'font-family=\'{font}\'><rect width="{width}" height="{height}" fill="white"/>'
    '<rect width="16" height="{height}" fill="{colour}"/>{rows}</svg>'
)
ROW = Markup('<tspan x="{}" y="{}">{}</tspan>')
# size, Latin characters a line, lines at most
TITLE = (64, 32, 2)
TEXT = (34, 58, 4)


def draw_previews(app: Sphinx, failure: Exception | None) -> None:
    """Draw a picture for every page of a website that has an address; the charts' cache keeps them."""
    if failure is not None or app.builder.name != "html" or not app.config.html_baseurl:
        return

    cache = Path(app.config.chart_cache or Path(app.doctreedir, "charts"))
    folder = Path(app.outdir, FOLDER)
    folder.mkdir(parents=True, exist_ok=True)

    for page in app.env.titles:
        (folder / f"{Path(page).name}.jpg").write_bytes(picture_of(card_of(app, page), cache))


def picture_of(svg: str, cache: Path) -> bytes:
    """Paint a card once."""
    path = cache_path(cache, f"{SCALE} {QUALITY} {svg}", "jpg")
    assert path is not None
    if not path.is_file():
        keep(path, painter().svg_to_jpeg(svg, scale=SCALE, quality=QUALITY))
    return path.read_bytes()


def card_of(app: Sphinx, page: str) -> str:
    """Return a page's card; one with a character that the book's fonts lack stops the build."""
    lang = of_sphinx(app.config.language)
    title = app.env.titles[page].astext()
    svg = preview_svg(app.config.html_title, title, finding(app.env.get_doctree(page), lang), str(lang))

    boxes = missing(svg_text(svg))
    if boxes:
        raise ExtensionError(complaint(f"preview/{Path(page).name}", boxes))

    return svg


def preview_svg(book: str, title: str, text: str, lang: str) -> Markup:
    """Lay out a card as SVG: the book's title, the page's title, its finding."""
    size, breadth, most = TITLE
    title_lines = lines(title, breadth)[:most]
    head = paragraph(title_lines, size, 210, INK, "700")
    below = 210 + size * 1.3 * len(title_lines)

    size, breadth, most = TEXT
    body = paragraph(lines(text, breadth)[:most], size, round(below + 20), QUIET, "400")
    rows = paragraph([book], 30, 110, PUBLISHED, "700") + head + body

    return CARD.format(lang=lang, width=WIDTH, height=HEIGHT, font=FONT[lang], colour=PUBLISHED, rows=rows)


def paragraph(rows: list[str], size: int, top: int, colour: str, weight: str) -> Markup:
    """Set lines one below the other."""
    spans = Markup().join(ROW.format(EDGE, round(top + number * size * 1.3), row) for number, row in enumerate(rows))
    return Markup('<text font-size="{}" font-weight="{}" fill="{}">{}</text>').format(size, weight, colour, spans)
