"""Where a running year is heading: the class of earlier area-years, the probability and the status it gives."""

from dataclasses import replace
from decimal import Decimal
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t as student

from judgement.tiny_record import AREAS, Row, archive, figure, promise, read_target
from targetbook.judgement.comparison import Threshold
from targetbook.judgement.rules.standard import standard_rules
from targetbook.judgement.running.area_years import AreaYear, nearest, past_years
from targetbook.judgement.running.pace import Pace, judge_pace
from targetbook.judgement.running.projection import Predictive, predict, project, running_status
from targetbook.record.folder import Area

RULES = standard_rules()
RATES = st.decimals(-20, 40, places=1)
TOTALS = st.decimals(1, 5000, places=2)
CLASSES = st.lists(RATES, min_size=5, max_size=12)
FACTORS = st.lists(st.decimals("0.5", "1.5", places=3), min_size=5, max_size=12)


def grown(errors: list[Decimal], area: str = "place") -> tuple[AreaYear, ...]:
    """Tell area-years whose growth changed by so much after nine months."""
    return tuple(
        AreaYear(area, 2000 + n, 9, "growth", Decimal(5), Decimal(5) + error) for n, error in enumerate(errors)
    )


def totals(factors: list[Decimal]) -> tuple[AreaYear, ...]:
    return tuple(
        AreaYear("place", 2000 + n, 9, "level", Decimal(100), 100 * factor) for n, factor in enumerate(factors)
    )


def at_least(value: Decimal) -> Threshold:
    return Threshold(value, True, False)


def probability(so_far: Decimal, cases: tuple[AreaYear, ...], mark: Threshold) -> float:
    chance = project(so_far, cases, mark, RULES).probability
    assert chance is not None
    return chance


# --- the distribution ---------------------------------------------------------------------------------------------


def test_the_interval_is_the_usual_one_for_one_more_value_of_a_normal_sample() -> None:
    errors = [Decimal(text) for text in ("-1", "0", "1", "2", "3")]
    projection = project(Decimal(5), grown(errors), at_least(Decimal(6)), RULES)
    # Mean 1, variance 2.5; t(0.90, 4) = 1.533 by the tables.
    reach = 1.533 * sqrt(2.5) * sqrt(1.2)
    assert projection.centre == pytest.approx(6) and projection.probability == pytest.approx(0.5)
    assert (projection.low, projection.high) == (pytest.approx(6 - reach, abs=1e-3), pytest.approx(6 + reach, abs=1e-3))


def test_a_level_is_multiplied_by_what_the_class_came_to() -> None:
    factors = [Decimal(text) for text in ("0.9", "0.95", "1", "1.05", "1.1")]
    predictive = predict(Decimal(200), totals(factors))
    assert predictive.centre == pytest.approx(200) and predictive.freedom == 4
    assert predictive.scale == pytest.approx(200 * sqrt(0.00625) * sqrt(1.2))


def test_a_class_that_never_differed_leaves_no_doubt() -> None:
    sure = Predictive(6.0, 0.0, 4)
    assert [sure.reaching(Threshold(Decimal(6), *kind)) for kind in ((True, False), (True, True))] == [1.0, 0.0]
    assert [sure.reaching(Threshold(Decimal(6), *kind)) for kind in ((False, False), (False, True))] == [1.0, 0.0]
    assert sure.interval(0.8) == (6.0, 6.0)


@given(RATES, RATES, CLASSES, RATES)
def test_the_probability_never_falls_when_the_figure_rises(
    first: Decimal, other: Decimal, errors: list[Decimal], mark: Decimal
) -> None:
    low, high = sorted((first, other))
    cases = grown(errors)
    assert probability(low, cases, at_least(mark)) <= probability(high, cases, at_least(mark)) + 1e-12
    at_most = Threshold(mark, False, False)
    assert probability(low, cases, at_most) >= probability(high, cases, at_most) - 1e-12


@given(TOTALS, TOTALS, FACTORS, TOTALS)
def test_the_probability_never_falls_when_a_total_rises(
    first: Decimal, other: Decimal, factors: list[Decimal], mark: Decimal
) -> None:
    low, high = sorted((first, other))
    cases = totals(factors)
    assert probability(low, cases, at_least(mark)) <= probability(high, cases, at_least(mark)) + 1e-12


STATUSES = ("behind", "open", "on_pace")


@given(RATES, RATES, CLASSES, RATES)
def test_the_status_never_worsens_when_the_figure_rises(
    first: Decimal, other: Decimal, errors: list[Decimal], mark: Decimal
) -> None:
    low, high = (
        STATUSES.index(running_status(project(value, grown(errors), at_least(mark), RULES), True, RULES))
        for value in sorted((first, other))
    )
    assert low <= high


