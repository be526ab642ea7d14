"""The search finds words and phrases of both languages, in both books, even from a disk, and loads nothing before."""

from pathlib import Path

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
    "landing": "low_altitude_economy",
    "gross domestic product": "growth",
    "textile": "industry",
}


def first_chapter(page: Page) -> str:
    """The chapter that the search puts first."""
    first = page.locator("#results h2 a").first.get_attribute("href") or ""  # waits until something is found
    return first.rpartition("/")[2].removesuffix(".html")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_nearest_chapter_comes_first_even_from_a_disk(browser: Browser, site: Path, lang: str) -> None:
    page = browser.new_page()
    chapters = {}
    for word in WORDS:
        page.goto(f"{(site / 'haizhu-2025' / lang / 'search.html').as_uri()}?q={word}")
        chapters[word] = first_chapter(page)
    page.close()

    assert chapters == WORDS


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
    assert first_chapter(page) == "investment"
    assert sum("search-index" in url for url in urls) == 1

    excerpt = page.locator("#results li").first.locator("mark").first
    assert excerpt.inner_text() == "固定资产投资"
    page.locator("#results li").first.locator("p a").first.click()
    assert "/chapters/investment.html#" in page.url
    page.close()


def test_a_word_that_no_chapter_has_is_answered(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto(f"{(site / 'haizhu-2025' / 'en' / 'search.html').as_uri()}?q=<b>zyzzyva</b>")
    page.get_by_text("No chapter has").wait_for()
    assert page.locator("#found").inner_text().startswith("No chapter has “<b>zyzzyva</b>”")
    page.close()
