"""What a page shows of a chart: the figure, its table, its downloads; and the files these lead to."""

import csv
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from targetbook.press.pictures.chart_files import Shown, write_charts
from targetbook.press.pictures.drawing import drawn
from targetbook.press.pictures.html_figure import figure, links, table
from targetbook.press.pictures.vega_bundle import write_bundle

from .conftest import SPEC

BESIDE = {
    **SPEC["usermeta"],
    "lang": "zh",
    "caption": '来源：<a href="sources.html#s-a-b">甲</a>',
    "table": "<table><tr><td>1</td></tr></table>",
    "csv": "时期,数值\n2024,5.4\n",
}
TOLD: dict[str, Any] = {**SPEC, "usermeta": BESIDE}
PAGE = "chapters/growth"


def test_a_figure_can_be_focused_linked_and_woken() -> None:
    html = ElementTree.fromstring(figure(TOLD, drawn(TOLD), PAGE))
    assert (html.get("class"), html.get("id"), html.get("tabindex")) == ("chart", "gdp-growth", "0")
    assert html.get("data-chart") == "growth/gdp-growth"
    caption = html.find("figcaption/a")
    assert caption is not None and caption.get("href") == "sources.html#s-a-b"


def test_downloads_and_link_stand_in_the_chart_s_language_and_point_into_the_site() -> None:
    html = ElementTree.fromstring(links(TOLD, PAGE))
    assert "".join(html.itertext()).startswith("下载")
    told = {link.get("download"): link.get("href") for link in html.iter("a") if link.get("download")}
    assert told == {
        f"gdp-growth.{kind}": f"../_static/charts/growth/gdp-growth.{kind}" for kind in ("csv", "svg", "png", "json")
    }
    assert [link.get("href") for link in html.iter("a")][-1] == "#gdp-growth"
    assert "数据表" in table(TOLD) and "<td>1</td>" in table(TOLD)


def test_a_chart_that_is_no_block_of_ours_has_a_drawing_and_no_empty_table() -> None:
    assert table(SPEC) == ""
    assert ".csv" not in links(SPEC, "page")
    assert 'href="_static/charts/page/gdp-growth.svg"' in links(SPEC, "page")
    assert "figcaption" not in figure(SPEC, drawn(SPEC), "page")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write_charts([Shown(PAGE, TOLD, drawn(TOLD))], folder, folder / "cache")
    return folder


def test_every_download_is_written_and_whole(written: Path) -> None:
    made = {path.suffix: path for path in (written / "growth").iterdir()}
    assert set(made) == {".csv", ".svg", ".png", ".json", ".js"}
    with made[".csv"].open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["时期", "数值"], ["2024", "5.4"]]
    assert made[".csv"].read_bytes().startswith(b"\xef\xbb\xbf")
    assert ElementTree.parse(made[".svg"]).getroot().get("class") == "marks"
    picture = made[".png"].read_bytes()
    assert picture.startswith(b"\x89PNG") and int.from_bytes(picture[16:20], "big") > 400
    spec = json.loads(made[".json"].read_text(encoding="utf-8"))
    assert spec["mark"] == SPEC["mark"] and "usermeta" not in spec


def test_the_script_hands_over_the_chart_without_anything_run_from_a_string(written: Path) -> None:
    script = (written / "growth" / "gdp-growth.js").read_text(encoding="utf-8")
    found = re.fullmatch(r'\(window\.bookCharts \?\?= \{\}\)\["growth/gdp-growth"\] = (\{.*\});\n', script)
    assert found and any(data.get("values") == SPEC["data"]["values"] for data in json.loads(found[1])["data"])


def test_a_picture_drawn_before_is_not_drawn_again(written: Path) -> None:
    (kept,) = (written / "cache").glob("*.png")
    kept.write_bytes(b"kept")
    write_charts([Shown(PAGE, TOLD, drawn(TOLD))], written / "again", written / "cache")
    assert (written / "again" / "growth" / "gdp-growth.png").read_bytes() == b"kept"


def test_the_bundle_keeps_its_names_to_itself(tmp_path: Path) -> None:
    write_bundle(tmp_path / "vega.js", tmp_path / "cache")
    text = (tmp_path / "vega.js").read_text(encoding="utf-8")
    assert text.startswith("(() => {") and text.endswith("})();\n") and "window.vegaEmbed=" in text
