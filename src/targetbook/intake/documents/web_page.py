"""Pages saved from a site: their tables as grids of what a reader sees, and their prose."""

import email
import email.policy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
from lxml import etree

from targetbook.intake.documents.contents import FileContents, Part, contents_of, require_small
from targetbook.intake.documents.text_file import decode_file
from targetbook.intake.entering.candidates import Remark
from targetbook.intake.tables.cells import Unreadable
from targetbook.record.checking.findings import Finding

CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
UNSEEN = {"script", "style", "noscript", "template", "svg", "iframe", "select", "textarea", "title", "head"}
FLOWING = {
    "a",
    "abbr",
    "b",
    "big",
    "code",
    "em",
    "font",
    "i",
    "label",
    "mark",
    "o:p",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "u",
}
MOST_SPANNED = 500
Element = Any  # an element of lxml, which has no annotations


def read_web_page(path: Path) -> FileContents:
    """Read a page's tables and prose; Unreadable where it shows nothing."""
    text, remarks = _text(path)
    return _document(path, text, remarks)


def read_web_archive(path: Path) -> FileContents:
    """Read a page saved as one file with its pictures (.mht)."""
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    if not pages:
        raise Unreadable(Finding(path.name, 1, "-", "is a web archive without a page; save the page as .html"))
    try:
        text = str(pages[0].get_content())
    except (LookupError, ValueError):
        raise Unreadable(
            Finding(path.name, 1, "-", "is a web archive of an unknown encoding; save it as .html")
        ) from None

    return _document(path, text, ())


def _text(path: Path) -> tuple[str, tuple[Remark, ...]]:
    """Decode a page as it says it is encoded, else as any text."""
    content = path.read_bytes()
    charset = CHARSET.search(content[:4000])
    if charset and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        name = charset[1].decode().lower()
        encoding = "gb18030" if name in ("gb2312", "gbk", "gb18030") else name
        try:
            return content.decode(encoding), ()
        except (LookupError, UnicodeDecodeError):
            pass

    return decode_file(path)


def _document(path: Path, text: str, remarks: tuple[Remark, ...]) -> FileContents:
    try:
        root = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except (etree.ParserError, ValueError) as wrong:
        raise Unreadable(Finding(path.name, 1, "-", f"is a web page (HTML) that cannot be read: {wrong}")) from None

    document = contents_of(path.name, _parts(path, root), remarks)
    if not document.sheets and not document.paragraphs:
        raise Unreadable(Finding(path.name, 1, "-", "is a web page (HTML) that shows neither a table nor a text"))

    return document


def _parts(path: Path, root: Element) -> Iterator[Part]:
    """Give texts and tables in the order of the page; a table that holds tables only lays the page out."""
    pending: list[str] = []
    yield from _walk(path, root, pending)
    yield from _flushed(pending)


def _walk(path: Path, element: Element, pending: list[str]) -> Iterator[Part]:
    if _unseen(element):
        return
    if element.tag == "table" and element.find(".//table") is None:
        yield from _flushed(pending)
        caption = element.find("caption")
        if caption is not None:
            yield _visible_text(caption)
        yield _grid(path, element)
        return

    flows = element.tag in FLOWING
    if not flows:
        yield from _flushed(pending)

    pending.append(element.text or "")

    for child in element.iterchildren(tag=etree.Element):
        yield from _walk(path, child, pending)
        pending.append(child.tail or "")

    if not flows:
        yield from _flushed(pending)


def _flushed(pending: list[str]) -> Iterator[str]:
    text = " ".join("".join(pending).split())
    pending.clear()
    if text:
        yield text


def _unseen(element: Element) -> bool:
    style = re.sub(r"\s", "", element.get("style") or "").lower()
    hidden = "display:none" in style or "visibility:hidden" in style or element.get("hidden") is not None
    return not isinstance(element.tag, str) or element.tag in UNSEEN or hidden


def _visible_text(element: Element) -> str:
    """Give what a reader sees of a cell; a line break within it stays one."""
    parts = [element.text or ""]

    for child in element.iterchildren():
        if child.tag == "br":
            parts.append("\n")
        elif not _unseen(child):
            parts.append(_visible_text(child))
        parts.append(child.tail or "")

    text = "".join(parts)
    indent = re.match(r"[ \u00a0\u3000\u2002\u2003]*", text.lstrip("\r\n\t"))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    lines_text = "\n".join(line for line in lines if line)

    return (" " if indent and indent[0] else "") + lines_text if lines_text else ""


def _grid(path: Path, table: Element) -> list[list[str]]:
    """Lay a table out; a cell that spans others fills them."""
    cells: dict[tuple[int, int], str] = {}
    rows = [row for row in table.iter("tr") if not _unseen(row)]

    for number, row in enumerate(rows):
        place = 0
        for cell in row.iterchildren("td", "th"):
            if _unseen(cell):
                continue
            while (number, place) in cells:
                place += 1
            high = _span(cell, "rowspan")
            wide = _span(cell, "colspan")
            text = _visible_text(cell)
            cells |= {
                (line, column): text
                for line in range(number, min(number + high, len(rows)))
                for column in range(place, place + wide)
            }
            place += wide
            require_small(path.name, 1, len(cells))

    width = max((column for _, column in cells), default=-1) + 1
    require_small(path.name, len(rows), width)

    return [[cells.get((row, column), "") for column in range(width)] for row in range(len(rows))]


def _span(cell: Element, name: str) -> int:
    digits = re.match(r"\d+", cell.get(name) or "")
    return min(max(int(digits[0]), 1), MOST_SPANNED) if digits else 1
