"""Charts in a real browser: each stands untouched, wakes on hover or focus in the same box, and can be taken.

Pages are served under a policy that lets scripts come from the site alone, none of them from a string.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from targetbook.page.charts.kit.style import PHONE, TYPE

from .test_browser import DESK, DRAWN, Heard, listen

pytestmark = pytest.mark.xdist_group("book")
POLICY = "script-src 'self'; object-src 'none'; base-uri 'none'"
LANGUAGES = ("en", "zh")
VEGA = re.compile(r"vega-[0-9a-f]{16}\.js")  # which all editions on the site share
STATE = "id => ['alive', 'still'].includes(document.getElementById(id).dataset.state)"
BOX = "figure => { const box = figure.getBoundingClientRect(); return [box.width, box.height]; }"
MONTHS = """figure => {
    const texts = [...figure.querySelectorAll("svg text")].map(text => text.textContent);
    return [...new Set(texts.filter(text => /^[A-Z][a-z]{2} 20[0-9]{2}$/.test(text)))];
}"""
LIVE = "figure => figure.querySelector('.vega-embed svg.marks') !== null"


@pytest.fixture
def strict(browser: Browser) -> Iterator[BrowserContext]:
    """A browser whose pages come with the policy."""
    context = browser.new_context(viewport=DESK)
    yield context
    context.close()


def with_policy(page: Page) -> None:
    """Serve every page with the policy."""

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": POLICY})

    page.route("**/*.html", answer)


def woken(page: Page, number: int) -> list[str]:
    """Wake a chart by hover or, every second one, by focus; give what is wrong with it."""
    figure = page.locator("figure.chart").nth(number)
    name = figure.get_attribute("id") or ""
    before = figure.evaluate(BOX)
    figure.scroll_into_view_if_needed()
    figure.focus() if number % 2 else figure.hover()
    page.wait_for_function(STATE, arg=name)
    after = figure.evaluate(BOX)
    wrong = [f"{name} did not wake"] if not figure.evaluate(LIVE) else []
    moved = any(abs(old - new) > 1 for old, new in zip(before, after, strict=True))

    return [*wrong, *([f"{name} moved: {before} {after}"] if moved else [])]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_chart_wakes_in_its_box_under_a_strict_policy(
    strict: BrowserContext, address: str, site: Path, lang: str
) -> None:
    page = strict.new_page()
    count = 0
    wrong = []
    heard = listen(page, address)
    with_policy(page)

    for path in sorted((site / "haizhu-2025" / lang / "chapters").glob("*.html")):
        page.goto(f"{address}/{path.relative_to(site)}", wait_until="load")
        charts = page.locator("figure.chart").count()
        wrong += [f"{path.name}: {fault}" for number in range(charts) for fault in woken(page, number)]
        wrong += [f"{path.name}: {name} is empty" for name in page.eval_on_selector_all("figure.chart", DRAWN)]
        count += charts
    page.close()

    assert (wrong, heard) == ([], Heard())
    assert count >= 20 or not (site / "haizhu-2025" / lang).exists()


def test_nothing_of_vega_is_loaded_before_a_chart_is_touched(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=DESK)
    files = []
    page.on("request", lambda request: files.append(request.url.rpartition("/")[2].partition("?")[0]))
    page.goto(f"{address}/haizhu-2025/en/chapters/growth.html", wait_until="load")

    assert not any(VEGA.fullmatch(file) for file in files) and "charts.js" in files
    page.locator("figure.chart").first.hover()
    page.wait_for_function(STATE, arg=page.locator("figure.chart").first.get_attribute("id"))
    page.locator("figure.chart").nth(1).hover()
    page.wait_for_function(STATE, arg=page.locator("figure.chart").nth(1).get_attribute("id"))
    assert sum(VEGA.fullmatch(file) is not None for file in files) == 1
    page.close()


def test_a_page_opened_as_a_file_wakes_its_charts(browser: Browser, site: Path) -> None:
    page = browser.new_page(viewport=DESK)
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((site / "haizhu-2025" / "en" / "chapters" / "investment.html").as_uri(), wait_until="load")

    assert [fault for number in range(page.locator("figure.chart").count()) for fault in woken(page, number)] == []
    assert complaints == []
    page.close()


def test_a_tip_names_its_parts_in_the_language_of_the_page(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=DESK)
    page.goto(f"{address}/haizhu-2025/en/chapters/growth.html", wait_until="load")
    figure = page.locator("#gdp-growth-history")
    figure.focus()
    page.wait_for_function(STATE, arg="gdp-growth-history")
    figure.locator(".vega-embed .mark-symbol path:not([fill='transparent'])").first.hover()
    tip = page.locator("#vg-tooltip-element")

    assert "%" in tip.inner_text() and not {"First", "Second", "Item"} & set(tip.inner_text().split())
    page.close()


def test_where_the_bundle_cannot_be_loaded_the_drawing_stays(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=DESK)
    page.route(re.compile(r"/shared/vega-"), lambda route: route.abort())
    page.goto(f"{address}/haizhu-2025/en/chapters/growth.html", wait_until="load")
    figure = page.locator("figure.chart").first
    figure.hover()
    page.wait_for_function(STATE, arg=figure.get_attribute("id"))

    assert page.eval_on_selector_all("figure.chart", DRAWN) == [] and not figure.evaluate(LIVE)
    page.close()


def test_without_javascript_a_chart_has_its_drawing_table_source_and_downloads(
    browser: Browser, address: str, site: Path
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=DESK, accept_downloads=True)
    page = context.new_page()
    page.goto(f"{address}/haizhu-2025/en/chapters/growth.html")
    figures = page.locator("figure.chart")
    tools = page.locator(".chart-tools")

    assert figures.count() == tools.count() >= 3
    assert page.locator("figure.chart figcaption a[href^='sources.html']").count() >= figures.count()

    tools.first.locator("summary").click()
    assert tools.first.locator("table [data-key]").first.is_visible()
    folder = site / "haizhu-2025" / "en" / "chapters"
    for link in tools.first.locator("a[download]").all():
        assert (folder / (link.get_attribute("href") or "")).stat().st_size > 100
    with page.expect_download() as saved:
        tools.first.locator("a[download$='.csv']").click()
    assert saved.value.suggested_filename.endswith(".csv")
    context.close()


def test_a_figure_says_who_told_it_on_hover_focus_and_tap(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=DESK)
    page.goto(f"{address}/haizhu-2025/en/chapters/growth.html", wait_until="load")
    figure = page.locator("p a.figure[data-address]").first
    title = figure.get_attribute("title") or ""
    note = page.locator(".figure-note")
    figure.hover()

    assert (
        title
        and title in note.inner_text()
        and figure.get_attribute("data-address") in [link.get_attribute("href") for link in note.locator("a").all()]
    )
    page.keyboard.press("Escape")
    assert not note.is_visible()

    worked_out = page.locator("span.figure[data-key='derived']").first
    how = worked_out.get_attribute("title") or ""
    worked_out.focus()
    assert how and how in note.inner_text()
    page.close()


def test_the_first_tap_shows_a_figure_s_source_and_its_link_goes_to_the_row(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    page = context.new_page()
    page.goto(f"{address}/haizhu-2025/en/chapters/growth.html", wait_until="load")
    page.locator(".promise p > a.figure").first.tap()
    row = page.locator(".figure-note a[href*='sources.html#s-']")

    assert row.is_visible() and page.url.endswith("growth.html")
    row.tap()
    page.wait_for_url("**/sources.html#s-*")
    context.close()


def test_a_phone_gives_a_drawing_the_room_that_its_type_is_reckoned_for(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{address}/haizhu-2025/en/chapters/growth.html", wait_until="load")
    widths = page.eval_on_selector_all(
        ".drawing:not(.wide) svg", "all => all.map(svg => svg.getBoundingClientRect().width)"
    )
    assert widths and min(widths) >= PHONE - 1
    page.close()


def test_a_desk_shows_a_drawing_made_for_the_column_with_type_no_larger_than_its_text(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport=DESK)
    page.goto(f"{address}/haizhu-2025/en/chapters/growth.html", wait_until="load")
    scales = page.eval_on_selector_all(
        ".drawing.wide svg", "all => all.map(svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)"
    )
    hidden = page.eval_on_selector_all(".drawing.narrow", "all => all.map(drawing => drawing.getClientRects().length)")
    assert scales and min(scales) >= 1 and max(scales) * TYPE <= 16
    assert set(hidden) == {0}
    page.close()


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati"])
def test_a_chart_names_the_same_months_alive_as_drawn_whatever_the_reader_s_zone(
    browser: Browser, address: str, zone: str
) -> None:
    context = browser.new_context(viewport=DESK, timezone_id=zone)
    page = context.new_page()
    page.goto(f"{address}/haizhu-2025/en/chapters/what_changed.html")
    figure = page.locator("figure.chart#deeds-timeline")
    months = figure.evaluate(MONTHS)
    figure.scroll_into_view_if_needed()
    figure.hover()
    page.wait_for_function(STATE, arg="deeds-timeline")

    assert figure.evaluate(LIVE)
    assert figure.evaluate(MONTHS) == months
    assert "Jan 2025" in months

    context.close()
