"""A revised level is called revised wherever its chart is told, and no cause is named that its dates do not show."""

import csv
import re
from io import StringIO
from pathlib import Path

import pytest

from page.test_small_records import block_html
from targetbook.judgement.days.vintages import vintages
from targetbook.judgement.evidence import Evidence
from targetbook.page.across.revisions import revisions_lead, vintage_chart
from targetbook.page.blocks.chart_table import series_twin
from targetbook.page.chapter import make_chapter
from targetbook.page.parameters import Parameters
from targetbook.record.reading import Record


@pytest.mark.parametrize(("lang", "revised"), [("en", "revised"), ("zh", "修订数")])
def test_first_and_revised_levels_bear_different_names(real: Record, real_data: Path, lang: str, revised: str) -> None:
    chapter = make_chapter("growth", Parameters("haizhu", 2025, None, lang), real_data, real)
    levels = [vintage for vintage in vintages(chapter.archive, "haizhu", "gdp") if vintage.first.measure == "level"]
    rows = [Evidence(row) for vintage in levels for row in (vintage.first, vintage.latest)]
    table = list(csv.reader(StringIO(series_twin(rows, [], chapter).csv(chapter))))
    kinds = [row[1] for row in table[1:]]
    assert len(levels) > 1
    assert all(kind.startswith(revised) for kind in kinds[1::2])
    assert not any(kind.startswith(revised) for kind in kinds[::2])


@pytest.mark.parametrize(
    ("lang", "lead", "cause"),
    [
        (
            "en",
            "or the usual final verification of yearly accounts",
            "an economic census or the usual final verification",
        ),
        ("zh", "也可能是年度核算例行的最终核实", "经济普查修订或例行的最终核实"),
    ],
)
def test_a_level_replaced_across_a_census_may_have_been_verified_only(
    invented: Record, invented_data: Path, lang: str, lead: str, cause: str
) -> None:
    chapter = make_chapter("revisions", Parameters("riverside", 2025, None, lang), invented_data, invented)
    assert lead in re.sub(r"<[^>]+>", "", block_html(revisions_lead(chapter)))
    assert cause in block_html(vintage_chart(chapter))

    elsewhere = make_chapter("revisions", Parameters("hillside", 2025, None, lang), invented_data, invented)
    assert lead not in block_html(revisions_lead(elsewhere))
