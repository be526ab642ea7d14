"""When the states that count as done were last changed is taken from the corrections known on the edition's day."""

import re
from pathlib import Path

import pandas as pd
import pytest

from targetbook.page.about.rulebook import comparators_table
from targetbook.page.chapter import make_chapter
from targetbook.page.parameters import Parameters
from targetbook.record.reading import Record, read_record


def with_corrections(data: Path, *days: str) -> Record:
    """Let the invented district's targets have been corrected on these days."""
    path = data / "riverside" / "corrections.csv"
    columns = pd.read_csv(path, dtype=str, keep_default_na=False).columns
    rows = [dict.fromkeys(columns, "x") | {"corrected": day, "table": "targets", "row": ""} for day in days]
    pd.DataFrame(rows, columns=columns).to_csv(path, index=False)
    return read_record(data)


@pytest.mark.parametrize(
    ("lang", "days", "sentence"),
    [
        ("en", (), "when outcomes were known."),
        ("en", ("2026-08-03", "2026-08-05"), "when outcomes were known, and last changed on 5 August 2026;"),
        ("zh", ("2026-08-03", "2026-08-05"), "当时结果已知；最近一次修改为2026年8月5日"),
    ],
)
def test_the_methods_name_the_day_of_the_last_correction(
    own_copy: Path, lang: str, days: tuple[str, ...], sentence: str
) -> None:
    record = with_corrections(own_copy, *days)
    chapter = make_chapter("methods", Parameters("riverside", 2025, None, lang), own_copy, record)
    assert sentence in re.sub(r"<[^>]+>", "", str(comparators_table(chapter)))
