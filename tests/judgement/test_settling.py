"""What a verdict says would settle it does settle it, and nothing of another kind touches it."""

from dataclasses import replace

import pandas as pd
import pytest

from judgement.tiny_record import Row, deed, figure, news, promise, read_target, reading, verdict
from targetbook.judgement.comparison import AT_LEAST
from targetbook.judgement.days.challenge import Imagined, imagine
from targetbook.judgement.evidence import Archive
from targetbook.judgement.rules.standard import standard_rules
from targetbook.judgement.targets import numeric_targets, read_targets
from targetbook.judgement.verdicts import Verdict, judge_target
from targetbook.judgement.words import Reason
from targetbook.record.reading import Record

FAR = "99999999"
NONE = "0"
FIRMS = promise(">", "20", indicator="firms", measure="level", unit="count")
BOATS = promise(">", "20", indicator="boats", measure="level", unit="count")


def stock_row(value: str, indicator: str = "firms", period: str = "2025-12-31", **other: str) -> Row:
    return figure(value, indicator=indicator, measure="level", unit="count", period=period, **other)


def settled(judged: Verdict, value: str, record: Record, archive: Archive) -> Verdict:
    """Judge again as if official figures had been published: the last one this value, what it starts from nothing."""
    end, *start = judged.settled_by
    figures = [(end, value), *((key, NONE) for key in start)]
    area = judged.target.area
    day = record.areas[area].record_date
    observations = [Imagined(area, key.indicator, key.measure, key.period, number) for key, number in figures]
    return judge_target(judged.target, day, Archive(imagine(record, observations, day, archive), standard_rules()))


@pytest.mark.parametrize(("name", "area"), [("real", "haizhu"), ("invented", "riverside")])
def test_the_figures_that_would_settle_a_target_settle_it(name: str, area: str, request: pytest.FixtureRequest) -> None:
    record: Record = request.getfixturevalue(name)
    archive = Archive(record, standard_rules())
    day = record.areas[area].record_date
    numbers = numeric_targets(read_targets(record, area))
    verdicts = [judge_target(target, day, archive) for target in numbers]
    open_ones = [judged for judged in verdicts if judged.settled_by]
    for judged in open_ones:
        for value, outcome in _trials(judged):
            assert settled(judged, value, record, archive).status == outcome, (judged.target.name, value)
    for judged in verdicts:
        torn = judged.reason is Reason.CONTRADICTED and judged.mean is None  # a printed mean settles one of the years
        wordy = judged.reason in (Reason.SIZE_CLASS, Reason.UNDEFINED) or torn
        firm = judged.outcome is not None and not judged.status.endswith("_provisional")
        assert bool(judged.settled_by) is not (wordy or firm or judged.as_of <= judged.target.due), judged.target.name
    assert len(open_ones) > 10


def _trials(judged: Verdict) -> list[tuple[str, str]]:
    """Give figures with what they should make of a target: on either side of it, and far off where none is known."""
    up = judged.target.comparator in AT_LEAST
    far = [(FAR, "met" if up else "missed"), ("-99", "missed" if up else "met")]
    if judged.reason is Reason.NO_BASELINE:
        return [(FAR, "missed" if up else "met"), ("-99", "met" if up else "missed")]  # it is a start that is set
    assert judged.flips is not None
    near = [(str(judged.flips.meets), "met"), (str(judged.flips.misses), "missed")]
    return near if any(result.evidence for result in judged.readings) else near + far


@pytest.mark.parametrize(
    ("target", "readings", "keys"),
    [
        (promise(), [], ["gdp/growth/2025"]),
        (FIRMS, [], ["firms/level/2025"]),
        (FIRMS | {"due": "2025-06-30"}, [], ["firms/level/2025-06-30"]),
        (BOATS | {"due": "2025-06-30"}, [], ["boats/level/2025-01/2025-06"]),
        (FIRMS, [reading("firms", "same", accrual="flow")], ["firms/level/2025", "firms/level/2024"]),
        (FIRMS, [reading("plants", "wider"), reading("firms", "same")], ["firms/level/2025"]),
        (FIRMS, [reading("firms+plants", "narrower")], ["firms/level/2025", "plants/level/2025"]),
        (promise("class", "400"), [], []),
    ],
)
def test_a_verdict_names_the_figures_as_they_are_typed(target: Row, readings: list[Row], keys: list[str]) -> None:
    assert [str(key) for key in verdict(targets=[target], readings=readings).settled_by] == keys


