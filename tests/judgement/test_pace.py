"""What the rest of a running year has to bring."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Judge
from judgement.tiny_record import Row, archive, figure, promise, read_target
from targetbook.judgement.evidence import Archive
from targetbook.judgement.running.pace import judge_pace, newest_in_year, required_growth
from targetbook.judgement.running.shares import seasonal_share
from targetbook.record.periods import parse_period

RATES = st.decimals(-20, 40, places=1)
PARTS = st.decimals("0.05", "0.95", places=4)


def test_required_growth_as_worked_by_hand() -> None:
    # (1.06 - 0.7157 * 1.053) / 0.2843 - 1: nine months of 5.3 leave 7.8 for the last quarter of a year of 6.
    assert round(required_growth(Decimal(6), Decimal("5.3"), Decimal("0.7157")), 2) == Decimal("7.76")


@given(RATES, RATES, PARTS)
def test_the_first_months_and_the_rest_make_up_the_year(target: Decimal, so_far: Decimal, part: Decimal) -> None:
    rest = required_growth(target, so_far, part)
    assert abs(part * so_far + (1 - part) * rest - target) < Decimal("1e-9")


@given(RATES, PARTS)
def test_a_year_on_its_line_has_to_go_on_as_it_is(target: Decimal, part: Decimal) -> None:
    assert abs(required_growth(target, target, part) - target) < Decimal("1e-9")


def months(year: int, last: str, value: str, area: str = "place") -> Row:
    return {**figure(value, measure="level", unit="CNY 100m", period=f"{year}-01/{year}-{last}"), "area": area}


def whole_year(year: int, value: str, area: str = "place") -> Row:
    return {**figure(value, measure="level", unit="CNY 100m", period=str(year)), "area": area}


def test_the_share_is_the_mean_of_earlier_years() -> None:
    rows = [months(2021, "06", "40"), whole_year(2021, "100"), months(2022, "06", "50"), whole_year(2022, "100")]
    share = seasonal_share(archive(observations=rows), "place", "gdp", parse_period("2025-01/2025-06"))
    assert share is not None
    assert (share.part, share.area, share.years) == (Decimal("0.45"), "place", (2021, 2022))


def test_years_on_two_bases_and_later_years_teach_no_share() -> None:
    rows = [row for year in (2019, 2024, 2025, 2026) for row in (months(year, "06", "40"), whole_year(year, "100"))]
    assert seasonal_share(archive(observations=rows), "place", "gdp", parse_period("2025-01/2025-06")) is None


def test_only_the_newest_five_years_on_one_base_count() -> None:
    rows = [row for year in range(2012, 2019) for row in (months(year, "06", "40"), whole_year(year, "100"))]
    share = seasonal_share(archive(observations=rows), "place", "gdp", parse_period("2025-01/2025-06"))
    assert share is not None and share.years == (2013, 2015, 2016, 2017, 2018)


def test_a_share_that_the_district_lacks_is_the_citys_and_says_so() -> None:
    rows = [months(2022, "06", "30", "city"), whole_year(2022, "100", "city")]
    share = seasonal_share(archive(observations=rows), "place", "gdp", parse_period("2025-01/2025-06"))
    assert share is not None and (share.area, share.part) == ("city", Decimal("0.3"))


def test_other_months_teach_no_share() -> None:
    rows = [months(2022, "09", "70"), whole_year(2022, "100")]
    assert seasonal_share(archive(observations=rows), "place", "gdp", parse_period("2025-01/2025-06")) is None


def test_the_longest_stretch_of_the_targets_year_is_the_newest() -> None:
    rows = [
        figure("6.5", period="2025-01/2025-06"),
        figure("5.3", period="2025-01/2025-09"),
        figure("9.9", period="2024-01/2024-11"),
    ]
    newest = newest_in_year(read_target(promise()), archive(observations=rows))
    assert newest is not None and newest.best.value == Decimal("5.3")


def test_without_a_share_no_requirement_is_stated() -> None:
    pace = judge_pace(read_target(promise()), archive(observations=[figure("6.5", period="2025-01/2025-06")]))
    assert pace is not None
    assert (pace.share, pace.required, pace.projected) == (None, None, None)


def test_before_any_figure_there_is_no_pace() -> None:
    assert judge_pace(read_target(promise()), archive()) is None


@pytest.mark.parametrize(
    ("target", "area", "required"),
    [("2026-gdp-growth-speech", "riverside", "5.7"), ("2026-investment-growth-speech", "rivertown", "9.4")],
)
def test_the_invented_running_year(judge_invented: Judge, target: str, area: str, required: str) -> None:
    pace = judge_invented("riverside", 2026)[target].pace
    assert pace is not None and pace.share is not None and pace.required is not None
    assert pace.share.area == area
    assert round(pace.required, 1) == Decimal(required)


def test_a_level_is_projected_by_its_share(judge_invented: Judge, archive: Archive) -> None:
    verdict = judge_invented("riverside", 2026)["2026-gdp-level-speech"]
    assert verdict.status == "open" and verdict.pace is not None
    # 2022, 2023 and 2025 had 46.8, 47.0 and 47.4 % of the year by June; 579.90 is the half of 2026.
    parts = [Decimal("441.90") / Decimal("944.00"), Decimal("470.20") / 1000, Decimal("557.00") / Decimal("1175.20")]
    expected = Decimal("579.90") / (sum(parts) / 3)
    assert verdict.pace.projected is not None and abs(verdict.pace.projected - expected) < Decimal("1e-6")
    assert verdict.pace.required == Decimal("1250") - Decimal("579.90")
    assert verdict.as_of == date(2026, 9, 30)


def test_a_figure_of_which_one_page_prints_two_values_sets_no_pace() -> None:
    rows = [figure("5.4", period="2025-01/2025-06"), *(figure(value, period="2025-01/2025-09") for value in ("3", "9"))]
    newest = newest_in_year(read_target(promise()), archive(observations=rows))
    assert newest is not None and newest.best.value == Decimal("5.4")
    assert newest_in_year(read_target(promise()), archive(observations=rows[1:])) is None
