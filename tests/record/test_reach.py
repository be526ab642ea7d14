"""How far a record was read: its newest page, what was to be expected, and where a figure usually stands."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from targetbook.record.dates import last_day
from targetbook.record.folder import Area, parts_without_folder, read_areas
from targetbook.record.reach import newest_page, reach_of
from targetbook.record.reading import Record, read_record

LATE = date(2026, 9, 30)
DAYS = st.dates(date(2020, 1, 1), date(2026, 9, 30)).map(date.isoformat)
PARTIAL = st.tuples(DAYS, st.sampled_from([4, 7, 10])).map(lambda pair: pair[0][: pair[1]])
PLACE = Area("a", "999101", "A", "甲", None, (), LATE)


@given(st.lists(PARTIAL | st.just("")), st.dates(date(2020, 1, 1), date(2026, 9, 30)))
def test_the_newest_page_is_known_by_the_day_and_none_known_is_surely_newer(published: list[str], day: date) -> None:
    newest = newest_page(published, PLACE, day)
    days = [text for text in published if text and last_day(text) <= day]
    assert newest in days if days else newest == ""
    assert not any(text > newest for text in days)


def test_what_was_to_be_expected_by_a_day_is_what_had_come_out_or_was_due(invented: Record) -> None:
    names = {paper.title_en for paper in reach_of(invented, "riverside", LATE).of_year(2025)}
    assert names == {"Invented bulletin of 2025", "Invented work report of 2026", "Invented list of projects of 2025"}
    early = reach_of(invented, "riverside", date(2025, 6, 30))
    assert [paper.title_en for paper in early.of_year(2025)] == ["Invented list of projects of 2025"]
    assert early.newest == "2025-04-01" and reach_of(invented, "riverside", LATE).newest == "2026-07-29"


@pytest.mark.parametrize(
    ("indicator", "theme", "title"),
    [
        ("gdp", "urban_renewal", "Invented bulletin of 2025"),  # by its indicator, before the theme of another
        (None, "urban_renewal", "Invented work report of 2026"),
        ("llm_firms", "digital_industry", "Invented list of projects of 2025"),
        (None, "artificial_intelligence", None),
    ],
)
def test_a_figure_is_looked_for_where_its_indicator_stands_else_its_theme(
    invented: Record, indicator: str | None, theme: str, title: str | None
) -> None:
    reach = reach_of(invented, "riverside", LATE)
    holder = reach.holder(2025, indicator, theme)
    assert (holder.title_en if holder else None) == title
    assert reach.holder(2024, indicator, theme) is None  # none of these reports on another year


def test_an_area_without_a_list_expects_nothing(invented: Record) -> None:
    reach = reach_of(invented, "hillside", LATE)
    assert reach.publications == () and not reach.mostly_openings
    assert reach_of(invented, "riverside", LATE).mostly_openings


def test_a_page_that_was_read_came_out_when_its_source_did(own_copy: Path) -> None:
    path = own_copy / "riverside" / "publications.csv"
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    table.loc[table["publication"] == "2025-communique", "due"] = "2026-08"  # the source is of March
    table.to_csv(path, index=False)
    reach = reach_of(read_record(own_copy), "riverside", date(2026, 4, 1))

    assert "Invented bulletin of 2025" in {paper.title_en for paper in reach.publications}


def test_a_part_is_missing_until_it_has_a_folder(own_copy: Path) -> None:
    with (own_copy / "rivertown" / "area.yml").open("a", encoding="utf-8") as file:
        file.write("parts_not_held: [[Invented Marsh, 虚构沼泽区], [Invented Hillside, 虚构山坡区]]\n")
    areas = read_areas(own_copy)
    assert parts_without_folder(areas, "rivertown", "en") == ["Invented Marsh"]
    assert parts_without_folder(areas, "rivertown", "zh") == ["虚构沼泽区"]
