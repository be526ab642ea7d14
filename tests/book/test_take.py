"""What a reader takes along: an address, a chart as a picture, a page on paper, the verdicts as data."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .test_browser import DESK, Heard, listen

pytestmark = pytest.mark.xdist_group("book")
FOLDED = "() => document.querySelectorAll('main details:not([open])').length"


def test_the_link_of_a_chart_copies_its_address_says_so_and_leads_there(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=DESK, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}/haizhu-2025/en/chapters/growth.html?find=growth")
    link = page.locator(".take a.here").first
    link.click()
    page.locator(".copied").wait_for()

    anchor = link.get_attribute("href")
    expected = f"{address}/haizhu-2025/en/chapters/growth.html{anchor}"
    assert page.evaluate("() => navigator.clipboard.readText()") == expected
    assert page.locator(".copied").inner_text() == "Address copied" and page.url.endswith(str(anchor))
    page.locator(".copied").wait_for(state="detached")
    context.close()


def picture_of(page: Page, folder: Path) -> bytes:
    """Take the first chart of a page as a picture."""
    with page.expect_download() as saved:
        page.locator(".take button.png").first.click()
    path = folder / saved.value.suggested_filename
    saved.value.save_as(path)
    assert path.suffix == ".png"
    return path.read_bytes()


def size_of(picture: bytes) -> tuple[int, int]:
    """Width and height of a PNG."""
    assert picture.startswith(b"\x89PNG")
    return int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")


def test_a_chart_is_painted_on_demand_with_its_source_below_asleep_and_awake(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    page = browser.new_page(viewport=DESK, accept_downloads=True)
    heard = listen(page, address)
    page.goto(f"{address}/haizhu-2025/zh/chapters/growth.html")
    box = page.locator("figure.chart svg.marks").first.evaluate("svg => svg.viewBox.baseVal.height")
    asleep = picture_of(page, tmp_path)
    width, height = size_of(asleep)
    assert width > 600 and height > 2 * (box + 24 + 2 * 11)  # at least two lines of source and citation

    figure = page.locator("figure.chart").first
    figure.focus()
    page.wait_for_function(
        "id => document.getElementById(id).dataset.state === 'alive'", arg=figure.get_attribute("id")
    )
    awake = size_of(picture_of(page, tmp_path))
    assert (awake[0], awake[1]) == (width, height)
    assert heard == Heard()
    page.close()


def test_a_page_from_a_disk_gives_its_chart_as_a_picture_too(browser: Browser, site: Path, tmp_path: Path) -> None:
    page = browser.new_page(viewport=DESK, accept_downloads=True)
    page.goto((site / "haizhu-2025" / "en" / "chapters" / "growth.html").as_uri())
    assert size_of(picture_of(page, tmp_path))[0] > 600
    page.close()


def test_without_a_script_nothing_is_offered_that_needs_one(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "haizhu-2025" / "en" / "chapters" / "growth.html").as_uri())
    assert page.locator("button.png").count() == 0 and page.locator("a[download$='.svg']").count() > 0
    assert page.locator("a.here").first.get_attribute("href").startswith("#")  # type: ignore[union-attr]
    context.close()


def test_nothing_is_folded_on_paper_and_all_is_folded_again_after_it(browser: Browser, site: Path) -> None:
    page = browser.new_page(viewport=DESK)
    page.goto((site / "haizhu-2025" / "en" / "chapters" / "growth.html").as_uri())
    before = page.evaluate(FOLDED)
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert before > 0 and page.evaluate(FOLDED) == 0
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(FOLDED) == before
    page.close()


def test_the_verdicts_are_data_beside_every_page(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=DESK)
    page.goto(f"{address}/haizhu-2025/en/chapters/overview.html")
    hrefs = [link.evaluate("link => link.href") for link in page.locator("footer a[download]").all()]
    assert [href.rpartition("/")[2] for href in hrefs] == ["verdicts.csv", "verdicts.json"]
    for href in hrefs:
        assert page.request.get(href).ok
    page.close()