@given(RATES, CLASSES, RATES)
def test_at_most_mirrors_at_least(so_far: Decimal, errors: list[Decimal], mark: Decimal) -> None:
    cases = grown(errors)
    mirrored = grown([-error for error in errors])
    projection = project(so_far, cases, at_least(mark), RULES)
    mirror = project(-so_far, mirrored, Threshold(-mark, False, False), RULES)
    assert projection.probability == pytest.approx(mirror.probability)
    assert (projection.beyond, running_status(projection, True, RULES)) == (
        mirror.beyond,
        running_status(mirror, True, RULES),
    )


@given(TOTALS, FACTORS, TOTALS, st.sampled_from([Decimal("0.0001"), Decimal("0.1"), Decimal(10000)]))
def test_the_unit_of_a_total_does_not_matter(
    so_far: Decimal, factors: list[Decimal], mark: Decimal, scale: Decimal
) -> None:
    cases = totals(factors)
    scaled = tuple(replace(case, pointed=case.pointed * scale, came=case.came * scale) for case in cases)
    projection = project(so_far, cases, at_least(mark), RULES)
    again = project(so_far * scale, scaled, at_least(mark * scale), RULES)
    # Where the class hardly differed, floats of another unit may fall on the other side of the mark.
    if projection.low != projection.high:
        assert again.probability == pytest.approx(projection.probability, abs=1e-6)


@given(RATES, st.permutations([Decimal(n) for n in (-3, -1, 0, 0, 2, 5)]), RATES)
def test_the_order_of_the_class_does_not_matter(so_far: Decimal, errors: list[Decimal], mark: Decimal) -> None:
    expected = probability(so_far, grown(sorted(errors)), at_least(mark))
    assert probability(so_far, grown(errors), at_least(mark)) == pytest.approx(expected)


# --- the status ---------------------------------------------------------------------------------------------------


def test_fewer_than_five_area_years_make_no_probability() -> None:
    projection = project(Decimal(5), grown([Decimal(0)] * 4), at_least(Decimal(5)), RULES)
    assert (projection.probability, projection.centre, len(projection.cases)) == (None, None, 4)
    assert running_status(projection, True, RULES) == "open"


@pytest.mark.parametrize(("likely", "status"), [(0.76, "on_pace"), (0.74, "open"), (0.26, "open"), (0.24, "behind")])
def test_the_cuts(likely: float, status: str) -> None:
    # Errors of mean 0 and a wide spread, so that no mark here is beyond the class.
    cases = grown([Decimal(n) for n in (-20, 0, 0, 0, 20)])
    scale = predict(Decimal(0), cases).scale
    mark = Decimal(str(float(student.isf(likely, 4)) * scale))
    assert running_status(project(Decimal(0), cases, at_least(mark), RULES), True, RULES) == status


@pytest.mark.parametrize("mark", ["-30", "30"])
def test_a_probability_of_a_rule_without_skill_sets_no_status(mark: str) -> None:
    projection = project(Decimal(0), grown([Decimal(n) for n in (-40, 0, 0, 0, 40)]), at_least(Decimal(mark)), RULES)
    assert running_status(projection, True, RULES) != "open" and running_status(projection, False, RULES) == "open"


def test_what_no_area_year_of_the_class_did_is_behind() -> None:
    # A class that always gained about 1: 1.2 more than so far is likelier than 1 in 4, but none did it.
    cases = grown([Decimal(text) for text in ("0.5", "1.1", "1.1", "1.1", "1.1")])
    projection = project(Decimal(5), cases, at_least(Decimal("6.15")), RULES)
    assert projection.beyond and projection.probability is not None and projection.probability > RULES.pace.behind
    assert running_status(projection, True, RULES) == running_status(projection, False, RULES) == "behind"
    assert not project(Decimal(5), cases, at_least(Decimal("6.1")), RULES).beyond


# --- the class ----------------------------------------------------------------------------------------------------

FAMILY = {
    name: replace(AREAS["place"], area=name, parent=parent)
    for name, parent in [
        ("land", None),
        ("county", "land"),
        ("city", "county"),
        ("town", "county"),
        ("here", "city"),
        ("there", "city"),
        ("away", "town"),
    ]
}


def years(**counts: int) -> list[AreaYear]:
    return [case for area, n in counts.items() for case in grown([Decimal(0)] * n, area)]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"here": 6, "there": 9}, {"here": 6}),
        ({"here": 4, "there": 9, "city": 9}, {"here": 4, "there": 9}),
        ({"here": 1, "there": 3, "city": 1, "county": 9}, {"here": 1, "there": 3, "city": 1}),
        ({"here": 1, "there": 1, "county": 1, "land": 9}, {"here": 1, "there": 1, "county": 1, "land": 9}),
        ({"away": 9, "town": 9}, {}),
    ],
)
def test_the_class_grows_outwards_until_it_is_large_enough(counts: dict[str, int], expected: dict[str, int]) -> None:
    areas: dict[str, Area] = FAMILY
    pooled = nearest(years(**counts), "here", areas, RULES.pace.least_class)
    assert {area: sum(case.area == area for case in pooled) for area in counts if area in expected} == expected
    assert {case.area for case in pooled} == set(expected)


