"""A figure against a number: every comparator with every way of publishing, and the laws that hold for all of them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targetbook.judgement.comparison import interval, last_digit, printed, threshold, tolerance
from targetbook.judgement.rules.standard import standard_rules

RULES = standard_rules()
BOUNDS = ("exact", "lower", "upper", "nearly", "approximate")
FIRM_BOUNDS = ("exact", "lower", "upper")
AT_LEAST = (">=", ">", "=", "~", "between")
AT_MOST = ("<=", "<")
VALUES = st.decimals(min_value=-1000, max_value=1000, places=1)
# How well a figure serves a target: missed, not to be told, reached.
MERIT = {False: 0, None: 1, True: 2}

# For a threshold of 10: what the figures 9, 10 and 11 amount to when published exactly, as a lower or an upper bound.
YES = True
NO = False
OPEN = None
TOLD = {
    (">=", "exact"): (NO, YES, YES),
    (">=", "lower"): (OPEN, YES, YES),
    (">=", "upper"): (NO, OPEN, OPEN),
    (">=", "nearly"): (NO, OPEN, YES),
    (">=", "approximate"): (NO, OPEN, YES),
    (">", "exact"): (NO, NO, YES),
    (">", "lower"): (OPEN, YES, YES),
    (">", "upper"): (NO, NO, OPEN),
    (">", "nearly"): (NO, NO, YES),
    (">", "approximate"): (NO, OPEN, YES),
    ("=", "exact"): (NO, YES, YES),
    ("=", "lower"): (OPEN, YES, YES),
    ("=", "upper"): (NO, OPEN, OPEN),
    ("=", "nearly"): (NO, OPEN, YES),
    ("=", "approximate"): (NO, OPEN, YES),
    ("between", "exact"): (NO, YES, YES),
    ("between", "lower"): (OPEN, YES, YES),
    ("between", "upper"): (NO, OPEN, OPEN),
    ("between", "nearly"): (NO, OPEN, YES),
    ("between", "approximate"): (NO, OPEN, YES),
    ("~", "exact"): (NO, YES, YES),
    ("~", "lower"): (OPEN, YES, YES),
    ("~", "upper"): (NO, OPEN, OPEN),
    ("~", "nearly"): (NO, OPEN, YES),
    ("~", "approximate"): (NO, OPEN, YES),
    ("<=", "exact"): (YES, YES, NO),
    ("<=", "lower"): (OPEN, NO, NO),
    ("<=", "upper"): (YES, YES, OPEN),
    ("<=", "nearly"): (YES, YES, NO),
    ("<=", "approximate"): (YES, OPEN, NO),
    ("<", "exact"): (YES, NO, NO),
    ("<", "lower"): (OPEN, NO, NO),
    ("<", "upper"): (YES, OPEN, OPEN),
    ("<", "nearly"): (YES, OPEN, NO),
    ("<", "approximate"): (YES, OPEN, NO),
}


def reaches(figure: Decimal, bound: str, comparator: str, value: Decimal, measure: str = "level") -> bool | None:
    return interval(figure, bound).reaches(threshold(comparator, value, measure, RULES))


@pytest.mark.parametrize(("comparator", "bound"), TOLD)
def test_every_comparator_with_every_bound(comparator: str, bound: str) -> None:
    answers = tuple(reaches(Decimal(figure), bound, comparator, Decimal(10)) for figure in (9, 10, 11))
    assert answers == TOLD[comparator, bound]


def test_the_table_above_is_whole() -> None:
    assert set(TOLD) == {(comparator, bound) for comparator in AT_LEAST + AT_MOST for bound in BOUNDS}


@pytest.mark.parametrize(
    ("value", "measure", "below"),
    [
        ("5.5", "growth", "0.3"),
        ("2", "growth", "0.2"),
        ("0", "growth", "0"),
        ("-1", "growth", "0.1"),
        ("60", "share", "0.3"),
        ("700", "level", "21"),
        ("3", "level", "0.09"),
    ],
)
def test_about_reaches_a_stated_way_below_and_never_more_than_a_tenth(value: str, measure: str, below: str) -> None:
    assert tolerance(Decimal(value), measure, RULES) == Decimal(below)
    mark = threshold("~", Decimal(value), measure, RULES)
    assert mark.value == Decimal(value) - Decimal(below)


@pytest.mark.parametrize(("figure", "reached"), [("5.1", False), ("5.2", True), ("5.5", True), ("9", True)])
def test_about_is_met_at_its_tolerance_and_by_any_overshoot(figure: str, reached: bool) -> None:
    assert reaches(Decimal(figure), "exact", "~", Decimal("5.5"), "growth") is reached


@given(VALUES, VALUES, VALUES, st.sampled_from(AT_LEAST), st.sampled_from(FIRM_BOUNDS))
def test_more_never_serves_a_floor_worse(
    first: Decimal, two: Decimal, value: Decimal, comparator: str, bound: str
) -> None:
    less, more = sorted((first, two))
    assert MERIT[reaches(less, bound, comparator, value)] <= MERIT[reaches(more, bound, comparator, value)]


@given(VALUES, VALUES, VALUES, st.sampled_from(AT_MOST), st.sampled_from(FIRM_BOUNDS))
def test_less_never_serves_a_ceiling_worse(
    first: Decimal, two: Decimal, value: Decimal, comparator: str, bound: str
) -> None:
    less, more = sorted((first, two))
    assert MERIT[reaches(more, bound, comparator, value)] <= MERIT[reaches(less, bound, comparator, value)]


@given(VALUES, VALUES, VALUES, st.sampled_from(AT_LEAST + AT_MOST))
def test_an_approximate_figure_never_turns_a_verdict_round(
    first: Decimal, two: Decimal, value: Decimal, comparator: str
) -> None:
    worse, better = sorted((first, two), reverse=comparator in AT_MOST)
    answers = (reaches(worse, "approximate", comparator, value), reaches(better, "approximate", comparator, value))
    assert answers != (True, False)


@given(VALUES, VALUES, st.sampled_from(AT_LEAST + AT_MOST), st.sampled_from(BOUNDS))
def test_a_looser_figure_says_nothing_that_the_exact_one_denies(
    figure: Decimal, value: Decimal, comparator: str, bound: str
) -> None:
    loose = interval(figure, bound).reaches(threshold(comparator, value, "level", RULES))
    inside = interval(figure, bound)
    for true in (figure - Decimal("0.001"), figure, figure + Decimal("0.001")):
        if inside.overlaps(interval(true, "exact")) and loose is not None:
            assert reaches(true, "exact", comparator, value) is loose


@given(VALUES.filter(bool), VALUES, st.sampled_from(AT_LEAST + AT_MOST), st.sampled_from(BOUNDS), st.integers(-4, 6))
def test_another_unit_changes_no_verdict(
    figure: Decimal, value: Decimal, comparator: str, bound: str, power: int
) -> None:
    scaled = reaches(figure.scaleb(power), bound, comparator, value.scaleb(power))
    assert scaled is reaches(figure, bound, comparator, value)


@pytest.mark.parametrize(
    ("value", "unit"), [("1500", "100"), ("3136", "1"), ("2.50", "0.1"), ("0", "1"), ("0.03", "0.01"), ("-40", "10")]
)
def test_the_last_digit_that_is_not_zero(value: str, unit: str) -> None:
    assert last_digit(Decimal(value)) == Decimal(unit)


def test_a_printed_figure_stands_for_what_rounds_to_it() -> None:
    assert (printed(Decimal("5.4")).low, printed(Decimal("5.4")).high) == (Decimal("5.35"), Decimal("5.45"))
    assert (printed(Decimal("300")).low, printed(Decimal("300")).high) == (Decimal("299.5"), Decimal("300.5"))
