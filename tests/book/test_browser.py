"""The built book in a real browser: quiet, whole, and readable on a phone."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Route

from conftest import CHECKOUT
from targetbook.record.languages import LANGUAGES

pytestmark = pytest.mark.xdist_group("book")
PHONE = {"width": 320, "height": 640}
SCREEN = {"width": 390, "height": 844}  # what most phones show at once
DESK = {"width": 1280, "height": 900}
DRAWN = """figures => figures.filter(figure => {
    const drawings = [...figure.querySelectorAll('svg.marks')];
    const box = drawings.find(svg => svg.getClientRects().length)?.getBoundingClientRect();
    return !box || box.width < 100 || box.height < 50 || figure.querySelectorAll("svg path, svg rect").length < 3;
}).map(figure => figure.id)"""


@dataclass
class Heard:
    """What a page asked for elsewhere, what failed, and what it complained of."""

    elsewhere: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


def listen(page: Page, address: str) -> Heard:
    """Refuse every request to another host, and remember it with whatever fails."""
    heard = Heard()

    def gate(route: Route, request: Request) -> None:
        if request.url.startswith((address, "data:")):
            route.continue_()
        else:
            heard.elsewhere.append(request.url)
            route.abort()

    def console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            heard.complaints.append(message.text)

    page.route("**/*", gate)
    # A browser asks for the icon when a page stands, and drops that when the next page is wanted.
    aborted = "net::ERR_ABORTED"
    page.on("requestfailed", lambda request: heard.failed.append(request.url) if request.failure != aborted else None)
    page.on("response", lambda response: heard.failed.append(response.url) if response.status >= 400 else None)
    page.on("console", console)
    page.on("pageerror", lambda error: heard.complaints.append(str(error)))
    return heard


def test_pages_are_quiet_and_every_chart_is_drawn(
    browser: Browser, address: str, site: Path, pages: list[Path]
) -> None:
    page = browser.new_page(viewport=DESK)
    heard = listen(page, address)
    for path in [site / "index.html", *pages]:
        page.goto(f"{address}/{path.relative_to(site)}", wait_until="load")
        assert page.locator("h1:visible").count() == 1, path.name
        assert page.eval_on_selector_all("figure.chart", DRAWN) == [], path.name
    page.close()

    assert heard == Heard()


def test_on_a_phone_only_tables_scroll_sideways(browser: Browser, address: str, site: Path, pages: list[Path]) -> None:
    page = browser.new_page(viewport=PHONE)
    wide = []
    for path in [site / "index.html", *pages]:
        page.goto(f"{address}/{path.relative_to(site)}", wait_until="load")
        if page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
            wide.append(path.name)
    page.close()

    assert wide == []


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("chapter", ["neighbours", "methods", "growth", "investment", "revisions", "consistency"])
def test_on_a_desk_no_table_is_cut_off(browser: Browser, address: str, chapter: str, lang: str) -> None:
    page = browser.new_page(viewport=DESK)
    page.goto(f"{address}/haizhu-2025/{lang}/chapters/{chapter}.html")
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    wide = page.eval_on_selector_all(
        ".bd-article .scroll, .bd-article pre",
        "boxes => boxes.filter(box => box.scrollWidth > box.clientWidth).map(box => box.innerText.slice(0, 60))",
    )
    page.close()

    assert wide == []


def test_charts_and_verdicts_stand_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=DESK)
    page = context.new_page()
    page.goto(f"{address}/haizhu-2025/en/chapters/growth.html")

    assert page.locator("figure.chart svg.marks").count() >= 2
    assert page.locator(".promise .status").count() >= 1
    context.close()


def test_a_figure_leads_to_its_source(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=DESK)
    page.goto(f"{address}/haizhu-2025/en/chapters/growth.html")
    page.locator(".promise p > a.figure").first.click()
    page.wait_for_url("**/sources.html#s-*")
    anchor = page.url.rpartition("#")[2]

    assert page.locator(f"[id='{anchor}']").is_visible()
    page.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_overview_is_at_most_seven_phone_screens(browser: Browser, address: str, lang: str) -> None:
    page = browser.new_page(viewport=SCREEN)
    page.goto(f"{address}/haizhu-2025/{lang}/chapters/overview.html")
    height = page.evaluate("document.querySelector('.bd-article').getBoundingClientRect().height")
    page.close()

    assert height <= 7 * SCREEN["height"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_spoke_and_how_far_was_read_stand_on_the_first_phone_screen(
    browser: Browser, address: str, lang: str
) -> None:
    page = browser.new_page(viewport=SCREEN)
    page.goto(f"{address}/haizhu-2025/{lang}/chapters/overview.html")
    bottoms = page.eval_on_selector_all(
        ".bd-article p", "paragraphs => paragraphs.slice(0, 2).map(p => p.getBoundingClientRect().bottom)"
    )
    first, second = page.locator(".bd-article p").all_inner_texts()[:2]
    page.close()

    assert {"en": "Cai Shu", "zh": "蔡澍"}[lang] in first and {"en": "were read", "zh": "只读到开头"}[lang] in second
    assert max(bottoms) <= SCREEN["height"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_phone_screen_of_a_theme_shows_a_finding(browser: Browser, address: str, lang: str) -> None:
    page = browser.new_page(viewport=SCREEN)
    themes = [path.stem for path in (CHECKOUT / "data" / "haizhu" / "commentary").glob("*.zh.md")]
    later = []
    for theme in (name.removesuffix(".zh") for name in themes):
        page.goto(f"{address}/haizhu-2025/{lang}/chapters/{theme}.html")
        tops = page.eval_on_selector_all(
            ".bd-article p, .promise", "parts => parts.map(part => part.getBoundingClientRect().top)"
        )
        if len([top for top in tops if top < SCREEN["height"] - 100]) < 2:
            later.append(theme)
    page.close()

    assert themes and later == []


def test_a_card_has_an_address_of_its_own_and_stands_out_when_it_is_sent(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=SCREEN)
    page.goto(f"{address}/haizhu-2025/en/chapters/growth.html#2025-gdp-growth-speech")
    target = page.locator("article.promise:target")

    assert target.is_visible() and "5.5" in target.inner_text()
    assert page.evaluate("document.querySelector('.promise:target').getBoundingClientRect().top") < SCREEN["height"]
    page.close()


def test_the_list_of_promises_is_filtered_by_keyboard_and_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{address}/haizhu-2025/en/chapters/overview.html")
    page.locator(".filters > summary").press("Enter")
    rows = page.locator(".filtered [data-slots]")
    visible = rows.locator("visible=true")
    whole = visible.count()

    assert whole == rows.count() > 0
    page.locator('input[name="filter-status"][value="status-0"]').focus()
    page.keyboard.press("ArrowRight")
    first = page.locator('.filtered [data-slots~="status-1"]')
    assert visible.count() == first.count() < whole

    page.locator('input[name="filter-theme"][value="theme-1"]').check(force=True)
    both = page.locator('.filtered [data-slots~="status-1"][data-slots~="theme-1"]')
    assert visible.count() == both.count()
    context.close()
