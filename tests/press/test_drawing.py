import re
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from targetbook.page.charts.kit.style import FONT
from targetbook.press.pictures.drawing import anchor, bare, chart_svg, prefix_ids, svg_text, whole, with_source

from .conftest import SPEC

NAMESPACE = "{http://www.w3.org/2000/svg}"
FRAMED: dict[str, Any] = {
    "title": {"text": ["Source: A & B;", "second line"], "orient": "bottom", "fontSize": 10, "color": "#52606d"},
    "vconcat": [{key: value for key, value in SPEC.items() if key not in ("usermeta", "$schema")}],
    "usermeta": {**SPEC["usermeta"], "caption": 'Source: <a href="sources.html#s">A</a>'},
}


def test_a_chart_is_one_labelled_image_with_real_text() -> None:
    svg = ElementTree.fromstring(chart_svg(SPEC))
    assert (svg.get("class"), svg.get("role"), svg.get("aria-label")) == ("marks", "img", 'Rises from 2 to 3 & is "up"')
    assert svg.findtext(f"{NAMESPACE}title") == "GDP <growth>"
    assert svg.findtext(f"{NAMESPACE}desc") == 'Rises from 2 to 3 & is "up"'
    assert svg.get("viewBox")
    assert list(svg.iter(f"{NAMESPACE}text"))


def test_two_charts_on_a_page_share_no_id_and_find_their_own() -> None:
    charts = [chart_svg(SPEC), chart_svg({**SPEC, "usermeta": {"anchor": "other"}})]
    ids = [re.findall(r'\bid="([^"]+)"', svg) for svg in charts]
    assert "gdp-growth-1" in ids[0]
    assert not set(ids[0]) & set(ids[1])

    for svg, names in zip(charts, ids, strict=True):
        assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(names)


def test_a_chart_is_the_same_whatever_was_drawn_before() -> None:
    assert chart_svg(SPEC) == chart_svg(SPEC)


def test_an_equal_chart_is_taken_from_the_cache_and_a_changed_one_drawn(tmp_path: Path) -> None:
    first = chart_svg(SPEC, tmp_path)
    files = list(tmp_path.iterdir())
    assert chart_svg({**SPEC, "usermeta": {"anchor": "other"}}, tmp_path).count("other-1")
    assert list(tmp_path.iterdir()) == files
    assert chart_svg(SPEC, tmp_path) == first == chart_svg(SPEC)
    chart_svg({**SPEC, "mark": "point"}, tmp_path)
    assert len([*tmp_path.glob("*.svg")]) == len([*tmp_path.glob("*.json")]) == 2


def test_ids_and_references_are_renamed_together() -> None:
    svg = '<clipPath id="clip7"/><g clip-path="url(#clip7)"/><use href="#clip7"/><a href="#elsewhere"/>'
    assert prefix_ids(svg, "a") == svg.replace("clip7", "a-1")


def test_a_chart_without_an_anchor_is_named_by_its_content() -> None:
    nameless = {key: value for key, value in SPEC.items() if key != "usermeta"}
    assert re.fullmatch(r"chart-[0-9a-f]{8}", anchor(nameless))


def test_the_page_says_the_source_line_and_a_picture_that_leaves_it_carries_its_own() -> None:
    inline = chart_svg(FRAMED)
    assert "Source" not in svg_text(inline)
    picture = ElementTree.fromstring(with_source(inline, FRAMED))
    texts = [text.text for text in picture.iter(f"{NAMESPACE}text")]
    assert texts[-2:] == ["Source: A & B;", "second line"]
    before = ElementTree.fromstring(inline)
    assert float(picture.get("height", 0)) > float(before.get("height", 0)) + 20
    assert picture.get("viewBox") == f"0 0 {picture.get('width')} {picture.get('height')}"
    assert "title" in whole(FRAMED) and "usermeta" not in whole(FRAMED)


@pytest.mark.parametrize("spec", [SPEC, {**FRAMED, "usermeta": SPEC["usermeta"]}])
def test_a_chart_whose_page_says_no_source_keeps_its_own(spec: dict[str, Any]) -> None:
    assert bare(spec) == whole(spec)
    svg = chart_svg(spec)
    assert with_source(svg, spec) == svg


def test_a_chart_that_names_no_font_is_drawn_in_the_book_s_and_one_that_does_keeps_it() -> None:
    fonts = set(re.findall(r'font-family="([^"]*)"', chart_svg(SPEC)))
    assert {unescape(font) for font in fonts} == {FONT["en"]}
    svg = chart_svg({**SPEC, "config": {"font": "Stated"}})
    assert set(re.findall(r'font-family="([^"]*)"', svg)) == {"Stated"}


def test_the_words_of_a_drawing_are_those_a_reader_sees() -> None:
    text = svg_text(chart_svg({**SPEC, "title": ["Two <lines>", "海珠"]}))
    assert "Two <lines>" in text and "海珠" in text
