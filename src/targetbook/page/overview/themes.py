"""Targets in the order of the book's themes, and numbers counted over them."""

from targetbook.judgement.verdicts import Verdict
from targetbook.page.chapter import Chapter
from targetbook.page.voice.words import Counted


def count(number: int, chapter: Chapter) -> Counted:
    """Write a number counted from the scorecard."""
    return chapter.figures.counted(number, chapter.words("overview.how"))


def by_theme(verdicts: list[Verdict], chapter: Chapter) -> list[Verdict]:
    """Put verdicts in the book's order of themes; those of a theme without a name come last."""
    order = [key.removeprefix("theme.") for key in chapter.words.phrases if key.startswith("theme.")]
    place = {theme: at for at, theme in enumerate(order)}
    return sorted(verdicts, key=lambda verdict: place.get(verdict.target.theme, len(place)))


def theme_name(theme: str, chapter: Chapter) -> str:
    """Name a theme; one without a name of its own goes by its id."""
    key = f"theme.{theme}"
    return chapter.words(key) if chapter.words.has(key) else theme.replace("_", " ")
