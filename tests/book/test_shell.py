"""What stands around every chapter: a policy that holds, a page that describes itself, contents, the other language."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .conftest import EDITION
from .test_browser import DESK, PHONE

pytestmark = pytest.mark.xdist_group("book")
CHAPTER = "haizhu-2025/{lang}/chapters/growth.html"
OTHER = {"en": "zh", "zh": "en"}
LIGHT = 350_000  # bytes moved before a reader does anything, as CONTRIBUTING promises
FEW = 12  # requests


class Head(HTMLParser):
    """A page's head, and what the policy forbids in it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.language = self.policy = self.description = ""
        self.properties: set[str] = set()
        self.inline: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = attributes.get("lang", "")

        if tag == "meta":
            if attributes.get("http-equiv") == "Content-Security-Policy":
                self.policy = attributes["content"]
            if attributes.get("name") == "description":
                self.description = attributes["content"]
            self.properties.add(attributes.get("property", ""))
        if tag == "script" and "src" not in attributes:
            self.inline.append(tag)

        self.inline += [f"{tag} {name}" for name in attributes if name.startswith("on")]


@pytest.fixture(scope="module")
def heads(site: Path) -> dict[Path, Head]:
    """The head of every page of the books."""
    return {path: Head(path) for path in sorted(site.glob("*/*/**/*.html"))}


def test_scripts_come_from_files_alone(heads: dict[Path, Head]) -> None:
    assert {path.name: head.inline for path, head in heads.items() if head.inline} == {}
    for path, head in heads.items():
        assert "script-src 'self';" in head.policy, path
        assert "object-src 'none'" in head.policy, path


def test_a_chapter_says_what_it_is_about_in_its_language(heads: dict[Path, Head]) -> None:
    chapters = {path: head for path, head in heads.items() if path.parent.name == "chapters"}
    assert all(40 <= len(head.description) <= 160 or head.language != "en" for head in chapters.values())
    assert all(12 <= len(head.description) <= 80 or head.language == "en" for head in chapters.values())
    assert len({head.description for head in chapters.values()}) == len(chapters)
    assert {head.language for path, head in chapters.items() if "/zh/" in path.as_posix()} == {"zh-CN"}
    assert all({"og:title", "og:description"} <= head.properties for head in chapters.values())


def test_no_address_is_made_up(heads: dict[Path, Head]) -> None:
    made_up = re.compile(r'rel="canonical"|og:url|hreflang="[^"]+" href="http|<link rel="alternate" hreflang')
    assert [path.name for path in heads if made_up.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_other_language_keeps_the_page_without_a_script_and_from_a_disk(
    browser: Browser, site: Path, lang: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=DESK)
    page = context.new_page()
    for path in sorted((site / "haizhu-2025" / lang / "chapters").glob("*.html")):
        page.goto(path.as_uri(), wait_until="commit")
        link = page.locator("header a[hreflang]")
        href = link.evaluate("link => link.href")
        assert href == (site / "haizhu-2025" / OTHER[lang] / "chapters" / path.name).as_uri()
        assert link.get_attribute("lang") == {"en": "zh-CN", "zh": "en"}[lang]
    link.click()

    assert page.locator("html").get_attribute("lang") == {"en": "zh-CN", "zh": "en"}[lang]
    context.close()


def test_the_contents_open_on_a_phone_by_keyboard_and_without_a_script(browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto((EDITION / "chapters" / "growth.html").as_uri())
    contents = page.locator("nav.contents")

    assert not contents.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert contents.is_visible()
    page.keyboard.press("Escape")
    assert not contents.is_visible()
    page.locator("button.menu").click()
    contents.get_by_role("link", name="Methods").click()
    assert page.url.endswith("/methods.html")
    context.close()


def test_the_reader_chooses_light_or_dark_and_the_book_remembers(browser: Browser, address: str) -> None:
    context = browser.new_context(color_scheme="dark", viewport=DESK)
    page = context.new_page()
    page.goto(f"{address}/{CHAPTER.format(lang='en')}")

    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.locator("button.mode").press("Enter")
    page.goto(f"{address}/haizhu-2025/en/chapters/methods.html")
    assert page.locator("html").get_attribute("data-theme") == "light"
    context.close()


def test_a_page_is_light(browser: Browser, address: str, site: Path, every_page: list[Path]) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    heard = context.new_cdp_session(page)
    moved: list[float] = []
    heard.on("Network.loadingFinished", lambda event: moved.append(event["encodedDataLength"]))
    heard.send("Network.enable")
    heard.send("Network.setCacheDisabled", {"cacheDisabled": True})
    heavy = {}

    for path in every_page:
        moved.clear()
        page.goto(f"{address}/{path.relative_to(site)}", wait_until="networkidle")
        if sum(moved) >= LIGHT or len(moved) > FEW:
            heavy[str(path.relative_to(site))] = (sum(moved), len(moved))
        assert moved, path
    context.close()

    assert heavy == {}
