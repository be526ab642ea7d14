"""The sources a chapter rests on, linked to their rows on the sources page."""

from collections.abc import Iterator
from html import escape

from targetbook.judgement.claims import claims
from targetbook.page.blocks import Block, Table, Text
from targetbook.page.chapter import Chapter

FOLDED_FROM = 12


def chapter_sources(chapter: Chapter) -> Block:
    """List the sources that the theme's claims, deeds and figures cite, newest first, folded where there are many."""
    cited = dict.fromkeys(_cited(chapter))
    if not cited:
        return Text(chapter.words("cited.none"))
    table = chapter.record.sources
    own = table[(table["area"] == chapter.area.area) & table["source"].isin(cited)]
    rows = own.sort_values(["published", "source"], ascending=[False, True])
    items = "".join(f"<li>{_item(str(source), chapter)}</li>" for source in rows["source"])
    count = len(rows)
    listed = f'<ul class="sources">{items}</ul>'
    if count <= FOLDED_FROM:
        return Table(listed)
    shown = chapter.figures.derived(str(count), chapter.words("few.how"))
    summary = chapter.words("cited.folded", count=shown)
    return Table(f"<details><summary>{summary}</summary>{listed}</details>")


def _cited(chapter: Chapter) -> Iterator[str]:
    area = chapter.area.area
    for claim in claims(chapter.record, area):
        if claim.theme == chapter.theme:
            yield from claim.sources
    for verdict in chapter.verdicts:
        yield from (milestone.source for milestone in verdict.milestones)
    catalogue = chapter.record.indicators
    names = set(catalogue.loc[catalogue["theme"] == chapter.theme, "indicator"])
    told = chapter.record.observations
    yield from told.loc[(told["area"] == area) & told["indicator"].isin(names), "source"]


def _item(source: str, chapter: Chapter) -> str:
    table = chapter.record.sources
    entry = table[(table["area"] == chapter.area.area) & (table["source"] == source)].iloc[0]
    told = chapter.say_date(entry["published"]) if entry["published"] else chapter.words("source.undated")
    return chapter.words(
        "cited.one",
        link=chapter.figures.source(chapter.area.area, source),
        title=f"<cite>{escape(str(entry['title'])) or '—'}</cite>",
        told=escape(told),
        channel=escape(chapter.words(f"source.{entry['channel']}")),
    )
