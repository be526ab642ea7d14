"""The built book in a real browser: quiet, whole, and readable on a phone."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Route

pytestmark = pytest.mark.xdist_group("book")
PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}
DRAWN = """figures => figures.filter(figure => {
    const box = figure.querySelector('svg.marks')?.getBoundingClientRect();
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

    assert page.locator("figure.chart svg.marks").count() >= 3
    assert page.locator("table.verdicts .status").count() >= 1
    context.close()


def test_a_figure_leads_to_its_source(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=DESK)
    page.goto(f"{address}/haizhu-2025/en/chapters/growth.html")
    page.locator("table.verdicts td a.figure").first.click()
    page.wait_for_url("**/sources.html#s-*")
    anchor = page.url.rpartition("#")[2]

    assert page.locator(f"[id='{anchor}']").is_visible()
    page.close()


def test_the_scorecard_is_filtered_by_keyboard_and_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{address}/haizhu-2025/en/chapters/overview.html")
    rows = page.locator(".filtered tr:has([data-slots])")
    visible = rows.locator("visible=true")
    whole = visible.count()

    assert whole == rows.count() > 0
    page.locator('input[name="filter-status"][value="status-0"]').focus()
    page.keyboard.press("ArrowRight")
    first = page.locator('.filtered tr:has([data-slots~="status-1"])')
    assert visible.count() == first.count() < whole

    page.locator('input[name="filter-theme"][value="theme-1"]').check(force=True)
    both = page.locator('.filtered tr:has([data-slots~="status-1"]):has([data-slots~="theme-1"])')
    assert visible.count() == both.count()
    context.close()
