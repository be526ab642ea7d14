"""The columns of the frames that a notebook works with, each once, with the frames that have it."""

from targetbook.page.blocks.output import HtmlTable
from targetbook.page.blocks.tables import code, table
from targetbook.page.chapter import Chapter
from targetbook.page.frames.columns import COLUMNS, Columns, kind_name
from targetbook.page.voice.escaping import Html


def frame_columns(chapter: Chapter) -> HtmlTable:
    """List every column with its type, what it means and where it stands."""
    words = chapter.words
    heads = [words(f"frame.head_{name}") for name in ("column", "meaning", "type", "frames")]
    columns: Columns = {name: kind for frame in COLUMNS.values() for name, kind in frame.items()}
    rows = [
        [code(name), words(f"column.{name}"), code(kind_name(kind)), _frames(name, chapter)]
        for name, kind in columns.items()
    ]

    return table(words("frame.caption"), heads, rows, "fields")


def _frames(column: str, chapter: Chapter) -> Html:
    return chapter.words.html("general.comma").join(
        code(name) for name, columns in COLUMNS.items() if column in columns
    )
