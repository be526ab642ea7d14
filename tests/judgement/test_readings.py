"""A promise held against each series that could stand for it."""

from datetime import date
from decimal import Decimal

import pytest

from judgement.tiny_record import Row, archive, figure, promise, read_target, reading, verdict
from targetbook.judgement.evidence import Archive
from targetbook.judgement.readings import Result, judge_reading, readings_of, settling_period
from targetbook.judgement.verdicts import Verdict

FIRMS = promise(">", "20", indicator="firms", measure="level", unit="count")


def stock(value: str, period: str, indicator: str = "firms", **other: str) -> Row:
    return figure(value, indicator=indicator, measure="level", unit="count", period=period, **other)


def result(target: Row, read: Row, *observations: Row) -> Result:
    box = archive(observations=list(observations), readings=[read], targets=[target])
    promised_target = read_target(target)
    return judge_reading(promised_target, readings_of(promised_target, box)[0], box)


def judged_by_readings(readings: list[Row], *observations: Row) -> Verdict:
    return verdict(targets=[FIRMS], readings=readings, observations=list(observations))


def test_without_a_reading_the_targets_own_series_is_read() -> None:
    box = archive()
    (series,) = readings_of(read_target(FIRMS), box)
    assert (series.indicator, series.measure, series.accrual, series.relation) == ("firms", "level", "stock", "same")


def test_a_sum_takes_its_parts_at_the_last_date_they_share() -> None:
    parts = [
        stock("12", "2025-10-31"),
        stock("15", "2025-12-31"),
        stock("9", "2025-10-31", "plants"),
        stock("30", "2025-11-30", "plants"),
    ]
    outcome = result(FIRMS, reading("firms+plants", "wider"), *parts)
    assert (outcome.observed, outcome.gap, outcome.reached) == (Decimal(21), Decimal(1), True)
    assert outcome.evidence is not None
    assert {row.period.text for row in outcome.evidence.rows} == {"2025-10-31"}


def test_a_sum_without_a_date_that_all_parts_share_is_not_found() -> None:
    outcome = result(
        FIRMS, reading("firms+plants", "wider"), stock("12", "2025-12-31"), stock("9", "2025-11-30", "plants")
    )
    assert (outcome.observed, outcome.reason) == (None, "not_found")


def test_a_sum_is_as_firm_as_its_weakest_part() -> None:
    rows = [stock("12", "2025-12-31"), stock("9", "2025-12-31", "plants", source="wiki")]
    outcome = result(FIRMS, reading("firms+plants", "wider"), *rows)
    assert outcome.evidence is not None and not outcome.evidence.firm


def test_a_sum_too_early_does_not_stand_for_the_end() -> None:
    rows = [stock("12", "2025-06-30"), stock("9", "2025-06-30", "plants")]
    assert result(FIRMS, reading("firms+plants", "wider"), *rows).observed is None


def test_new_ones_of_a_running_total_need_the_total_before() -> None:
    flow = reading("firms", "same", accrual="flow")
    assert result(FIRMS, flow, stock("42", "2025-12-31")).reason == "no_baseline"
    outcome = result(FIRMS, flow, stock("42", "2025-12-31"), stock("21", "2024-12-31"))
    assert (outcome.observed, outcome.reached) == (Decimal(21), True)


def test_a_change_between_a_bound_and_a_figure_is_but_approximate() -> None:
    rows = [stock("42", "2025-12-31"), stock("21", "2024-12-31", bound="lower")]
    outcome = result(FIRMS, reading("firms", "same", accrual="flow"), *rows)
    assert outcome.evidence is not None and outcome.evidence.best.bound == "approximate"


def test_a_proxy_is_shown_and_never_judged() -> None:
    judged = judged_by_readings([reading("plants", "proxy")], stock("99", "2025-12-31", "plants"))
    assert (judged.status, judged.reason) == ("cannot_be_judged", "not_found")
    assert judged.readings[0].observed == Decimal(99)
    settled = judged_by_readings(
        [reading("plants", "proxy"), reading("firms", "same")],
        stock("99", "2025-12-31", "plants"),
        stock("20", "2025-12-31"),
    )
    assert (settled.status, settled.observed) == ("missed", Decimal(20))


@pytest.mark.parametrize(
    ("relations", "status", "reason"),
    [
        pytest.param({"wider": "25", "narrower": "8"}, "cannot_be_judged", "undefined", id="they differ"),
        pytest.param({"wider": "25", "narrower": "21"}, "met", None, id="they agree"),
        pytest.param({"wider": "12", "narrower": "8"}, "missed", None, id="they agree that it was missed"),
        pytest.param({"wider": "25", "narrower": ""}, "met", None, id="one without a series is silent"),
        pytest.param(
            {"wider": "25", "same": ""}, "cannot_be_judged", "undefined", id="but not the promised one itself"
        ),
        pytest.param({"wider": "", "same": ""}, "cannot_be_judged", "not_found", id="nothing at all"),
        pytest.param({"same": "25"}, "met", None, id="the promised one alone"),
    ],
)
def test_readings_settle_a_target_only_together(relations: dict[str, str], status: str, reason: str | None) -> None:
    names = dict(zip(relations, ("firms", "plants"), strict=False))
    rows = [stock(value, "2025-12-31", names[relation]) for relation, value in relations.items() if value]
    judged = judged_by_readings([reading(name, relation) for relation, name in names.items()], *rows)
    assert (judged.status, judged.reason) == (status, reason)
    assert ("depends_on_definition" in judged.qualifiers) is (reason == "undefined")


