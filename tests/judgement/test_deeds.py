"""What was told of a deed, before and after its due day."""

from datetime import date

import pytest

from judgement.tiny_record import Row, archive, deed, news, read_target, verdict
from targetbook.judgement.deeds import judge_deed, judge_quality

DUE = "2025-06-30"
BEFORE = date(2025, 6, 1)
ON = date(2025, 6, 30)
AFTER = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("rows", "day", "is_done", "late", "reason"),
    [
        pytest.param([], BEFORE, None, False, "not_due", id="nothing told yet"),
        pytest.param([], ON, None, False, "not_due", id="the due day itself still runs"),
        pytest.param([], AFTER, None, False, "not_found", id="nothing told at all"),
        pytest.param([news("under_way", "2025-05-01")], BEFORE, None, False, "not_due", id="under way before"),
        pytest.param(
            [news("under_way", "2025-12-01")], AFTER, None, False, "not_found", id="under way settles nothing"
        ),
        pytest.param([news("done", "2025-05-20")], BEFORE, True, False, None, id="done early"),
        pytest.param([news("done", "2025-06-30")], AFTER, True, False, None, id="done on the last day, told later"),
        pytest.param([news("done", "2025-07-01")], AFTER, False, True, None, id="done a day late"),
        pytest.param([news("done", "2025")], AFTER, True, False, None, id="done in the year, the day unknown"),
        pytest.param([news("done", "2025-07")], AFTER, False, True, None, id="done in the month after"),
        pytest.param([news("dropped", "2025-03-01")], BEFORE, False, False, None, id="dropped before"),
        pytest.param([news("dropped", "2025-09-01")], AFTER, False, False, None, id="dropped after"),
        pytest.param([news("not_started", "2025-05-01")], BEFORE, None, False, "not_due", id="not started before"),
        pytest.param([news("not_started", "2025-06-30")], AFTER, None, False, "not_found", id="not started on the day"),
        pytest.param([news("not_started", "2025-07-01")], AFTER, False, False, None, id="not started after"),
        pytest.param(
            [news("not_started", "2025-07-01"), news("done", "2025-09-01")],
            AFTER,
            False,
            True,
            None,
            id="begun at last",
        ),
        pytest.param(
            [news("dropped", "2025-03-01"), news("done", "2025-06-01")], AFTER, True, False, None, id="taken up again"
        ),
        pytest.param(
            [news("done", "2025-06-01", "said")], AFTER, None, False, "self_reported", id="the announcer alone"
        ),
        pytest.param(
            [news("done", "2025-06-01", "said"), news("done", "2025-06-01")], AFTER, True, False, None, id="and another"
        ),
    ],
)
def test_every_state_before_and_after_the_due_day(
    rows: list[Row], day: date, is_done: bool | None, late: bool, reason: str | None
) -> None:
    target = deed(DUE)
    outcome = judge_deed(read_target(target), day, archive(targets=[target], milestones=rows))
    assert (outcome.is_done, outcome.late, outcome.reason) == (is_done, late, reason)
    assert (outcome.is_done is not None) == (outcome.reason is None)


@pytest.mark.parametrize(
    ("sources", "firm"),
    [
        (["bureau"], True),
        (["morning"], False),
        (["morning", "evening"], True),
        (["morning", "morning-again"], False),
        (["copy", "copy-too", "wiki"], False),
    ],
)
def test_a_deed_is_firm_as_a_figure_is(sources: list[str], firm: bool) -> None:
    target = deed(DUE)
    rows = [news("done", "2025-06-01", source) for source in sources]
    assert judge_deed(read_target(target), AFTER, archive(targets=[target], milestones=rows)).firm is firm


STATES = ["not_started", "planned", "mentioned", "under_way", "done", "dropped"]


@pytest.mark.parametrize("state", [None, *STATES])
@pytest.mark.parametrize(
    ("sentence", "names_state", "reason"),
    [
        pytest.param("It is on the list.", "", "not_found", id="a state with a test"),
        pytest.param("It is on the list.", "yes", "not_found", id="a state with a test that the words name"),
        pytest.param("", "yes", "undefined", id="a state that nobody defined"),
        pytest.param("", "no", "effort_only", id="an activity"),
        pytest.param("", "", "effort_only", id="nobody has said what the words name"),
    ],
)
def test_the_reason_of_an_effort_follows_from_its_words_and_from_no_report(
    sentence: str, names_state: str, reason: str, state: str | None
) -> None:
    target = deed(kind="qualitative", counts_as_done=sentence, names_state=names_state)
    rows = [news(state, "2025-05-01")] if state else []
    box = archive(targets=[target], milestones=rows)
    outcome = judge_quality(read_target(target), AFTER, box)
    assert (outcome.is_done, outcome.reason) == (None, reason)
    early = judge_quality(read_target(target), BEFORE, box)
    assert (early.is_done, early.reason) == (None, "effort_only" if reason == "effort_only" else "not_due")


@pytest.mark.parametrize("state", ["planned", "mentioned", "under_way"])
@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_what_is_planned_mentioned_or_under_way_settles_no_deed(state: str, day: date) -> None:
    target = deed(DUE)
    with_none, with_reports = (
        judge_deed(read_target(target), day, archive(targets=[target], milestones=rows))
        for rows in ([], [news(state, "2025-05-01"), news(state, "2025-12-01")])
    )
    assert with_reports.is_done is None
    assert with_reports.reason == with_none.reason


def test_a_premise_is_no_deed_whatever_was_told_of_it() -> None:
    target = deed(kind="premise", counts_as_done="")
    for rows in ([], [news("done", "2025-05-01")], [news("not_started", "2025-12-01")]):
        judged = verdict(targets=[target], milestones=rows)
        assert (judged.status, judged.reason, judged.settles) == ("cannot_be_judged", "premise", None)
        assert len(judged.milestones) == len(rows)