def test_of_a_change_only_the_missing_start_is_wanted() -> None:
    flow = [reading("firms", "same", accrual="flow")]
    judged = verdict(targets=[FIRMS], readings=flow, observations=[stock_row("42")])
    assert (judged.reason, [str(key) for key in judged.settled_by]) == ("no_baseline", ["firms/level/2024"])


@pytest.mark.parametrize("relation", ["wider", "narrower", "proxy"])
@pytest.mark.parametrize("value", ["5", "500"])
def test_a_stock_proves_nothing_of_what_comes_about_in_a_year(relation: str, value: str) -> None:
    flow = [reading("boats", "same", accrual="flow"), reading("firms", relation)]
    judged = verdict(targets=[BOATS], readings=flow, observations=[stock_row(value)])
    assert (judged.status, judged.reason, judged.qualifiers) == ("cannot_be_judged", "not_found", ())
    proxy = judged.readings[1]
    assert (proxy.bears, str(proxy.observed)) == (False, value), "it is shown all the same"
    beside = verdict(targets=[BOATS], readings=flow, observations=[stock_row(value), stock_row("25", "boats", "2025")])
    assert (beside.status, beside.qualifiers) == ("met", ())


def test_a_wider_count_of_the_year_settles_no_flow_and_a_narrower_one_may() -> None:
    for relation, status in (("wider", "cannot_be_judged"), ("narrower", "met")):
        readings = [reading("boats", relation, accrual="flow")]
        assert (
            verdict(targets=[BOATS], readings=readings, observations=[stock_row("25", "boats", "2025")]).status
            == status
        )


PASSED = {"indicator": "boats", "measure": "level", "unit": "count", "announced": "2023-02-10", "words": "突破"}


def boats(period: str, value: str, source: str = "bureau") -> Row:
    level = {"indicator": "boats", "measure": "level", "unit": "count", "period": period}
    return figure(value, source, released=f"{int(period) + 1}-03-20", **level)


@pytest.mark.parametrize(
    ("rows", "year", "status"),
    [
        pytest.param([boats("2024", "120"), boats("2025", "130", "wiki")], "2024", "met", id="firm and earlier"),
        pytest.param([boats("2024", "120", "wiki"), boats("2025", "130")], "2025", "met", id="firm and later"),
        pytest.param([boats("2024", "120"), boats("2025", "90")], "2024", "met", id="fallen again"),
        pytest.param([boats("2024", "90"), boats("2025", "95")], "2025", "missed", id="never"),
        pytest.param([boats("2022", "120"), boats("2025", "95")], "2025", "missed", id="before it was announced"),
    ],
)
def test_what_is_to_be_passed_by_a_year_may_be_passed_before(rows: list[Row], year: str, status: str) -> None:
    judged = verdict(targets=[promise(">", "100", **PASSED)], observations=rows)
    assert judged.evidence is not None
    assert (judged.status, judged.evidence.best.period.text) == (status, year)


def test_only_the_word_to_pass_lets_an_earlier_year_count() -> None:
    rows = [boats("2024", "120"), boats("2025", "90")]
    for words in ("", "超", "达到"):
        target = promise(">", "100", **{**PASSED, "words": words})
        assert verdict(targets=[target], observations=rows).status == "missed"


def test_a_size_class_reaches_no_target_and_agrees_with_no_figure() -> None:
    row = stock_row("1000", bound="class")
    alone = verdict(targets=[FIRMS], observations=[row])
    assert (alone.status, alone.reason, alone.evidence) == ("cannot_be_judged", "not_found", None)
    beside = verdict(targets=[FIRMS], observations=[row, stock_row("25", source="wiki")])
    assert beside.status == "met_provisional"
    assert beside.evidence is not None and not beside.evidence.agreeing and not beside.evidence.contradicting


def test_a_count_of_what_has_only_a_size_class_is_not_judged() -> None:
    target = FIRMS | {"words": "新招引 级", "comparator": "="}
    assert read_target(target).size_class
    judged = verdict(targets=[target], observations=[stock_row("25")])
    assert (judged.status, judged.reason, judged.settled_by) == ("cannot_be_judged", "size_class", ())


