"""The sources page: every page that the record rests on, with the anchor that figures link to."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from targetbook.page.blocks.chart_table import Twin, derived_cell, text_cell
from targetbook.page.blocks.credits import plain_credit
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Blocks, HtmlTable, Text
from targetbook.page.chapter import Chapter
from targetbook.page.charts.channels import channels_chart
from targetbook.page.commentary.remarks import cited_areas
from targetbook.page.sentences.around import sides
from targetbook.page.sentences.reach import read_up_to
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import escape
from targetbook.page.voice.figures import source_anchor
from targetbook.page.voice.publishers import attribution
from targetbook.page.voice.words import Counted
from targetbook.record.asof import known_by
from targetbook.record.vocabulary import Channel

HEADS = ("publisher", "title", "published", "channel", "address")
ENOUGH = 3


def sources_summary(chapter: Chapter) -> Text:
    """Say how many pages the edition and its area list, how far they were read and how many addresses still answer."""
    everything = listed_sources(chapter)
    area_pages = distinct_pages(everything[everything["area"] == chapter.area.area])
    everything = distinct_pages(everything)
    counts = [_counts(everything, "all", chapter), _counts(area_pages, "own", chapter)]
    parts = [*counts, read_up_to(chapter), _answers(chapter)]
    return Text(chapter.words("general.space").join(parts))


def sources_chart(chapter: Chapter) -> Block:
    """Draw the area's own sources by channel and year of publication."""
    words = chapter.words
    sources = listed_sources(chapter)
    pages = distinct_pages(sources[sources["area"] == chapter.area.area])
    dated = pages[pages["published"] != ""]

    if len(dated) < ENOUGH:
        return Text(words("bibliography.few", place=chapter.place, n=len(dated)))

    return shown(_channels_exhibit(pages, _by_channel_and_year(dated, chapter), chapter), chapter)


def _channels_exhibit(pages: pd.DataFrame, counts: pd.DataFrame, chapter: Chapter) -> Exhibit:
    """Exhibit the counts of dated pages by channel and year; the title and the sentence count every page."""
    words = chapter.words
    official = int((pages["channel"] == Channel.OFFICIAL).sum())
    undated = int((pages["published"] == "").sum())
    foot = words("bibliography.foot")

    return Exhibit(
        anchor="sources-by-channel",
        question=words("bibliography.question", place=chapter.place),
        finding=words("bibliography.finding", place=chapter.place, n=official, of=len(pages)),
        basis=words("bibliography.subtitle") + (words("bibliography.undated", n=undated) if undated else ""),
        drawing=channels_chart(counts, [words(f"bibliography.row_{channel}") for channel in Channel]),
        credit=plain_credit(foot),
        description=words("general.comma").join(_channel_counts(pages, chapter, str)),
        table=_channels_twin(counts, chapter),
        reading=words("bibliography.reading"),
    )


def _channels_twin(counts: pd.DataFrame, chapter: Chapter) -> Twin:
    words = chapter.words
    rows = [
        [
            text_cell(row["channel"]),
            text_cell(words("period.year", year=row["year"])),
            derived_cell(str(row["pages"]), words("bibliography.how"), chapter),
        ]
        for row in counts.sort_values(["channel", "year"]).to_dict("records")
    ]

    return Twin([words("bibliography.head_channel"), words("tip.year"), words("bibliography.head_pages")], rows)


def sources_table(chapter: Chapter) -> Block:
    """List every source of the area, of the areas above it, of its peers and of the areas below, a table each."""
    everything = listed_sources(chapter)
    tables = (everything[everything["area"] == area] for area in listed_areas(chapter))
    return Blocks(_table(rows, chapter) for rows in tables if len(rows))


def listed_sources(chapter: Chapter) -> pd.DataFrame:
    """Keep the sources of the areas a chapter may speak of that were out by its day or that a row then known cites."""
    frame = chapter.record.table("sources")
    frame = frame[frame["area"].isin(listed_areas(chapter))]
    areas = chapter.record.areas
    cited = set(_cited(chapter))
    keep = [
        (row.area, row.source) in cited or known_by(str(row.published), chapter.day, areas[str(row.area)].record_date)
        for row in frame.itertuples()
    ]

    return frame[keep]


def distinct_pages(rows: pd.DataFrame) -> pd.DataFrame:
    """Give one row a page, cited for however many areas: of one publisher, title and day, or of one address.

    Its channel is the firmest under which it was entered.
    """
    order = [list(Channel).index(channel) for channel in rows["channel"]]
    firmest_first = rows.assign(order=order, bare=rows["url"] == "").sort_values(["order", "bare"], kind="stable")
    names_before: set[object] = set()
    is_new: list[bool] = []

    for row in firmest_first.itertuples():
        names = {(row.publisher, row.title, row.published), *([row.url] if row.url else [])}
        is_new.append(names_before.isdisjoint(names))
        names_before |= names

    return firmest_first.loc[is_new].drop(columns=["order", "bare"])


