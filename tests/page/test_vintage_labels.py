"""A revised level is called revised wherever its chart is told in a table."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from targetbook.judgement.days.vintages import vintages
from targetbook.judgement.evidence import Evidence
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
