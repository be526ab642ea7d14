"""Base rates: targets counted class within class, and how sure a share of so few can be."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import beta

from judgement.tiny_record import AREAS, figure, promise, record
from targetbook.judgement.across.base_rates import (
    ALL,
    OWN,
    Count,
    Rate,
    by_comparator,
    by_document,
    by_quantity,
    is_over,
    jeffreys,
    rate_of,
    reference_classes,
)
from targetbook.judgement.across.neighbours import judge_all
from targetbook.judgement.rules.standard import standard_rules
from targetbook.judgement.verdicts import NumericVerdict, Verdict, numeric_verdicts
from targetbook.record.reading import Record

DAY = date(2026, 11, 23)
RULES = standard_rules()
SERIES = ("gdp", "growth")


@pytest.fixture(scope="module")
def judged(real: Record) -> list[Verdict]:
    return judge_all(real, real.areas, DAY, RULES)


def below_guangzhou(judged: list[Verdict], real: Record, first: int, last: int) -> list[NumericVerdict]:
    return [
        verdict
        for verdict in numeric_verdicts(judged)
        if real.areas[verdict.target.area].parent == "guangzhou"
        and verdict.target.series == SERIES
        and first <= verdict.target.year <= last
        and is_over(verdict.target, DAY)
    ]


# --- the interval ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("met", "n"), [(8, 27), (1, 3), (5, 20), (173, 174)])
def test_the_interval_is_that_of_half_a_target_added_to_each_side(met: int, n: int) -> None:
    low, high = jeffreys(met, n, RULES)
    # By the distribution's own quantiles, and by adding up the density itself between the ends.
    assert (low, high) == pytest.approx(beta(met + 0.5, n - met + 0.5).interval(0.95))
    inside, _ = quad(lambda p: p ** (met - 0.5) * (1 - p) ** (n - met - 0.5), low, high)
    whole, _ = quad(lambda p: p ** (met - 0.5) * (1 - p) ** (n - met - 0.5), 0, 1)
    assert inside / whole == pytest.approx(0.95, abs=1e-6)


def test_a_worked_interval() -> None:
    assert [round(end, 4) for end in jeffreys(8, 27, RULES)] == [0.1512, 0.4825]


@given(st.integers(1, 60))
def test_an_end_that_nothing_speaks_against_is_the_last(n: int) -> None:
    assert jeffreys(0, n, RULES)[0] == 0 and jeffreys(n, n, RULES)[1] == 1
    assert jeffreys(0, n, RULES)[1] == pytest.approx(1 - jeffreys(n, n, RULES)[0])


@given(st.integers(0, 40), st.integers(1, 40))
def test_the_interval_holds_the_share(met: int, more: int) -> None:
    low, high = jeffreys(met, met + more, RULES)
    assert 0 <= low <= met / (met + more) <= high <= 1


# --- told -----------------------------------------------------------------------------------------------------------


def small_classes() -> list[tuple[str, str | None, Rate]]:
    targets = [
        promise(target="own", year="2024", period="2024", announced="2024-02-01"),
        promise(target="own-plan", year="2024", period="2024", announced="2024-03-01", document="annual_plan"),
        promise(target="own-stretch", year="2024", period="2024", announced="2024-02-01", firmness="stretch"),
        promise(target="now", value="5"),
        promise(target="later", year="2026", period="2026", announced="2026-02-01"),
        promise(target="above", year="2023", period="2023", announced="2023-02-01", area="city", value="9"),
        promise(target="boats", indicator="boats", measure="level", unit="count", year="2024", period="2024"),
    ]
    rows = [
        figure("6", period="2024", basis="constant", released="2025-01-20"),
        figure("6", period="2025", basis="constant"),
        figure("8", period="2023", basis="constant", area="city", released="2024-01-20"),
    ]
    judged = judge_all(record(targets=targets, observations=rows), ["place", "city"], date(2026, 9, 30), RULES)
    classes = reference_classes(judged, AREAS, "place", SERIES, date(2026, 9, 30), RULES, 2025)
    return [(group.kind, group.area, group.rate) for group in classes]


def test_classes_hold_each_other_and_leave_out_the_target_itself_stretches_and_running_years() -> None:
    classes = small_classes()
    assert [(kind, area) for kind, area, _ in classes] == [(OWN, "place"), ("above", "city"), (ALL, None)]
    assert [(rate.targets, rate.quantities) for _, _, rate in classes] == [
        (Count(2, 2, 2), Count(1, 1, 1)),
        (Count(3, 3, 2), Count(2, 2, 1)),
        (Count(4, 3, 2), Count(3, 2, 1)),
    ]
    assert classes[1][2].years == ((2023, Count(1, 1, 0)), (2024, Count(1, 1, 1)))


def test_bounds_say_how_far_what_is_not_known_could_move_the_share() -> None:
    everything = small_classes()[-1][2]
    assert everything.share == pytest.approx(1 / 2), "two documents on one quantity count once"
    assert everything.bounds == (1 / 3, 2 / 3)


def test_a_quantity_on_which_documents_end_apart_is_not_met() -> None:
    targets = [promise(target="said", value="7"), promise(target="planned", value="5", document="annual_plan")]
    rate = rate_of(
        judge_all(record(targets=targets, observations=[figure("6", basis="constant")]), ["place"], DAY, RULES),
        RULES,
    )
    assert (rate.targets, rate.quantities) == (Count(2, 2, 1), Count(1, 1, 0, split=1))
    assert (rate.quantities.missed, rate.share, rate.bounds) == (0, 0, (0, 1))
    assert (rate.low, rate.high) == jeffreys(0, 1, RULES), "the interval is of quantities, not of targets"


def test_nothing_known_is_no_share() -> None:
    empty = rate_of([], RULES)
    assert (empty.share, empty.low, empty.high, empty.bounds) == (None, None, None, None)
    unknown = rate_of(judge_all(record(targets=[promise()]), ["place"], DAY, RULES), RULES)
    assert (unknown.targets, unknown.quantities) == (Count(1, 0, 0), Count(1, 0, 0))
    assert (unknown.share, unknown.bounds) == (None, (0, 1))


def test_linked_targets_are_one_quantity_and_names_of_two_areas_do_not_mix() -> None:
    targets = [
        promise(target="rate", linked="level"),
        promise(target="level", measure="level", unit="CNY 100m", linked="rate"),
        promise(target="plan", document="annual_plan"),
        promise(target="rate", area="city"),
    ]
    judged = judge_all(record(targets=targets), ["place", "city"], DAY, RULES)
    assert [len(group) for group in by_quantity(judged)] == [3, 1]


def test_targets_are_counted_by_where_they_were_stated_and_by_their_words() -> None:
    targets = [
        promise(target="said"),
        promise("=", "7", target="planned", document="annual_plan"),
        promise("=", "6", target="reported", document="work_report"),
        promise(target="other", document="other"),
    ]
    judged = judge_all(record(targets=targets, observations=[figure("6", basis="constant")]), ["place"], DAY, RULES)
    rates = by_document(judged, RULES)
    assert {name: (rate.targets.met, rate.targets.outcomes) for name, rate in rates.items()} == {
        "spoken": (1, 1),
        "planned": (1, 2),
        "elsewhere": (1, 1),
    }
    signs = {sign: (rate.targets.met, rate.targets.outcomes) for sign, rate in by_comparator(judged, RULES).items()}
    assert signs == {">=": (2, 2), "=": (1, 2)}


# --- the real record ------------------------------------------------------------------------------------------------


def test_most_growth_targets_of_guangzhous_districts_were_missed(judged: list[Verdict], real: Record) -> None:
    rate = rate_of(below_guangzhou(judged, real, 2022, 2025), RULES)
    assert (rate.targets, rate.quantities) == (Count(32, 29, 8), Count(23, 20, 5))
    assert [(year, count.met, count.outcomes) for year, count in rate.years] == [
        (2022, 0, 2),
        (2023, 3, 8),
        (2024, 0, 5),
        (2025, 2, 5),
    ]


def test_the_classes_around_haizhus_growth_target_are_nested(judged: list[Verdict], real: Record) -> None:
    classes = reference_classes(judged, real.areas, "haizhu", SERIES, DAY, RULES, 2025)
    assert [group.kind for group in classes] == [OWN, "sisters", "above", "above", "above", ALL]
    members = [{(verdict.target.area, verdict.target.name) for verdict in group.verdicts} for group in classes]
    assert all(inner < outer for inner, outer in pairwise(members))
    assert ("haizhu", "2025-gdp-growth-speech") not in members[-1]
    assert (classes[0].rate.quantities.met, classes[0].rate.quantities.outcomes) == (1, 3)
    below = classes[1].rate
    assert (below.targets, below.quantities) == (Count(39, 31, 9), Count(29, 21, 5, split=1))


def test_every_area_and_series_of_the_record_can_be_asked(judged: list[Verdict], real: Record) -> None:
    every = {(verdict.target.area, verdict.target.series) for verdict in numeric_verdicts(judged)}
    for area, series in every:
        for group in reference_classes(judged, real.areas, area, series, DAY, RULES):
            for count in (group.rate.targets, group.rate.quantities):
                assert 0 <= count.met <= count.outcomes <= count.every and count.missed >= 0
            assert group.rate.quantities.every <= group.rate.targets.every
