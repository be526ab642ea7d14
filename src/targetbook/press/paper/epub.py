"""Packs the pages that Sphinx writes for an EPUB: links to its pages, the same bytes each time."""

import re
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree
from xml.parsers import expat

from targetbook.press.errors import PressError
from targetbook.press.reproducible_zip import write_zip

MIMETYPE = "mimetype"  # an EPUB begins with it, not compressed
CONTENTS = "content.opf"
FRAME = (MIMETYPE, "META-INF/container.xml", CONTENTS)  # what the list of members itself does not list
XML = (".xhtml", ".opf", ".ncx", ".xml", ".svg")  # the endings of members that a reading system parses
ITEM = "{http://www.idpf.org/2007/opf}item"
PAGE_LINK = re.compile(r'href="([\w./-]+)\.html(#[^"]*)?"')
STYLE_LINK = re.compile(r'<link rel="stylesheet"[^>]*href="(?:\.\./)*([^"?]+)[^>]*>')
PLAIN_PAGE = re.compile(r'<item (?![^>]*properties=)[^>]*href="([^"]+\.xhtml)"[^>]*>')
MOMENT = re.compile(r'(<dc:date>|<meta property="dcterms:modified">)[^<]*')  # Sphinx states the time of making
WIDE_DRAWING = re.compile(r'<div class="drawing wide".*?</div>', re.S)
LOOKS = "_static/book.css"
OTHER_LOOKS = ("_static/filters.css",)


def pack_epub(folder: Path, target: Path, day: str) -> None:
    """Pack the folder of an unpacked EPUB as of a day, its own links turned to the pages as they are called there."""
    members = member_names(folder)
    contents = ((name, _sound_content(folder, name, members, day)) for name in (*FRAME, *members))
    write_zip(target, contents, stored=MIMETYPE)


def _sound_content(folder: Path, name: str, members: list[str], day: str) -> bytes:
    member = content(folder, name, members, day)
    if name.endswith(XML):
        require_xml(name, member)
    return member


def require_xml(name: str, member: bytes) -> None:
    """Refuse a member that is no XML: a reading system would show an error in place of the page, or a part of it."""
    try:
        ElementTree.fromstring(member)
    except ElementTree.ParseError as fault:
        line, column = fault.position
        reason = expat.ErrorString(fault.code)
        raise PressError(f"{name}:{line}:{column + 1}: {reason}; expected well-formed XML in an EPUB") from fault


def member_names(folder: Path) -> list[str]:
    """Name the members that the book's own list names: Sphinx leaves more in the folder."""
    tree = ElementTree.parse(folder / CONTENTS)
    return sorted(item.attrib["href"] for item in tree.iter(ITEM))


def content(folder: Path, name: str, members: list[str], day: str) -> bytes:
    """Give a member's bytes: a plain style sheet in place of the site's, pages that know only what is in the book."""
    if name == LOOKS:
        return files("targetbook.press").joinpath("leaves", "epub.css").read_bytes()
    if name in OTHER_LOOKS:
        return b""
    if name == CONTENTS:
        return MOMENT.sub(rf"\g<1>{day}T00:00:00Z", contents_with_drawings(folder)).encode()
    if not name.endswith(".xhtml"):
        return (folder / name).read_bytes()

    text = WIDE_DRAWING.sub("", (folder / name).read_text(encoding="utf-8"))
    page = PAGE_LINK.sub(r'href="\1.xhtml\2"', text)
    return STYLE_LINK.sub(lambda link: link[0] if link[1] in members else "", page).encode()


def contents_with_drawings(folder: Path) -> str:
    """Give the book's own list, in which each page with a drawing has to say so."""

    def with_property(item: re.Match[str]) -> str:
        has_drawing = "<svg" in (folder / item[1]).read_text(encoding="utf-8")
        return item[0].replace("<item ", '<item properties="svg" ') if has_drawing else item[0]

    return PLAIN_PAGE.sub(with_property, (folder / CONTENTS).read_text(encoding="utf-8"))
