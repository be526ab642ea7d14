"""The search's index: each page's words, passage by passage, in one script that is fetched at the first search.

A script and not a data file, so that a book opened from a disk can be searched too. The words stand in it as they
are read: Chinese phrases are found as they stand, whichever way a dictionary would cut them.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from lxml.etree import HTMLParser
from sphinx.application import Sphinx

INDEX = "_static/search-index.js"
READ = "passages.json"  # beside the doctrees
LISTS = ("sources", "data_dictionary")  # pages that every word leads to: they are shown after all others
SOURCES = "sources"  # the section of a chapter that lists what it rests on
PLAIN, PROMISE, LIST = range(3)  # kinds of passages, as the script has them
UNREAD = {"script", "style", "button", "svg", "fieldset", "thead"}
# What serves the reader and says nothing: downloads, the table behind a chart, links to oneself or to correct, filters,
# and the folded code with the frame that it gives.
FURNITURE = {"chart-tools", "twin", "take", "here", "correct", "headerlink", "filters", "shown", "tag_hide-cell"}
VOID = {"br", "hr", "img", "input", "col", "wbr"}
BREAKS = {
    "p",
    "li",
    "div",
    "figure",
    "figcaption",
    "summary",
    "caption",
    "dt",
    "dd",
    "pre",
    "br",
    "h1",
    "h2",
    "h3",
    "h4",
}
HEADINGS = {"h1", "h2", "h3", "h4"}
STRESSED = {"strong", "caption"}
CELLS = {"td", "th"}
BETWEEN = " · "  # two cells of a table are not one phrase

Fields = list[Any]  # of a page, as the script has them: address, passages


@dataclass
class Passage:
    """What an address leads to: its heading and the words in it: stressed ones, running text, cells of tables."""

    anchor: str = ""
    kind: int = PLAIN
    heading: str = ""
    stressed: str = ""
    text: str = ""
    cells: str = ""

    def words(self) -> list[str]:
        """Return its words by where they stand, with single spaces."""
        return [spaced(part) for part in (self.heading, self.stressed, self.text, self.cells)]

    def words_of_row(self) -> list[str]:
        """Return its words, of cells the first alone where it is a row: who published a source, and its title."""
        heading, stressed, text, cells = self.words()
        is_row = not stressed and not text
        return [heading, stressed, text, cells.split(BETWEEN)[0] if is_row else cells]

    def take_in(self, other: "Passage") -> None:
        """Take in the words of a part that has no address of its own."""
        self.stressed += f" {other.stressed}"
        self.text += f" {other.text}"
        self.cells += BETWEEN.join(["", *filter(None, (other.heading, other.cells))])


@dataclass
class IndexPage:
    """A page's address and passages; what stands before the first one with an address is under the title."""

    href: str
    passages: list[Passage] = field(default_factory=lambda: [Passage()])

    def fields(self) -> Fields:
        """Return all that the index keeps of the page."""
        first, *others = self.passages
        parts = [first, *(part for part in others if any(part.words()))]
        if PurePosixPath(self.href).stem not in LISTS:
            return [self.href, [[part.anchor, part.kind, *part.words()] for part in parts]]
        return [self.href, [[part.anchor, LIST, *part.words_of_row()] for part in parts]]


class OpenTag(NamedTuple):
    """An element that the reading is in: its tag, whether its words are left unread, and whether they weigh more."""

    tag: str
    is_unread: bool
    is_stressed: bool


