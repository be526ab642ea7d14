from importlib.resources import files

import pytest
import yaml
from docutils import nodes  # type: ignore[import-untyped]
from docutils.utils import new_document  # type: ignore[import-untyped]

from targetbook.press.pictures import html_figure
from targetbook.press.shell.empty_parts import leave_out_empty
from targetbook.press.shell.page import day_text
from targetbook.press.shell.search import LIST, PROMISE, Passage, index_script, read_page
from targetbook.press.shell.summary import finding, shorten

PAGE = """<html lang="en"><header><p>Masthead</p></header>
<article><section id="growth"><h1>Growth<a class="headerlink">#</a></h1>
<p>How much was it to grow?</p>
<figure class="chart" id="gdp"><svg><title>Growth: 5.5%</title><text>5.5</text></svg>
<figcaption>Source: A</figcaption></figure>
<div class="chart-tools"><p class="take">Download <a>CSV</a> <a class="here">Link</a></p></div>
<article class="promise" id="2025-boats"><h3>Float the boats <a class="here" href="#2025-boats">Link</a></h3>
<p lang="zh-CN">放船下水</p>
<p>Two boats float, says <cite lang="zh-CN">船报</cite>. <a class="correct">Correct this</a></p></article>
<section id="record"><h2>What the record says<a class="headerlink">#</a></h2>
<p><strong>固定资产投资规模如何？</strong>2024年为<span class="figure">630.04</span>亿元<br>below</p>
<table><caption>Targets</caption><thead><tr><th>Head</th></tr></thead>
<tbody><tr><th>Boats</th><td>met<span class="qualifiers">late</span></td></tr></tbody></table>
<table class="sources"><tbody><tr id="s-a"><th>Gazette</th><td>Boats afloat</td><td>2024</td></tr></tbody></table>
<table class="verdicts"><tbody>
<tr><th><span id="2025-mast">Raise the mast</span></th><td>missed</td></tr></tbody></table>
</section>
<section id="sources"><h2>Sources</h2><p>Gazette: Boats</p></section></section></article></html>"""


def passages_of(page: str) -> dict[str, Passage]:
    return {passage.anchor: passage for passage in read_page(page, "growth.html").passages}


def test_the_index_holds_words_by_where_they_stand_and_keeps_phrases_whole() -> None:
    passages = passages_of(PAGE)
    assert passages[""].words() == ["Growth", "", "How much was it to grow?", ""]
    heading, stressed, text, cells = passages["record"].words()
    assert heading == "What the record says"
    assert (stressed, cells) == ("固定资产投资规模如何？ Targets", "Boats · met late")
    assert "2024年为630.04亿元 below" in text


def test_cards_rows_and_charts_are_passages_of_their_own_under_what_they_are_about() -> None:
    passages = passages_of(PAGE)
    assert set(passages) == {"", "gdp", "2025-boats", "record", "s-a", "2025-mast", "sources"}
    assert passages["gdp"].words() == ["Growth: 5.5%", "", "Source: A", ""]
    assert passages["s-a"].words() == ["Gazette", "", "", "Boats afloat · 2024"]
    assert passages["2025-boats"].words() == ["Float the boats", "放船下水", "Two boats float, says 船报.", ""]
    assert passages["2025-mast"].heading == "Raise the mast"
    assert {anchor for anchor, passage in passages.items() if passage.kind == PROMISE} == {"2025-boats", "2025-mast"}


def test_the_index_leaves_out_the_tables_behind_charts() -> None:
    spec = {"usermeta": {"lang": "en", "table": "<table><tr><td>5.5</td></tr></table>"}}
    page = f"<article><p>before</p>{html_figure.folded_table(spec)}<p>after</p></article>"
    assert passages_of(page)[""].words() == ["", "", "before after", ""]


def test_the_index_leaves_out_folded_code_and_the_frame_that_it_gives() -> None:
    code = '<details class="hide"><summary>Show the code</summary><pre>columns = ["period"]</pre></details>'
    frame = '<table class="dataframe"><tbody><tr><th>0</th><td>NaN</td><td>cannot_be_judged</td></tr></tbody></table>'
    page = f'<article><p>before</p><div class="cell tag_hide-cell">{code}{frame}</div><p>after</p></article>'
    assert read_page(page, "growth.html").fields() == ["growth.html", [["", 0, "", "", "before after", ""]]]


