"""The picture that stands for a page where it is shared: its title and its first sentence on a card."""

from html import escape
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from targetbook.page.charts.kit.style import FONT, INK, PUBLISHED, QUIET, lines
from targetbook.press.pictures.chart_files import picture_of
from targetbook.press.pictures.drawing import words_of
from targetbook.press.pictures.glyphs import complaint, missing
from targetbook.press.shell.summary import summary
from targetbook.press.shell.words import of_sphinx

FOLDER = Path("_static", "preview")
WIDE, HIGH, EDGE = 1200, 630, 80
TITLE, TEXT = (64, 32, 2), (34, 58, 4)  # size, Latin characters a line, lines at most


def draw_previews(app: Sphinx, failure: Exception | None) -> None:
    """Draw a picture for every page of the website, of the size its card states; the charts' cache keeps them."""
    if failure is not None or app.builder.name != "html":
        return
    cache = Path(app.config.chart_cache or Path(app.doctreedir, "charts"))
    folder = Path(app.outdir, FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    for page in app.env.titles:
        (folder / f"{Path(page).name}.png").write_bytes(picture_of(card_of(app, page), cache, scale=1).read_bytes())


def card_of(app: Sphinx, page: str) -> str:
    """Return a page's card; one with a character that the book's fonts lack stops the build."""
    lang = of_sphinx(app.config.language)
    svg = card(
        app.config.html_title, app.env.titles[page].astext(), summary(app.env.get_doctree(page), lang), str(lang)
    )
    boxes = missing(words_of(svg))
    if boxes:
        raise ExtensionError(complaint(f"preview/{Path(page).name}", boxes))
    return svg


def card(book: str, title: str, text: str, lang: str) -> str:
    """Lay out a card as SVG: the book's title, the page's title, its first sentence."""
    size, breadth, most = TITLE
    head = paragraph(lines(title, breadth)[:most], size, 210, INK, "700")
    below = 210 + size * 1.3 * len(lines(title, breadth)[:most])
    size, breadth, most = TEXT
    body = paragraph(lines(text, breadth)[:most], size, round(below + 20), QUIET, "400")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xml:lang="{lang}" width="{WIDE}" height="{HIGH}" '
        f'font-family=\'{FONT[lang]}\'><rect width="{WIDE}" height="{HIGH}" fill="white"/>'
        f'<rect width="16" height="{HIGH}" fill="{PUBLISHED}"/>'
        f"{paragraph([book], 30, 110, PUBLISHED, '700')}{head}{body}</svg>"
    )


def paragraph(rows: list[str], size: int, top: int, colour: str, weight: str) -> str:
    """Set lines of text one below the other."""
    spans = "".join(
        f'<tspan x="{EDGE}" y="{round(top + number * size * 1.3)}">{escape(row)}</tspan>'
        for number, row in enumerate(rows)
    )
    return f'<text font-size="{size}" font-weight="{weight}" fill="{colour}">{spans}</text>'
