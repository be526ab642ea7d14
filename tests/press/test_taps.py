"""What a finger's first tap does: a figure shows its source, a promise's name leads to its card."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from conftest import CHECKOUT
from targetbook.page.chapter import make_chapter
from targetbook.page.overview.listing import promise_list
from targetbook.page.parameters import Parameters
from targetbook.record.reading import Record

SCRIPT = (CHECKOUT / "_static" / "figures.js").read_text(encoding="utf-8")
pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture
def listing(invented: Record, invented_data: Path, tmp_path: Path, browser: Browser) -> Iterator[Page]:
    """The invented district's list of promises on a phone, with empty pages where its links lead."""
    chapter = make_chapter("overview", Parameters("riverside", 2025, None, "en"), invented_data, invented)
    html = promise_list(chapter).html  # type: ignore[union-attr]
    for name in set(re.findall(r'href="([a-z_]+\.html)#', html)):
        (tmp_path / name).write_text("", encoding="utf-8")
    path = tmp_path / "overview.html"
    path.write_text(f'<meta charset="utf-8">{html}<script>{SCRIPT}</script>', encoding="utf-8")

    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    page = context.new_page()
    page.goto(path.as_uri())
    yield page
    context.close()


def test_the_name_of_a_promise_is_followed_at_the_first_tap(listing: Page) -> None:
    link = listing.locator(".promise-list li > a.figure:first-child").first
    href = link.get_attribute("href") or ""
    link.tap()
    listing.wait_for_url(f"**/{href}")
    assert ".html#" in href and listing.url.endswith(href)


def test_the_first_tap_on_a_figure_shows_its_source(listing: Page) -> None:
    listing.locator(".promise-list a.figure[href*='#s-']").first.tap()
    assert listing.locator(".figure-note").is_visible() and listing.url.endswith("overview.html")
