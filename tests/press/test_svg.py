import re
from xml.etree import ElementTree

from targetbook.press.svg import anchor, figure, prefix_ids

from .conftest import SPEC

NAMESPACE = "{http://www.w3.org/2000/svg}"


def svg_of(html: str) -> ElementTree.Element:
    return ElementTree.fromstring(html.removesuffix("</figure>").split(">", 1)[1])


def test_a_chart_is_one_labelled_image_with_real_text() -> None:
    html = figure(SPEC)
    svg = svg_of(html)
    assert html.startswith('<figure class="chart" id="gdp-growth"><svg ')
    assert (svg.get("class"), svg.get("role"), svg.get("aria-label")) == ("marks", "img", 'Rises from 2 to 3 & is "up"')
    assert svg.findtext(f"{NAMESPACE}title") == "GDP <growth>"
    assert svg.findtext(f"{NAMESPACE}desc") == 'Rises from 2 to 3 & is "up"'
    assert svg.get("viewBox")
    assert list(svg.iter(f"{NAMESPACE}text"))


def test_two_charts_on_a_page_share_no_id_and_find_their_own() -> None:
    one, two = figure(SPEC), figure({**SPEC, "usermeta": {"anchor": "other"}})
    ids = [re.findall(r'\bid="([^"]+)"', html) for html in (one, two)]
    assert "gdp-growth-1" in ids[0]
    assert not set(ids[0]) & set(ids[1])
    for html, own in zip((one, two), ids, strict=True):
        assert set(re.findall(r"url\(#([^)]+)\)", html)) <= set(own)


def test_a_chart_is_the_same_whatever_was_drawn_before() -> None:
    assert figure(SPEC) == figure(SPEC)


def test_ids_and_references_are_renamed_together() -> None:
    svg = '<clipPath id="clip7"/><g clip-path="url(#clip7)"/><use href="#clip7"/><a href="#elsewhere"/>'
    assert prefix_ids(svg, "a") == svg.replace("clip7", "a-1")


def test_a_chart_without_an_anchor_is_named_by_its_content() -> None:
    bare = {key: value for key, value in SPEC.items() if key != "usermeta"}
    assert re.fullmatch(r"chart-[0-9a-f]{8}", anchor(bare))
