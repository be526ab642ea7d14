"""Counts of growth targets on one page add up: what a table leaves out is named, and groups that overlap say so."""

import re
from pathlib import Path

import pandas as pd
import pytest

from page.test_small_records import block_html
from targetbook.judgement.tally import promised
from targetbook.page.across.base_rates import base_rates_table
from targetbook.page.across.growth_targets import against_targets, count_met
from targetbook.page.across.speech_against_plan import beyond_one_group, by_occasion, growth_outcomes, met_of
from targetbook.page.blocks.output import Block
from targetbook.page.cards.groups import cards
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.overview.listing import promise_list
from targetbook.page.overview.news import headline, news
from targetbook.page.parameters import Parameters
from targetbook.page.theme.verdicts import verdict_summary
from targetbook.record.reading import Record

TAG = re.compile(r"<[^>]+>")


def opened(theme: str, record: Record, data: Path, lang: str) -> Chapter:
    return make_chapter(theme, Parameters("riverside", 2025, None, lang), data, record)


def neighbours(record: Record, data: Path, lang: str = "en") -> Chapter:
    return opened("neighbours", record, data, lang)


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
        groups = by_occasion(chapter).values()
        beyond = beyond_one_group(chapter)
        for counted in (len, count_met):
            in_groups = sum(map(counted, groups))
            assert counted(growth_outcomes(chapter)) == in_groups - counted(beyond["both"]) + counted(beyond["neither"])
        assert all(met_of(group, chapter) in block_html(news(chapter)) for group in beyond.values() if group)


@pytest.mark.parametrize(("lang", "other_series"), [("en", "Every target with a number"), ("zh", "各类数值目标")])
def test_a_table_of_one_series_holds_no_row_of_all_series(
    invented: Record, invented_data: Path, lang: str, other_series: str
) -> None:
    table, *_ = [part for part in base_rates_table(neighbours(invented, invented_data, lang)) if "<table" in str(part)]  # type: ignore[union-attr]
    assert other_series not in str(table)


def plain(block: Block) -> str:
    return TAG.sub("", block_html(block))


def heads_of(block: Block, lang: str) -> list[int]:
    """Give the number of targets in the head of each group."""
    size = {"en": r"\((\d+) targets?[;)]", "zh": r"（(\d+)项[；）]"}[lang]
    return [
        int(number)
        for head in re.findall(r"<h3>.*?</h3>", block_html(block))
        for number in re.findall(size, TAG.sub("", head))
    ]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_groups_of_an_overview_hold_what_its_first_lines_count(
    invented: Record, invented_data: Path, lang: str
) -> None:
    overview = opened("overview", invented, invented_data, lang)
    every = promised(overview.all_verdicts)
    tallied = [
        int(number)
        for number in re.findall(r"<strong>(\d+)", re.sub(r"</?span[^>]*>", "", block_html(headline(overview))))
    ]

    assert heads_of(promise_list(overview), lang) == tallied
    assert sum(tallied) == len(every)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_chapter_counts_what_its_groups_hold(invented: Record, invented_data: Path, lang: str) -> None:
    overview = opened("overview", invented, invented_data, lang)
    for theme in {verdict.target.theme for verdict in promised(overview.all_verdicts)}:
        chapter = opened(theme, invented, invented_data, lang)
        first, *_ = re.split(r"\. |。", plain(verdict_summary(chapter)))
        total, *sizes = [int(number) for number in re.findall(r"\d+", re.sub(r"\(.*?\)|（.*?）|2025", "", first))]
        heads = heads_of(cards(chapter), lang)
        assert sum(heads) == total and (sizes == heads or len(heads) == 1)


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "Figures answer 2 of the 3 targets for 2024"), ("zh", "3项目标中有2项有数据可对照")]
)
def test_the_answers_of_the_year_before_are_counted_of_all_its_targets(
    invented: Record, invented_data: Path, lang: str, words: str
) -> None:
    targets = invented.table("targets")
    speech = targets[(targets["target"] == "2024-gdp-growth-speech") & (targets["area"] == "riverside")]
    open_one = speech.assign(target="2024-boats", indicator="population", value="4.25", linked="")
    record = invented.with_tables(targets=pd.concat([targets, open_one], ignore_index=True))
    assert words in plain(news(opened("overview", record, invented_data, lang)))
