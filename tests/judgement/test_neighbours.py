"""Families of areas, targets taken once, and documents that differ."""

from datetime import date

import pytest

from judgement.tiny_record import figure, promise, record
from targetbook.judgement.across.neighbours import circle, document_pairs, judge_all, one_per_area, sayings, targets_on
from targetbook.judgement.rules.standard import standard_rules
from targetbook.judgement.tally import by_publisher, promised, quantities, unspoken
from targetbook.judgement.verdicts import Verdict
from targetbook.record.reading import Record

DAY = date(2026, 11, 23)
RULES = standard_rules()


@pytest.fixture(scope="module")
def family(real: Record) -> list[Verdict]:
    return judge_all(real, circle(real.areas, "haizhu"), DAY, RULES)


def test_a_district_stands_among_its_city_and_the_other_districts(real: Record) -> None:
    assert circle(real.areas, "haizhu")[0] == "guangzhou"
    assert set(circle(real.areas, "haizhu")) == set(circle(real.areas, "guangzhou"))
    assert circle(real.areas, "guangdong") == ["guangdong", "guangzhou"]


def test_speech_and_plan_of_the_real_record_differ(family: list[Verdict]) -> None:
    pairs = {(pair.speech.target.area, pair.speech.target.indicator): pair for pair in document_pairs(family, RULES)}
    assert set(pairs) == {(area, name) for area in ("baiyun", "huangpu") for name in ("gdp", "fixed_asset_investment")}
    huangpu = pairs["huangpu", "gdp"]
    assert (huangpu.speech.outcome, huangpu.plan.outcome) == ("missed", "met")
    assert "depends_on_document" in huangpu.speech.qualifiers
    assert sayings(family) >= len(pairs)


def test_equal_numbers_count_once_and_stretches_not_at_all() -> None:
    targets = [
        promise(">=", "7", target="said"),
        promise("=", "7", target="planned", document="annual_plan"),
        promise("=", "7.5", target="stretch", firmness="stretch"),
        promise(">=", "6", target="report", document="work_report"),
    ]
    judged = judge_all(record(targets=targets, observations=[figure("6.5", basis="constant")]), ["place"], DAY, RULES)
    growth_targets = targets_on(judged, "gdp", "growth", RULES)
    assert [(verdict.target.name, verdict.outcome) for verdict in growth_targets] == [
        ("said", "missed"),
        ("report", "met"),
    ]
    assert [verdict.target.name for verdict in one_per_area(growth_targets, 2025)] == ["said"]
    assert [(pair.speech.target.name, pair.plan.target.name) for pair in document_pairs(judged, RULES)] == [
        ("said", "report")
    ]


def test_a_number_striven_for_is_no_saying_beside_a_plan() -> None:
    plan = promise("=", "7", target="planned", document="annual_plan")
    stretch = promise("=", "7.5", target="stretch", firmness="stretch")
    assert sayings(judge_all(record(targets=[plan, stretch]), ["place"], DAY, RULES)) == 0
    assert sayings(judge_all(record(targets=[plan, promise(target="said")]), ["place"], DAY, RULES)) == 1


def test_linked_commitments_are_one_quantity() -> None:
    targets = [
        promise(target="rate", linked="level"),
        promise(target="level", measure="level", unit="CNY 100m", linked="rate"),
        promise(target="other", indicator="boats"),
        promise(target="plan", document="annual_plan"),
    ]
    judged = judge_all(record(targets=targets), ["place"], DAY, RULES)
    growth_targets = promised(judged)
    assert (len(growth_targets), quantities(growth_targets)) == (3, 2)
    assert [verdict.target.name for verdict in unspoken(judged)] == ["plan"]


def test_without_a_speech_every_target_counts() -> None:
    judged = judge_all(record(targets=[promise(document="annual_plan")]), ["place"], DAY, RULES)
    assert promised(judged) == judged and unspoken(judged) == []


def test_only_what_is_not_settled_waits_for_a_publisher() -> None:
    targets = [promise(target="known"), promise(target="unknown", indicator="boats")]
    judged = judge_all(record(targets=targets, observations=[figure("6", basis="constant")]), ["place"], DAY, RULES)
    waiting = by_publisher(judged)
    assert [verdict.target.name for group in waiting.values() for verdict in group] == ["unknown"]
