"""Revisions, contradictions and the replay, on records told in a line and on the real one."""

from datetime import date
from decimal import Decimal

import pytest

from judgement.told import archive, figure, promise, record
from targetbook.judgement.evidence import Archive
from targetbook.judgement.replay import FIGURE, TIME, Moment, changed_by_figures, replay
from targetbook.judgement.rules import standard_rules
from targetbook.judgement.vintages import (
    CORRECTED,
    ESTIMATED,
    REBASED,
    contradictions,
    roundings,
    torn_figures,
    vintages,
)
from targetbook.record.reading import Record

MONEY = {"measure": "level", "unit": "CNY 100m"}
DAY = date(2026, 11, 23)


def level(value: str, released: str, **other: str) -> dict[str, str]:
    return figure(value, **{**MONEY, "period": "2023", "released": released, **other})


@pytest.fixture(scope="module")
def real_archive(real: Record) -> Archive:
    return Archive(real, standard_rules())


def test_the_rebased_level_of_the_real_record(real_archive: Archive) -> None:
    found = [one for one in vintages(real_archive, "haizhu") if one.first.period.text == "2023"]
    assert [(one.first.value, one.latest.value, one.cause) for one in found] == [
        (Decimal("2720.16"), Decimal("2860.15"), REBASED)
    ]
    assert round(found[0].percent, 2) == Decimal("5.15")


def test_one_page_with_two_values_contradicts_itself_and_no_other_source(real_archive: Archive) -> None:
    (found,) = torn_figures(real_archive, "haizhu")
    assert (found.best.indicator, found.best.period.text) == ("fiscal_revenue", "2025-01/2025-07")
    assert {row.value for row in (found.best, *found.torn)} == {Decimal("3.4"), Decimal("23.8")}
    assert found.opposing == ()


def test_the_real_contradiction_is_no_revision(real_archive: Archive) -> None:
    assert contradictions(real_archive, "haizhu") == []
    assert "2025-01/2025-07" not in {one.first.period.text for one in vintages(real_archive, "haizhu")}


@pytest.mark.parametrize(
    ("first", "later", "cause"),
    [
        (level("100", "2024-02-01"), level("105", "2025-06-01", status="revised"), REBASED),
        (level("100", "2024-02-01"), level("105", "2024-11-01", status="revised"), CORRECTED),
        (level("100", "2024-02-01", status="estimated"), level("105", "2024-06-01"), ESTIMATED),
        (level("100", "2024-02-01"), level("105", "2024-12-01"), CORRECTED),
    ],
)
def test_why_a_figure_changed(first: dict[str, str], later: dict[str, str], cause: str) -> None:
    found = vintages(archive(observations=[first, later]))
    assert [(one.cause, one.size) for one in found] == [(cause, Decimal(5))]


def test_a_census_does_not_rebase_a_rate_or_a_count() -> None:
    rate = [
        figure("5", released="2024-02-01", basis="constant"),
        figure("6", released="2025-06-01", basis="constant", status="revised"),
    ]
    boats = [level("5", "2024-02-01", indicator="boats"), level("6", "2025-06-01", indicator="boats", status="revised")]
    assert [one.cause for one in vintages(archive(observations=[*rate, *boats]))] == [CORRECTED, CORRECTED]


def test_rounding_is_counted_and_nothing_else() -> None:
    told = archive(observations=[level("2720.16", "2024-02-18"), level("2720.2", "2024-02-19", source="evening")])
    assert (vintages(told), contradictions(told), roundings(told)) == ([], [], 1)


def test_different_values_of_one_window_contradict_each_other() -> None:
    told = archive(observations=[level("100", "2024-02-18"), level("120", "2024-03-01", source="wiki")])
    assert vintages(told) == [] and len(contradictions(told)) == 1


def test_a_release_known_to_its_year_may_be_any_day_of_it() -> None:
    told = archive(observations=[level("100", "2024"), level("120", "2024-12-30", source="wiki")])
    assert vintages(told) == [] and len(contradictions(told)) == 1


@pytest.fixture(scope="module")
def haizhu_2024(real: Record) -> dict[str, list[Moment]]:
    return replay(real, "haizhu", 2024, DAY)


def test_the_year_2024_as_it_unfolded(haizhu_2024: dict[str, list[Moment]]) -> None:
    told = haizhu_2024["2024-gdp-growth-speech"]
    figures = [one.verdict.evidence.best.value if one.verdict.evidence else None for one in told]
    assert [one.verdict.status for one in told] == ["open", "open", "open", "cannot_be_judged", "missed"]
    assert figures == [None, Decimal("6.5"), Decimal("5.3"), None, Decimal("5.4")]
    assert [one.cause for one in told[1:]] == [FIGURE, FIGURE, TIME, FIGURE]


def test_the_replay_ends_on_its_day(real: Record) -> None:
    told = replay(real, "haizhu", 2024, date(2024, 9, 1))["2024-gdp-growth-speech"]
    assert [one.day for one in told] == [date(2024, 2, 19), date(2024, 8, 5)]


def test_time_alone_is_no_news() -> None:
    told = record(targets=[promise()], observations=[])
    moments = replay(told, "place", 2025, DAY)["promise"]
    assert [one.day for one in moments] == [date(2025, 2, 10), date(2026, 1, 1)]
    assert not changed_by_figures(moments)


def test_a_figure_of_the_year_is_news() -> None:
    rows = [figure("5.5", basis="constant"), figure("4.0", period="2024", basis="constant", released="2025-03-20")]
    moments = replay(record(targets=[promise()], observations=rows), "place", 2025, DAY)["promise"]
    assert [one.day for one in moments] == [date(2025, 2, 10), date(2026, 1, 1), date(2026, 3, 20)]
    assert changed_by_figures(moments)
