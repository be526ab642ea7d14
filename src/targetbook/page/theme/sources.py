"""The sources a chapter rests on, linked to their rows on the sources page."""

import re
from collections.abc import Iterable, Iterator

from targetbook.judgement.claims import claims
from targetbook.page.blocks.output import Block, HtmlTable, Text
from targetbook.page.chapter import Chapter
from targetbook.page.voice.escaping import escape
from targetbook.record.reading import Cells

FOLDED_FROM = 12
CHINESE = re.compile(r"[\u2e80-\u9fff]")


def chapter_sources(chapter: Chapter) -> Block:
    """List the sources that the theme's claims, deeds and figures cite, newest first, folded where there are many."""
    names = dict.fromkeys(_citations(chapter))
    if not names:
        return Text(chapter.words("cited.none"))

    rows = _rows(names, chapter)
    items = "".join(f"<li>{_item(row, chapter)}</li>" for row in rows)
    listing = f'<ul class="sources">{items}</ul>'
    if len(rows) <= FOLDED_FROM:
        return HtmlTable(listing)

    count = chapter.figures.counted(len(rows), chapter.words("few.how"))
    summary = chapter.words("cited.folded", count=count)

    return HtmlTable(f"<details><summary>{summary}</summary>{listing}</details>")


def _rows(names: Iterable[str], chapter: Chapter) -> list[Cells]:
    """Give the rows of the sources, the newest first."""
    groups = (chapter.record.rows("sources", area=chapter.area.area, source=name) for name in names)
    rows = sorted((row for group in groups for row in group), key=lambda row: str(row["source"]))
    return sorted(rows, key=lambda row: str(row["published"]), reverse=True)


def _citations(chapter: Chapter) -> Iterator[str]:
    area = chapter.area.area
    for claim in claims(chapter.record, area):
        if claim.theme == chapter.theme:
            yield from claim.sources

    for verdict in chapter.theme_verdicts:
        yield from (milestone.source for milestone in verdict.milestones)

    for entry in chapter.record.rows("indicators", theme=chapter.theme):
        for row in chapter.record.rows("observations", area=area, indicator=entry["indicator"]):
            yield row["source"]


def _item(entry: Cells, chapter: Chapter) -> str:
    day = chapter.say_date(entry["published"]) if entry["published"] else chapter.words("source.undated")
    return chapter.words(
        "cited.one",
        link=chapter.figures.source(chapter.area.area, entry["source"]),
        title=_title(str(entry["title"])),
        told=escape(day),
        channel=escape(chapter.words(f"source.{entry['channel']}")),
    )


def _title(title: str) -> str:
    """Set a page's title; a Chinese one says so, for browsers that slant titles and for those who are read to."""
    lang = ' lang="zh"' if CHINESE.search(title) else ""
    return f"<cite{lang}>{escape(title) or '—'}</cite>"
