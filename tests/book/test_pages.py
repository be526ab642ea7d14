"""What every page of the built book promises, read as files."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from tests.book.conftest import ROOT

from targetbook.page.charts.kit.style import PHONE

pytestmark = pytest.mark.xdist_group("book")
READABLE = 11  # px: the smallest type of a drawing on a phone 390 px wide
WIDE = re.compile(r'<div class="drawing wide".*?</div>', re.S)  # which a phone does not show
DRAWING = re.compile(r'<svg [^>]*class="marks"[^>]*? width="([\d.]+)"(.*?)</svg>', re.S)
# Where pandas writes NaN for what is missing, as those who look behind a fold know it.
DATA_FRAME = re.compile(r'<table[^>]*class="dataframe".*?</table>', re.S)
TYPE = re.compile(r'font-size="([\d.]+)px"')
LOADED = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src", "object": "data"}


class Page(HTMLParser):
    """A page's ids, links, loaded files, words and drawings."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.charts = 0
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.ids |= {attributes["id"]} if "id" in attributes else set()
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])

        if tag in LOADED and LOADED[tag] in attributes and attributes.get("rel") not in ("canonical",):
            self.loads.append(attributes[LOADED[tag]])
        self.charts += tag == "svg" and "marks" in attributes.get("class", "").split()


@pytest.fixture(scope="session")
def read(pages: list[Path]) -> dict[str, Page]:
    """Every page of the edition, read."""
    return {path.name: Page(path) for path in pages}


def test_every_listed_chapter_with_content_is_there(pages: list[Path]) -> None:
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    files = {toc["root"], *(entry["file"] for part in toc["parts"] for entry in part["chapters"])}
    empty = {"chapters/other_commitments"}  # every theme of this edition has its chapter
    assert {f"chapters/{path.stem}" for path in pages} - {"chapters/genindex"} >= files - empty


def test_at_least_ten_charts(read: dict[str, Page]) -> None:
    assert sum(page.charts for page in read.values()) >= 10


def smallest_type(width: str, drawing: str) -> float:
    """Give the size of a drawing's smallest type where a phone shows it."""
    return min(map(float, TYPE.findall(drawing))) * min(1.0, PHONE / float(width))


def test_every_drawing_is_readable_on_a_phone(every_page: list[Path]) -> None:
    drawings = {path: DRAWING.findall(WIDE.sub("", path.read_text(encoding="utf-8"))) for path in every_page}
    sizes = {path: [smallest_type(*drawing) for drawing in of_page] for path, of_page in drawings.items()}
    assert sum(map(len, sizes.values())) >= 40
    assert {path.name: min(of_page) for path, of_page in sizes.items() if of_page and min(of_page) < READABLE} == {}


def test_nothing_is_loaded_from_another_host(read: dict[str, Page], site: Path) -> None:
    front = Page(site / "index.html")
    loads = [address for page in [*read.values(), front] for address in page.loads]
    assert [address for address in loads if re.match(r"(?:https?:)?//", address)] == []


def test_every_link_within_the_book_lands(read: dict[str, Page], pages: list[Path]) -> None:
    missing = [
        f"{name} -> {link}" for name, page in read.items() for link in page.links if not _lands(link, name, read, pages)
    ]
    assert missing == []


def _lands(link: str, name: str, read: dict[str, Page], pages: list[Path]) -> bool:
    if re.match(r"https?:|mailto:", link) or link in ("#", ""):
        return True
    target, _, anchor = link.partition("#")
    target = target.split("?")[0] or name
    if target in read:
        return not anchor or anchor in read[target].ids

    return (pages[0].parent / target).resolve().exists()


@pytest.mark.parametrize("word", ["Traceback (most recent", "NaN", ">nan<", "undefined}", "{target:", "lorem ipsum"])
def test_no_page_shows_what_no_reader_should_see(word: str, pages: list[Path]) -> None:
    texts = {path.name: DATA_FRAME.sub("", path.read_text(encoding="utf-8")) for path in pages}
    assert [name for name, text in texts.items() if word in text] == []


def test_every_figure_with_a_key_names_who_told_it(pages: list[Path]) -> None:
    for path in pages:
        figures = re.findall(
            r'<(?:a|span) class="(?:figure|cite|figure derived)"[^>]*>', path.read_text(encoding="utf-8")
        )
        assert [figure for figure in figures if 'title=""' in figure or "title=" not in figure] == []


def test_no_cell_leaves_an_empty_box(pages: list[Path]) -> None:
    empty = re.compile(r"<pre>(?:<span></span>)?\s*</pre>")
    assert [path.name for path in pages if empty.search(path.read_text(encoding="utf-8"))] == []


def test_labels_that_are_only_heard_are_in_the_language_of_the_page(every_page: list[Path]) -> None:
    label = re.compile(r'(?:aria-label|title|alt|placeholder)="([^"]*)"')
    chinese = re.compile("[\u4e00-\u9fff]|^[^A-Za-z]*$")
    pages = [path for path in every_page if path.parent.name == "chapters" and path.parts[-3] == "zh"]
    labels = {text for path in pages for text in label.findall(path.read_text(encoding="utf-8"))}

    assert labels
    assert [text for text in sorted(labels) if not chinese.search(text)] == []
