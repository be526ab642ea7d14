"""The filters of the scorecard: what they offer, and that the style sheet has a slot for all of it."""

import re
from collections import Counter
from pathlib import Path

import pytest

from conftest import CHECKOUT
from targetbook.judgement.tally import promised, standing
from targetbook.page.blocks.output import HtmlTable
from targetbook.page.chapter import make_chapter
from targetbook.page.overview.filters import Filters
from targetbook.page.parameters import Parameters
from targetbook.record.reading import Record

STYLES = (CHECKOUT / "_static" / "filters.css").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def filters(real_data: Path, real: Record) -> Filters:
    chapter = make_chapter("overview", Parameters("haizhu", 2025, None, "en"), real_data, real)
    return Filters(promised(chapter.all_verdicts), chapter)


def test_each_axis_offers_all_and_what_there_is_with_its_number(filters: Filters) -> None:
    html = filters.around(HtmlTable("")).html
    offered = re.findall(r'value="status-(\d+)"( checked="checked")?/>', html)
    assert offered[0] == ("0", ' checked="checked"') and not any(checked for _, checked in offered[1:])
    assert len(offered) - 1 == len({standing(verdict) for verdict in filters.verdicts})


def test_a_row_carries_one_slot_of_each_axis_and_the_buttons_count_them(filters: Filters) -> None:
    marked = [set(filters.slots(verdict).split()) for verdict in filters.verdicts]
    assert all(sorted(slot.split("-")[0] for slot in row) == ["evidence", "status", "theme"] for row in marked)

    counts = Counter(slot for row in marked for slot in row)
    html = re.sub(r'<span class="figure"[^>]*>', "", filters.around(HtmlTable("")).html)
    on_buttons = {slot: int(n) for slot, n in re.findall(r'value="([a-z]+-[1-9]\d*)"/><span>[^<]*?(\d+)</span>', html)}

    assert on_buttons == counts


def test_the_style_sheet_knows_more_slots_than_the_words_have_values() -> None:
    themes = len(re.findall(r'value="theme-\d+"', STYLES))
    statuses = len(re.findall(r'value="status-\d+"', STYLES))
    assert themes >= 16 and statuses >= len({"met", "missed"}) * 2 + 3 + 8 and 'value="evidence-4"' in STYLES
