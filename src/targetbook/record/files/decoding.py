"""Text files as offices save them: UTF-8, UTF-16 with its mark, or GB 18030."""

import codecs

UTF_8 = "UTF-8"
UTF_16 = "UTF-16"
GB_18030 = "GB 18030"
MIXED = 10  # more than so many Chinese characters for each byte that is none in UTF-8: the rest of the text is UTF-8


class Undecodable(ValueError):
    """Bytes that are no text; `line` is where that shows, the message what was seen."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def decode(content: bytes) -> tuple[str, str]:
    """Give the text of a file and its encoding's name; Undecodable says from which line on it is none."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded(content, "utf-16"), UTF_16
    try:
        return content.decode("utf-8-sig"), UTF_8
    except UnicodeDecodeError as wrong:
        _require_other_encoding(content, wrong)

    return _decoded(content, "gb18030"), GB_18030


def first_fault(content: bytes) -> int:
    """Number the line where bytes cease to be UTF-8."""
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        return content[: wrong.start].count(b"\n") + 1
    return 1


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        message = "is not in UTF-8 from here on, nor in GB 18030; save it again as UTF-8"
        raise Undecodable(first_fault(content), message) from None


def _require_other_encoding(content: bytes, wrong: UnicodeDecodeError) -> None:
    """Stop at a text in UTF-8 with a few bytes of another encoding: read as GB 18030 it would be gibberish."""
    lenient = content.decode("utf-8", errors="replace")
    if lenient.count("\ufffd") * MIXED < sum("\u4e00" <= char <= "\u9fff" for char in lenient):
        strange = content[wrong.start : wrong.end].hex(" ")
        message = f"is not in UTF-8 from here on (bytes {strange}), and the rest of it is; save it again as UTF-8"
        raise Undecodable(first_fault(content), message)
