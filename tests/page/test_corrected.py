"""Rows corrected in place stand on the corrections page with what they said, what they say now, and why."""

import re
from pathlib import Path

import pytest

from targetbook.judgement.targets import read_targets
from targetbook.page.about.corrected import corrected_rows
from targetbook.page.blocks.output import Blocks, HtmlTable, Text
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.parameters import Parameters
from targetbook.record.reading import read_record

HEADER = "corrected,table,row,stood,stood_zh,stands,stands_zh,why,why_zh\n"
DATE = "2026-09-01,milestones,2025-park-opened,20 November,11月20日,November,11月,day of the <article>,系见报日期\n"
SOURCE = "2026-09-02,sources,,a second copy of one page,同一网页的第二份转载,,,entered twice,重复录入\n"


def corrections_chapter(data: Path, lang: str) -> Chapter:
    return make_chapter("corrections", Parameters("riverside", 2025, None, lang), data, read_record(data))


@pytest.fixture
def corrected(own_copy: Path) -> Path:
    (own_copy / "riverside" / "corrections.csv").write_text(HEADER + DATE + SOURCE, encoding="utf-8")
    return own_copy


@pytest.mark.parametrize(
    ("lang", "newest", "oldest"),
    [
        (
            "en",
            ("Source", "a second copy of one page", "taken out", "entered twice"),
            ("20 November", "&lt;article&gt;"),
        ),
        ("zh", ("来源", "同一网页的第二份转载", "已删除", "重复录入"), ("11月20日", "系见报日期")),
    ],
)
def test_each_says_what_stood_there_what_stands_there_and_why_the_latest_first(
    corrected: Path, lang: str, newest: tuple[str, ...], oldest: tuple[str, ...]
) -> None:
    block = corrected_rows(corrections_chapter(corrected, lang))
    assert isinstance(block, Blocks)

    lead, table = list(block)
    assert isinstance(lead, Text) and ">2</span>" in lead.markdown
    assert isinstance(table, HtmlTable)

    first, second = table.html.split("<tbody>")[1].split("</tr>")[:2]
    assert all(text in first for text in newest)
    assert all(text in second for text in oldest)
    assert "2025-park-opened" not in table.html


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_row_is_named_in_words_and_by_no_name_of_the_record(own_copy: Path, lang: str) -> None:
    tables = {"milestones": "2025-park-opened", "observations": "gdp", "sources": "bulletin-2025"}
    lines = [f"2026-09-0{at},{table},{row},a,甲,b,乙,c,丙\n" for at, (table, row) in enumerate(tables.items(), 1)]
    (own_copy / "riverside" / "corrections.csv").write_text(HEADER + "".join(lines), encoding="utf-8")
    edition = corrections_chapter(own_copy, lang)
    park = next(target for target in read_targets(edition.record, "riverside") if target.name == "2025-park-opened")
    block = corrected_rows(edition)

    assert isinstance(block, Blocks)

    _, table = list(block)
    assert isinstance(table, HtmlTable)

    page = re.sub(r"<[^>]+>", "|", table.html)
    for name in (edition.text_of(park), edition.label("gdp"), edition.figures.publisher("riverside", "bulletin-2025")):
        assert name in page
    assert not any(name in page for name in ("2025-park-opened", "|gdp|", "bulletin-2025"))


def test_an_area_without_any_says_so(own_copy: Path) -> None:
    (own_copy / "riverside" / "corrections.csv").unlink()
    block = corrected_rows(corrections_chapter(own_copy, "en"))
    assert isinstance(block, Text) and "No row of Invented Riverside's record" in block.markdown
