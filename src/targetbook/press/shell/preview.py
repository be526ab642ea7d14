"""The picture that stands for a page where it is shared: its title and its finding on a card.

Only a site with an address has them: others ask for a picture by its whole address.
"""

from html import escape
from pathlib import Path

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


def preview_svg(book: str, title: str, text: str, lang: str) -> str:
    """Lay out a card as SVG: the book's title, the page's title, its finding."""
    size, breadth, most = TITLE
    rows = lines(title, breadth)[:most]
    head = paragraph(rows, size, 210, INK, "700")
    below = 210 + size * 1.3 * len(rows)

    size, breadth, most = TEXT
    body = paragraph(lines(text, breadth)[:most], size, round(below + 20), QUIET, "400")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xml:lang="{lang}" width="{WIDTH}" height="{HEIGHT}" '
        f'font-family=\'{FONT[lang]}\'><rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>'
        f'<rect width="16" height="{HEIGHT}" fill="{PUBLISHED}"/>'
        f"{paragraph([book], 30, 110, PUBLISHED, '700')}{head}{body}</svg>"
    )


def paragraph(rows: list[str], size: int, top: int, colour: str, weight: str) -> str:
    """Set lines one below the other."""
    spans = "".join(
        f'<tspan x="{EDGE}" y="{round(top + number * size * 1.3)}">{escape(row)}</tspan>'
        for number, row in enumerate(rows)
    )
    return f'<text font-size="{size}" font-weight="{weight}" fill="{colour}">{spans}</text>'
