"""Revisions, contradictions and the replay, on records told in a line and on the real one."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from judgement.tiny_record import Row, archive, figure, promise, record
from targetbook.judgement.days.replay import FIGURE, TIME, Moment, changed_by_figures, replay
from targetbook.judgement.days.vintages import (
    CORRECTED,
    ESTIMATED,
    REBASED,
    contradicted_figures,
    roundings,
    torn_figures,
    vintages,
)
from targetbook.judgement.evidence import Archive
from targetbook.judgement.rules.standard import standard_rules
from targetbook.record.reading import Record

MONEY = {"measure": "level", "unit": "CNY 100m"}
DAY = date(2026, 11, 23)


def printed_level(value: str, released: str, **other: str) -> dict[str, str]:
    return figure(value, **{**MONEY, "period": "2023", "released": released, **other})


def test_the_rebased_level_of_the_real_record(real_archive: Archive) -> None:
    every = [moment for moment in vintages(real_archive, "haizhu") if moment.first.period.text == "2023"]
    assert [(vintage.first.value, vintage.latest.value, vintage.cause) for vintage in every] == [
        (Decimal("2720.16"), Decimal("2860.15"), REBASED)
    ]
    assert round(every[0].percent, 2) == Decimal("5.15")


def test_one_page_with_two_values_contradicts_itself_and_no_other_source(real_archive: Archive) -> None:
    (evidence,) = torn_figures(real_archive, "haizhu")
    assert (evidence.best.indicator, evidence.best.period.text) == ("fiscal_revenue", "2025-01/2025-07")
    assert {row.value for row in (evidence.best, *evidence.torn)} == {Decimal("3.4"), Decimal("23.8")}
    assert evidence.opposing == ()


def test_the_real_contradictions_are_no_revisions(real_archive: Archive) -> None:
    (evidence,) = contradicted_figures(real_archive, "haizhu")
    assert (evidence.best.indicator, evidence.best.value) == ("canton_fair_exhibitors", Decimal(32000))
    assert [(row.period.text, row.value) for row in evidence.opposing] == [("2025-10", Decimal(29000))]
    assert "2025-01/2025-07" not in {vintage.first.period.text for vintage in vintages(real_archive, "haizhu")}


@pytest.mark.parametrize(
    ("first", "later", "cause"),
    [
        (printed_level("100", "2024-02-01"), printed_level("105", "2025-06-01", status="revised"), REBASED),
        (printed_level("100", "2024-02-01"), printed_level("105", "2024-11-01", status="revised"), CORRECTED),
        (printed_level("100", "2024-02-01", status="estimated"), printed_level("105", "2024-06-01"), ESTIMATED),
        (printed_level("100", "2024-02-01"), printed_level("105", "2024-12-01"), CORRECTED),
    ],
)
def test_why_a_figure_changed(first: dict[str, str], later: dict[str, str], cause: str) -> None:
    every = vintages(archive(observations=[first, later]))
    assert [(vintage.cause, vintage.size) for vintage in every] == [(cause, Decimal(5))]


def test_a_value_printed_again_was_public_from_its_first_print_on() -> None:
    rows = [
        printed_level("2.0", "2023-01-16"),
        printed_level("1.9", "2023-07-24"),
        printed_level("1.9", "2026-01-27", source="wiki"),
    ]
    (vintage,) = vintages(archive(observations=rows))
    assert (vintage.latest.released, vintage.cause) == ("2023-07-24", CORRECTED)


def test_a_revision_is_counted_from_the_first_exact_figure() -> None:
    rows = [
        printed_level("636500", "2015-01-20", bound="approximate"),
        printed_level("636463", "2015-09-07"),
        printed_level("636139", "2015-09-07", status="revised"),
    ]
    (vintage,) = vintages(archive(observations=rows))
    assert (vintage.size, vintage.since, vintage.first.released) == (Decimal(-324), "2015-01-20", "2015-09-07")


def test_no_revision_is_counted_from_a_rounded_figure() -> None:
    rows = [
        printed_level("600", "2015-01-20", bound="approximate"),
        printed_level("900.5", "2015-09-07", status="revised"),
    ]
    assert vintages(archive(observations=rows)) == []


DAYS = st.dates(date(2024, 1, 1), date(2026, 9, 1)).map(date.isoformat)
PRINTS = st.tuples(st.sampled_from(["100.4", "105.2", "110.3"]), DAYS, st.sampled_from(["published", "revised"]))


def printed_rows(prints: list[tuple[str, str, str]]) -> list[Row]:
    return [printed_level(value, day, status=status) for value, day, status in prints]


MOVED_WINDOW = [*[("100.4", "2024-01-01", "published")] * 3, ("105.2", "2025-07-01", "published")]


@given(st.lists(PRINTS, min_size=1, max_size=5), DAYS)
@example([*MOVED_WINDOW, ("100.4", "2025-10-01", "published")], "2026-01-01")
def test_a_later_reprint_of_the_latest_value_changes_nothing(prints: list[tuple[str, str, str]], day: str) -> None:
    before = vintages(archive(observations=printed_rows(prints)))
    for vintage in before:
        later = max(day, vintage.latest.released)
        again = printed_level(str(vintage.latest.value), later, status=vintage.latest.status, source="wiki")
        (after,) = vintages(archive(observations=[*printed_rows(prints), again]))
        assert (after.first.value, after.latest.value) == (vintage.first.value, vintage.latest.value)
        assert after.latest.released == vintage.latest.released


@given(st.lists(PRINTS, min_size=1, max_size=5), DAYS)
def test_no_rounded_print_changes_what_is_counted(prints: list[tuple[str, str, str]], day: str) -> None:
    rounded = printed_level("100", day, bound="approximate", source="wiki")
    every = vintages(archive(observations=[*printed_rows(prints), rounded]))
    assert all(vintage.first.bound == "exact" and vintage.since <= vintage.first.released for vintage in every)
    assert all(
        vintage.latest.released == min(day for value, day, _ in prints if Decimal(value) == vintage.latest.value)
        for vintage in every
        if vintage.latest.bound == "exact"
    )


def dated(period: str, value: str, source: str, **other: str) -> dict[str, str]:
    return printed_level(value, "2025-11-02", period=period, source=source, **other)


@pytest.mark.parametrize(
    ("coarse", "fine", "indicator", "n"),
    [
        ("2025-10", "2025-10-31", "boats", 1),
        ("2025-10", "2025-10-14", "boats", 1),
        ("2025-10", "2025-11-04", "boats", 0),
        ("2025", "2025-10", "boats", 0),
        ("2025", "2025-12-25", "firms", 1),
        ("2025", "2025-06-30", "firms", 0),
        ("2025-10", "2025-10-31", "firms", 1),
    ],
)
def test_figures_of_one_date_contradict_each_other_however_it_is_written(
    coarse: str, fine: str, indicator: str, n: int
) -> None:
    rows = [dated(coarse, "290", "morning", indicator=indicator), dated(fine, "320", "wiki", indicator=indicator)]
    figures = contradicted_figures(archive(observations=rows))
    assert [len(evidence.opposing) for evidence in figures] == [1] * n
    alike = [row | {"value": "320"} for row in rows]
    assert contradicted_figures(archive(observations=alike)) == []


def test_a_census_does_not_rebase_a_rate_or_a_count() -> None:
    rate = [
        figure("5", released="2024-02-01", basis="constant"),
        figure("6", released="2025-06-01", basis="constant", status="revised"),
    ]
    boats = [
        printed_level("5", "2024-02-01", indicator="boats"),
        printed_level("6", "2025-06-01", indicator="boats", status="revised"),
    ]
    assert [vintage.cause for vintage in vintages(archive(observations=[*rate, *boats]))] == [CORRECTED, CORRECTED]


def test_rounding_is_counted_and_nothing_else() -> None:
    box = archive(
        observations=[printed_level("2720.16", "2024-02-18"), printed_level("2720.2", "2024-02-19", source="evening")]
    )
    assert (vintages(box), contradicted_figures(box), roundings(box)) == ([], [], 1)


def test_different_values_of_one_window_contradict_each_other() -> None:
    box = archive(observations=[printed_level("100", "2024-02-18"), printed_level("120", "2024-03-01", source="wiki")])
    assert vintages(box) == [] and len(contradicted_figures(box)) == 1


def test_a_release_known_to_its_year_may_be_any_day_of_it() -> None:
    box = archive(observations=[printed_level("100", "2024"), printed_level("120", "2024-12-30", source="wiki")])
    assert vintages(box) == [] and len(contradicted_figures(box)) == 1


@pytest.fixture(scope="module")
def haizhu_2024(real: Record) -> dict[str, list[Moment]]:
    return replay(real, "haizhu", 2024, DAY, standard_rules())


def test_the_year_2024_as_it_unfolded(haizhu_2024: dict[str, list[Moment]]) -> None:
    moments = haizhu_2024["2024-gdp-growth-speech"]
    figures = [moment.verdict.evidence.best.value if moment.verdict.evidence else None for moment in moments]
    assert [moment.verdict.status for moment in moments] == ["open", "open", "behind", "cannot_be_judged", "missed"]
    assert figures == [None, Decimal("6.5"), Decimal("5.3"), None, Decimal("5.4")]
    assert [moment.cause for moment in moments[1:]] == [FIGURE, FIGURE, TIME, FIGURE]


def test_the_replay_ends_on_its_day(real: Record) -> None:
    moments = replay(real, "haizhu", 2024, date(2024, 9, 1), standard_rules())["2024-gdp-growth-speech"]
    assert [moment.day for moment in moments] == [date(2024, 2, 19), date(2024, 8, 5)]


def test_time_alone_is_no_news() -> None:
    small_record = record(targets=[promise()], observations=[])
    moments = replay(small_record, "place", 2025, DAY, standard_rules())["promise"]
    assert [moment.day for moment in moments] == [date(2025, 2, 10), date(2026, 1, 1)]
    assert not changed_by_figures(moments)


def test_a_figure_of_the_year_is_news() -> None:
    rows = [figure("5.5", basis="constant"), figure("4.0", period="2024", basis="constant", released="2025-03-20")]
    moments = replay(record(targets=[promise()], observations=rows), "place", 2025, DAY, standard_rules())["promise"]
    assert [moment.day for moment in moments] == [date(2025, 2, 10), date(2026, 1, 1), date(2026, 3, 20)]
    assert changed_by_figures(moments)
