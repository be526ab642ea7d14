"""Rows corrected where they stand: what each said, what it says now, and why."""

from targetbook.page.blocks import Block, Blocks, Text
from targetbook.page.chapter import Chapter
from targetbook.page.escaping import escape
from targetbook.page.tables import table
from targetbook.record.reading import Cells

HEADS = ("day", "row", "stood", "stands", "why")


def corrected_rows(chapter: Chapter) -> Block:
    """List the area's rows that were corrected in place, the latest first, or say that there is none."""
    words = chapter.words
    corrections = chapter.record.rows("corrections", area=chapter.area.area)
    if not corrections:
        return Text(words("corrected.none", place=chapter.place))

    latest_first = sorted(corrections, key=lambda correction: correction["corrected"], reverse=True)
    count = chapter.figures.counted(len(corrections), words("corrected.how"))
    lead = Text(words("corrected.some", n=len(corrections), count=count, place=chapter.place))
    heads = [words(f"corrected.head_{name}") for name in HEADS]
    rows = [_row(correction, chapter) for correction in latest_first]
    return Blocks((lead, table(words("corrected.caption", place=chapter.place), heads, rows)))


def _row(correction: Cells, chapter: Chapter) -> list[str]:
    suffix = "_zh" if chapter.lang == "zh" else ""
    stands = correction[f"stands{suffix}"] or chapter.words("corrected.taken_out")
    return [
        escape(chapter.say_date(correction["corrected"])),
        _name(correction, chapter),
        escape(correction[f"stood{suffix}"]),
        escape(stands),
        escape(correction[f"why{suffix}"]),
    ]


def _name(correction: Cells, chapter: Chapter) -> str:
    kind = escape(chapter.words(f"corrected.table_{correction['table']}"))
    row = correction["row"]
    return f"{kind}<br><code>{escape(row)}</code>" if row else kind