def listed_areas(chapter: Chapter) -> list[str]:
    """Name the areas whose figures a chapter shows: those the book speaks of, and any other that a remark cites."""
    return list(dict.fromkeys([*chapter.kin, *cited_areas(chapter)]))


def _cited(chapter: Chapter) -> Iterator[tuple[str, str]]:
    ask = chapter.record.distinct
    for table in ("observations", "milestones"):
        yield from ((area, source) for area, source in ask(table, "area", "source"))
    yield from ((name, area.parts_source) for name, area in chapter.record.areas.items())
    yield from ((area, source) for area, sources in ask("targets", "area", "sources") for source in sources.split())


def _counts(frame: pd.DataFrame, whose: str, chapter: Chapter) -> str:
    words = chapter.words
    figure = _figure_of(chapter)
    bare = words(f"bibliography.{whose}_bare", n=figure(int((frame["url"] == "").sum())), of=len(frame))
    channels = words("general.comma").join(_channel_counts(frame, chapter, figure))
    where = sides(chapter)
    around = words("bibliography.around", sides=where) if where else ""
    about = {"place": chapter.place, "around": around, "channels": channels, "bare": bare}

    return words(f"bibliography.{whose}", n=figure(len(frame)), **about)


def _answers(chapter: Chapter) -> str:
    """Say how many addresses were asked by program whether they still answer, and how many did not."""
    links = chapter.record.table("links")
    figure = _figure_of(chapter)
    links = links[links["area"].isin(listed_areas(chapter))]

    if links.empty:
        return chapter.words("bibliography.unasked")

    silent = int((links["answered"] == "no").sum())
    day = chapter.say_date(str(links["checked"].max()))

    return chapter.words("bibliography.asked", day=day, count=figure(len(links)), silent=figure(silent))


def _channel_counts(frame: pd.DataFrame, chapter: Chapter, write: Callable[[int], str]) -> list[str]:
    """Give the count of each channel with its word, the firmest first."""
    counts = frame["channel"].value_counts()

    return [
        chapter.words(f"bibliography.{channel}", n=int(counts[channel]), count=write(int(counts[channel])))
        for channel in Channel
        if channel in counts
    ]


def _figure_of(chapter: Chapter) -> Callable[[int], Counted]:
    how = chapter.words("bibliography.how")
    return lambda n: Counted(chapter.figures.derived(numbers.grouped(Decimal(n), chapter.words), how), n)


def _by_channel_and_year(dated: pd.DataFrame, chapter: Chapter) -> pd.DataFrame:
    pages = pd.DataFrame(
        {
            "channel": [chapter.words(f"bibliography.row_{channel}") for channel in dated["channel"]],
            "year": dated["published"].str[:4].astype(int),
        }
    )
    return pages.value_counts(["channel", "year"]).rename("pages").reset_index()


def _table(rows: pd.DataFrame, chapter: Chapter) -> HtmlTable:
    """Lay out one area's sources: open where it is the chapter's own, else folded until a link leads to a row."""
    words = chapter.words
    area = str(rows["area"].iloc[0])
    caption = words("bibliography.caption", area=chapter.name_of(area), n=_figure_of(chapter)(len(rows)))
    head = "".join(f'<th scope="col">{escape(words(f"bibliography.head_{name}"))}</th>' for name in HEADS)
    body = "".join(_row(row, chapter) for row in rows.to_dict("records"))
    opened = ' open="open"' if area == chapter.area.area else ""
    name = escape(f"sources-of-{area}")

    return HtmlTable(
        f'<details class="whose"{opened}><summary id="{name}">{caption}</summary>'
        f'<div class="scroll"><table class="record sources" aria-labelledby="{name}">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></details>"
    )


def _row(row: dict[Any, Any], chapter: Chapter) -> str:
    published = chapter.say_date(row["published"]) if row["published"] else chapter.words("source.undated")
    title = chapter.words("bibliography.described", title=row["title"]) if row["title_is"] else row["title"]
    cells = (escape(title), escape(published), escape(chapter.words(f"source.{row['channel']}")))
    publisher = attribution(row["publisher"], chapter.record, chapter.words)
    first = f'<tr id="{escape(source_anchor(row["area"], row["source"]))}"><th scope="row">{escape(publisher)}</th>'

    return (
        first
        + "".join(f"<td>{cell}</td>" for cell in (*cells, _address(str(row["area"]), row["url"], chapter)))
        + "</tr>\n"
    )


def _address(area: str, url: str, chapter: Chapter) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        return chapter.words("bibliography.no_address")
    link = f'<a href="{escape(url)}" rel="noopener nofollow">{escape(parts.hostname or url)}</a>'
    return link + _silence(area, url, chapter)


def _silence(area: str, url: str, chapter: Chapter) -> str:
    """Say of an address that no longer answers when it was asked and when it last did."""
    links = chapter.record.rows("links", area=area, url=url, answered="no")
    if not links:
        return ""

    day, last = (str(links[0][name]) for name in ("checked", "last_answered"))
    key = "bibliography.silent_since" if last else "bibliography.silent"

    return chapter.words(key, day=chapter.say_date(day), last=chapter.say_date(last) if last else "")
