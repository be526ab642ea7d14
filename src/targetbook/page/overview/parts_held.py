"""Which of the areas below the family's first the record holds, and which not."""

from targetbook.page.chapter import Chapter
from targetbook.page.voice.escaping import escape
from targetbook.record.folder import parts_without_folder


def parts_coverage(chapter: Chapter) -> str:
    """Say how many of the areas directly below the family's first the record holds, and how many there are."""
    words = chapter.words
    head = chapter.family[0]
    number = chapter.figures.counted(len(chapter.family) - 1, words("neighbours.how"))
    values = {"n": number, "parts_name": escape(chapter.parts_of(head))}
    area = chapter.record.areas[head]
    absent = _missing_parts(head, chapter)

    if area.parts is None:
        return words("neighbours.held_unknown", **values) + absent

    parts = chapter.figures.counted(area.parts, words("neighbours.how_parts"))
    source = chapter.figures.source(head, area.parts_source)

    return words("neighbours.held", parts=parts, of=parts, source=source, **values) + absent


def _missing_parts(head: str, chapter: Chapter) -> str:
    """Name the parts of an area without a record."""
    names = parts_without_folder(chapter.record.areas, head, chapter.lang)
    return chapter.words("neighbours.not_held", areas=escape(chapter.words.list(names))) if names else ""