def test_words_that_leave_open_whether_a_year_or_all_is_counted_are_held_against_both() -> None:
    both = [reading("firms", "same", accrual="flow"), reading("firms", "same")]
    differing = judged_by_readings(both, stock("25", "2025-12-31"), stock("21", "2024-12-31"))
    agreeing = judged_by_readings(both, stock("45", "2025-12-31"), stock("21", "2024-12-31"))

    assert (differing.status, differing.reason) == ("cannot_be_judged", "undefined")
    assert agreeing.status == "met"


def test_a_contradiction_matters_only_where_the_outcome_turns_on_it() -> None:
    growth = promise(">=", "5")
    turned = verdict(targets=[growth], observations=[figure("4.9"), figure("5.1", "office")])
    assert (turned.status, turned.reason) == ("cannot_be_judged", "contradicted")
    beside = verdict(targets=[growth], observations=[figure("5.3"), figure("5.1", "office")])
    assert (beside.status, beside.qualifiers) == ("met", ("contradicting_sources",))
    weaker = verdict(targets=[growth], observations=[figure("5.1"), figure("4.9", "morning")])
    assert (weaker.status, weaker.qualifiers) == ("met", ("contradicting_sources",))


def test_a_size_class_is_no_threshold() -> None:
    judged = verdict(targets=[promise("class", "400")], observations=[figure("500")])
    assert (judged.status, judged.reason) == ("cannot_be_judged", "size_class")


@pytest.mark.parametrize(
    ("due", "period"),
    [
        ("", "2025"),
        ("2025-12-31", "2025"),
        ("2025-12-20", "2025"),
        ("2025-06-30", "2025-01/2025-06"),
        ("2026-03-31", "2025"),
    ],
)
def test_a_target_due_within_the_year_is_settled_by_its_first_months(due: str, period: str) -> None:
    assert settling_period(read_target(promise(due=due))).text == period


def test_a_stock_due_in_june_is_taken_in_june(archive: Archive) -> None:
    rows = archive.series("riverside", "floor_area_demolished", "level")
    assert [row.period.end for row in rows] == [date(2025, 6, 30)]


@pytest.mark.parametrize(
    ("other", "status"),
    [
        pytest.param(stock("19.4", "2025-12-31", source="wiki"), "missed_provisional", id="one that settles it"),
        pytest.param(stock("19.4", "2025-11-30", source="wiki"), "cannot_be_judged", id="not of an earlier date"),
        pytest.param(stock("18.2", "2025-12-31", source="wiki"), "cannot_be_judged", id="not one that contradicts it"),
    ],
)
def test_a_bound_that_leaves_it_open_gives_way_to_a_figure_that_agrees(other: Row, status: str) -> None:
    """Official: more than 19, where 20 was promised; another page has the figure."""
    judged = verdict(targets=[FIRMS], observations=[stock("19", "2025-12-31", bound="lower"), other])
    assert judged.status == status


@pytest.mark.parametrize("turn", [1, -1])
def test_of_readings_that_agree_the_firmest_is_gone_by_wherever_it_stands(turn: int) -> None:
    rows = [stock("25", "2025-12-31", source="wiki"), stock("30", "2025-12-31", "plants")]
    readings = [reading("firms", "narrower"), reading("plants", "wider")][::turn]
    judged = judged_by_readings(readings, *rows)
    assert (judged.status, judged.observed) == ("met", Decimal(30))


def test_a_figure_in_another_unit_is_shown_and_not_compared() -> None:
    """A rate of growth was promised; the reading counts firms."""
    judged = verdict(
        targets=[promise(">=", "20")],
        readings=[reading("firms", "wider")],
        observations=[stock("25", "2025-12-31")],
    )
    assert (judged.status, judged.reason) == ("cannot_be_judged", "not_found")
    assert judged.evidence is not None and judged.evidence.best.value == Decimal(25)


@pytest.mark.parametrize(
    "others",
    [
        pytest.param(
            [stock("19", "2025-12-31", bound="upper", source="office"), stock("20.5", "2025-12-31", source="wiki")],
            id="another official bound says otherwise",
        ),
        pytest.param(
            [stock("19.4", "2025-12-31", source="wiki"), stock("20.5", "2025-12-31", source="wiki")],
            id="the figures that agree with the bound do not agree with each other",
        ),
    ],
)
def test_a_figure_taken_for_a_bound_is_held_against_its_equals(others: list[Row]) -> None:
    """Official: more than 19, where more than 20 was promised."""
    judged = verdict(targets=[FIRMS], observations=[stock("19", "2025-12-31", bound="lower"), *others])
    assert (judged.status, judged.reason) == ("cannot_be_judged", "contradicted")
