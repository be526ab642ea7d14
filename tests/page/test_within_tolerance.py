"""A number met by the tolerance of “about” alone is told apart from one met outright wherever it is counted."""

import re
from pathlib import Path

import pandas as pd
import pytest

from judgement.tiny_record import figure, promise, verdict
from page.test_small_records import block_html
from targetbook.page.across.growth_targets import against_targets, neighbours_lead
from targetbook.page.across.met_share import met_share
from targetbook.page.blocks.output import Blocks, Chart
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.charts.pairs import pairs_chart
from targetbook.page.overview.listing import promise_list
from targetbook.page.overview.news import news
from targetbook.page.parameters import Parameters
from targetbook.page.theme.history import history
from targetbook.record.reading import Record, read_record

WITHIN = {"en": "only within the tolerance of “about”", "zh": "仅在“左右”容差之内"}


def opened(theme: str, area: str, lang: str, record: Record, data: Path) -> Chapter:
    return make_chapter(theme, Parameters(area, 2025, None, lang), data, record)


def text_of(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def title_of_history(chapter: Chapter) -> str:
    """Give the title of the chart of GDP growth."""
    block = history(chapter, "gdp", "growth")
    return next(part.title for part in block if isinstance(part, Chart)) if isinstance(block, Blocks) else ""


@pytest.mark.parametrize(
    ("comparator", "result", "is_marked"),
    [("~", "4.8", True), ("~", "5", False), ("~", "5.2", False), ("~", "4.6", False), (">=", "5", False)],
)
def test_only_what_lies_below_about_a_number_and_reaches_it_is_marked(
    comparator: str, result: str, is_marked: bool
) -> None:
    judged = verdict(targets=[promise(comparator, "5")], observations=[figure(result, basis="constant")])
    assert ("within_tolerance" in judged.qualifiers) is is_marked
    assert judged.outcome == ("missed" if result == "4.6" else "met")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_neighbours_and_overview_count_it_apart(invented: Record, invented_data: Path, lang: str) -> None:
    chapter = opened("neighbours", "riverside", lang, invented, invented_data)
    lead = text_of(block_html(neighbours_lead(chapter)))
    assert {"en": "known result (1 only within", "zh": "达到5个（1个仅在"}[lang] in lead

    peers = text_of(block_html(news(chapter)))
    assert {"en": "1, of 2025, only within", "zh": "2025年的1项仅在"}[lang] in peers

    year_table = text_of(block_html(against_targets(chapter)))
    by_year = text_of(block_html(met_share(chapter)))
    assert year_table.count(WITHIN[lang]) == 1
    assert re.search(rf"{WITHIN[lang]}[^；;]*{chapter.name_of('hillside')}", by_year)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_area_itself_says_so_in_its_own_book(invented: Record, invented_data: Path, lang: str) -> None:
    overview = opened("overview", "hillside", lang, invented, invented_data)
    for block in (news(overview), promise_list(overview)):
        assert WITHIN[lang] in text_of(block_html(block))
    assert WITHIN[lang] in title_of_history(opened("growth", "hillside", lang, invented, invented_data))


@pytest.mark.parametrize(
    ("lang", "several", "single"),
    [
        ("en", "; 1 answer rests on a figure without a date", ", by a figure without a date"),
        ("zh", "；其中1项所据数据无日期", "所据数据无日期）"),
    ],
)
def test_a_title_that_counts_an_undated_figure_says_so(
    invented: Record, invented_data: Path, lang: str, several: str, single: str
) -> None:
    observations = invented.table("observations")
    is_result = (observations["area"] == "hillside") & (observations["indicator"] == "gdp")
    is_newest = is_result & (observations["period"] == "2025")
    undated = observations.assign(released=observations["released"].where(~is_newest, ""))
    alone = undated[~is_result | is_newest]

    for rows, words in ((undated, several), (alone, single)):
        record = invented.with_tables(observations=rows)
        assert words in title_of_history(opened("growth", "hillside", lang, record, invented_data))
    assert several not in title_of_history(opened("growth", "hillside", lang, invented, invented_data))


def test_a_target_without_a_result_has_its_number_beside_its_band() -> None:
    texts = {"about": "", "start_tip": "", "end_tip": "", "least_tip": "", "start_text": "5%", "firm": True}
    rows = [
        texts | {"row": 0, "head": "Hillside", "start": 5.0, "least": 4.75, "end": None, "end_text": None},
        texts | {"row": 1, "head": "Riverside", "start": 5.0, "least": 4.75, "end": 5.2, "end_text": "5.2%"},
    ]
    spec = pairs_chart(pd.DataFrame(rows), "%").to_dict()
    sides = {
        (row["head"], layer["mark"]["align"])
        for layer in spec["layer"]
        if layer.get("mark", {}).get("type") == "text" and layer["encoding"]["text"]["field"] == "start_text"
        for row in spec["datasets"][layer["data"]["name"]]
    }
    assert sides == {("Hillside", "left"), ("Riverside", "right")}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_area_that_met_one_target_of_a_year_and_missed_another_is_named_with_their_documents(
    own_copy: Path, lang: str
) -> None:
    targets = own_copy / "riverside" / "targets.csv"
    rows = targets.read_text(encoding="utf-8")
    report = "2025-gdp-growth-work-report,2025,growth,quantitative,gdp,growth,2025,>=,"
    assert f"{report}5," in rows
    targets.write_text(rows.replace(f"{report}5,", f"{report}1,"), encoding="utf-8")

    by_year = text_of(block_html(met_share(opened("neighbours", "riverside", lang, read_record(own_copy), own_copy))))
    names = {
        "en": ["Riverside (Speech)", "Riverside (Government work report)"],
        "zh": ["（发言）", "（政府工作报告）"],
    }[lang]
    assert all(name in by_year for name in names)
