"""Small records make whole books: every link lands, and every sentence is one that a person would write."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from conftest import CHECKOUT
from showing import show
from targetbook.page.blocks.output import Chart, HtmlTable, Text
from targetbook.press.contents import chapter_files, chapter_name, nothing_to_say, read_toc
from targetbook.press.edition import Edition
from targetbook.record.languages import LANGUAGES
from targetbook.record.reading import Record

# A district with a work report alone, one whose work report names deeds of other themes, one with a single target and
# no figure, a city of another province, and a nation: none of them but the first knows of the first one's city.
AREAS = ("hillside", "lakeside", "reedside", "laketown", "lakenation")
YEAR = 2025
TAG = re.compile(r"<[^>]*>")
ANCHOR = re.compile(r'\bid="([^"]+)"')
LINK = re.compile(r'<a\b[^>]*\bhref="([^"]+)"')
APART = re.compile(r"\0|</t[dh]>|<br/?>|</li>|</p>|</summary>|</caption>|\n")

FAULTS = {
    "a name left in braces": r"\{[^}]*\}",
    "an absent value": r"\bNone\b|\bnan\b|\bNaT\b",
    "a blank too many": r"\S  +\S",
    "a blank before a stop": r"\w [.,;:](?: |$)",
    "two stops": r"[.。]\s*[.。](?!\.)|,\s*,|，\s*[，。]|；\s*。|;\s*\.",
    "a range of one value": r"\b(\d+)–\1%|\b(\d+)%—\2%",
    "empty brackets": r"\(\s*\)|（\s*）|“\s*”",
}
ENGLISH = FAULTS | {
    "one of many": r"(?<![\d.,])1 (?:growth |such |settled |earlier |further |other |dated )*"
    r"(?:targets|commitments|verdicts|quantities|figures|checks|pages|rows|years|times|cases|deeds|series are"
    r"|areas|sources|numbers|copies|levels|points|indicators|publishers|reports|predictions|have|were|are)\b",
    "nothing out of nothing": r"\b0 of 0\b",
    "all as a count of all": r"(?<![\d.,])(\d+) of (?:the |its |these )?\1\b(?![.,]?\d)",
    "all as the same count": r"named (\d+) targets? here for \d+: (?:[a-z ]+ o[nf] )?\1\b",
    "figures as the same count": r"have (\d+) figures? here, [^:]*: \1\b",
    "none as a number": r"\b(?:reached|met) 0 of\b|\b0 of (?:the|its|\d)",
    "many that are one": r"\bin 1 of 1\b|\b1 of the 1\b|\b1 of them\b.{0,12}\b1 was\b",
    "nothing told as something": r"(?<![\d.,])0 (?:were|are|have|of them|on weaker|changed|agree|missed|more)\b",
    "nearer to nothing": r"nearer to 0",
    "a period without its article": r"\b(?:for|in|of) (?:first (?:quarter|half|nine)) ",
    "a count with nothing to count": r": (?:[.;]|$)",
}
CHINESE = FAULTS | {
    "a rank that is none": r"第0",
    "nothing after nothing": r"(?<![\d中])0[个项次][^。；]{0,24}(?<![\d.中])0[个项次]",
    "nothing out of nothing": r"(?<!\d)0个(?:年份|独立案例)|(?<!\d)0[个项]中",
    "all as a count of all": r"(?<![\d.])(\d+)[个项](?:[^\d，。；]{0,8}中|，其中)[^\d，。；]{0,12}\1[个项]",
    "none as a number": r"达到0[个项]",
    "a blank between Chinese words": r"[\u3400-\u9fff] +[\u3400-\u9fff]",
    "a count with nothing to count": r"：[。；]",
}


@dataclass(frozen=True)
class Book:
    """What the chapters of an edition show: their HTML by page, and their words piece by piece."""

    lang: str
    pages: dict[str, str]
    pieces: tuple[tuple[str, str], ...]


@pytest.fixture(scope="module", params=[(area, lang) for area in AREAS for lang in LANGUAGES], ids="-".join)
def book(request: pytest.FixtureRequest, around: Record, around_data: Path) -> Iterator[Book]:
    """A small edition, its chapters run in this process."""
    area, lang = request.param
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TARGETBOOK_DATA", str(around_data))
        yield read_book(Edition(area, YEAR, None, lang), around)


def read_book(edition: Edition, record: Record) -> Book:
    """Run the chapters that an edition has."""
    pages: dict[str, str] = {}
    pieces: list[tuple[str, str]] = []

    for name in chapters_of(edition, record):
        blocks = show(CHECKOUT / "chapters" / f"{name}.ipynb", **edition.parameters())
        pages[f"{name}.html"] = "\n".join(html for block in blocks for html in html_parts(block))
        pieces += [(name, piece) for block in blocks for piece in pieces_of(block)]

    return Book(edition.lang, pages, tuple(pieces))


def chapters_of(edition: Edition, record: Record) -> list[str]:
    names = [chapter_name(file) for file in chapter_files(read_toc(CHECKOUT / "_toc.yml"))]
    left_out = nothing_to_say(record, edition, names)
    return [name for name in names if name not in left_out]


def html_parts(block: Text | HtmlTable | Chart) -> list[str]:
    if isinstance(block, Text):
        return [block.markdown]
    return (
        [block.html] if isinstance(block, HtmlTable) else [f'<i id="{block.anchor}"></i>', block.caption, block.table]
    )


def pieces_of(block: Text | HtmlTable | Chart) -> list[str]:
    """Give the words of a block, each cell of a table by itself."""
    words = [block.title, block.alt] if isinstance(block, Chart) else []
    html = "\0".join(html_parts(block))
    return [*words, *(unescape(TAG.sub("", piece)).strip() for piece in APART.split(html))]


def dead_links(book: Book) -> list[tuple[str, str]]:
    """Give the links of a book that lead to no place in it, each with its page."""
    anchors = {page: set(ANCHOR.findall(html)) for page, html in book.pages.items()}
    return [
        (page, href)
        for page, html in book.pages.items()
        for href in LINK.findall(html)
        if not href.startswith(("https://", "http://", "../", "data:")) and not lands_in(href, page, anchors)
    ]


def test_every_link_lands(book: Book) -> None:
    assert dead_links(book) == []


def lands_in(href: str, page: str, anchors: dict[str, set[str]]) -> bool:
    target, _, anchor = unescape(unquote(href)).partition("#")
    return (target or page) in anchors and (not anchor or anchor in anchors[target or page])


def test_every_sentence_reads_as_written_for_what_it_counts(book: Book) -> None:
    faults = CHINESE if book.lang == "zh" else ENGLISH
    lines = [
        f"{chapter}: {fault}: {piece[max(0, match.start() - 60) : match.end() + 40]!r}"
        for chapter, piece in book.pieces
        for fault, pattern in faults.items()
        if (match := re.search(pattern, piece))
    ]
    assert not lines, "\n".join(lines)
