"""Breaks of a series: nothing is reckoned across them, and nothing that stands on one side of them is touched."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judgement.tiny_record import AREAS, Row, archive, figure, promise, read_target, verdict
from targetbook.judgement.across.ambition import known_then
from targetbook.judgement.consistency.arithmetic import audit_growth, audit_months
from targetbook.judgement.consistency.audit import audit_targets
from targetbook.judgement.evidence import Archive
from targetbook.judgement.means.levels import pair_of_levels
from targetbook.judgement.running.area_years import past_years
from targetbook.judgement.running.progress import way_of
from targetbook.judgement.running.shares import seasonal_share
from targetbook.record.periods import parse_period

YEARS = st.integers(2006, 2025)
MONEY = {"measure": "level", "unit": "CNY 100m", "indicator": "boats"}


def boat_row(period: str, value: str = "100", series_break: str = "", **other: str) -> Row:
    return figure(value, **{**MONEY, "period": period, "series_break": series_break, **other})


def broken(box: Archive, year: str, other: str, indicator: str = "boats") -> bool:
    return box.breaks_between("place", indicator, "level", parse_period(year), parse_period(other))


@given(YEARS, YEARS, YEARS)
def test_two_years_are_parted_by_a_break_after_the_earlier_and_not_after_the_later(
    mark: int, year: int, other: int
) -> None:
    box = archive(observations=[boat_row(str(mark), series_break="scope")])
    assert broken(box, str(year), str(other)) is (min(year, other) < mark <= max(year, other))
    assert broken(box, str(year), str(other)) is broken(box, str(other), str(year))


@given(st.sets(YEARS, min_size=1), YEARS)
def test_levels_are_paired_just_where_no_break_parts_them(years: set[int], mark: int) -> None:
    rows = [boat_row(str(year), series_break="base" if year == mark else "") for year in years]
    box = archive(observations=rows)
    for year in years:
        pair = pair_of_levels(box, "place", "boats", parse_period(str(year)))
        assert (pair is not None) is (year - 1 in years and year != mark)


def test_months_of_the_year_of_a_break_fit_neither_side() -> None:
    box = archive(observations=[boat_row("2012", series_break="scope")])
    assert broken(box, "2011", "2012-01/2012-06") and broken(box, "2012-01/2012-06", "2012")
    assert not broken(box, "2012", "2013-01/2013-06")


def test_a_stock_is_parted_by_the_day_on_which_it_was_counted() -> None:
    box = archive(observations=[boat_row("2020-11-01", "5", "base", indicator="firms", unit="count")])
    assert broken(box, "2019-12-31", "2023", "firms")
    assert not broken(box, "2020", "2021", "firms")


def test_no_check_is_made_across_a_break() -> None:
    rows = [boat_row("2024"), boat_row("2025", "150", "scope"), figure("5", indicator="boats")]
    targets = [
        promise("=", "150", target="level", **MONEY),
        promise(">=", "5", target="growth", indicator="boats"),
    ]
    assert audit_growth(archive(observations=rows), AREAS) == []
    assert audit_targets(archive(observations=rows, targets=targets), AREAS) == []
    months = [boat_row("2025-01/2025-06"), boat_row("2025-01/2025-09", "50", "scope")]
    assert audit_months(archive(observations=months), AREAS) == []


@pytest.mark.parametrize(("mark", "years"), [("", (2021, 2022)), ("scope", (2022,))])
def test_shares_are_learned_from_years_of_the_same_scope(mark: str, years: tuple[int, ...]) -> None:
    rows = [boat_row("2021-01/2021-06", "40"), boat_row("2021")]
    rows += [boat_row("2022-01/2022-06", "50", mark), boat_row("2022")]
    share = seasonal_share(archive(observations=rows), "place", "boats", parse_period("2025-01/2025-06"))
    assert share is not None and share.years == years


@pytest.mark.parametrize("bound", ["lower", "upper"])
def test_a_mere_bound_teaches_no_share(bound: str) -> None:
    rows = [boat_row("2021-01/2021-06", "40", bound=bound), boat_row("2021")]
    rows += [boat_row("2022-01/2022-06", "50"), boat_row("2022")]
    share = seasonal_share(archive(observations=rows), "place", "boats", parse_period("2025-01/2025-06"))
    assert share is not None and (share.part, share.years) == (Decimal("0.5"), (2022,))


def test_a_year_that_breaks_off_teaches_no_pace() -> None:
    rate = {"indicator": "boats"}
    rows = [figure("4", period="2022-01/2022-06", **rate), figure("9", period="2022", series_break="scope", **rate)]
    assert past_years(archive(observations=rows), "boats", "growth") == ()


def test_the_past_of_a_target_begins_after_the_last_break() -> None:
    marks = {"2022": "scope"}
    rows = [
        figure(
            value, period=year, released=f"{int(year) + 1}-02-01", series_break=marks.get(year, ""), indicator="boats"
        )
        for year, value in {"2020": "30", "2021": "31", "2022": "4", "2023": "5"}.items()
    ]
    past = known_then(read_target(promise(indicator="boats")), archive(observations=rows))
    assert [str(row.value) for row in past] == ["4", "5"]


def test_a_way_has_no_base_across_a_break() -> None:
    target = promise("=", "150", **MONEY)
    for mark, has_base in (("", True), ("scope", False)):
        box = archive(observations=[boat_row("2024"), boat_row("2025", "150", mark)])
        evidence = box.of_period("place", "boats", "level", parse_period("2025"))
        assert evidence is not None and (way_of(read_target(target), evidence, box) is not None) is has_base


def test_no_flow_is_worked_out_of_a_stock_across_a_break() -> None:
    stock = {"indicator": "firms", "unit": "count"}
    added = promise(">=", "40", indicator="firms", measure="level", unit="count", firmness="plain")
    reading = {"target": "promise", "indicator": "firms", "measure": "level", "accrual": "flow", "relation": "same"}
    for mark, reason in (("", None), ("scope", "no_baseline")):
        rows = [boat_row("2024-12-31", "100", **stock), boat_row("2025-12-31", "150", mark, **stock)]
        assert verdict(targets=[added], readings=[reading], observations=rows).reason == reason


def test_the_record_knows_no_break_that_it_does_not_mark() -> None:
    assert not broken(archive(observations=[boat_row("2012")]), "2011", "2013")
