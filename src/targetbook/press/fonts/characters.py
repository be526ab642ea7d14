"""Says which characters the fonts have to draw: GB 2312, Latin scripts, and every character in use."""

from itertools import chain
from pathlib import Path
from unicodedata import category

SCRIPTS = (
    range(0x20, 0x7F),  # Latin
    range(0xA0, 0x180),  # with its accents
    range(0x1CD, 0x1DD),
    range(0x386, 0x3D0),  # Greek
    range(0x400, 0x460),  # Cyrillic
    range(0x2010, 0x2028),  # punctuation
    range(0x2030, 0x205F),
    range(0x2070, 0x20C0),  # raised and lowered figures, currencies
    range(0x2116, 0x2123),  # signs like letters
    range(0x2212, 0x2213),  # minus
)
IN_USE = {
    "data": ("*.csv", "*.json", "*.md", "*.yml"),
    "locale": ("*.po",),
    "chapters": ("*.ipynb",),
    "src/targetbook/page": ("*.py", "*.yml"),
    "src/targetbook/press": ("*.py", "*.yml", "*.css", "*.jinja"),
    "_static": ("*.css",),
}
UNSEEN = ("Cc", "Cf", "Zl", "Zp")  # controls, joiners, separators of lines
UNASSIGNED = "Cn"


def characters(root: Path) -> set[str]:
    """Gather what the fonts have to draw."""
    chars = gb2312() | set(map(chr, chain.from_iterable(SCRIPTS))) | in_use(root)
    return {char for char in chars if category(char) not in (*UNSEEN, UNASSIGNED)}


def gb2312() -> set[str]:
    """Give the basic set of simplified Chinese."""
    rows = range(0xA1, 0xF8)
    cells = range(0xA1, 0xFF)
    return {char for row in rows for cell in cells for char in bytes([row, cell]).decode("gb2312", errors="ignore")}


def in_use(root: Path) -> set[str]:
    """Gather the characters of a checkout's record, words, chapters, translations and signs."""
    paths = (
        path
        for folder, patterns in IN_USE.items()
        for pattern in patterns
        for path in sorted((root / folder).rglob(pattern))
    )
    chars = set(chain.from_iterable(path.read_text(encoding="utf-8") for path in paths))

    return {char for char in chars if category(char) not in UNSEEN}


def is_latin(char: str) -> bool:
    """Say whether a character is drawn as Latin script has it, not as Chinese has it."""
    return any(ord(char) in script for script in SCRIPTS)
