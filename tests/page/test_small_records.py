"""What the page makes of a target with few words, of a book of few areas, and of an area without any target."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from targetbook import page
from targetbook.page.about.bibliography import listed_areas
from targetbook.page.across.base_rates import base_rates_table
from targetbook.page.blocks.download import Download
from targetbook.page.blocks.output import Block, Blocks, Chart, HtmlTable, Text
from targetbook.page.cards.groups import cards
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.handover.brief_and_sheet import sheet
from targetbook.page.parameters import Parameters
from targetbook.page.terminal.readiness import readiness_text
from targetbook.record.reading import Record, read_record

Open = Callable[..., Chapter]
TAG = re.compile(r"<[^>]*>")


@pytest.fixture(scope="module")
def opened(around: Record, around_data: Path) -> Open:
    """Open a chapter of an edition of the areas around."""

    def open_chapter(theme: str, area: str, lang: str = "en", year: int = 2025) -> Chapter:
        return make_chapter(theme, Parameters(area, year, None, lang), around_data, around)

    return open_chapter


def block_html(block: Block) -> str:
    if isinstance(block, Blocks):
        return "\n".join(block_html(part) for part in block)
    if isinstance(block, Text):
        return block.markdown

    return block.html if isinstance(block, HtmlTable) else block.table


def files_of(block: Block) -> str:
    """Give the files that a block offers."""
    parts = block if isinstance(block, Blocks) else [block]
    return "\n".join(part.csv for part in parts if isinstance(part, Chart | Download))


def clause(chapter: Chapter, name: str) -> str:
    return next(chapter.text_of(target) for target in chapter.area_targets if target.name == name)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Fixed-asset investment: growth of 6% or more (first quarter of 2025)"),
        ("zh", "固定资产投资增长6%以上（2025年一季度）"),
    ],
)
def test_a_clause_that_the_page_makes_names_a_period_that_is_not_the_year(opened: Open, lang: str, text: str) -> None:
    chapter = opened("investment", "lakeside", lang)
    assert clause(chapter, "2025-first-quarter-investment-work-report") == text
    assert "2025" not in clause(chapter, "2025-gdp-growth-work-report")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("固定资产投资增长6%以上", "固定资产投资增长6%以上（2025年一季度）"),
        ("一季度固定资产投资增长6%以上", "一季度固定资产投资增长6%以上"),
    ],
)
def test_a_clause_as_spoken_names_a_period_that_its_sentence_held(opened: Open, words: str, text: str) -> None:
    chapter = opened("investment", "lakeside", "zh")
    targets = {target.name: target for target in chapter.area_targets}
    quotation = replace(targets["2025-first-quarter-investment-work-report"], text_zh=words)
    assert chapter.text_of(quotation) == text


def test_a_deed_that_is_told_in_chinese_alone_keeps_its_words_and_says_so(opened: Open) -> None:
    english = opened("other_commitments", "lakeside")
    marked = re.compile(r'<(?:a|span)[^>]* lang="zh"[^>]*>建成湖畔实验学校</(?:a|span)>')

    for html in (block_html(cards(english)), sheet(english, "chapters")):
        assert marked.search(html)
        assert "2025-school<" not in html

    assert not marked.search(block_html(cards(opened("other_commitments", "lakeside", "zh"))))


def test_the_chapter_on_other_commitments_holds_those_that_bear_its_name(opened: Open) -> None:
    targets = {verdict.target.name for verdict in opened("other_commitments", "lakeside").theme_verdicts}
    assert targets == {"2025-school", "2025-clinics"}


def test_readiness_lists_the_chapter_on_other_commitments(opened: Open) -> None:
    text = readiness_text(opened("overview", "lakeside"))
    assert "Other commitments: targets 2, of themes without a chapter" in text
    assert "2024: 1 target: 1 judged" in text
    assert "其他目标任务：目标任务2项" in readiness_text(opened("overview", "lakeside", "zh"))


def test_a_book_speaks_of_its_own_area_and_those_above_beside_and_below_it(opened: Open) -> None:
    assert set(opened("consistency", "lakeside").kin) == {
        "lakeside",
        "laketown",
        "lakeland",
        "lakenation",
        "reedside",
        "marshside",
    }
    assert set(opened("consistency", "lakeland").kin) == {"lakeland", "lakenation", "laketown"}
    assert opened("consistency", "rivertown").kin == ["rivertown", "hillside", "riverside"]


def test_what_does_not_fit_elsewhere_stays_out_of_the_book(opened: Open) -> None:
    blocks = {area: files_of(page.vintage_chart(opened("revisions", area))) for area in ("hillside", "lakeside")}
    assert "Invented Riverside" in blocks["hillside"] and "Invented Lake" not in blocks["hillside"]
    assert "Invented Laketown" in blocks["lakeside"] and "Invented River" not in blocks["lakeside"]


def test_checks_are_counted_over_the_areas_of_the_book(opened: Open) -> None:
    near, far = (
        TAG.sub("", block_html(page.consistency_lead(opened("consistency", area)))) for area in ("hillside", "lakeside")
    )
    assert "With the areas above, beside and below it" in near
    assert far.startswith("No two numbers of Invented Lakeside")
    assert far.endswith("With the areas above, beside and below it, 1 check agrees.")


def test_a_remark_on_a_far_area_brings_its_sources(own_around: Path) -> None:
    remarks = own_around / "lakeside" / "commentary"
    remarks.mkdir()

    for name in ("growth.md", "growth.zh.md"):
        (remarks / name).write_text("{hillside:gdp/growth/2024}\n", encoding="utf-8")

    parameters = Parameters("lakeside", 2025, None, "en")
    chapter = make_chapter("sources", parameters, own_around, read_record(own_around))
    assert "hillside" in listed_areas(chapter)
    assert 'id="s-hillside-hillside-bulletin"' in block_html(page.sources_table(chapter))


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("area", ["lakeside", "reedside", "laketown", "lakenation"])
def test_the_first_class_of_targets_supposes_none_before_it(opened: Open, area: str, lang: str) -> None:
    block = base_rates_table(opened("neighbours", area, lang))
    assert isinstance(block, Blocks)
    table = next(part for part in block if isinstance(part, HtmlTable))
    first = TAG.sub("", table.html.split("<tbody>")[1].split("</tr>")[0])
    assert not first.startswith(("With ", "再加"))


def test_an_overview_without_a_target_says_that_and_nothing_else(opened: Open) -> None:
    chapter = opened("overview", "marshside")
    lead = block_html(page.overview_lead(chapter))
    assert lead.startswith("The record holds no target of Invented Marshside for 2025.\n\n")
    assert "was last searched on" in lead
    others = (
        page.headline,
        page.news,
        page.promise_list,
        page.counting,
        page.who_could_answer,
        page.other_targets_table,
    )
    assert [block_html(block(chapter)) for block in others] == [""] * len(others)


def test_other_documents_are_named_as_what_was_counted_where_there_was_no_speech(opened: Open) -> None:
    text = block_html(page.other_targets_table(opened("overview", "lakeside")))
    assert "no speech for 2025" in text
    assert "Nothing of 2025 is listed outside the count above" in block_html(
        page.other_targets_table(opened("overview", "laketown"))
    )


def test_what_figures_rest_on_adds_up_to_all_of_them(opened: Open) -> None:
    text = TAG.sub("", block_html(page.firmness(opened("growth", "laketown")))).partition(".")[0]
    total, *grounds = (int(number) for number in re.findall(r"(\d+) (?:figures? here|from)", text))
    assert sum(grounds) == total
    assert "1 from two or more independent papers" in text
