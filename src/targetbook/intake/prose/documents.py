"""The file that a text is in: plain text or a page saved from a site, or one line saying why it cannot be read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from targetbook.intake.documents.navigation import as_linked, is_beside, leads_elsewhere, without_links_alone
from targetbook.intake.speech.speech_file import UnreadableSpeech, read_speech

PAGES = (".html", ".htm", ".mhtml", ".shtml")
BEGINS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta", b"<div", b"<?xml")
LARGEST = 5_000_000  # bytes of a page; the longest report has some hundred thousand characters
OTHERS = (".doc", ".wps", ".rtf", ".xlsx", ".xls", ".ods", ".csv")
DROPPED = ("script", "style", "noscript", "form", "select", "button", "iframe", "svg")
BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "br",
        "section",
        "article",
        "td",
        "tr",
        "blockquote",
        "dt",
        "dd",
        "figcaption",
    ]
)
DAY = re.compile("(20[0-9]{2})[-年/.](1[0-2]|0?[1-9])[-月/.](3[01]|[12][0-9]|0?[1-9])")
CHARSET = re.compile(rb"charset=[\"']?([A-Za-z0-9_-]+)")


@dataclass(frozen=True)
class Document:
    """The words of a file, its own title, its encoding, and how many tables and lines of links were left out of it."""

    words: str
    title: str = ""
    encoding: str = ""
    tables: int = 0
    links: int = 0


def read_document(path: Path) -> Document:
    """Read a file of prose; UnreadableSpeech says why it is none."""
    if path.suffix.lower() in OTHERS:
        expected = "expected text (.txt), a saved page (.html), .docx or .pdf: open it and save it as one of these"
        raise UnreadableSpeech(f"{path}:1:-: is a {path.suffix.lower()} file; {expected}")
    if path.is_file() and _is_page(path):
        return _read_page(path)
    words, encoding = read_speech(path)
    return Document(words, encoding=encoding)


def _is_page(path: Path) -> bool:
    with path.open("rb") as file:
        begins = file.read(400).removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return path.suffix.lower() in PAGES or begins.startswith(BEGINS)


def _read_page(path: Path) -> Document:
    from lxml import html

    content = path.read_bytes()
    if len(content) > LARGEST:
        size = f"{len(content) / 1e6:.0f} MB; expected a page of at most {LARGEST / 1e6:.0f} MB"
        raise UnreadableSpeech(f"{path}:1:-: is {size}: save the text of it as .txt")
    encoding = _encoding(content)
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise UnreadableSpeech(f"{path}:1:-: is not in {encoding}, as it says; save it again as UTF-8") from None
    root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text) or "<p></p>")
    tables = _drop_what_is_no_prose(root)
    lines = "".join(_lines(root.find("body") if root.find("body") is not None else root))
    words, links = without_links_alone(re.sub(r"[ \t\xa0]+", " ", lines))
    if not words.strip():
        raise UnreadableSpeech(f"{path}:1:-: shows no text; expected a page with sentences")
    return Document(re.sub(r"\s*\n\s*", "\n", words).strip(), _title(root), encoding, tables, links)


def _encoding(content: bytes) -> str:
    """Name the encoding that a page says it is in; GB 18030 holds all that pages in GB 2312 or GBK do."""
    match = CHARSET.search(content[:4000])
    charset = match[1].decode("ascii").lower() if match else ""
    if charset.startswith("gb"):
        return "gb18030"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "utf-8" if charset in ("utf-8", "utf8") else "gb18030"
    return "utf-8"


def _drop_what_is_no_prose(root: Any) -> int:
    """Take out scripts, menus and tables of figures, which `add` reads; say how many tables these were."""
    for element in [each for each in root.iter("*") if each.tag in DROPPED or is_beside(each)]:
        element.drop_tree()
    tables = [each for each in root.xpath("//table") if not each.xpath(".//table") and len(each.xpath(".//tr")) > 1]
    figures = [each for each in tables if len(re.findall("[0-9]", each.text_content())) >= 8]
    for each in figures:
        each.drop_tree()
    return len(figures)


def _lines(element: Any, in_link: bool = False) -> Iterator[str]:
    if not isinstance(element.tag, str):
        yield _run(element.tail, in_link)
        return
    is_block = element.tag in BLOCKS
    if is_block:
        yield "\n"
    is_linked = in_link or leads_elsewhere(element)
    yield _run(element.text, is_linked)
    for child in element:
        yield from _lines(child, is_linked)
        yield _run(child.tail, is_linked) if isinstance(child.tag, str) else ""
    if is_block:
        yield "\n"


def _run(text: str | None, is_linked: bool) -> str:
    run = re.sub(r"\s+", " ", text or "")
    return as_linked(run) if is_linked else run


def _title(root: Any) -> str:
    """Give the title of a page: its first heading, or what its window is called, without the name of the site."""
    headings = [re.sub(r"\s+", "", each.text_content()) for each in root.xpath("//h1")]
    window = re.sub(r"\s+", "", root.findtext(".//title") or "")
    return next(
        (each for each in headings if each), re.split("[-_|—]+(?=[^-_|—]*(?:网|局|政府|门户|平台)[^-_|—]*$)", window)[0]
    )
