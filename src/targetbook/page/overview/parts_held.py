"""Which of the areas below the family's first the record holds, and which not."""

from targetbook.page.chapter import Chapter
from targetbook.page.voice.escaping import Html
from targetbook.record.folder import parts_without_folder


def parts_coverage(chapter: Chapter) -> Html:
    """Say how many of the areas directly below the family's first the record holds, and how many there are."""
    words = chapter.words
    head = chapter.family[0]
    number = chapter.figures.counted(len(chapter.family) - 1, words("neighbours.how"))
    area = chapter.record.areas[head]
    absent = _missing_parts(head, chapter)

    if area.parts is None:
        return words.html("neighbours.held_unknown", n=number, parts_name=chapter.parts_of(head)) + absent

    parts = chapter.figures.counted(area.parts, words("neighbours.how_parts"))
    source = chapter.figures.source(head, area.parts_source)
    kind = "city" if area.is_city else "wider"
    every_part = words.html(f"neighbours.every_{kind}", area=chapter.name_of(head), parts=parts)

    return words.html("neighbours.held", n=number, of=parts, every_part=every_part, source=source) + absent


def _missing_parts(head: str, chapter: Chapter) -> Html:
    """Name the parts of an area without a record."""
    names = parts_without_folder(chapter.record.areas, head, chapter.lang)
    return chapter.words.html("neighbours.not_held", areas=chapter.words.list(names)) if names else Html()
