"""Finds the characters of a chart that the book's fonts lack: pictures would show boxes in their place."""

from functools import cache
from unicodedata import category

from targetbook.press.fonts import FILES
from targetbook.press.fonts.characters import UNSEEN

REMEDY = (
    "`make fonts` brings what the record and the book's words use; write another sign where there is no outline for it"
)


def missing(text: str) -> list[str]:
    """Return the characters of the text that the book's fonts lack, each once, in their order."""
    return [char for char in dict.fromkeys(text) if category(char) not in UNSEEN and ord(char) not in code_points()]


def complaint(chart: str, chars: list[str]) -> str:
    """Say which characters cannot be drawn."""
    names = ", ".join(f"{char} (U+{ord(char):04X})" for char in chars[:10])
    more = f" and {len(chars) - 10} more" if len(chars) > 10 else ""
    return f"chart {chart}: the book's fonts lack {names}{more}; {REMEDY}"


@cache
def code_points() -> frozenset[int]:
    """Return the code points that the fonts draw."""
    from fontTools.ttLib import TTFont

    with TTFont(FILES[400], fontNumber=0, lazy=True) as face:
        return frozenset(face.getBestCmap())
