"""Printed means against levels and years, and bounds against growth: on records told in a line, and the real one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judgement.tiny_record import AREAS, Row, archive, figure
from targetbook.judgement.consistency.audit import CONSISTENT, IN_TENSION
from targetbook.judgement.evidence import Archive
from targetbook.judgement.means.printed_means import audit_bounds, audit_means
from targetbook.judgement.rules.standard import standard_rules
from targetbook.record.reading import Record

MEAN = {"measure": "average_growth", "indicator": "boats"}


def level_row(period: str, value: str, **other: str) -> Row:
    return figure(value, **{"measure": "level", "unit": "CNY 100m", "indicator": "boats", "period": period, **other})


def growth_row(period: str, value: str, **other: str) -> Row:
    return figure(value, **{"indicator": "boats", "period": period, **other})


def mean_row(period: str, value: str, **other: str) -> Row:
    return figure(value, **{**MEAN, "period": period, **other})


@pytest.mark.parametrize(("printed", "result"), [("10.0", CONSISTENT), ("10.1", CONSISTENT), ("10.3", IN_TENSION)])
def test_a_mean_fits_the_levels_before_and_at_its_end(printed: str, result: str) -> None:
    rows = [level_row("2020", "100.00"), level_row("2022", "121.00"), mean_row("2021/2022", printed)]
    (check,) = audit_means(archive(observations=rows), AREAS)
    assert (check.kind, round(check.implied, 6), check.result) == ("mean_of_levels", 10, result)


def test_a_mean_of_real_growth_leaves_a_price_change() -> None:
    money = {"indicator": "gdp", "released": "2023-02-01"}
    rows = [level_row("2020", "100.00", **money), level_row("2022", "144.00", **money)]
    rows.append(mean_row("2021/2022", "10", indicator="gdp", basis="constant"))
    (check,) = audit_means(archive(observations=rows), AREAS)
    assert (check.kind, round(check.implied, 1), check.result) == ("mean_prices", Decimal("9.1"), IN_TENSION)


def test_levels_on_two_bases_or_across_a_break_check_no_mean() -> None:
    bases = [level_row("2017", "100", indicator="gdp", released="2018-02-01")]
    bases += [level_row("2019", "300", indicator="gdp", released="2020-02-01")]
    bases.append(mean_row("2018/2019", "5", indicator="gdp", basis="constant"))
    scopes = [level_row("2017", "100"), level_row("2019", "300", series_break="scope"), mean_row("2018/2019", "5")]
    assert audit_means(archive(observations=bases), AREAS) == audit_means(archive(observations=scopes), AREAS) == []


@given(st.lists(st.decimals(-20, 40, places=1), min_size=2, max_size=6))
def test_a_mean_rounded_from_its_years_fits_them(rates: list[Decimal]) -> None:
    factor = Decimal(1)
    for number in rates:
        factor *= 1 + number / 100
    printed = round(100 * (factor ** (1 / Decimal(len(rates))) - 1), 1)
    rows = [growth_row(str(2010 + at), str(number)) for at, number in enumerate(rates)]
    last = 2010 + len(rates) - 1
    (check,) = audit_means(archive(observations=[*rows, mean_row(f"2010/{last}", str(printed))]), AREAS)
    assert (check.kind, check.result) == ("mean_of_years", CONSISTENT)
    (beyond,) = audit_means(archive(observations=[*rows, mean_row(f"2010/{last}", str(printed + 1))]), AREAS)
    assert beyond.result == IN_TENSION


def test_a_shorter_mean_stands_for_the_years_that_it_leaves() -> None:
    rows = [
        growth_row("2021", "10"),
        mean_row("2020/2021", "10"),
        growth_row("2022", "10"),
        mean_row("2020/2022", "12"),
    ]
    checks = {check.period.text: check for check in audit_means(archive(observations=rows), AREAS)}
    assert checks["2020/2022"].result == IN_TENSION
    assert {part.value for part in checks["2020/2022"].parts} == {Decimal(10), Decimal(12)}


def test_a_year_of_which_nothing_is_known_checks_no_mean() -> None:
    rows = [growth_row("2021", "10"), mean_row("2020/2021", "30")]
    assert audit_means(archive(observations=rows), AREAS) == []


def test_a_break_within_its_years_checks_no_mean() -> None:
    rows = [growth_row("2020", "10"), growth_row("2021", "10", series_break="scope"), mean_row("2020/2021", "30")]
    assert audit_means(archive(observations=rows), AREAS) == []


@pytest.mark.parametrize(
    ("bound", "value", "result"),
    [
        ("lower", "130", IN_TENSION),
        ("lower", "120", CONSISTENT),
        ("upper", "110", IN_TENSION),
        ("upper", "140", CONSISTENT),
    ],
)
def test_a_bound_fits_the_growth_since_the_last_level(bound: str, value: str, result: str) -> None:
    rows = [
        level_row("2020", "100.00"),
        growth_row("2021", "10"),
        growth_row("2022", "10"),
        level_row("2022", value, bound=bound),
    ]
    (check,) = audit_bounds(archive(observations=rows), AREAS)
    assert (check.implied, check.reference, check.result) == (Decimal(121), Decimal(value), result)


def test_a_bound_beside_a_figure_or_without_a_way_to_it_is_not_checked() -> None:
    beside = [
        level_row("2020", "100"),
        growth_row("2021", "10"),
        level_row("2021", "130", bound="lower"),
        level_row("2021", "110"),
    ]
    gap = [level_row("2019", "100"), growth_row("2021", "10"), level_row("2021", "130", bound="lower")]
    broken = [
        level_row("2020", "100"),
        growth_row("2021", "10"),
        level_row("2021", "130", bound="lower", series_break="scope"),
    ]
    for rows in (beside, gap, broken):
        assert audit_bounds(archive(observations=rows), AREAS) == []


def test_the_means_and_the_bound_that_do_not_fit_in_haizhu(real: Record) -> None:
    box = Archive(real, standard_rules())
    checks = [*audit_means(box, ["haizhu"]), *audit_bounds(box, ["haizhu"])]
    strained = {(check.indicator, check.period.text): check for check in checks if check.result == IN_TENSION}
    implied = {place: round(check.implied, 1) for place, check in strained.items()}
    assert (
        implied.items()
        >= {
            ("industrial_output_total", "2013/2021"): Decimal("11.3"),
            ("fiscal_revenue", "2016/2020"): Decimal("-0.4"),
            ("tax_revenue_all", "2016/2020"): Decimal("2.5"),
            ("gdp", "2013/2021"): Decimal("7.7"),
            ("it_services_revenue", "2023"): Decimal("733.5"),
        }.items()
    )
