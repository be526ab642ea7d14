"""What a page shows of a chart: the figure, its table, its downloads; and the files these lead to."""

import csv
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from targetbook.press.pictures.chart_files import PageChart, write_charts
from targetbook.press.pictures.drawing import chart_svg
from targetbook.press.pictures.html_figure import chart_figure, chart_links, folded_table
from targetbook.press.pictures.vega_bundle import write_bundle

from .conftest import SPEC

BESIDE = {
    **SPEC["usermeta"],
    "lang": "zh",
    "caption": '来源：<a href="sources.html#s-a-b">甲</a>',
    "table": "<table><tr><td>1</td></tr></table>",
    "csv": "时期,数值\n2024,5.4\n",
}
CHART: dict[str, Any] = {**SPEC, "usermeta": BESIDE}
PAGE = "chapters/growth"


def test_a_figure_can_be_focused_linked_and_woken() -> None:
    html = ElementTree.fromstring(chart_figure(CHART, chart_svg(CHART), PAGE))
    assert (html.get("class"), html.get("id"), html.get("tabindex")) == ("chart", "gdp-growth", "0")
    assert html.get("data-chart") == "growth/gdp-growth"
    caption = html.find("figcaption/a")
    assert caption is not None and caption.get("href") == "sources.html#s-a-b"


def test_a_drawing_for_a_desk_stands_beside_the_one_for_a_phone_and_wakes_by_itself() -> None:
    html = ElementTree.fromstring(chart_figure(CHART, chart_svg(CHART), PAGE, chart_svg(CHART)))
    assert [drawing.get("class") for drawing in html.findall("div")] == ["drawing narrow", "drawing wide"]
    assert html.findall("div")[1].get("data-chart") == "growth/gdp-growth-wide"


def test_downloads_and_link_stand_in_the_chart_s_language_and_point_into_the_site() -> None:
    html = ElementTree.fromstring(chart_links(CHART, PAGE))
    assert "".join(html.itertext()).startswith("下载")
    hrefs = {link.get("download"): link.get("href") for link in html.iter("a") if link.get("download")}
    assert hrefs == {
        f"gdp-growth.{kind}": f"../_static/charts/growth/gdp-growth.{kind}" for kind in ("csv", "svg", "json")
    }
    assert [link.get("href") for link in html.iter("a")][-1] == "#gdp-growth"
    assert "数据表" in folded_table(CHART) and "<td>1</td>" in folded_table(CHART)


def test_a_chart_that_is_no_block_of_ours_has_a_drawing_and_no_empty_table() -> None:
    assert folded_table(SPEC) == ""
    assert ".csv" not in chart_links(SPEC, "page")
    assert 'href="_static/charts/page/gdp-growth.svg"' in chart_links(SPEC, "page")
    assert "figcaption" not in chart_figure(SPEC, chart_svg(SPEC), "page")


@pytest.fixture(scope="module")
def chart_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write_charts([PageChart(PAGE, CHART, chart_svg(CHART))], folder, folder / "cache")
    return folder


def test_every_download_is_written_and_whole(chart_folder: Path) -> None:
    files = {path.suffix: path for path in (chart_folder / "growth").iterdir()}
    assert set(files) == {".csv", ".svg", ".json", ".js"}

    with files[".csv"].open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["时期", "数值"], ["2024", "5.4"]]

    assert files[".csv"].read_bytes().startswith(b"\xef\xbb\xbf")
    assert ElementTree.parse(files[".svg"]).getroot().get("class") == "marks"
    spec = json.loads(files[".json"].read_text(encoding="utf-8"))
    assert spec["mark"] == SPEC["mark"] and "usermeta" not in spec


def test_the_script_hands_over_the_chart_without_anything_run_from_a_string(chart_folder: Path) -> None:
    script = (chart_folder / "growth" / "gdp-growth.js").read_text(encoding="utf-8")
    match = re.fullmatch(r'\(window\.bookCharts \?\?= \{\}\)\["growth/gdp-growth"\] = (\{.*\});\n', script)
    assert match and any(data.get("values") == SPEC["data"]["values"] for data in json.loads(match[1])["data"])


def test_the_bundle_keeps_its_names_to_itself(tmp_path: Path) -> None:
    write_bundle(tmp_path / "vega.js", tmp_path / "cache")
    text = (tmp_path / "vega.js").read_text(encoding="utf-8")
    assert text.startswith("(() => {") and text.endswith("})();\n") and "window.vegaEmbed=" in text
