"""A word that nobody explains is explained where it first stands, and in a list of the words that an edition uses."""

import re
from importlib.resources import files

import pytest
from markupsafe import Markup
from playwright.sync_api import Browser, ViewportSize

from conftest import CHECKOUT
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.glossary import glossary, glossary_marked, terms_of
from targetbook.record.languages import LANGUAGES

MARK = re.compile(r'<dfn class="term" tabindex="0" data-meaning="([^"]+)">([^<]+)</dfn>')


def marks(html: str, lang: str) -> list[str]:
    """Give the words marked in an HTML, in their order."""
    return [text for _, text in MARK.findall(glossary_marked(Html(html), lang))]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_glossary_has_few_words_each_explained_in_one_sentence(lang: str) -> None:
    terms = glossary(lang)
    stop = "。" if lang == "zh" else "."
    assert 12 <= len(terms) <= 28
    assert len({term.term for term in terms}) == len(terms)

    for term in terms:
        assert term.meaning.endswith(stop) and term.meaning.count(stop) == 1, term.term
        assert not re.search(r"\d", term.meaning), "a figure would need its source"


def test_the_first_place_of_a_word_is_marked_and_no_other() -> None:
    html = "<p>The hall was topped out. The tower was topped out too.</p>"
    marked = glossary_marked(Html(html), "en")
    assert marks(html, "en") == ["topped out"]
    assert MARK.sub(r"\2", marked) == html
    assert isinstance(marked, Markup)


def test_a_word_is_marked_in_running_text_alone() -> None:
    closed = (
        "<h3>HIMA</h3>",
        '<a href="x">HIMA</a>',
        "<summary>HIMA</summary>",
        "<code>HIMA</code>",
        '<span class="figure" data-key="k">a <span>b</span> HIMA</span>',
        '<img alt="HIMA"/>',
    )
    for html in closed:
        assert marks(html, "en") == [], html
        assert marks(f"{html} and HIMA", "en") == ["HIMA"], html


def test_a_word_within_another_is_none() -> None:
    assert marks("<p>The profiled HIMALAYA, 6,000 People</p>", "en") == []
    assert marks("<p>6,000 P of computing power, a 10-billion-yuan class</p>", "en") == ["P", "10-billion-yuan class"]
    assert marks("<p>算力超6000P，百亿级项目，规上工业</p>", "zh") == ["P", "百亿级", "规上"]


def test_the_longer_of_two_words_at_one_place_leaves_the_text_whole() -> None:
    html = "<p>规模以上工业按可比口径、不变价格计算，提出构建千亿级集群，力促封顶</p>"
    assert MARK.sub(r"\2", glossary_marked(Html(html), "zh")) == html
    assert marks(html, "zh") == ["规模以上", "可比口径", "不变价格", "千亿级", "力促", "封顶"]


def test_an_edition_lists_the_words_that_it_uses() -> None:
    without = {term.term for term in terms_of([], "en")}
    using = {term.term for term in terms_of(["Push for the tower to be topped out"], "en")}
    assert "provisional" in without and "topped out" not in without
    assert using - without == {"topped out"}


HEAD = '<!doctype html><html lang="en"><head><title>t</title>'
PAGE = HEAD + "<style>{css}</style></head><body><main><h1>t</h1>{html}</main>"
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
ASK = "async () => (await axe.run(document)).violations.flatMap(rule => rule.nodes.map(node => rule.id + node.html))"
SHOWN = "node => getComputedStyle(node, '::after').content"
DESK = {"width": 1366, "height": 860}
PHONE = {"width": 390, "height": 844}


@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_a_meaning_is_shown_without_a_script_by_pointing_by_keyboard_and_by_a_tap(
    browser: Browser, viewport: ViewportSize
) -> None:
    css = (CHECKOUT / "_static" / "reading.css").read_text(encoding="utf-8")
    marked = glossary_marked(Html("<p>The hall was topped out in May.</p>"), "en")
    context = browser.new_context(viewport=viewport, has_touch=True)
    page = context.new_page()
    page.set_content(PAGE.format(css=css, html=marked))
    term = page.locator("dfn.term")
    other = page.locator("h1")
    meaning = next(term.meaning for term in glossary("en") if term.term == "topped out")

    assert term.evaluate(SHOWN) == "none"
    for show in (term.hover, term.focus, term.tap):
        show()
        assert meaning in str(term.evaluate(SHOWN))
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.evaluate("document.activeElement.blur()")
        other.hover()
        assert term.evaluate(SHOWN) == "none"

    term.focus()
    page.evaluate(AXE)
    assert page.evaluate(ASK) == []
    context.close()
