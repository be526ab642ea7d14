"""A figure of an unverified page says so wherever it stands: in remarks, in titles, and in what is worked out of it."""

import re
from pathlib import Path

import pandas as pd
import pytest

from page.test_commentary import fill_commentary
from page.test_small_records import block_html
from targetbook.page.across.revisions import vintage_chart
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.parameters import Parameters
from targetbook.page.theme.level_growth import level_and_growth
from targetbook.record.reading import read_record

MARKS = [("en", "(unverified)"), ("zh", "（网络转引）")]


def set_unverified(data: Path, *sources: str) -> None:
    """Let pages of the invented district be unverified ones."""
    path = data / "riverside" / "sources.csv"
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    table.loc[table["source"].isin(sources), "channel"] = "unverified"
    table.to_csv(path, index=False)


def without_tags(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def open_theme(data: Path, theme: str, lang: str) -> Chapter:
    return make_chapter(theme, Parameters("riverside", 2025, None, lang), data, read_record(data))


def test_a_remark_marks_it(own_copy: Path) -> None:
    assert "unverified" not in fill_commentary(own_copy, "Growth was {gdp/growth/2024}.")
    set_unverified(own_copy, "bulletin-2024")
    assert "(unverified)." in without_tags(fill_commentary(own_copy, "Growth was {gdp/growth/2024}."))


@pytest.mark.parametrize(("lang", "mark"), MARKS)
def test_a_ratio_of_levels_is_as_unverified_as_its_levels(own_copy: Path, lang: str, mark: str) -> None:
    firm = without_tags(block_html(level_and_growth(open_theme(own_copy, "consistency", lang), "gdp")))
    assert mark not in firm

    set_unverified(own_copy, "bulletin-2025")
    text = without_tags(block_html(level_and_growth(open_theme(own_copy, "consistency", lang), "gdp")))
    assert f"5.1%{mark if lang == 'zh' else ' ' + mark}" in text


@pytest.mark.parametrize(("lang", "mark"), MARKS)
def test_the_title_of_the_revisions_marks_it(own_copy: Path, lang: str, mark: str) -> None:
    set_unverified(own_copy, "census-2024")
    assert mark in block_html(vintage_chart(open_theme(own_copy, "revisions", lang)))
