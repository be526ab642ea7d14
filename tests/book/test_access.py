"""axe-core finds nothing to mend on any page: on a desk in light, on a phone in the dark, in both languages."""

from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .test_browser import DESK, PHONE

pytestmark = pytest.mark.xdist_group("book")
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
ASK = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.flatMap(
    rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 160)}`))"""


@pytest.mark.parametrize(("viewport", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk-light", "phone-dark"])
def test_no_page_shuts_a_reader_out(
    browser: Browser, site: Path, every_page: list[Path], viewport: dict[str, int], scheme: str
) -> None:
    # the policy forbids what the tool does: it is put aside for the tool alone
    context = browser.new_context(viewport=viewport, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    violations_by_page: dict[str, list[str]] = {}
    for path in every_page:
        page.goto(path.as_uri())
        page.evaluate(AXE)
        if violations := page.evaluate(ASK):
            violations_by_page[str(path.relative_to(site))] = violations[:5]
    context.close()

    assert violations_by_page == {}