def year(number: int, first: str, whole: str, area: str = "place", last: str = "09") -> list[Row]:
    rows = (figure(first, period=f"{number}-01/{number}-{last}"), figure(whole, period=str(number)))
    return [{**row, "area": area} for row in rows]


def test_an_area_year_has_both_figures_as_first_printed() -> None:
    rows = [
        *year(2021, "9.0", "8.1"),
        figure("8.9", period="2021", status="revised", released="2022-12-01"),
        figure("6", period="2022-01/2022-09"),
        *year(2023, "4", "5", "city"),
        *[{**row, "bound": "lower"} for row in year(2020, "1", "2")],
        *[{**row, "status": "estimated"} for row in year(2019, "1", "2")],
    ]
    cases = past_years(archive(observations=rows), "gdp", "growth")
    assert [(case.area, case.year, case.months, case.error) for case in cases] == [
        ("city", 2023, 9, 1.0),
        ("place", 2021, 9, pytest.approx(-0.9)),
    ]


def total(number: int, first: str, whole: str) -> list[Row]:
    return [{**row, "measure": "level", "unit": "CNY 100m"} for row in year(number, first, whole)]


def test_a_level_points_to_its_total_by_the_years_before_it_and_years_on_two_bases_are_left_out() -> None:
    rows = [*total(2021, "70", "100"), *total(2022, "77", "112"), *total(2024, "80", "150")]
    (case,) = past_years(archive(observations=rows), "gdp", "level")
    assert (case.year, case.pointed, case.error) == (2022, Decimal(110), pytest.approx(112 / 110))


def running(first: str = "5.3", target: str = "6", **other: str) -> Pace:
    """Judge nine months of 2025 against seven earlier years of the place, each with a target of its own."""
    past = [
        ("7.0", "7.2"),
        ("6.1", "6.0"),
        ("5.0", "5.5"),
        ("8.0", "7.6"),
        ("4.1", "4.0"),
        ("3.0", "3.3"),
        ("6", "6.1"),
    ]
    rows = [row for n, (nine, whole) in enumerate(past) for row in year(2015 + n, nine, whole)]
    targets = [promise(value="5.5", target=f"t{n}", year=str(2015 + n), period=str(2015 + n)) for n in range(7)]
    rows += [figure(first, period="2025-01/2025-09"), *year(2026, "9", "1")]
    pace = judge_pace(read_target(promise(value=target, **other)), archive(observations=rows, targets=targets))
    assert pace is not None
    return pace


def test_the_class_is_of_earlier_years_alone() -> None:
    pace = running()
    assert pace.projection is not None
    assert [case.year for case in pace.projection.cases] == list(range(2015, 2022))
    assert pace.projection.areas == ("place",)


def test_a_probability_comes_with_its_test() -> None:
    pace = running()
    assert pace.tested is not None and len(pace.tested.forecasts) >= 5
    assert pace.probability is not None and 0 < pace.probability < 0.25
    assert pace.status(archive()) == "behind"
    untested = replace(pace, tested=None)
    assert (untested.probability, untested.status(archive())) == (None, "open")


@pytest.mark.parametrize(("first", "status"), [("7.5", "on_pace"), ("5.9", "open"), ("4", "behind")])
def test_a_running_year_is_on_pace_open_or_behind(first: str, status: str) -> None:
    assert running(first).status(archive()) == status


def test_a_target_due_within_the_year_is_not_held_against_whole_years() -> None:
    pace = running(due="2025-10-31")
    assert (pace.linear, pace.projection, pace.tested) == (None, None, None)


# --- time-progress ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("comparator", "first", "mark", "reached"),
    [(">=", "75", "75", True), (">=", "74.9", "75", False), (">", "75", "75", False), ("<=", "75.1", "75", False)],
)
def test_an_even_year_has_brought_its_part_of_the_total(comparator: str, first: str, mark: str, reached: bool) -> None:
    rows = [{**figure(first, period="2025-01/2025-09"), "measure": "level", "unit": "CNY 100m"}]
    target = promise(comparator, "100", measure="level", unit="CNY 100m")
    pace = judge_pace(read_target(target), archive(observations=rows))
    assert pace is not None and pace.linear is not None
    assert (pace.linear.mark, pace.linear.reached) == (Decimal(mark), reached)


def test_where_an_even_year_and_the_class_disagree_it_is_told() -> None:
    assert not running("5.3").disagrees and not running("7.5").disagrees
    slowing = [row for n in range(7) for row in year(2015 + n, "8", f"6.{n}")]
    targets = [promise(value="6.3", target=f"t{n}", year=str(2015 + n), period=str(2015 + n)) for n in range(7)]
    rows = [*slowing, figure("6.5", period="2025-01/2025-09")]
    pace = judge_pace(read_target(promise(value="6")), archive(observations=rows, targets=targets))
    assert pace is not None and pace.linear is not None and pace.probability is not None
    assert pace.linear.reached and pace.probability < 0.5 and pace.disagrees
