"""Finds the characters of a chart that no font of this machine can draw: pictures would show boxes in their place."""

import shutil
import subprocess
from bisect import bisect_right
from functools import cache
from unicodedata import category

from targetbook.press.errors import BookError

UNSEEN = ("Cc", "Cf", "Zl", "Zp")  # controls, joiners, separators of lines
FONTS = "install a font that has them, for Chinese: apt-get install fonts-noto-core fonts-noto-cjk"


def missing(text: str) -> list[str]:
    """Return the characters of the text that no installed font covers, each once, in their order."""
    starts, ends = covered()
    return [
        char for char in dict.fromkeys(text) if category(char) not in UNSEEN and not _within(ord(char), starts, ends)
    ]


def complaint(chart: str, chars: list[str]) -> str:
    """Say which characters of a chart cannot be drawn, and what to do."""
    named = ", ".join(f"{char} (U+{ord(char):04X})" for char in chars[:10])
    more = f" and {len(chars) - 10} more" if len(chars) > 10 else ""
    return f"chart {chart}: no installed font has {named}{more}; {FONTS}"


@cache
def covered() -> tuple[list[int], list[int]]:
    """Return the first and last code points of the stretches that this machine's fonts cover, as fontconfig tells."""
    tool = shutil.which("fc-list")
    if tool is None:
        raise BookError("fc-list not found, which tells whether a chart's text can be drawn: install fontconfig")
    told = subprocess.run([tool, "--format=%{charset}\n"], capture_output=True, text=True, check=True).stdout
    stretches = sorted(_stretch(part) for part in dict.fromkeys(told.split()))
    starts: list[int] = []
    ends: list[int] = []
    for start, end in stretches:
        if ends and start <= ends[-1] + 1:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _stretch(part: str) -> tuple[int, int]:
    start, _, end = part.partition("-")
    return int(start, 16), int(end or start, 16)


def _within(code: int, starts: list[int], ends: list[int]) -> bool:
    at = bisect_right(starts, code) - 1
    return at >= 0 and code <= ends[at]
