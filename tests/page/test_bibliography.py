import re
from pathlib import Path

import pandas as pd
import pytest

from targetbook.page.about.bibliography import (
    distinct_pages,
    listed_sources,
    sources_chart,
    sources_summary,
    sources_table,
)
from targetbook.page.blocks.output import Blocks, Chart, HtmlTable, Text
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.parameters import Parameters
from targetbook.page.voice.figures import source_anchor
from targetbook.record.reading import Record, read_record


def sources_chapter(data: Path, record: Record, area: str, as_of: str | None = None, lang: str = "en") -> Chapter:
    return make_chapter("sources", Parameters(area, 2025, as_of, lang), data, record)


def sources_page(chapter: Chapter) -> str:
    tables = sources_table(chapter)
    assert isinstance(tables, Blocks)
    return "".join(table.html for table in tables if isinstance(table, HtmlTable))


@pytest.mark.parametrize("area", ["haizhu", "guangzhou", "conghua"])
@pytest.mark.parametrize("as_of", [None, "2024-11-30"])
def test_every_source_of_a_known_row_has_its_anchor(
    real: Record, real_data: Path, area: str, as_of: str | None
) -> None:
    edition = sources_chapter(real_data, real, area, as_of)
    html = sources_page(edition)
    anchors = re.findall(r' id="([^"]+)"', html)

    assert len(anchors) == len(set(anchors))

    areas = {area, "guangzhou", "guangdong", "china", *edition.area.peers}
    rows = edition.record.table("observations")
    cited = {(a, s) for a, s in zip(rows["area"], rows["source"], strict=True) if a in areas}

    assert {source_anchor(a, s) for a, s in cited} <= set(anchors)


def test_a_later_page_is_not_listed_under_an_earlier_day(invented: Record, invented_data: Path) -> None:
    early = listed_sources(sources_chapter(invented_data, invented, "riverside", "2024-01-31"))
    assert "bulletin-2025" not in set(early["source"])
    assert "bulletin-2021" in set(early["source"])


def test_addresses_are_links_or_said_to_be_missing(real: Record, real_data: Path) -> None:
    html = sources_page(sources_chapter(real_data, real, "haizhu"))
    assert 'rel="noopener nofollow"' in html
    assert "target=" not in html
    assert "no citable address" in html
    assert re.findall(r'href="(?!https?://)', html) == []


def test_the_page_stays_light(real: Record, real_data: Path) -> None:
    assert len(sources_page(sources_chapter(real_data, real, "haizhu")).encode()) < 350_000


def test_the_summary_counts_every_page_once(own_copy: Path) -> None:
    pages = distinct_pages(listed_sources(sources_chapter(own_copy, read_record(own_copy), "riverside")))
    path = own_copy / "riverside" / "sources.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}again-{text.splitlines()[1]}\n", encoding="utf-8")
    observations = own_copy / "riverside" / "observations.csv"
    rows = observations.read_text(encoding="utf-8")
    again = rows.splitlines()[1].split(",")
    again[9] = f"again-{text.splitlines()[1].split(',')[0]}"
    observations.write_text(rows + ",".join(again) + "\n", encoding="utf-8")
    edition = sources_chapter(own_copy, read_record(own_copy), "riverside")

    assert f">{len(pages)}</span> pages" in sources_summary(edition).markdown


def test_a_page_is_counted_once_by_its_words_or_by_its_address() -> None:
    names = ["area", "source", "publisher", "title", "published", "channel", "url"]
    rows = [
        ["a", "1", "Bureau", "Bulletin", "2025", "repost", ""],
        ["b", "1", "Bureau", "Bulletin", "2025", "official", "https://one.invalid"],
        ["b", "2", "Paper", "Other title", "2025", "press", "https://one.invalid"],
        ["b", "3", "Paper", "Bulletin", "2025", "press", ""],
    ]
    pages = distinct_pages(pd.DataFrame(rows, columns=names))

    assert sorted(zip(pages["publisher"], pages["channel"], strict=True)) == [
        ("Bureau", "official"),
        ("Paper", "press"),
    ]


def test_too_few_pages_are_not_drawn(invented: Record, invented_data: Path) -> None:
    blocks = sources_chart(sources_chapter(invented_data, invented, "riverside"))
    assert isinstance(blocks, Blocks)
    assert any(isinstance(block, Chart) for block in blocks)
    assert isinstance(sources_chart(sources_chapter(invented_data, invented, "hillside", "2019-01-01")), Text)


def test_addresses_without_an_answer_are_said_to_be_so(own_copy: Path) -> None:
    before = sources_chapter(own_copy, read_record(own_copy), "riverside")
    assert "No program has asked" in sources_summary(before).markdown

    url = next(row["url"] for row in before.record.rows("sources", area="riverside") if row["url"])
    rows = f"url,checked,answered,last_answered\n{url},2025-03-02,no,2025-02-01\n"
    (own_copy / "riverside" / "links.csv").write_text(rows, encoding="utf-8")
    edition = sources_chapter(own_copy, read_record(own_copy), "riverside")

    assert "(no answer on 2 March 2025, last on 1 February 2025)" in sources_page(edition)
    assert "asked up to 2 March 2025" in sources_summary(edition).markdown


@pytest.mark.parametrize(("lang", "mark"), [("en", "our description"), ("zh", "内容概括")])
def test_a_title_that_is_our_own_words_says_so(own_copy: Path, lang: str, mark: str) -> None:
    assert mark not in sources_page(sources_chapter(own_copy, read_record(own_copy), "riverside", lang=lang))

    path = own_copy / "riverside" / "sources.csv"
    table = pd.read_csv(path, dtype=str, keep_default_na=False).assign(title_is="")
    table.loc[table["source"] == "bulletin-2019", "title_is"] = "description"
    table.to_csv(path, index=False)
    assert sources_page(sources_chapter(own_copy, read_record(own_copy), "riverside", lang=lang)).count(mark) == 1
