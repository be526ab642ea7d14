"""The areas around one: on which sides they lie, and by what name those below it go."""

from targetbook.page.chapter import Chapter
from targetbook.record.folder import by_side


def sides(chapter: Chapter) -> str:
    """Say where the book's other areas lie: above its own, beside it, below it; '' where it has no other."""
    words = chapter.words
    present = [side for side, names in by_side(chapter.record.areas, chapter.area.area).items() if names]
    return words.list([words(f"general.side_{side}") for side in present])


def parts_in_record(area: str, chapter: Chapter) -> str:
    """Name the areas directly below one that the record holds: a single one by its own name."""
    below = by_side(chapter.record.areas, area)["below"]
    return chapter.name_of(below[0]) if len(below) == 1 else chapter.parts_of(area)
