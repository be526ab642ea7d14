"""How much a target asks is said beside what was known when it was announced, and its first due day stays."""

import re
from pathlib import Path

import pandas as pd
import pytest

from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.parameters import Parameters
from targetbook.page.sentences.first_due import first_due_days
from targetbook.page.theme.ambition import ambition
from targetbook.record.reading import Record, read_record


def growth(data: Path, record: Record, lang: str = "en") -> Chapter:
    return make_chapter("growth", Parameters("riverside", 2025, None, lang), data, record)


def with_past(data: Path, *values: float | None) -> Record:
    """Let the invented district's growth of the years before 2025 be these, all known before the target."""
    path = data / "riverside" / "observations.csv"
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    is_growth = (table["indicator"] == "gdp") & (table["measure"] == "growth")
    template = table[is_growth & table["period"].str.fullmatch(r"\d{4}")].iloc[0].to_dict()
    rows = [
        template | {"period": str(2024 - place), "value": str(value), "released": "2025-01-15"}
        for place, value in enumerate(values)
        if value is not None
    ]
    pd.concat([table[~is_growth], pd.DataFrame(rows)]).to_csv(path, index=False)
    return read_record(data)


def words_of(markdown: str) -> str:
    return re.sub(r"<[^>]+>", "", markdown)


@pytest.mark.parametrize(
    ("past", "lang", "sentence"),
    [
        ((6, 7, None, 9, None, 5), "en", "those of 2019, 2021, 2023–2024, for it held none of 2020, 2022 (6.8%)"),
        ((6, 7, None, 9, None, 5), "zh", "（2019、2021、2023—2024年，其间2020、2022年当时未录有结果）"),
        (
            (6, 7, 8, 9, 5),
            "en",
            "below the mean of the last 5 annual results then in the record, those of 2020–2024 (7%)",
        ),
        (
            (4, 4, 3, 5, 4),
            "en",
            "above the mean of the last 5 annual results then in the record, those of 2020–2024 (4%)",
        ),
        ((6, 7, 8, 9, 5), "zh", "比提出时本书所录最近5个年度结果（2020—2024年）的均值（7%）低2个百分点"),
        ((6, 7, 8, 9, 5), "en", "The best of them was that of 2021, 9% (the target was 4 points lower)"),
        ((4, 4, 3, 5, 4), "en", "the last then known that of 2024, 4% (the target was 1 point higher)"),
        ((9, 4, 3, 5, 4), "zh", "其中最高的是2024年的9%（目标低4个百分点），该年也是提出时已公布的最近一年"),
    ],
)
def test_a_target_is_set_beside_the_results_then_known(
    own_copy: Path, past: tuple[float | None, ...], lang: str, sentence: str
) -> None:
    assert sentence in words_of(ambition(growth(own_copy, with_past(own_copy, *past), lang), "gdp").markdown)


def test_nothing_is_said_where_too_few_results_were_known(own_copy: Path) -> None:
    assert ambition(growth(own_copy, with_past(own_copy, 6)), "gdp").markdown == ""


def test_a_later_due_day_leaves_the_first_on_record(invented_data: Path, invented: Record) -> None:
    parameters = Parameters("riverside", 2025, None, "en")
    text = words_of(first_due_days(make_chapter("low_altitude_economy", parameters, invented_data, invented)).markdown)

    assert "first announced with more than 50, due 31 December 2025" in text
    assert "more than 70, due 31 December 2026, later and asking more" in text
    assert text.endswith("A new date does not cancel an old one.")
