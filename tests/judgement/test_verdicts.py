"""Every status and every reason, by name, on the invented district; and the laws that hold for all verdicts."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Judge
from judgement.tiny_record import deed, figure, news, promise, record, verdict
from targetbook.judgement.rules.standard import standard_rules
from targetbook.judgement.verdicts import Search, Verdict, judge
from targetbook.judgement.words import RUNNING, SETTLED, Reason, Status
from targetbook.record.asof import known_on
from targetbook.record.reading import Record

# The verdicts of 2025 and 2026 as of the record date: status, reason, qualifiers.
TOLD: dict[str, tuple[str, str | None, set[str]]] = {
    "2025-gdp-growth-speech": ("missed", None, {"depends_on_document"}),
    "2025-gdp-growth-speech-stretch": ("missed", None, {"soft_target"}),
    "2025-gdp-growth-work-report": ("met", None, {"depends_on_document"}),
    "2025-gdp-level-plan": ("met", None, set()),
    "2025-gdp-growth-place-speech": ("met", None, set()),
    "2025-retail-growth-plan": ("met", None, {"contradicting_sources"}),
    "2025-trade-growth-plan": (Status.UNJUDGED, "contradicted", set()),
    "2025-budget-growth-plan": ("met_provisional", None, {"within_tolerance", "estimated"}),
    "2025-industry-growth-speech": ("missed", None, set()),
    "2025-pm25-plan": ("met", None, set()),
    "2025-investment-growth-speech": ("missed", None, set()),
    "2025-investment-level-speech": ("met_provisional", None, set()),
    "2025-software-growth-speech": ("met_provisional", None, set()),
    "2025-entertainment-cluster-speech": (Status.UNJUDGED, "size_class", set()),
    "2025-it-services-growth-speech": (Status.UNJUDGED, "not_found", {"soft_target"}),
    "2025-model-firms-speech": (Status.UNJUDGED, "undefined", {"depends_on_definition"}),
    "2025-filings-speech": (Status.UNJUDGED, "not_searched", set()),
    "2025-models-filed-speech": (Status.UNJUDGED, "no_baseline", set()),
    "2025-compute-speech": (Status.UNJUDGED, "not_found", set()),
    "2025-drone-firms-speech": ("met", None, set()),
    "2025-landing-sites-speech": (Status.UNJUDGED, "not_searched", set()),
    "2025-exhibitions-speech": ("met_provisional", None, set()),
    "2025-visitors-speech": (Status.UNJUDGED, "not_searched", set()),
    "2025-projects-signed-speech": ("met_provisional", None, {"exactly_at_threshold", "depends_on_rule"}),
    "2025-funds-speech": ("met", None, set()),
    "2025-demolition-speech": ("missed", None, set()),
    "2025-park-opened": ("met", None, set()),
    "2025-old-street-renewed": (Status.UNJUDGED, "self_reported", set()),
    "2025-bridge-opened": ("met", None, set()),
    "2025-school-opened": ("missed", None, {"late"}),
    "2025-tower-topped-out": ("missed", None, set()),
    "2025-library-started": ("missed_provisional", None, set()),
    "2025-tram-opened": (Status.UNJUDGED, "not_searched", set()),
    "2025-business-climate": (Status.UNJUDGED, "effort_only", set()),
    "2025-services-belt": (Status.UNJUDGED, "effort_only", set()),
    "2025-culture-brand": (Status.UNJUDGED, "not_found", set()),
    "2025-lantern-boats-speech": ("met", None, set()),
    "2025-station-premise": (Status.UNJUDGED, "premise", set()),
    "2025-mill-signed": (Status.UNJUDGED, "not_found", set()),
    "2026-gdp-growth-speech": ("open", None, set()),
    "2026-gdp-level-speech": ("open", None, set()),
    "2026-investment-growth-speech": ("open", None, set()),
    "2026-drone-firms-speech": (Status.UNJUDGED, "not_due", set()),
    "2026-tram-opened": (Status.UNJUDGED, "not_due", set()),
}
DAYS = st.dates(date(2024, 1, 1), date(2027, 3, 31))


@pytest.mark.parametrize("target", TOLD)
def test_the_invented_district(judge_invented: Judge, target: str) -> None:
    judged = judge_invented("riverside", int(target[:4]))[target]
    assert (judged.status, judged.reason, set(judged.qualifiers)) == TOLD[target]


def test_every_target_of_the_invented_district_is_told_above(judge_invented: Judge) -> None:
    assert [*judge_invented("riverside", 2025), *judge_invented("riverside", 2026)] == list(TOLD)


def test_every_reason_and_every_settled_status_is_told_above() -> None:
    assert {reason for _, reason, _ in TOLD.values() if reason} == set(Reason)
    assert {status for status, _, _ in TOLD.values()} == {*SETTLED, Status.UNJUDGED, "open"}


@pytest.mark.parametrize(
    ("target", "observed", "gap"),
    [
        ("2025-gdp-growth-speech", "5.2", "-0.3"),
        ("2025-gdp-level-plan", "1175.20", "5.20"),
        ("2025-gdp-growth-place-speech", "2", "-1"),
        ("2025-investment-level-speech", "202", "2"),
        ("2025-projects-signed-speech", "60", "0"),
        ("2025-demolition-speech", "90000", "-10000"),
        ("2025-lantern-boats-speech", "126", "6"),
    ],
)
def test_the_gap_is_in_the_series_own_unit(judge_invented: Judge, target: str, observed: str, gap: str) -> None:
    judged = judge_invented("riverside", 2025)[target]
    assert (judged.observed, judged.gap) == (Decimal(observed), Decimal(gap))


def test_linked_targets_are_judged_apart(judge_invented: Judge) -> None:
    verdicts = judge_invented("riverside", 2025)
    growth = verdicts["2025-investment-growth-speech"]
    level = verdicts["2025-investment-level-speech"]
    assert growth.target.linked == (level.target.name,)
    assert level.target.linked == (growth.target.name,)
    assert (growth.outcome, level.outcome) == ("missed", "met")


def test_what_was_searched_is_carried_along(judge_invented: Judge) -> None:
    judged = judge_invented("riverside", 2025)["2025-culture-brand"]
    assert judged.searches == (Search("2026-09-30", "invented pages", "虚构网页"),)


def test_the_level_of_a_census_year_is_judged_by_its_first_print(judge_invented: Judge) -> None:
    judged = judge_invented("riverside", 2024, "2025-03-20")["2024-gdp-growth-speech"]
    assert (judged.status, judged.observed) == ("missed", Decimal("4.9"))


def test_a_stretch_alone_makes_no_difference_between_documents() -> None:
    rows = [promise(">=", "5"), promise("=", "6", target="more", firmness="stretch", document="annual_plan")]
    assert verdict(targets=rows, observations=[figure("5.5")]).qualifiers == ()


def test_a_target_that_two_documents_repeat_depends_on_neither() -> None:
    rows = [promise(">=", "5"), promise(">=", "5.2", target="again", document="annual_plan")]
    assert verdict(targets=rows, observations=[figure("5.5")]).qualifiers == ()


def test_deeds_of_two_documents_are_two_matters() -> None:
    rows = [deed(), deed(target="school", document="annual_plan")]
    reports = [news("done", "2025-05-01"), {**news("dropped", "2025-05-01"), "target": "school"}]
    judged = judge(record(targets=rows, milestones=reports), "place", 2025, date(2026, 9, 30), standard_rules())
    assert [(judgement.outcome, judgement.qualifiers) for judgement in judged] == [("met", ()), ("missed", ())]


def test_the_due_day_itself_still_runs() -> None:
    rows = {"targets": [promise()], "observations": [figure("5.5", released="2025-12-01")]}
    assert verdict("2025-12-31", **rows).status == Status.UNJUDGED
    assert verdict("2026-01-01", **rows).status == "met"


# --- laws ---------------------------------------------------------------------------------------------------------

FIGURES = st.decimals(-30, 60, places=1)
MERIT = {"missed": 0, "missed_provisional": 0, Status.UNJUDGED: 1, "met_provisional": 2, "met": 2}


@pytest.mark.parametrize(("comparator", "sign"), [(">=", 1), (">", 1), ("=", 1), ("~", 1), ("<=", -1), ("<", -1)])
@given(first=FIGURES, two=FIGURES, value=FIGURES, source=st.sampled_from(["bureau", "morning", "wiki"]))
@settings(max_examples=25)
def test_a_better_outcome_never_gives_a_worse_verdict(
    comparator: str, sign: int, first: Decimal, two: Decimal, value: Decimal, source: str
) -> None:
    worse, better = sorted((first, two), key=lambda number: sign * number)
    verdicts = [
        verdict(targets=[promise(comparator, str(value))], observations=[figure(str(number), source)])
        for number in (worse, better)
    ]
    assert MERIT[verdicts[0].status] <= MERIT[verdicts[1].status]


@given(day=DAYS)
@settings(max_examples=40)
def test_no_verdict_without_evidence(invented: Record, real: Record, day: date) -> None:
    for judged in _verdicts_of_both(invented, real, day):
        assert judged.status in ("open", Status.UNJUDGED) or _rows_behind(judged)
        assert judged.status in (*SETTLED, *RUNNING, Status.UNJUDGED)
        assert judged.target.kind != "qualitative" or judged.outcome is None


@given(day=DAYS)
@settings(max_examples=40)
def test_what_would_settle_a_target_follows_from_how_it_stands(invented: Record, real: Record, day: date) -> None:
    for judged in _verdicts_of_both(invented, real, day):
        if judged.status in SETTLED:
            assert judged.reason is None
            assert judged.settles == ("official" if judged.status.endswith("_provisional") else None)
        elif judged.status == Status.UNJUDGED:
            assert judged.reason in set(Reason)
            assert (judged.settles is None) is (judged.reason is Reason.PREMISE)
        else:
            assert judged.settles


def _verdicts_of_both(invented: Record, real: Record, day: date) -> list[Verdict]:
    return [
        judged
        for record, area in ((invented, "riverside"), (real, "haizhu"))
        for judged in judge(known_on(record, day), area, 2025, day, standard_rules())
    ]


def _rows_behind(judged: Verdict) -> tuple[object, ...]:
    figures = judged.evidence or judged.mean
    return (figures.rows if figures else ()) or judged.deciding


@given(data=st.data())
@settings(max_examples=15)
def test_the_order_of_rows_changes_nothing(invented: Record, data: st.DataObject) -> None:
    seed = data.draw(st.integers(0, 10_000))
    shuffled = invented.with_tables(
        **{name: table.sample(frac=1, random_state=seed) for name, table in invented.tables().items()}
    )
    day = date(2026, 9, 30)
    for year in (2024, 2025, 2026):
        before = {
            judged.target.name: _essence(judged) for judged in judge(invented, "riverside", year, day, standard_rules())
        }
        after = {
            judged.target.name: _essence(judged) for judged in judge(shuffled, "riverside", year, day, standard_rules())
        }
        assert before == after


def _essence(judged: Verdict) -> tuple[Any, ...]:
    best = judged.evidence.best.key if judged.evidence else None
    rows = {row.key for row in judged.evidence.rows} if judged.evidence else set()
    keys = {row.key for row in judged.milestones}
    pace = (judged.pace.required, judged.pace.projected) if judged.pace else None
    return judged.status, judged.reason, set(judged.qualifiers), judged.observed, judged.gap, best, rows, keys, pace


@given(day=DAYS, value=FIGURES, wait=st.integers(1, 400))
@settings(max_examples=25)
def test_what_is_told_later_leaves_an_earlier_day_as_it_was(
    invented: Record, day: date, value: Decimal, wait: int
) -> None:
    later = (pd.Timestamp(day) + pd.Timedelta(days=wait)).date().isoformat()
    grown = invented.with_tables(
        observations=_more(invented.table("observations"), _spread(invented.table("observations"), later, str(value))),
        milestones=_more(
            invented.table("milestones"), invented.table("milestones").assign(state="done", released=later)
        ),
    )
    for year in (2025, 2026):
        before = judge(known_on(invented, day), "riverside", year, day, standard_rules())
        assert judge(known_on(grown, day), "riverside", year, day, standard_rules()) == before


def _spread(rows: pd.DataFrame, released: str, value: str) -> pd.DataFrame:
    return rows.assign(released=released, value=value)


_more: Callable[[pd.DataFrame, pd.DataFrame], pd.DataFrame] = lambda rows, new: pd.concat(  # noqa: E731
    [rows, new], ignore_index=True
)
