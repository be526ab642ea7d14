"""Reference periods read back as they were written, and lie where they should in time."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targetbook.record.periods import Span, parse_period

YEARS = st.integers(1949, 2100)
MONTHS = st.integers(1, 12)
TEXTS = st.one_of(
    YEARS.map(str),
    st.tuples(YEARS, st.integers(1, 11)).map(lambda it: f"{it[0]}-01/{it[0]}-{it[1]:02d}"),
    st.tuples(YEARS, MONTHS).map(lambda it: f"{it[0]}-{it[1]:02d}"),
    st.dates(date(1949, 10, 1), date(2100, 1, 1)).map(date.isoformat),
    st.tuples(YEARS, st.integers(0, 10)).map(lambda it: f"{it[0]}/{it[0] + it[1]}"),
)


@given(TEXTS)
def test_a_period_keeps_its_text(text: str) -> None:
    assert parse_period(text).text == text


@given(TEXTS)
def test_a_period_begins_before_it_ends_and_is_judged_in_the_year_it_ends(text: str) -> None:
    period = parse_period(text)
    assert period.start <= period.end
    assert period.year == period.end.year


@given(YEARS, st.integers(1, 10))
def test_cumulative_periods_of_a_year_grow_by_months_inside_it(year: int, month: int) -> None:
    shorter, longer = (parse_period(f"{year}-01/{year}-{last:02d}") for last in (month, month + 1))
    assert shorter.start == longer.start == parse_period(str(year)).start
    assert shorter.end < longer.end < parse_period(str(year)).end
    assert shorter.in_year and not parse_period(str(year)).in_year


@pytest.mark.parametrize(
    ("text", "span", "start", "end", "months"),
    [
        ("2024", Span.YEAR, date(2024, 1, 1), date(2024, 12, 31), 12),
        ("2024-01/2024-09", Span.CUMULATIVE, date(2024, 1, 1), date(2024, 9, 30), 9),
        ("2024-08", Span.MONTH, date(2024, 8, 1), date(2024, 8, 31), 8),
        ("2025-06-30", Span.DAY, date(2025, 6, 30), date(2025, 6, 30), 6),
        ("2021/2025", Span.PLAN, date(2021, 1, 1), date(2025, 12, 31), 12),
    ],
)
def test_the_five_forms(text: str, span: Span, start: date, end: date, months: int) -> None:
    period = parse_period(text)
    assert (period.span, period.start, period.end, period.months) == (span, start, end, months)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024Q3", "2024-01/2024-09 (January to September)"),
        ("", "2024 (a year)"),
        ("2024-02/2024-09", "January to September"),
        ("2024-01/2025-09", "January to September"),
        ("2025/2021", "ends before it begins"),
        ("2024-01/2024-12", "write 2024"),
        ("2024-13", "not in the calendar"),
        ("2025-02-30", "not in the calendar"),
        ("２０２４", "2024 (a year)"),
    ],
)
def test_what_is_no_period_is_told_what_was_expected(text: str, words: str) -> None:
    with pytest.raises(ValueError) as wrong:
        parse_period(text)
    assert repr(text) in str(wrong.value)
    assert words in str(wrong.value)