def test_an_estimate_settles_nothing_without_saying_so() -> None:
    judged = verdict(targets=[promise()], observations=[figure("10.8", status="estimated")])
    assert (judged.status, judged.qualifiers) == ("met_provisional", ("estimated",))
    unverified = verdict(targets=[promise()], observations=[figure("10.8", status="estimated"), figure("4", "wiki")])
    assert (unverified.status, str(unverified.observed)) == ("missed_provisional", "4")
    forecast = verdict(targets=[promise()], observations=[figure("10.8", status="forecast")])
    assert (forecast.status, forecast.evidence) == ("cannot_be_judged", None)


@pytest.mark.parametrize(
    ("searches", "reason"),
    [
        pytest.param([], "not_found", id="an area without any search"),
        pytest.param([{"target": "other"}], "not_searched", id="searched for another"),
        pytest.param([{"target": "promise"}, {"target": "other"}], "not_found", id="searched for this one"),
    ],
)
@pytest.mark.parametrize("target", [promise(), deed()])
def test_what_was_not_looked_for_was_not_missed(target: Row, searches: list[Row], reason: str) -> None:
    rows = [row | {"searched": "2026-01-01"} for row in searches]
    assert verdict(targets=[target], searches=rows).reason == reason
    if target["indicator"]:
        assert verdict(targets=[target], searches=rows, observations=[figure("5.5")]).reason is None


def test_reports_stand_beside_a_number_and_settle_nothing() -> None:
    bare = verdict(targets=[promise()], observations=[figure("4")])
    judged = verdict(targets=[promise()], observations=[figure("4")], milestones=[news("done", "2025-03-06")])
    assert [row.state for row in judged.milestones] == ["done"]
    assert (judged.deciding, replace(judged, milestones=())) == ((), bare)


@pytest.mark.parametrize(
    ("target", "body"),
    [
        pytest.param(promise(), "statistics", id="as the catalogue says"),
        pytest.param(promise(publisher="commerce"), "commerce", id="as the target says, before the catalogue"),
        pytest.param(deed(publisher="artificial_intelligence"), "artificial_intelligence", id="as the target says"),
        pytest.param(deed(), None, id="nobody is named for a theme"),
    ],
)
def test_a_body_is_named_only_where_the_record_names_it(target: Row, body: str | None) -> None:
    assert verdict(targets=[target]).publisher == body


OTHER_KINDS = {
    "milestones": ["planned", "mentioned", "under_way"],
    "observations": ["forecast", "class"],
}


@pytest.mark.parametrize(("name", "area"), [("real", "haizhu"), ("invented", "riverside")])
def test_no_reason_changes_by_a_row_of_another_kind(name: str, area: str, request: pytest.FixtureRequest) -> None:
    """Give every target a report that is no step, and every series a forecast and a size class."""
    record: Record = request.getfixturevalue(name)
    day = record.areas[area].record_date
    mine = record.table("observations")[record.table("observations")["area"] == area]
    targets = record.table("targets")[record.table("targets")["area"] == area]
    source = mine.iloc[-1]["source"]
    reports = [
        {
            "area": area,
            "target": target,
            "state": state,
            "occurred": "2025-12-31",
            "released": "2025-12-31",
            "source": source,
        }
        for target in targets["target"]
        for state in OTHER_KINDS["milestones"]
    ]
    series = targets[targets["indicator"] != ""].drop_duplicates(["indicator", "measure", "period"])
    figures = [
        {
            "area": area,
            "indicator": row.indicator,
            "measure": row.measure,
            "period": row.period,
            "unit": row.unit,
            "value": "77",
            "released": "2025-12-31",
            "source": source,
            "bound": bound,
            "status": status,
        }
        for row in series.itertuples()
        for bound, status in (("class", "published"), ("exact", "forecast"))
    ]
    fuller = record.with_tables(
        milestones=_with(record.table("milestones"), reports), observations=_with(record.table("observations"), figures)
    )
    before, after = (
        [judge_target(target, day, Archive(tables, standard_rules())) for target in read_targets(tables, area)]
        for tables in (record, fuller)
    )
    assert [_standing(judged) for judged in before] == [_standing(judged) for judged in after]


def _standing(judged: Verdict) -> tuple[object, ...]:
    return judged.target.name, judged.status, judged.reason, judged.qualifiers, judged.observed


def _with(table: pd.DataFrame, rows: list[Row]) -> pd.DataFrame:
    more = pd.DataFrame([{name: row.get(name, "") for name in table.columns} for row in rows])
    return pd.concat([table, more], ignore_index=True)
