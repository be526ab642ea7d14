"""How firmly a number is pledged: 力争 and its like make it aspirational as far as the next semicolon."""

import re
from bisect import bisect_right
from functools import lru_cache

ASPIRING = "力争|争取|力促|努力|冲刺|冲击|奋力|争创|全力争|争(?=[0-9])"
FIRM = "确保|保(?=[0-9])|同时|此外|必须|保证"
# 力争 in 力争增长5%
MARK = re.compile(f"(?P<aspiring>{ASPIRING})|(?P<firm>{FIRM})|;")


def firmness_at(text: str, position: int) -> str:
    """Give `aspirational` or `plain` for a number at a position of a sentence."""
    last = _last_mark(text, position)
    return "aspirational" if last and last["aspiring"] else "plain"


def is_floor(text: str, position: int) -> bool:
    """Whether 确保 governs a number, which makes a bare one a floor."""
    last = _last_mark(text, position)
    return bool(last and last["firm"] in ("确保", "保证", "保"))


def aspires_between(text: str, start: int, end: int) -> bool:
    """Whether a word of aspiration stands between two places of a sentence."""
    return any(start <= match.start() < end for match in re.finditer(ASPIRING, text))


def _last_mark(text: str, position: int) -> re.Match[str] | None:
    marks = _marks(text)
    place = bisect_right(marks, position, key=re.Match.end)
    return marks[place - 1] if place else None


@lru_cache(maxsize=8)
def _marks(text: str) -> tuple[re.Match[str], ...]:
    """Find the marks of a sentence once for all its numbers."""
    return tuple(MARK.finditer(text))
