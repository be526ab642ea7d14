"""How far was read stands before any count, who spoke stands first, and nothing is promised that is not kept."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from targetbook import page
from targetbook.judgement.tally import promised
from targetbook.page.blocks.output import Block, Blocks, Chart, HtmlTable, Text
from targetbook.page.cards.groups import cards
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.handover.brief_and_sheet import brief, sheet
from targetbook.page.handover.feed import feed
from targetbook.page.overview.leads import lead_paragraphs
from targetbook.page.overview.listing import promise_list
from targetbook.page.parameters import Parameters
from targetbook.page.terminal.readiness import readiness_text
from targetbook.record.languages import LANGUAGES
from targetbook.record.reading import Record, read_record

TAG = re.compile(r"<[^>]*>")
YEARS = {"riverside": (2023, 2024, 2025, 2026), "hillside": (2024, 2025), "rivertown": (2025,)}
EDITIONS = [(area, year) for area, years in YEARS.items() for year in years]
READ = {"en": ("Stored pages dated up to", "was last searched on"), "zh": ("日期最晚的为", "最近一次检索为")}
WHO_SPOKE = (
    "On 10 February 2025 Invented Speaker, Head of the invented district, set out at Invented conference of the town "
    "what Invented Riverside, a district of Invented Rivertown, was to reach"
)
LINK = re.compile(r'<a [^>]*href="([^"]+)"')
NOT_LISTED = {"en": "does not say which publications", "zh": "尚未列出"}
WHERE_TO_LOOK = {
    "en": "may stand in the Invented work report of 2026, of which only the opening was read",
    "zh": "可能见于《虚构的2026年政府工作报告》（只读到开头）",
}
FIRST: dict[str, Callable[[Chapter], str]] = {
    "overview": lambda chapter: page.overview_lead(chapter).markdown,
    "front page": lambda chapter: brief(chapter, "chapters"),
    "one-page scorecard": lambda chapter: sheet(chapter, "chapters"),
    "feed": feed,
    "what changed": lambda chapter: text_of_block(page.change_log(chapter)),
}


def edition_chapter(
    data: Path, area: str, year: int, lang: str, theme: str = "overview", as_of: str | None = None
) -> Chapter:
    return make_chapter(theme, Parameters(area, year, as_of, lang), data, read_record(data))


def text_of_block(block: Block | None) -> str:
    """Give what is read of a block, with the titles of its charts, without tags."""
    if isinstance(block, Blocks):
        return " ".join(map(text_of_block, block))
    if isinstance(block, Chart):
        return block.title

    if isinstance(block, Text):
        return TAG.sub("", block.markdown)
    return TAG.sub("", block.html) if isinstance(block, HtmlTable) else ""


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("area", "year"), EDITIONS)
@pytest.mark.parametrize("place", FIRST)
def test_the_first_lines_say_how_far_was_read(invented_data: Path, area: str, year: int, lang: str, place: str) -> None:
    text = TAG.sub("", FIRST[place](edition_chapter(invented_data, area, year, lang)))
    assert all(words in text for words in READ[lang])
    first_count = re.search(r"\d+ of \d+|\d+/\d+|\d+ verdicts? had|共有\d+项", text)
    assert first_count is None or text.index(READ[lang][0]) < first_count.start()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("place", FIRST)
def test_they_say_where_was_searched_in_the_words_of_the_record(invented_data: Path, lang: str, place: str) -> None:
    searched = FIRST[place](edition_chapter(invented_data, "riverside", 2025, lang))
    assert {"en": "in invented pages alone", "zh": "仅限虚构网页"}[lang] in TAG.sub("", searched)

    unsaid = FIRST[place](edition_chapter(invented_data, "hillside", 2025, lang))
    assert {"en": "where it does not say", "zh": "检索范围未注明"}[lang] in TAG.sub("", unsaid)


@pytest.mark.parametrize("write", [brief, sheet])
def test_links_lead_from_the_page_where_a_text_stands(invented_data: Path, write: Callable[..., str]) -> None:
    links = LINK.findall(write(edition_chapter(invented_data, "riverside", 2025, "en"), "riverside-2025/en/chapters"))
    assert links and all(link.startswith("riverside-2025/en/chapters/") for link in links)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("place", ["overview", "front page", "one-page scorecard", "feed"])
def test_they_name_what_was_not_seen_or_that_nobody_listed_it(invented_data: Path, lang: str, place: str) -> None:
    chapter = edition_chapter(invented_data, "riverside", 2025, lang)
    below = text_of_block(page.counting(chapter)) if place == "overview" else ""  # its first lines only count them
    text = TAG.sub("", FIRST[place](chapter)) + below
    not_seen = {"en": "was not seen: Invented list of projects of 2025", "zh": "未见：《虚构的2025年重点项目名单》"}
    begun = {"en": "only the opening was read: Invented work report", "zh": "只读到开头：《虚构的2026年政府工作报告》"}
    mostly = {"en": "most of them only in their opening", "zh": "多数只读到开头"}

    assert not_seen[lang] in text and begun[lang] in text and mostly[lang] in text
    assert NOT_LISTED[lang] not in text

    unlisted = TAG.sub("", FIRST[place](edition_chapter(invented_data, "hillside", 2025, lang)))
    assert NOT_LISTED[lang] in unlisted and mostly[lang] not in unlisted


def test_an_earlier_day_knows_neither_later_pages_nor_later_publications(invented_data: Path) -> None:
    text = TAG.sub(
        "", " ".join(lead_paragraphs(edition_chapter(invented_data, "riverside", 2025, "en", as_of="2025-06-30")))
    )
    assert "Stored pages dated up to 1 April 2025" in text and "Only what was known on 30 June 2025 counts" in text
    assert "list of projects" in text and "work report of 2026" not in text


@pytest.mark.parametrize(
    ("lang", "year", "opening"),
    [
        ("en", 2025, WHO_SPOKE),
        ("zh", 2025, "2025年2月10日，虚构区区长虚构发言人在虚构的全市大会上发言，提出虚构河城市虚构河滨区"),
        ("en", 2024, "A speech of 10 February 2024 set out"),
        ("zh", 2024, "2024年2月10日的发言，发言人不详"),
    ],
)
def test_the_first_line_says_who_spoke_when_and_where_or_that_it_is_not_known(
    invented_data: Path, lang: str, year: int, opening: str
) -> None:
    chapter = edition_chapter(invented_data, "riverside", year, lang)
    for place in ("overview", "front page", "one-page scorecard"):
        assert opening in TAG.sub("", FIRST[place](chapter)), place


def test_without_a_speech_other_papers_are_named(invented_data: Path) -> None:
    text = TAG.sub("", " ".join(lead_paragraphs(edition_chapter(invented_data, "rivertown", 2025, "en"))))
    assert "holds no speech on what Invented Rivertown was to reach" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_of_the_speech_are_as_firm_as_their_pages(own_copy: Path, lang: str) -> None:
    bare = {"en": "no address that can be cited", "zh": "无可引用的网址"}[lang]
    firm = text_of_block(page.counting(edition_chapter(own_copy, "riverside", 2025, lang)))

    assert bare not in firm and {"en": "(press)", "zh": "（报刊）"}[lang] in firm
    for name, column, cells in [
        ("sources", "source", {"url": "", "channel": "repost"}),
        ("announcements", "sources", {"note": "Only 2 copies were read.", "note_zh": "仅见2份转载。"}),
    ]:
        path = own_copy / "riverside" / f"{name}.csv"
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
        table.loc[table[column] == "speech-2025", list(cells)] = list(cells.values())
        table.to_csv(path, index=False)

    weak = text_of_block(page.counting(edition_chapter(own_copy, "riverside", 2025, lang)))
    assert bare in weak and {"en": "Only 2 copies were read.", "zh": "仅见2份转载。"}[lang] in weak


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_counted_and_what_is_only_listed_are_all_that_the_edition_holds(invented_data: Path, lang: str) -> None:
    chapter = edition_chapter(invented_data, "riverside", 2025, lang)
    text = TAG.sub("", lead_paragraphs(chapter)[0]) + text_of_block(page.counting(chapter))
    promises = re.search({"en": r"The book counts (\d+)", "zh": r"列出目标任务(\d+)项"}[lang], text)
    beside = re.search({"en": r"(\d+) more (?:is|are) listed", "zh": r"另有(\d+)项仅列示"}[lang], text)

    assert promises is not None and int(promises[1]) == len(promised(chapter.all_verdicts))
    assert int(promises[1]) + (int(beside[1]) if beside else 0) == len(chapter.all_verdicts)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_was_not_found_names_where_it_usually_stands(invented_data: Path, lang: str) -> None:
    tram = text_of_block(cards(edition_chapter(invented_data, "riverside", 2025, lang, "project_construction")))
    assert WHERE_TO_LOOK[lang] in tram

    unlisted = text_of_block(cards(edition_chapter(invented_data, "riverside", 2025, lang, "low_altitude_economy")))

    assert not re.search({"en": "(usually|may) stand in", "zh": "(通常|可能)见于"}[lang], unlisted)


def test_a_series_without_a_figure_of_the_year_shows_its_newest(own_copy: Path) -> None:
    path = own_copy / "riverside" / "observations.csv"
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    series = (table["indicator"] == "gdp") & (table["measure"] == "growth")
    of_year = series & (table["period"] >= "2025")
    table[~of_year].to_csv(path, index=False)
    text = text_of_block(cards(edition_chapter(own_copy, "riverside", 2025, "en", "growth")))

    assert re.search(r"newest figure of this series in the record: \S+ \(2024, before the speech\)", text)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_figure_from_before_the_promise_says_so(own_copy: Path, lang: str) -> None:
    path = own_copy / "riverside" / "observations.csv"
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    series = (table["indicator"] == "gdp") & (table["measure"] == "growth")
    table[~(series & (table["period"] >= "2025"))].to_csv(path, index=False)
    before = {"en": "(2024, before the speech)", "zh": "（2024年，发言前）"}[lang]
    listing = page.promise_list(edition_chapter(own_copy, "riverside", 2025, lang))

    assert before in text_of_block(cards(edition_chapter(own_copy, "riverside", 2025, lang, "growth")))
    assert before in text_of_block(listing)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_search_of_the_real_record_says_how_far_pages_were_read(real: Record, real_data: Path, lang: str) -> None:
    growth = make_chapter("growth", Parameters("haizhu", 2025, None, lang), real_data, real)
    sentence = {
        "en": "searches of stored public web pages (mostly openings)",
        "zh": "在已存公开网页（多数只读到开头）中检索",
    }

    assert sentence[lang] in text_of_block(cards(growth))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_search_says_how_often_and_when(invented_data: Path, lang: str) -> None:
    digital = edition_chapter(invented_data, "riverside", 2025, lang, "digital_industry")
    often = {
        "en": "3 searches of invented pages (mostly openings), last on 30 September 2026",
        "zh": "检索3次，最近为2026年9月30日",
    }[lang]

    assert often in text_of_block(cards(digital))

    brand = text_of_block(cards(edition_chapter(invented_data, "riverside", 2025, lang, "exhibitions_consumption")))

    assert {"en": "how often was not counted", "zh": "次数未计"}[lang] in brand


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sheet_explains_its_marks_and_that_not_found_is_not_missed(invented_data: Path, lang: str) -> None:
    chapter = edition_chapter(invented_data, "riverside", 2025, lang)
    html = sheet(chapter, "chapters")
    legend = html[: html.index('<div class="themes">')]
    statuses = {verdict.status for verdict in promised(chapter.all_verdicts)}

    assert {status for status in statuses if f"status-{status}" in legend} == statuses
    assert {"en": "Not found is not missed", "zh": "更不等于没完成"}[lang] in legend


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_list_says_where_a_promise_was_not_made_plainly(invented_data: Path, lang: str) -> None:
    chapter = edition_chapter(invented_data, "riverside", 2025, lang)
    promise = {
        "en": "IT services to grow by more than 12 percent (aspirational)",
        "zh": "信息技术服务业增长超12%（力争）",
    }[lang]

    assert promise in TAG.sub("", sheet(chapter, "chapters"))
    assert promise in text_of_block(promise_list(chapter))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_announcement_is_named_by_its_kind(own_copy: Path, lang: str) -> None:
    path = own_copy / "riverside" / "announcements.csv"
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    table.loc[table["kind"] == "annual_plan", "kind"] = "land_sale"
    table.to_csv(path, index=False)
    text = text_of_block(page.other_targets_table(edition_chapter(own_copy, "riverside", 2025, lang)))

    assert {"en": "Land sale", "zh": "土地出让文件"}[lang] in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_reply_is_promised_where_no_address_is_set(invented_data: Path, tmp_path: Path, lang: str) -> None:
    chapter = edition_chapter(invented_data, "riverside", 2025, lang, "growth")
    promise = {"en": "is entered in the record", "zh": "同样录入"}[lang]

    assert promise not in text_of_block(page.right_of_reply(chapter))
    assert "correct" not in cards(chapter).html  # type: ignore[union-attr]

    (tmp_path / "_config.yml").write_text("repository:\n  url: https://example.org/book\n", encoding="utf-8")
    there = replace(chapter, data=tmp_path / "data")

    assert promise in text_of_block(page.right_of_reply(there))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_readiness_lists_what_was_not_read(invented_data: Path, lang: str) -> None:
    text = readiness_text(edition_chapter(invented_data, "riverside", 2025, lang))
    not_seen = {"en": "Not seen: Invented list of projects of 2025", "zh": "未见：《虚构的2025年重点项目名单》"}
    assert not_seen[lang] in text
    assert "publications.csv" in readiness_text(edition_chapter(invented_data, "hillside", 2025, lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_areas_without_a_folder_are_named_where_areas_are_counted_or_ranked(real_data: Path, lang: str) -> None:
    name = {"en": "Huadu", "zh": "花都区"}[lang]
    across = edition_chapter(real_data, "haizhu", 2025, lang, "neighbours")
    of_year = (page.against_targets(across), page.against_targets(across, back=1))
    assert name in text_of_block(page.neighbours_lead(across))
    assert not any(name in text_of_block(block) for block in of_year), "once a page"
    ranked = page.neighbours(edition_chapter(real_data, "haizhu", 2025, lang, "growth"), "gdp", "growth")
    assert name in text_of_block(ranked)
