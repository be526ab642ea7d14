"""The search's index: each chapter's words, section by section, in one script that is fetched at the first search.

A script and not a data file, so that a book opened from a disk can be searched too. The words stand in it as they
are read: Chinese phrases are found as they stand, whichever way a dictionary would cut them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml.etree import HTMLParser
from sphinx.application import Sphinx

INDEX = "_static/search-index.js"
PERMALINK = "#"  # the sign beside a heading, set in `_config.yml`
TWIN = "twin"  # a chart's figures as a table: what it lists stands in the text or a table of the section as well
UNREAD = {"script", "style", "button", "svg", TWIN}
VOID = {"br", "hr", "img", "input", "col", "wbr"}
BREAKS = {"p", "li", "td", "th", "tr", "div", "figure", "figcaption", "summary", "caption", "dt", "dd", "pre", "br"}
HEADINGS = {"h1", "h2"}
STRESSED = {"h3", "strong", "caption", "title"}
CELLS = {"td", "th"}


@dataclass
class Section:
    """A heading, the anchor that leads to it, and the words below it: stressed ones, running text, cells of tables."""

    anchor: str = ""
    heading: str = ""
    stressed: str = ""
    text: str = ""
    cells: str = ""

    def fields(self) -> list[str]:
        """Return all that the index keeps, with single spaces."""
        return [self.anchor, *(" ".join(part.split()) for part in (self.heading, self.stressed, self.text, self.cells))]


@dataclass
class IndexChapter:
    """A page's address and sections; what stands before the first second-level heading is under the title."""

    href: str
    sections: list[Section] = field(default_factory=lambda: [Section()])


class Reader:
    """Reads a page's article into sections, as the target of lxml's parser, which is faster than Python's own."""

    def __init__(self, href: str) -> None:
        self.chapter = IndexChapter(href)
        self.open: list[str] = []
        self.anchor = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Remember where the reading stands; a second-level heading begins a section."""
        if tag == "article" or (self.open and tag not in VOID):
            self.open += [tag, TWIN] if attributes.get("class") == TWIN else [tag]
        if tag == "section":
            self.anchor = attributes.get("id", "")
        if tag == "h2" and self.open:
            self.chapter.sections.append(Section(self.anchor))
        if tag in BREAKS or "qualifiers" in attributes.get("class", ""):
            self.data(" ")

    def end(self, tag: str) -> None:
        """Step out of the element, and of those in it that were never closed."""
        if tag in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(tag) :]

    def data(self, data: str) -> None:
        """Put words that a reader sees where they belong; of a drawing only its title."""
        within = set(self.open)
        if not within or (UNREAD & within and self.open[-2:] != ["svg", "title"]):
            return

        section = self.chapter.sections[-1]
        if HEADINGS & within:
            section.heading += data if data != PERMALINK else ""
        elif STRESSED & within:
            section.stressed += data
        elif CELLS & within:
            section.cells += data
        else:
            section.text += data

    def close(self) -> IndexChapter:
        """Give what was read."""
        return self.chapter


def read_page(text: str, href: str) -> IndexChapter:
    """Read one page's sections from its HTML."""
    parser = HTMLParser(target=Reader(href), huge_tree=True)
    parser.feed(text)
    chapter: IndexChapter = parser.close()
    return chapter


def index_script(chapters: list[IndexChapter]) -> str:
    """Write the index as a script."""
    plain = [[chapter.href, [section.fields() for section in chapter.sections]] for chapter in chapters]
    return f"globalThis.searchIndex = {json.dumps(plain, ensure_ascii=False, separators=(',', ':'))};\n"


def write_index(app: Sphinx, failure: Exception | None) -> None:
    """Write the index over every finished page."""
    if failure or app.builder.name != "html":
        return

    out = Path(app.outdir)
    hrefs = [app.builder.get_target_uri(name) for name in sorted(app.env.found_docs)]
    chapters = [read_page((out / href).read_text(encoding="utf-8"), href) for href in hrefs]
    (out / INDEX).write_text(index_script(chapters), encoding="utf-8")