def test_lists_of_sources_are_told_from_what_they_support() -> None:
    assert {anchor for anchor, passage in passages_of(PAGE).items() if passage.kind == LIST} == {"sources"}
    for name, lists in (("growth", 1), ("sources", 7), ("data_dictionary", 7)):
        _, passages = read_page(PAGE, f"chapters/{name}.html").fields()
        assert [kind for _, kind, *_ in passages].count(LIST) == lists
        rows = [cells for anchor, *_, cells in passages if anchor == "s-a"]
        assert rows == ["Boats afloat · 2024" if name == "growth" else "Boats afloat"]


def test_the_day_of_the_record_is_written_as_the_chapters_write_dates() -> None:
    assert [day_text("2026-11-23", "en"), day_text("2026-11-23", "zh")] == ["23 November 2026", "2026年11月23日"]
    assert day_text("", "en") == ""


def test_the_index_is_a_script_that_no_word_can_end() -> None:
    script = index_script([read_page('<article><p>a " b \\ c &lt;/script&gt;</p></article>', "a.html").fields()])
    assert script.startswith("globalThis.searchIndex = {")
    assert r"a \" b \\ c" in script


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("One sentence.", 40, "One sentence."),
        ("A sentence that is kept. Another that no longer fits in.", 30, "A sentence that is kept."),
        ("Short. And then one that goes on and on without an end", 40, "Short. And then one that goes on and…"),
        ("海珠区目标是多少？实际增长多少？地区生产总值增速按不变价计算。", 20, "海珠区目标是多少？实际增长多少？"),
    ],
)
def test_a_page_is_summed_up_in_whole_sentences_where_they_fit(text: str, length: int, short: str) -> None:
    assert shorten(text, length) == short


def test_a_finding_is_the_first_number_that_the_record_gives_and_else_the_summary() -> None:
    document = new_document("page")
    question, answer = nodes.paragraph(text="How many of 9 boats float?"), nodes.paragraph(text="Three of 9 float.")
    document += question
    assert finding(document, "en").endswith("How many of 9 boats float?")
    document += nodes.container("", nodes.paragraph(text="Boats float."), answer, classes=["cell_output"])
    assert finding(document, "en") == "Three of 9 float."


def code_cell(html: str = "", **attributes: str) -> nodes.container:
    """A cell as a notebook's page holds it; one without output holds nothing."""
    cell = nodes.container(nb_element="cell_code", **attributes)
    cell += [nodes.container("", nodes.raw("", html, format="html"), classes=["cell_output"])] if html else []
    return cell


def section_of(name: str, *parts: nodes.Node) -> nodes.section:
    return nodes.section("", nodes.title(text=name), *parts, ids=[name])


def frame(rows: str) -> str:
    return f'<table border="1" class="dataframe"><thead><tr><th>boat</th></tr></thead><tbody>\n{rows}\n</tbody></table>'


ROW = "<tr><td>Skiff</td></tr>"


@pytest.mark.parametrize(
    ("parts", "remains"),
    [
        ([], False),
        ([code_cell()], False),
        ([code_cell(frame(""), hide_mode="all")], False),
        ([code_cell(frame(ROW), hide_mode="all")], False),
        ([section_of("inner", code_cell())], False),
        ([nodes.paragraph(text="Two boats float.")], True),
        ([code_cell("<p>Two boats float.</p>")], True),
        ([section_of("inner", code_cell("<p>Two boats float.</p>"))], True),
    ],
)
def test_a_section_without_anything_to_read_is_left_out(parts: list[nodes.Node], remains: bool) -> None:
    document = new_document("page")
    document += section_of("boats", section_of("afloat", *parts), nodes.paragraph(text="All boats."))
    leave_out_empty(document)
    assert [section["ids"][0] for section in document.findall(nodes.section)][1:2] == (["afloat"] if remains else [])


@pytest.mark.parametrize(("rows", "remains"), [("", False), (ROW, True)])
def test_folded_code_is_left_out_with_a_table_without_rows(rows: str, remains: bool) -> None:
    document = new_document("page")
    document += section_of("boats", nodes.paragraph(text="Boats."), code_cell(frame(rows), hide_mode="all"))
    leave_out_empty(document)
    assert ("dataframe" in document.astext()) == remains


def test_the_shell_has_the_same_words_in_both_languages() -> None:
    folder = files("targetbook.press.shell").joinpath("words")
    english, chinese = (yaml.safe_load(folder.joinpath(f"{lang}.yml").read_text("utf-8")) for lang in ("en", "zh"))
    assert english.keys() == chinese.keys()
