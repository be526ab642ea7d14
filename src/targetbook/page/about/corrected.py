"""Rows corrected where they stand: what each said, what it says now, and why."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from targetbook.page.blocks.chart_table import Cell, Datum, Twin, text_cell
from targetbook.page.blocks.download import download
from targetbook.page.blocks.output import Block, Blocks, HtmlTable, Text
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.voice.escaping import escape
from targetbook.page.voice.figures import name_html
from targetbook.record.reading import Cells

OF_TARGETS = ("targets", "milestones", "readings", "searches")
OF_INDICATORS = ("observations", "indicators")
MOST = 5  # more are counted by kind, and the newest printed
TAG = re.compile("<[^>]*>")
HEADS = ("day", "row", "stood", "stands", "why")


def corrected_rows(chapter: Chapter) -> Block:
    """List the area's rows that were corrected in place, the latest first, or say that there is none."""
    words = chapter.words
    corrections = chapter.record.rows("corrections", area=chapter.area.area)
    if not corrections:
        return Text(words("corrected.none", place=chapter.place))

    count = chapter.figures.counted(len(corrections), words("corrected.how"))
    lead = words("corrected.some", n=len(corrections), count=count, place=chapter.place)
    latest_first = sorted(corrections, key=lambda correction: correction["corrected"], reverse=True)
    if len(corrections) <= MOST:
        return Blocks((Text(lead), _table("corrected.caption", latest_first, chapter)))

    kinds = words("corrected.kinds", kinds=words("general.next").join(_kinds(corrections, chapter)))
    printed = _table("corrected.caption_newest", latest_first[:MOST], chapter)
    file = download("corrections", words("corrected.file"), _twin(latest_first, chapter), chapter)

    return Blocks((Text(words("general.space").join([lead, kinds])), printed, file))


def _kinds(corrections: list[Cells], chapter: Chapter) -> Iterator[str]:
    """Count the corrections by what was corrected, the most first."""
    words = chapter.words
    for name, number in Counter(correction["table"] for correction in corrections).most_common():
        count = chapter.figures.counted(number, words("corrected.how"))
        yield words("corrected.kind", kind=escape(words(f"corrected.table_{name}")), count=count)


def _table(caption: str, corrections: list[Cells], chapter: Chapter) -> HtmlTable:
    twin = _twin(corrections, chapter)
    return table(chapter.words(caption, place=chapter.place), twin.heads, twin.cells())


def _twin(corrections: list[Cells], chapter: Chapter) -> Twin:
    heads = [chapter.words(f"corrected.head_{name}") for name in HEADS]
    return Twin(heads, [_row(correction, chapter) for correction in corrections])


def _row(correction: Cells, chapter: Chapter) -> list[Cell]:
    suffix = "_zh" if chapter.lang == "zh" else ""
    stands = correction[f"stands{suffix}"]
    name = _name(correction, chapter)

    return [
        text_cell(chapter.say_date(correction["corrected"])),
        Cell(name, (Datum(unescape(TAG.sub(" ", name))),)),
        _quoted(correction[f"stood{suffix}"]),
        _quoted(stands) if stands else text_cell(chapter.words("corrected.taken_out")),
        text_cell(correction[f"why{suffix}"]),
    ]


def _quoted(text: str) -> Cell:
    return Cell(f"<q>{escape(text)}</q>", (Datum(text),))


def _name(correction: Cells, chapter: Chapter) -> str:
    kind = escape(chapter.words(f"corrected.table_{correction['table']}"))
    row = _row_name(correction["table"], correction["row"], chapter) if correction["row"] else ""
    return f"{kind}<br/>{row}" if row else kind


def _row_name(table_name: str, row: str, chapter: Chapter) -> str:
    """Name a row as readers know it: a target's words, a figure's label, a page, an announcement; '' of one gone."""
    area = chapter.area.area
    if table_name in OF_TARGETS:
        return _target_name(row, chapter)
    if table_name in OF_INDICATORS:
        return name_html(chapter.label(row)) if chapter.archive.indicator(area, row) else ""
    if table_name == "sources":
        sources = chapter.record.rows("sources", area=area, source=row)
        return "".join(_page(source, chapter) for source in sources)

    announcements = chapter.record.rows("announcements", area=area, announcement=row)
    return "".join(_occasion(announcement, chapter) for announcement in announcements)


def _target_name(name: str, chapter: Chapter) -> str:
    return "".join(name_html(chapter.text_of(target)) for target in chapter.area_targets if target.name == name)


def _page(source: Cells, chapter: Chapter) -> str:
    """Name a page by its publisher and day."""
    link = chapter.figures.source(source["area"], source["source"])
    day = chapter.say_date(source["published"]) if source["published"] else chapter.words("source.undated")
    return chapter.words("general.comma").join([link, escape(day)])


def _occasion(announcement: Cells, chapter: Chapter) -> str:
    """Name an announcement by its kind and day."""
    kind = escape(chapter.words(f"document.{announcement['kind']}"))
    day = escape(chapter.say_date(announcement["day"])) if announcement["day"] else ""
    return chapter.words("general.comma").join(filter(None, [kind, day]))
