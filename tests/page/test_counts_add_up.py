"""Counts of growth targets on one page add up: what a table leaves out is named, and groups that overlap say so."""

import re
from pathlib import Path

import pandas as pd
import pytest

from targetbook.page.across.base_rates import base_rates_table
from targetbook.page.across.growth_targets import against_targets
from targetbook.page.across.speech_against_plan import beyond_one_group, by_occasion, growth_outcomes
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.parameters import Parameters
from targetbook.record.reading import Record


def neighbours(record: Record, data: Path, lang: str = "en") -> Chapter:
    return make_chapter("neighbours", Parameters("riverside", 2025, None, lang), data, record)


def with_second_number(record: Record) -> Record:
    """Let the area name another number for its growth of 2025 in a plan."""
    targets = record.table("targets")
    speech = targets[(targets["target"] == "2025-gdp-growth-speech") & (targets["area"] == "riverside")]
    plan = speech.assign(target="2025-gdp-growth-second", value="4.25", document="annual_plan", linked="")
    return record.with_tables(targets=pd.concat([targets, plan], ignore_index=True))


def text_of(block: object) -> str:
    return re.sub(r"<[^>]+>", "", str(block))


@pytest.mark.parametrize(
    ("lang", "note"), [("en", "Invented Riverside named a second number for the year"), ("zh", "同年另有1个目标数")]
)
def test_a_second_number_of_an_area_which_is_not_listed_is_named(
    invented: Record, invented_data: Path, lang: str, note: str
) -> None:
    assert note in text_of(against_targets(neighbours(invented, invented_data, lang)))
    both = against_targets(neighbours(with_second_number(invented), invented_data, lang))
    assert {"en": "2 more numbers for the year", "zh": "同年另有2个目标数"}[lang] in text_of(both)


def test_spoken_and_written_targets_add_up_with_those_in_both_and_in_neither(
    invented: Record, invented_data: Path
) -> None:
    for record in (invented, with_second_number(invented)):
        chapter = neighbours(record, invented_data)
        sizes = beyond_one_group(chapter)
        in_groups = sum(map(len, by_occasion(chapter).values()))
        assert len(growth_outcomes(chapter)) == in_groups - sizes["both"] + sizes["neither"]


@pytest.mark.parametrize(("lang", "other_series"), [("en", "Every target with a number"), ("zh", "各类数值目标")])
def test_a_table_of_one_series_holds_no_row_of_all_series(
    invented: Record, invented_data: Path, lang: str, other_series: str
) -> None:
    table, *_ = [part for part in base_rates_table(neighbours(invented, invented_data, lang)) if "<table" in str(part)]  # type: ignore[union-attr]
    assert other_series not in str(table)
