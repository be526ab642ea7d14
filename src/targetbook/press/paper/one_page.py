"""Makes the single page that Sphinx writes of a whole book into one that prints: own frame, inner links, open folds."""

import re
from importlib.resources import files

from bs4 import BeautifulSoup, Tag

from targetbook.press.book.templates import render
from targetbook.press.errors import PressError

PAGE_LINK = re.compile(r"^(?:[\w./-]*/)?([\w-]+)\.html(?:#(.*))?$")
CHAPTER_MARK = "document-chapters/"
CLUTTER = ".headerlink, .chart-tools, .filters, .shown, .no-print, script, style"


def one_page(html: str, title: str, about: str, lang: str) -> str:
    """Return the page to print: a title page, the contents, then each chapter."""
    body = BeautifulSoup(html, "html.parser").select_one("article, [role=main]")
    if body is None:
        raise PressError("Sphinx wrote a single page without a main part")

    for clutter in body.select(CLUTTER):
        clutter.decompose()

    unfold(body)
    chapters = separate(body)
    link_within(body)
    contents = [(str(chapter["id"]), chapter_title(chapter)) for chapter in chapters]

    return in_paper_frame(title, about, lang, contents, "\n".join(str(chapter) for chapter in chapters))


def unfold(body: Tag) -> None:
    """Open what is folded; charts stand for their tables, the drawing for a narrow column for the one for a desk."""
    for double in body.select("details.twin, .drawing.wide"):
        double.decompose()
    for fold in body.find_all("details"):
        fold["open"] = ""


def separate(body: Tag) -> list[Tag]:
    """Take the chapters apart, each with its name as id, its own headings' ids, and its title as first heading."""
    first = body.find("section")
    assert isinstance(first, Tag)
    inner = body.select(".toctree-wrapper > section")
    marks = [str(mark["id"]).removeprefix(CHAPTER_MARK) for mark in body.select(".toctree-wrapper > span[id]")]

    for section in inner:
        raise_headings(section)

    chapters = [chapter.extract() for chapter in inner]

    for wrapper in first.select(".toctree-wrapper"):
        wrapper.decompose()

    for name, chapter in zip(["overview", *marks], [first, *chapters], strict=True):
        name_sections(chapter, name)

    return [first, *chapters]


def raise_headings(section: Tag) -> None:
    """Give the headings of a chapter the level they have on a page of their own."""
    for heading in section.find_all(re.compile(r"^h[2-6]$")):
        heading.name = f"h{int(heading.name[1]) - 1}"


def name_sections(chapter: Tag, name: str) -> None:
    """Make section ids unique in the whole book."""
    for section in chapter.find_all("section", id=True):
        section["id"] = f"{name}-{section['id']}"
    chapter["id"] = name


def link_within(body: Tag) -> None:
    """Turn links from page to page into links within the one page."""
    for link in body.find_all("a", href=True):
        if address := PAGE_LINK.match(str(link["href"])):
            link["href"] = f"#{address[2] or address[1]}"


def chapter_title(chapter: Tag) -> str:
    """Give the chapter's title."""
    heading = chapter.find("h1")
    return heading.get_text().strip() if isinstance(heading, Tag) else ""


def in_paper_frame(title: str, about: str, lang: str, contents: list[tuple[str, str]], chapters: str) -> str:
    """Put title page, contents and chapters into the frame that is printed."""
    styles = files("targetbook.press").joinpath("leaves", "paper.css").read_text(encoding="utf-8")
    return render(
        "paper.html.jinja", title=title, about=about, lang=lang, contents=contents, chapters=chapters, styles=styles
    )
