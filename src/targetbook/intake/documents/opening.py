"""Opens a file by what it holds, not by what its name says."""

import zipfile
from collections.abc import Callable
from pathlib import Path

from targetbook.intake.documents.contents import FileContents
from targetbook.intake.documents.old_workbook import read_old_workbook
from targetbook.intake.documents.open_sheets import read_open_sheets
from targetbook.intake.documents.pdf_file import read_pdf
from targetbook.intake.documents.text_file import read_text
from targetbook.intake.documents.web_page import read_web_archive, read_web_page
from targetbook.intake.documents.word_file import read_word_file
from targetbook.intake.entering.candidates import Remark
from targetbook.intake.tables.cells import Unreadable
from targetbook.intake.tables.workbook import read_workbook
from targetbook.record.checking.findings import Finding

LARGEST = 20_000_000  # bytes; a bureau's table has some ten thousand
COMPOUND = b"\xd0\xcf\x11\xe0"  # how an old .xls or .doc begins, and a file behind a password
BEGINS = 2000
HTML = (
    b"<!doctype html",
    b"<html",
    b"<table",
    b"<meta",
    b"<head",
    b"<body",
    b"<div",
    b"<p>",
    b"<p ",
    b"<tr",
    b"<title",
)
PARTS = {
    "xl/workbook.xml": ".xlsx",
    "word/document.xml": ".docx",
    "xl/workbook.bin": ".xlsb",
    "ppt/presentation.xml": ".pptx",
}
NAMES = {
    ".xlsx": (".xlsx", ".xlsm"),
    ".xls": (".xls", ".et"),
    ".ods": (".ods",),
    ".docx": (".docx",),
    ".pdf": (".pdf",),
    "HTML": (".html", ".htm", ".xhtml", ".shtml"),
    "MHTML": (".mht", ".mhtml"),
    "text": (".csv", ".tsv", ".txt", ".md", ""),
}
EXPECTED = "expected .xlsx, .xls, .ods, .csv, .html, .docx, .pdf or .txt"


def read_contents(path: Path) -> FileContents:
    """Read a file of any kind that offices publish; Unreadable says what was seen and what to do."""
    _require_readable(path)
    kind = _kind(path)
    if kind not in READERS:
        raise _unreadable(path, _how_to_save(path, kind))
    document = READERS[kind](path)
    if path.suffix.lower() in NAMES[kind]:
        return document
    misnamed = Remark("read_as", {"file": path.name, "kind": kind})

    return FileContents(document.sheets, document.paragraphs, (misnamed, *document.remarks))


def _require_readable(path: Path) -> None:
    if not path.is_file():
        raise _unreadable(path, "no such file")
    size = path.stat().st_size
    if size > LARGEST:
        size_text = f"is {size / 1e6:.0f} MB; expected a table of at most {LARGEST / 1e6:.0f} MB"
        raise _unreadable(path, f"{size_text}: save the sheet with the figures as a file of its own")
    if size == 0:
        raise _unreadable(path, "is empty; expected a table")


def _kind(path: Path) -> str:
    """Tell what a file is by how it begins; what begins like nothing that is known is text, or of its name's kind."""
    with path.open("rb") as file:
        raw = file.read(BEGINS)

    begins = raw.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"").removeprefix(b"\xff\xfe").lstrip().lower()
    if raw.startswith(b"PK"):
        return _kind_of_packed(path)
    if raw.startswith(COMPOUND):
        return ".xls"
    if begins.startswith(b"%pdf"):
        return ".pdf"
    if begins.startswith(b"<?xml") and b"urn:schemas-microsoft-com:office:spreadsheet" in begins:
        return "XML"
    if begins.startswith(HTML) or (begins.startswith(b"<?xml") and b"<html" in begins):
        return "HTML"
    if begins.startswith((b"mime-version:", b"from: <saved by")):
        return "MHTML"
    if b"\x00" in raw and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "binary"

    return "text"


def _kind_of_packed(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as packed:
            parts = set(packed.namelist())
            kinds = [kind for part, kind in PARTS.items() if part in parts]
            if kinds:
                return kinds[0]
            mimetype = packed.read("mimetype")[:100] if "mimetype" in parts else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return ".xlsx" if path.suffix.lower() == ".xlsx" else "damaged"

    if b"opendocument.spreadsheet" in mimetype:
        return ".ods"

    return ".xlsx" if path.suffix.lower() == ".xlsx" else "packed"


def _how_to_save(path: Path, kind: str) -> str:
    if kind == "XML":
        return "is an Excel sheet saved as XML; open it and save it as an Excel workbook (.xlsx)"
    if kind == ".xlsb":
        return "is a binary workbook (.xlsb); open it and save it as an Excel workbook (.xlsx)"
    if kind == "packed":
        return f"is a packed file (zip) without a workbook or a text in it; unpack it; {EXPECTED}"
    if kind == "damaged":
        return f"is a damaged packed file; fetch it anew; {EXPECTED}"

    return f"is a {path.suffix.lower() or 'nameless'} file of a kind that is not read; {EXPECTED}"


def _read_workbook(path: Path) -> FileContents:
    sheets, hidden = read_workbook(path)
    remarks = (Remark("hidden_sheets", {"hidden": "、".join(hidden)}),) if hidden else ()
    return FileContents(tuple(sheets), remarks=remarks)


def _unreadable(path: Path, message: str) -> Unreadable:
    return Unreadable(Finding(path.name, 1, "-", message))


READERS: dict[str, Callable[[Path], FileContents]] = {
    ".xlsx": _read_workbook,
    ".xls": read_old_workbook,
    ".ods": read_open_sheets,
    ".docx": read_word_file,
    ".pdf": read_pdf,
    "HTML": read_web_page,
    "MHTML": read_web_archive,
    "text": read_text,
}
