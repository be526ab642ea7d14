"""Word files (.docx): their tables as grids of texts, and their prose; deleted and hidden words are left out."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from targetbook.intake.documents.contents import FileContents, Part, contents_of
from targetbook.intake.tables.cells import Unreadable
from targetbook.record.checking.findings import Finding

LARGEST = 100_000_000  # bytes unpacked
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BREAKS = {f"{WORD}tab": "\t", f"{WORD}br": "\n", f"{WORD}cr": "\n"}


def read_word_file(path: Path) -> FileContents:
    """Read a Word file's tables and prose; Unreadable where it cannot be opened or is too large."""
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST:
                message = "is too large once unpacked; save the part with the figures as a file of its own"
                raise Unreadable(Finding(path.name, 1, "-", message))
        opened = docx.Document(str(path))
        document = contents_of(path.name, _parts(opened))
    except Unreadable:
        raise
    except Exception as wrong:  # a damaged file fails in as many ways as zipfile and lxml have
        reason = " ".join(str(wrong).split()) or type(wrong).__name__
        message = f"cannot be read as a Word file ({reason}); open it and save it anew as .docx"
        raise Unreadable(Finding(path.name, 1, "-", message)) from None

    if not document.sheets and not document.paragraphs:
        raise Unreadable(Finding(path.name, 1, "-", "shows neither a table nor a text"))

    return document


def _parts(opened: Any) -> Iterator[Part]:
    for part in opened.iter_inner_content():
        if isinstance(part, Table):
            yield [[_cell_text(cell) for cell in row.cells] for row in part.rows]
        elif text := _text(part).strip():
            yield text


def _cell_text(cell: Any) -> str:
    return "\n".join(_text(paragraph) for paragraph in cell.paragraphs).rstrip()


def _text(paragraph: Paragraph) -> str:
    """Give what a paragraph shows; words inserted as a tracked change are shown, words deleted are not."""
    parts: list[str] = []

    for run in paragraph._p.iter(f"{WORD}r"):
        properties = run.find(f"{WORD}rPr")
        if properties is not None and properties.find(f"{WORD}vanish") is not None:
            continue
        for element in run.iterchildren():
            if element.tag == f"{WORD}t":
                parts.append(element.text or "")
            else:
                parts.append(BREAKS.get(str(element.tag), ""))

    return "".join(parts)
