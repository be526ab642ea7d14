"""The audit on records told in a line, and on the real numbers the book speaks of."""

from decimal import Decimal

import pytest

from judgement.tiny_record import AREAS, archive, figure, promise
from targetbook.judgement.consistency.arithmetic import audit, audit_growth, audit_months, audit_parts, audit_shares
from targetbook.judgement.consistency.audit import CONSISTENT, IMPOSSIBLE, IN_TENSION, UNCHECKABLE, Check, audit_targets
from targetbook.judgement.consistency.level_growth import beyond_prices, level_growth
from targetbook.judgement.evidence import Archive
from targetbook.judgement.rules.standard import standard_rules
from targetbook.record.reading import Record

MONEY = {"measure": "level", "unit": "CNY 100m"}


@pytest.fixture(scope="module")
def checks(real: Record) -> list[Check]:
    return audit(Archive(real, standard_rules()), real.areas)


def only_check(checks: list[Check], kind: str, area: str, indicator: str, period: str) -> Check:
    checks_of_kind = [check for check in checks if (check.kind, check.area, check.indicator) == (kind, area, indicator)]
    return next(check for check in checks_of_kind if check.period.text == period)


def boats_level(value: str, **other: str) -> dict[str, str]:
    return figure(value, **{**MONEY, "indicator": "boats", "released": "2026-03-20", **other})


def boats_targets(value: str, growth: str) -> list[dict[str, str]]:
    return [
        promise("=", value, target="boats-level", indicator="boats", **MONEY),
        promise(">=", growth, target="boats-growth", indicator="boats"),
    ]


def test_the_level_binds_where_it_asks_for_more_than_the_rate(checks: list[Check]) -> None:
    check = only_check(checks, "level_and_growth", "haizhu", "fixed_asset_investment", "2025")
    assert (round(check.implied, 1), check.reference) == (Decimal("11.1"), Decimal(10))
    assert check.base is not None and round(check.base, 1) == Decimal("636.4")
    assert (check.result, check.binds) == (CONSISTENT, "level")


def test_level_and_rate_of_one_speech_fit_the_published_base(checks: list[Check]) -> None:
    check = only_check(checks, "level_and_growth", "haizhu", "fixed_asset_investment", "2023")
    assert check.base is not None and round(check.base, 1) == Decimal("477.7")
    assert check.result == CONSISTENT and check.binds is None


def test_without_a_published_base_the_target_of_the_year_before_stands_in(checks: list[Check]) -> None:
    check = only_check(checks, "target_chain", "haizhu", "fixed_asset_investment", "2024")
    assert (round(check.implied, 1), check.reference) == (Decimal("534.5"), Decimal(535))
    assert check.result == CONSISTENT


@pytest.mark.parametrize(
    ("comparator", "level", "result"),
    [
        ("=", "110", CONSISTENT),
        ("=", "1100", IN_TENSION),
        (">", "1100", UNCHECKABLE),
        (">=", "1100", UNCHECKABLE),
        (">", "55", IN_TENSION),
    ],
)
def test_a_base_above_a_floor_of_the_year_before_contradicts_nothing(comparator: str, level: str, result: str) -> None:
    earlier = promise(
        comparator, "100", target="before", indicator="boats", **MONEY | {"period": "2024", "year": "2024"}
    )
    (check,) = audit_targets(archive(targets=[*boats_targets(level, "10"), earlier]), AREAS)
    assert (check.kind, check.result) == ("target_chain", result)


def test_the_audit_and_the_chapter_on_growth_speak_of_the_same_years(checks: list[Check], real: Record) -> None:
    box = Archive(real, standard_rules())
    for area in real.areas:
        prices = [check for check in checks if (check.kind, check.area, check.indicator) == ("prices", area, "gdp")]
        years = {check.year: check for check in prices if check.period.text == str(check.year)}
        years_with_ratio = [year for year in level_growth(box, area, "gdp") if year.ratio is not None]
        assert {year.year for year in beyond_prices(years_with_ratio, box)} & years.keys() == {
            year for year, check in years.items() if check.result != CONSISTENT
        }
        assert {year.year: year.prices for year in years_with_ratio} | {y: c.implied for y, c in years.items()} == {
            year.year: year.prices for year in years_with_ratio
        }
    assert only_check(checks, "prices", "haizhu", "gdp", "2012").parts[1].value == Decimal("872.12")


def test_nominal_against_real_growth_leaves_a_price_change(checks: list[Check]) -> None:
    check = only_check(checks, "prices", "haizhu", "gdp", "2025")
    assert round(check.implied, 1) == Decimal("-1.2") and check.result == CONSISTENT


def test_levels_on_two_bases_are_never_set_against_each_other(checks: list[Check]) -> None:
    check = only_check(checks, "prices", "haizhu", "gdp", "2024")
    assert [str(part.value) for part in check.parts] == ["3008.35", "2860.15", "5.4"]


