"""Rows corrected where they stand: what each said, what it says now, and why."""

from targetbook.page.blocks.output import Block, Blocks, HtmlTable, Text
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.voice.escaping import escape
from targetbook.page.voice.figures import name_html
from targetbook.record.reading import Cells

OF_TARGETS = ("targets", "milestones", "readings", "searches")
OF_INDICATORS = ("observations", "indicators")
HEADS = ("day", "row", "stood", "stands", "why")


def corrected_rows(chapter: Chapter) -> Block:
    """List the area's rows that were corrected in place, the latest first, or say that there is none."""
    words = chapter.words
    corrections = chapter.record.rows("corrections", area=chapter.area.area)
    if not corrections:
        return Text(words("corrected.none", place=chapter.place))

    count = chapter.figures.counted(len(corrections), words("corrected.how"))
    lead = Text(words("corrected.some", n=len(corrections), count=count, place=chapter.place))

    return Blocks((lead, _table(corrections, chapter)))


def _table(corrections: list[Cells], chapter: Chapter) -> HtmlTable:
    words = chapter.words
    latest_first = sorted(corrections, key=lambda correction: correction["corrected"], reverse=True)
    heads = [words(f"corrected.head_{name}") for name in HEADS]
    rows = [_row(correction, chapter) for correction in latest_first]
    return table(words("corrected.caption", place=chapter.place), heads, rows)


def _row(correction: Cells, chapter: Chapter) -> list[str]:
    suffix = "_zh" if chapter.lang == "zh" else ""
    stands = correction[f"stands{suffix}"]

    return [
        escape(chapter.say_date(correction["corrected"])),
        _name(correction, chapter),
        _quoted(correction[f"stood{suffix}"]),
        _quoted(stands) if stands else escape(chapter.words("corrected.taken_out")),
        escape(correction[f"why{suffix}"]),
    ]


def _quoted(text: str) -> str:
    return f"<q>{escape(text)}</q>"


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


def _target_name(target: str, chapter: Chapter) -> str:
    return "".join(name_html(chapter.text_of(claim)) for claim in chapter.claims if claim.target == target)


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
