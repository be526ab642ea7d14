"""The record of a past day holds what had been told by then, and a later day never less."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targetbook.record.asof import DAY_COLUMNS, as_of_day, known_by, known_on
from targetbook.record.reading import Record

DAYS = st.dates(date(2018, 1, 1), date(2027, 6, 30))


@pytest.fixture(scope="module", params=["invented", "real"])
def record(request: pytest.FixtureRequest) -> Record:
    areas: Record = request.getfixturevalue(request.param)
    return areas


@given(earlier=DAYS, days=st.integers(0, 900))
def test_a_later_day_never_knows_less(record: Record, earlier: date, days: int) -> None:
    # A withdrawal takes a row back: but for those, what was known stays known.
    standing = record.with_tables(withdrawals=record.table("withdrawals").iloc[:0])
    before = known_on(standing, earlier)
    after = known_on(standing, earlier + timedelta(days))
    for name in DAY_COLUMNS:
        assert set(before.tables()[name].index) <= set(after.tables()[name].index), name


@given(day=DAYS)
def test_what_bears_no_date_counts_from_the_record_date_on(record: Record, day: date) -> None:
    undated = record.table("observations")[record.table("observations")["released"] == ""]
    indices = set(known_on(record, day).table("observations").index)
    for index, area in undated["area"].items():
        assert (index in indices) == (day >= record.areas[area].record_date)


def test_there_are_rows_without_a_date_to_be_tried(record: Record) -> None:
    assert (record.table("observations")["released"] == "").any()


def test_a_partial_date_counts_from_its_last_day() -> None:
    record_date = date(2026, 9, 30)
    assert not known_by("2025-03", date(2025, 3, 30), record_date)
    assert known_by("2025-03", date(2025, 3, 31), record_date)
    assert not known_by("2025", date(2025, 12, 30), record_date)


def test_a_revision_is_not_known_before_it_is_told(invented: Record) -> None:
    def levels(day: date) -> set[str]:
        rows = (
            known_on(invented, day)
            .table("observations")
            .query("indicator == 'gdp' and measure == 'level' and period == '2023'")
        )
        return set(rows["value"])

    assert levels(date(2024, 3, 19)) == set()
    assert levels(date(2024, 12, 30)) == {"1000.00"}
    assert levels(date(2024, 12, 31)) == {"1000.00", "1062.50"}


def test_readings_sources_and_indicators_are_no_news_and_stay(invented: Record) -> None:
    early = known_on(invented, date(2000, 1, 1))
    for name in ("readings", "sources", "indicators"):
        assert len(early.tables()[name]) == len(invented.tables()[name])


def test_the_day_is_the_one_stated_or_the_record_date_never_the_clock(invented: Record) -> None:
    area = invented.areas["riverside"]
    assert as_of_day(area, None) == date(2026, 9, 30)
    assert as_of_day(area, "2025-04") == date(2025, 4, 30)