class Reader:
    """Reads a page's article into passages, as the target of lxml's parser, which is faster than Python's own."""

    def __init__(self, href: str) -> None:
        self.page = IndexPage(href)
        self.open: list[OpenTag] = []
        self.within: list[tuple[int, Passage]] = [(0, self.page.passages[0])]  # how deep each open passage began
        self.is_heading = False
        self.of_promises = False
        self.tongue = ""  # of the page

    @property
    def passage(self) -> Passage:
        """The innermost open passage."""
        return self.within[-1][1]

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Remember where the reading stands; a section, a card, a chart and a row with an address are passages."""
        classes = set(attributes.get("class", "").split())
        if tag == "html":
            self.tongue = attributes.get("lang", "")
        if not self.open and tag != "article":
            return
        if tag not in VOID:
            is_unread = tag in UNREAD or bool(classes & FURNITURE)
            # The words of a promise in the other language are its name there; the title of a source is none.
            is_foreign = tag != "cite" and attributes.get("lang", self.tongue) != self.tongue
            is_stressed = tag in STRESSED or (is_foreign and self.passage.kind == PROMISE)
            self.open.append(OpenTag(tag, is_unread, is_stressed))

        if tag == "table":
            self.of_promises = "verdicts" in classes
        self._open_passage(tag, classes, attributes.get("id", ""))
        if tag in HEADINGS:
            self.is_heading = not self.passage.heading.strip()
        if tag in CELLS and self.passage.cells.strip():
            self.passage.cells += BETWEEN
        if tag in BREAKS or "qualifiers" in classes:
            self.data(" ")

    def _open_passage(self, tag: str, classes: set[str], anchor: str) -> None:
        is_card = tag == "article" and "promise" in classes
        if tag == "tr":
            self._begin(Passage(anchor, PROMISE if self.of_promises and anchor else PLAIN))
        elif tag in ("section", "figure") or is_card:
            is_title = tag == "section" and not self.passage.anchor and not any(self.passage.words())
            if anchor and not is_title:
                self._begin(Passage(anchor, PROMISE if is_card else LIST if anchor == SOURCES else PLAIN))
        elif anchor and "tr" in self._tags() and not self.passage.anchor:
            self.passage.anchor = anchor
            self.passage.kind = PROMISE if self.of_promises else PLAIN

    def _begin(self, passage: Passage) -> None:
        self.within.append((len(self.open), passage))

    def end(self, tag: str) -> None:
        """Step out of the element, and of those in it that were never closed."""
        tags = self._tags()
        if tag not in tags:
            return

        del self.open[len(tags) - 1 - tags[::-1].index(tag) :]
        if tag in HEADINGS:
            self.is_heading = False
        while len(self.within) > 1 and self.within[-1][0] > len(self.open):
            _, passage = self.within.pop()
            if passage.anchor:
                self.page.passages.append(passage)
            else:
                self.passage.take_in(passage)

    def data(self, data: str) -> None:
        """Put words that a reader sees where they belong; of a drawing only its title."""
        tags = self._tags()
        if not tags or (any(part.is_unread for part in self.open) and tags[-2:] != ["svg", "title"]):
            return

        passage = self.passage
        if self._is_name(tags):
            passage.heading += data
        elif tags[-1] == "title" or any(part.is_stressed for part in self.open):
            passage.stressed += data
        elif CELLS & {*tags}:
            passage.cells += data
        else:
            passage.text += data

    def _is_name(self, tags: list[str]) -> bool:
        """Whether this names the passage: a heading, the title of a drawing, or the head of a row."""
        is_heading = self.is_heading and bool(HEADINGS & {*tags})
        is_title = tags[-1] == "title" and not self.passage.heading
        return is_heading or is_title or {"tbody", "tr", "th"} <= {*tags}

    def _tags(self) -> list[str]:
        return [part.tag for part in self.open]

    def close(self) -> IndexPage:
        """Give what was read."""
        return self.page


def spaced(text: str) -> str:
    """Return a text with single spaces, and no sign between cells that are not there."""
    cells = (" ".join(cell.split()) for cell in text.split(BETWEEN))
    return BETWEEN.join(filter(None, cells))


def read_page(text: str, href: str) -> IndexPage:
    """Read one page's passages from its HTML."""
    parser = HTMLParser(target=Reader(href), huge_tree=True)
    parser.feed(text)
    page: IndexPage = parser.close()
    return page


def index_script(pages: Sequence[Fields], names: Sequence[Sequence[str]] = ()) -> str:
    """Write the index as a script: every page, and the names that are of one thing."""
    index = {"pages": pages, "names": names}
    return f"globalThis.searchIndex = {json.dumps(index, ensure_ascii=False, separators=(',', ':'))};\n"


def write_index(app: Sphinx, failure: Exception | None) -> None:
    """Write the index over every finished page; a page that is as it was is not read again."""
    if failure or app.builder.name != "html":
        return

    hrefs = [app.builder.get_target_uri(name) for name in sorted(app.env.found_docs)]
    pages = fields_of_pages(Path(app.outdir), hrefs, Path(app.doctreedir, READ))
    names = Path(app.srcdir, app.config.search_names)
    synonyms = json.loads(names.read_text(encoding="utf-8")) if names.is_file() else []
    Path(app.outdir, INDEX).write_text(index_script(pages, synonyms), encoding="utf-8")


def fields_of_pages(out: Path, hrefs: Sequence[str], cache: Path) -> list[Fields]:
    """Read pages by their addresses; what was read stays in the cache under the sum of its address and page."""
    earlier = json.loads(cache.read_text(encoding="utf-8")) if cache.is_file() else {}
    pages = {}

    for href in hrefs:
        html = (out / href).read_bytes()
        digest = sha256(href.encode() + html).hexdigest()
        pages[digest] = earlier.get(digest) or read_page(html.decode(), href).fields()

    cache.write_text(json.dumps(pages, ensure_ascii=False), encoding="utf-8")
    return list(pages.values())
