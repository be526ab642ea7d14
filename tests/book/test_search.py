"""The search leads to the passage and marks the words there; it knows every name of a thing, in both languages."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from .test_browser import PHONE

pytestmark = pytest.mark.xdist_group("book")
WORDS = {
    "固定资产投资": "investment",
    "大模型企业": "artificial_intelligence",
    "地区生产总值": "growth",
    "起降点": "low_altitude_economy",
    "拆卸": "urban_renewal",
    "investment": "investment",
    "large-model": "artificial_intelligence",
    "Large models": "artificial_intelligence",
    "landing": "digital_industry",
    "gross domestic product": "growth",
    "textile": "industry",
    "cloth market": "industry",
    "投诉": "corrections",
    "complaint": "corrections",
    # Names that the pages write otherwise, in one language or in both.
    "Cai Shu": "overview",
    "蔡澍": "overview",
    "who is the party secretary": "overview",
    "区委书记是谁": "overview",
    "固投": "investment",
    "中大布匹市场": "industry",
    "花都区": "neighbours",
    "Huadu": "neighbours",
    "拆迁": "urban_renewal",
    "旧改": "investment_attraction",
    "低空": "low_altitude_economy",
    "LLM": "artificial_intelligence",
    "GDP": "growth",
}
PROMISES = {
    "固投": "2025-fixed-asset-investment-growth-speech",
    "微信总部": "2025-wechat-hq-in-use",
    "WeChat headquarters": "2025-wechat-hq-in-use",
    "鹭江": "2025-kanglu-demolition",
    "康乐村": "2025-kanglu-demolition",
    "kanglv": "2025-kanglu-demolition",
    "泡泡玛特": "2025-pop-mart-landing",
    "Pop Mart": "2025-pop-mart-landing",
    "广交会": "2025-canton-fair-brand",
    "kuaishou": "2025-kuaishou-landing",
    "南海心沙": "2025-nanhaixinsha-island",
    "三滘": "2025-sanjiao-resettlement",
}
IN_VIEW = """() => [...document.querySelectorAll("main mark")].some(mark => {
    const box = mark.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
})"""
NOTHING = ("unemployment", "unemployment rate", "失业率", "<b>zyzzyva</b>")


def ask(page: Page, folder: Path, query: str) -> None:
    """Ask the search of a book on a disk and wait for its answer."""
    page.goto(f"{(folder / 'search.html').as_uri()}?q={quote(query)}")
    page.wait_for_function("() => document.getElementById('results').ariaBusy === 'false'")


def first_link(page: Page) -> tuple[str, str, list[str]]:
    """The chapter and the passage of the first answer, and the words to be marked there."""
    address = urlsplit(page.locator("#results h2 a").first.get_attribute("href") or "")
    chapter = address.path.rpartition("/")[2].removesuffix(".html")
    return chapter, address.fragment, parse_qs(address.query).get("find", [""])[0].split("|")


def first_links(browser: Browser, edition: Path, words: Iterable[str]) -> dict[str, tuple[str, str, list[str]]]:
    """Ask for each of these words, and give its first answer."""
    page = browser.new_page()
    links = {}
    for word in words:
        ask(page, edition, word)
        links[word] = first_link(page)
    page.close()

    return links


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_nearest_chapter_comes_first_even_from_a_disk(browser: Browser, site: Path, lang: str) -> None:
    links = first_links(browser, site / "haizhu-2025" / lang, WORDS)
    assert {word: chapter for word, (chapter, _, _) in links.items()} == WORDS


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_promise_is_found_by_every_name_of_what_it_is_about(browser: Browser, site: Path, lang: str) -> None:
    links = first_links(browser, site / "haizhu-2025" / lang, PROMISES)
    assert {word: anchor for word, (_, anchor, _) in links.items()} == PROMISES


@pytest.mark.parametrize("word", ["固投", "Cai Shu", "鹭江", "花都区", "没完成"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_words_stand_marked_in_view_where_a_link_leads_until_escape(
    browser: Browser, site: Path, lang: str, word: str
) -> None:
    page = browser.new_page(viewport=PHONE)
    ask(page, site / "haizhu-2025" / lang, word)
    words = first_link(page)[2]
    page.locator("#results h2 a").first.click()
    page.locator("main mark").first.wait_for(state="attached")
    marks = page.locator("main mark")
    note = page.locator(".marked")
    texts = [text.casefold().replace("-", " ") for text in marks.all_text_contents()]  # hidden ones too

    assert all(any(name in text.casefold() for name in words) for text in texts)
    assert note.is_visible() and str(marks.count()) in note.inner_text()
    page.wait_for_function(IN_VIEW)
    text = page.locator("main").inner_text()

    page.keyboard.press("Escape")
    assert marks.count() == 0 and not note.is_visible() and "find=" not in page.url
    assert page.locator("main").inner_text() == text
    page.close()


def test_what_is_in_no_page_is_answered_plainly(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    for word in NOTHING:
        ask(page, site / "haizhu-2025" / "en", word)
        assert page.locator("#found").inner_text().startswith(f"Nothing found: no page of this book has “{word}”")
        assert page.locator("#results li").count() == 0
    page.close()


@pytest.mark.parametrize(
    ("question", "anchor"),
    [("东风村安置房什么时候建好", "2025-dongfeng-resettlement"), ("鹭江村地铁", "2025-kanglu-demolition")],
)
def test_a_question_that_no_page_holds_whole_is_answered_by_the_names_in_it(
    browser: Browser, site: Path, question: str, anchor: str
) -> None:
    page = browser.new_page()
    ask(page, site / "haizhu-2025" / "zh", question)
    assert anchor in [urlsplit(link.get_attribute("href") or "").fragment for link in page.locator("#results a").all()]
    page.close()


def test_a_word_is_not_taken_for_the_beginning_of_another(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    ask(page, site / "haizhu-2025" / "en", "metro")  # not the Southern Metropolis Daily
    assert page.locator("#results mark").count() == 0
    page.close()


def test_lists_of_sources_come_last_and_no_snippet_is_furniture(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    ask(page, site / "haizhu-2025" / "en", "GDP")
    hrefs = [link.get_attribute("href") or "" for link in page.locator("#results h2 a").all()]
    pages = [urlsplit(href).path.rpartition("/")[2] for href in hrefs]
    assert pages[0] == "growth.html" and "sources.html" in pages
    assert {"sources.html", "data_dictionary.html"} & {*pages[: len(pages) // 2]} == set()

    ask(page, site / "haizhu-2025" / "en", "CSV")
    assert "Download" not in page.locator("#results").inner_text()
    page.close()


def test_a_reader_searches_by_keyboard_on_a_phone_and_only_then_the_index_is_fetched(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport=PHONE)
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    page.goto(f"{address}/haizhu-2025/zh/chapters/overview.html")
    page.keyboard.press("/")
    page.keyboard.insert_text("固定资产投资")

    assert not any("search" in url for url in urls)
    page.keyboard.press("Enter")
    page.locator("#results h2 a").first.wait_for()
    assert first_link(page)[0] == "investment"
    assert sum("search-index" in url for url in urls) == 1

    assert page.locator("#results mark").first.inner_text() == "固定资产投资"
    page.locator("#results li").first.locator("h2 a").click()
    assert "/chapters/investment.html?find=" in page.url
    page.locator("main mark").first.wait_for()
    page.close()


def test_words_of_the_other_language_lead_to_its_pages_where_this_edition_has_none(
    browser: Browser, site: Path
) -> None:
    page = browser.new_page()
    ask(page, site / "haizhu-2025" / "zh", "yardstick")
    assert page.locator("#results li").first.get_attribute("lang") == "en"
    assert "/en/chapters/" in (page.locator("#results h2 a").first.get_attribute("href") or "")
    page.close()
