"""The lists of numbers that do not fit say by what they are ordered, and their file has that measure."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from page.test_small_records import block_html, files_of
from targetbook.page.across.consistency import other_checks, own_checks
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.parameters import Parameters
from targetbook.record.languages import LANGUAGES
from targetbook.record.reading import Record

JARGON = {"en": "deflator", "zh": "平减"}


def opened(lang: str, record: Record, data: Path) -> Chapter:
    return make_chapter("consistency", Parameters("riverside", 2025, None, lang), data, record)


def misfit(record: Record) -> Record:
    """Let two printed levels of the area contradict the growth printed beside them, one of them by far."""
    observations = record.table("observations")
    growth = (observations["area"] == "riverside") & (observations["indicator"] == "gdp")
    is_rate = growth & (observations["measure"] == "growth")
    return record.with_tables(observations=observations.assign(value=observations["value"].where(~is_rate, "40")))


@pytest.mark.parametrize(
    ("lang", "order", "column"),
    [("en", "the most limits apart first", "Limits apart"), ("zh", "偏差为界限的倍数大者在前", "偏差为界限的倍数")],
)
def test_the_measure_of_the_order_stands_in_the_title_and_in_the_file(
    invented: Record, invented_data: Path, lang: str, order: str, column: str
) -> None:
    chapter = opened(lang, misfit(invented), invented_data)
    assert order in block_html(own_checks(chapter))

    head, *rows = list(csv.reader(StringIO(files_of(other_checks(chapter)))))
    place = head.index(column)
    amiss = chapter.words("consistency.in_tension")
    strains = [float(row[place]) for row in rows if amiss in row and chapter.place in row[0]]
    assert len(strains) > 1 and strains == sorted(strains, reverse=True) and strains[-1] > 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_price_change_is_called_so(invented: Record, invented_data: Path, lang: str) -> None:
    words = opened(lang, invented, invented_data).words
    assert not [key for key, phrase in words.phrases.items() if JARGON[lang] in str(phrase).lower()]
