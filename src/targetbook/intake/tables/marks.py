"""Marks of notes behind figures and names: they point to a line below the table and belong to neither."""

import re

SIGNS = "①-⑳⑴-⒇⓪❶-❿⁰¹²³⁴-⁹₀-₉*＊※†‡§#＃△▲"
MARK = re.compile(
    rf"\s*(?:[{SIGNS}]|[⁽₍][⁰¹²³⁴-⁹₀-₉]+[⁾₎]|注\d{{1,2}}|[(（\[【〔]\s*(?:注\s*)?\d{{1,2}}\s*[)）\]】〕])+[)）⁾]?$"
)
LETTER_UNITS = re.compile("(?:m|米)[²³]$")


def without_mark(text: str) -> tuple[str, str]:
    """Give a text without the mark of a note at its end, and the mark; squares and cubes of units stay."""
    stripped = text.rstrip()
    match = MARK.search(stripped)
    if match is None or match.start() == 0 or LETTER_UNITS.search(stripped):
        return stripped, ""
    return stripped[: match.start()], match[0].strip()
