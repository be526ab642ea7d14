"""A date's precision is what is known of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targetbook.record.dates import first_day, is_day, last_day

DAYS = st.dates(min_value=date(1949, 10, 1), max_value=date(2100, 1, 1))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-02", date(2025, 2, 1), date(2025, 2, 28)),
        ("2025-03-06", date(2025, 3, 6), date(2025, 3, 6)),
    ],
)
def test_a_date_stands_for_its_days(text: str, first: date, last: date) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "25", "2025-3", "2025/03", "2025-13", "2025-00", "2025-02-30", "0000", "２０２５"]
)
def test_what_is_no_date_is_named_and_the_forms_are_told(text: str) -> None:
    for read in (first_day, last_day):
        with pytest.raises(ValueError, match="2025-03-06") as error:
            read(text)
        assert repr(text) in str(error.value)


@given(DAYS)
def test_less_precision_never_narrows_a_date(day: date) -> None:
    for text in (f"{day:%Y-%m-%d}", f"{day:%Y-%m}", f"{day:%Y}"):
        assert first_day(text) <= day <= last_day(text)


@pytest.mark.parametrize("text", ["", "2025", "2025-02", "2025-02-30", "20250306", "2025-3-6", "2025-03-06T00:00"])
def test_only_a_whole_day_of_the_calendar_is_one(text: str) -> None:
    assert is_day("2025-03-06")
    assert not is_day(text)
