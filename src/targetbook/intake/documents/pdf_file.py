"""PDF files with text: tables that are ruled, and the lines of prose; a page that is a picture cannot be read."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from targetbook.intake.documents.contents import FileContents, Part, contents_of
from targetbook.intake.entering.candidates import Remark
from targetbook.intake.tables.cells import Unreadable
from targetbook.record.checking.findings import Finding

WITHOUT_READER = "is a PDF, which takes one more package: run .venv/bin/python -m pip install pdfplumber"
MOST_PAGES = 200  # a statistical bulletin has some thirty
PICTURES = "shows pictures and no text; read it with a text recognition (OCR), look through the text, and save that"


def read_pdf(path: Path) -> FileContents:
    """Read a PDF's tables and prose; Unreadable where it is locked, damaged, too long or without text."""
    try:
        import pdfplumber
    except ImportError:
        raise Unreadable(Finding(path.name, 1, "-", WITHOUT_READER)) from None

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of fonts and colours, which are not read
    try:
        with pdfplumber.open(path) as opened:
            if len(opened.pages) > MOST_PAGES:
                message = f"has {len(opened.pages)} pages; expected at most {MOST_PAGES}: save those with the figures"
                raise Unreadable(Finding(path.name, 1, "-", message))
            parts: list[Part] = []
            unread: list[str] = []
            for page in opened.pages:
                content = list(_parts(page))
                if not content and page.images:
                    unread.append(str(page.page_number))
                parts += content
                page.close()
    except Unreadable:
        raise
    except Exception as wrong:  # a damaged file fails in as many ways as pdfminer has
        raise Unreadable(Finding(path.name, 1, "-", _reason(wrong))) from None

    if not parts:
        raise Unreadable(
            Finding(path.name, 1, "-", PICTURES if unread else "shows nothing; expected a table or a text")
        )

    remarks = (Remark("pages_of_pictures", {"pages": ", ".join(unread)}),) if unread else ()

    return contents_of(path.name, parts, remarks)


def _reason(wrong: Exception) -> str:
    kind = type(wrong).__name__
    if "Password" in f"{kind} {wrong!r}":
        return "is locked by a password; save it without one"
    reason = " ".join(str(wrong).split()) or kind
    return f"cannot be read as a PDF ({reason}); fetch it anew, or save it as text"


def _parts(page: Any) -> Iterator[Part]:
    """Give a page's lines and tables from top to bottom."""
    if not page.chars:
        return
    tables = sorted(page.find_tables(), key=lambda table: table.bbox[1])
    top = 0.0

    for table in tables:
        _, above, _, below = table.bbox
        yield from _lines(page, top, above)
        yield [[cell or "" for cell in row] for row in table.extract()]
        top = max(top, below)

    yield from _lines(page, top, float(page.height))


def _lines(page: Any, top: float, bottom: float) -> Iterator[str]:
    if bottom - top < 1:
        return
    strip = page.crop((0, max(top, 0), page.width, min(bottom, page.height)), strict=False)
    for line in (strip.extract_text() or "").splitlines():
        if line.strip():
            yield line.strip()
