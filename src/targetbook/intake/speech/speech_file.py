"""The file of a speech: plain text, a Word file or a PDF with text, or one line saying why it cannot be read."""

from pathlib import Path

from targetbook.intake.documents.opening import read_contents
from targetbook.intake.tables.cells import Unreadable
from targetbook.record.files.decoding import GB_18030, UTF_8, Undecodable, decode, first_fault
from targetbook.record.files.readable import file_faults

OFFICE = (".docx", ".pdf")
LARGEST = 2_000_000  # bytes; the longest report of a government has a tenth of that
MOSTLY = 0.9
FIRST_HAN = "一"
LAST_HAN = "龥"


class UnreadableSpeech(ValueError):
    """A file that holds no speech; the message is `file:line:-: what is wrong`."""


def read_speech(path: Path) -> tuple[str, str]:
    """Read the text of a speech and name its encoding; UnreadableSpeech says why it is none."""
    if path.suffix.lower() in OFFICE and path.is_file():
        return _office_text(path), UTF_8
    for row, column, message in file_faults(path) if path.exists() else [(1, "-", "no such file")]:
        raise UnreadableSpeech(f"{path}:{row}:{column}: {message}; expected a text file in UTF-8")

    content = path.read_bytes()
    if len(content) > LARGEST:
        size = f"{len(content) / 1e6:.0f} MB; expected at most {LARGEST / 1e6:.0f} MB"
        raise UnreadableSpeech(f"{path}:1:-: is {size}: cut out the passages with the targets")

    try:
        text, encoding = decode(content)
    except Undecodable as wrong:
        raise UnreadableSpeech(f"{path}:{wrong.line}:-: {wrong}") from None

    _require_speech(path, content, text, encoding)
    return text, encoding


def _office_text(path: Path) -> str:
    """Give the prose of a Word file or a PDF; its tables of figures are left to `add`."""
    try:
        prose = read_contents(path).prose
    except Unreadable as wrong:
        raise UnreadableSpeech("\n".join(map(str, wrong.findings))) from None

    if not prose.strip():
        raise UnreadableSpeech(f"{path}:1:-: holds tables and no prose; targetbook add reads tables")
    return prose


def _require_speech(path: Path, content: bytes, text: str, encoding: str) -> None:
    """Stop where what was decoded is no text of a speech."""
    if "\0" in text:
        line = text.split("\0")[0].count("\n") + 1
        raise UnreadableSpeech(f"{path}:{line}:-: holds a zero byte; expected plain text in UTF-8")
    if encoding == GB_18030 and not _is_everyday_chinese(text):
        line = first_fault(content)
        raise UnreadableSpeech(f"{path}:{line}:-: is not in UTF-8 from here on; save it again as UTF-8")
    if not text.strip():
        raise UnreadableSpeech(f"{path}:1:-: is empty; expected the text of a speech")


def _is_everyday_chinese(text: str) -> bool:
    """Whether text read as GB 18030 holds the characters in daily use, and not what other bytes look like in it."""
    signs = [sign for sign in text if FIRST_HAN <= sign <= LAST_HAN]
    daily = sum(_is_in_gb2312(sign) for sign in signs)
    strange = sum(not sign.isprintable() and not sign.isspace() for sign in text)
    return bool(signs) and daily >= MOSTLY * len(signs) and not strange


def _is_in_gb2312(sign: str) -> bool:
    try:
        return bool(sign.encode("gb2312"))
    except UnicodeEncodeError:
        return False