def test_no_check_is_made_where_the_bases_differ() -> None:
    box = archive(
        observations=[
            figure("2720.16", period="2023", released="2024-02-18", **MONEY),
            figure("3008.35", period="2024", released="2025-03-06", **MONEY),
            figure("5.4", period="2024", released="2025-03-06", basis="constant"),
        ]
    )
    assert audit_growth(box, AREAS) == []


def test_the_worst_comes_first(checks: list[Check]) -> None:
    strained = [check.result for check in checks]
    assert strained == sorted(strained, key=[IMPOSSIBLE, IN_TENSION, UNCHECKABLE, CONSISTENT].index)
    tension = [check.strain for check in checks if check.result == IN_TENSION]
    assert tension == sorted(tension, reverse=True)


@pytest.mark.parametrize(
    ("level_sign", "value", "growth_sign", "result", "binds"),
    [
        pytest.param("=", "120", ">=", CONSISTENT, "level", id="the rate is a floor below"),
        pytest.param("=", "120", ">", CONSISTENT, "level", id="more than the rate, which lies below"),
        pytest.param("=", "120", "=", IN_TENSION, "level", id="the rate is exact and lies below"),
        pytest.param("=", "120", "~", IN_TENSION, "level", id="about the rate, which lies below"),
        pytest.param("=", "105", ">=", IN_TENSION, "growth", id="an exact level falls short of the rate"),
        pytest.param(">=", "105", ">=", CONSISTENT, "growth", id="the level is a floor below"),
        pytest.param(">", "105", "=", CONSISTENT, "growth", id="more than the level, which lies below"),
        pytest.param(">=", "120", "=", IN_TENSION, "level", id="a floor above an exact rate"),
        pytest.param("=", "110", "=", CONSISTENT, None, id="both the same"),
    ],
)
def test_a_level_and_a_rate_are_in_tension_only_where_both_cannot_be_met_and_the_harder_binds(
    level_sign: str, value: str, growth_sign: str, result: str, binds: str | None
) -> None:
    pair = [
        promise(level_sign, value, target="boats-level", indicator="boats", **MONEY),
        promise(growth_sign, "10", target="boats-growth", indicator="boats"),
    ]
    box = archive(targets=pair, observations=[boats_level("100.00", period="2024")])
    assert [(check.result, check.binds) for check in audit_targets(box, box.record.areas)] == [(result, binds)]


def test_equal_numbers_of_two_documents_are_checked_once() -> None:
    again = [
        {**row, "target": row["target"] + "-plan", "document": "annual_plan"} for row in boats_targets("120", "10")
    ]
    box = archive(targets=[*boats_targets("120", "10"), *again], observations=[boats_level("100.00", period="2024")])
    assert len(audit_targets(box, box.record.areas)) == 1


def test_rounding_of_the_levels_widens_the_tolerance() -> None:
    rows = [boats_level("1.0", period="2024"), boats_level("1.1", period="2025"), figure("14", indicator="boats")]
    assert [check.result for check in audit_growth(archive(observations=rows), AREAS)] == [CONSISTENT]
    exact = [boats_level("1.000", period="2024"), boats_level("1.100", period="2025"), figure("14", indicator="boats")]
    assert [check.result for check in audit_growth(archive(observations=exact), AREAS)] == [IN_TENSION]


def test_a_total_that_falls_within_a_year_is_impossible() -> None:
    rows = [
        boats_level("50", period="2025-01/2025-06"),
        boats_level("49", period="2025-01/2025-09"),
        boats_level("70", period="2025"),
    ]
    check = audit_months(archive(observations=rows), AREAS)[0]
    assert (check.result, check.implied, check.reference) == (IMPOSSIBLE, Decimal(49), Decimal(50))


def test_a_rounded_total_may_lie_below_an_exact_one() -> None:
    rows = [
        boats_level("50.4", period="2025-01/2025-06"),
        boats_level("50", bound="approximate", period="2025-01/2025-09"),
    ]
    assert [check.result for check in audit_months(archive(observations=rows), AREAS)] == [CONSISTENT]


@pytest.mark.parametrize(("services", "result"), [("60.0", CONSISTENT), ("70.0", IMPOSSIBLE), ("50.0", IN_TENSION)])
def test_sectors_make_up_the_whole(services: str, result: str) -> None:
    parts = zip(("gdp", "gdp_primary", "gdp_secondary", "gdp_tertiary"), ("100", "10", "30", services), strict=True)
    rows = [figure(value, indicator=name, **MONEY) for name, value in parts]
    assert [check.result for check in audit_parts(archive(observations=rows), AREAS)] == [result]


@pytest.mark.parametrize(("last", "result"), [("60.1", CONSISTENT), ("61", IMPOSSIBLE), ("59", IN_TENSION)])
def test_shares_add_up_to_a_hundred(last: str, result: str) -> None:
    shares = {"gdp_primary": "10", "gdp_secondary": "30", "gdp_tertiary": last}
    rows = [figure(value, indicator=name, measure="share") for name, value in shares.items()]
    assert [check.result for check in audit_shares(archive(observations=rows), AREAS)] == [result]
