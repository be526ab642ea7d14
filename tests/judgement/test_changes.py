"""Which verdicts differ between two states of the record or of the rules, and what did it."""

from dataclasses import replace
from datetime import date

import pytest

from judgement.tiny_record import Row, deed, figure, news, promise, reading, record
from targetbook.judgement.days.changes import Change, changes
from targetbook.judgement.rules.standard import Rules, standard_rules
from targetbook.judgement.verdicts import Verdict, judge
from targetbook.record.asof import known_on

RULES = standard_rules()
LAX = replace(RULES, version="lax", about=replace(RULES.about, points=0.5))


def verdicts_on_day(day: str, rules: Rules = RULES, **tables: list[Row]) -> list[Verdict]:
    when = date.fromisoformat(day)
    return judge(known_on(record(**tables), when), "place", None, when, rules)


def change(before: str, after: str, rules: Rules = RULES, **tables: list[Row]) -> Change:
    lists = (
        verdicts_on_day(before, **tables),
        verdicts_on_day(after, **tables),
        verdicts_on_day(after, rules, **tables),
    )
    (difference,) = changes(*lists, RULES)
    return difference


def summary(difference: Change) -> tuple[str | None, str | None, tuple[str, ...], list[str]]:
    sides = [verdict and verdict.status for verdict in (difference.before, difference.after)]
    return sides[0], sides[1], difference.causes, [row.source for row in difference.rows]


def test_nothing_differs_where_nothing_happened() -> None:
    verdicts = verdicts_on_day("2026-04-01", targets=[promise()], observations=[figure("5")])
    other = verdicts_on_day("2026-05-01", targets=[promise()], observations=[figure("5")])
    assert changes(verdicts, other, other, RULES) == []


@pytest.mark.parametrize(
    ("rows", "after", "cause"),
    [
        pytest.param([figure("5.4", "office", released="2026-07-01")], "met", "new_figure", id="a first figure"),
        pytest.param(
            [figure("5.4", "copy"), figure("4", "bureau", released="2026-07-01")],
            "missed",
            "new_figure",
            id="a better channel's first word",
        ),
        pytest.param(
            [figure("4", "bureau"), figure("5.4", "office", released="2026-07-01")],
            "cannot_be_judged",
            "revision",
            id="an official figure replaced without a word",
        ),
        pytest.param(
            [figure("4", "bureau", released="2026-06-01"), figure("5.4", "office", released="2026-07-01")],
            "cannot_be_judged",
            "new_figure",
            id="two official figures of one time",
        ),
    ],
)
def test_a_figure_is_the_cause_and_its_row_is_named(rows: list[Row], after: str, cause: str) -> None:
    difference = change("2026-06-01", "2026-08-01", targets=[promise()], observations=rows)
    assert difference.after is not None and difference.after.status == after
    assert (difference.causes, difference.rows[0].released) == ((cause,), "2026-07-01")


def test_going_back_names_the_same_cause() -> None:
    rows = [figure("4", "bureau", released="2026-07-01")]
    there = change("2026-06-01", "2026-08-01", targets=[promise()], observations=rows)
    back = change("2026-08-01", "2026-06-01", targets=[promise()], observations=rows)
    assert summary(there) == ("cannot_be_judged", "missed", ("new_figure",), ["bureau"])
    assert summary(back) == ("missed", "cannot_be_judged", ("new_figure",), ["bureau"])


def test_the_due_day_gone_by_is_a_cause_of_its_own() -> None:
    difference = change("2025-06-30", "2025-07-01", targets=[deed()], milestones=[])
    assert summary(difference) == ("cannot_be_judged", "cannot_be_judged", ("due_day",), [])
    rows = [news("under_way", "2025-06-30", released="2025-07-01")]
    assert change("2025-06-30", "2025-07-01", targets=[deed()], milestones=rows).causes == ("due_day",)


def test_a_report_of_a_deed_is_a_cause() -> None:
    rows = [news("done", "2025-06-01")]
    difference = change("2026-01-01", "2026-02-01", targets=[deed()], milestones=rows)
    assert summary(difference) == ("cannot_be_judged", "met", ("new_figure",), ["bureau"])


def test_a_target_announced_between_is_one() -> None:
    difference = change("2025-02-01", "2025-03-01", targets=[promise()])
    assert summary(difference) == (None, "cannot_be_judged", ("announced",), [])


def test_a_rule_is_the_cause_where_the_record_is_the_same() -> None:
    tables = {"targets": [promise("~", "5")], "observations": [figure("4.6")]}
    difference = change("2026-06-01", "2026-06-01", LAX, **tables)
    assert summary(difference) == ("missed", "met", ("rule",), ["bureau"])


def test_a_figure_and_a_rule_are_told_apart() -> None:
    tables = {"targets": [promise("~", "5")], "observations": [figure("4.6", released="2026-07-01")]}
    difference = change("2026-06-01", "2026-08-01", LAX, **tables)
    assert summary(difference) == ("cannot_be_judged", "met", ("new_figure", "rule"), ["bureau"])


def test_a_target_followed_from_now_on_changed_by_a_figure_though_its_own_year_has_none() -> None:
    far = promise(period="2030", year="2030")
    observations = [figure("5.4", period="2026-01/2026-03", released="2026-07-01")]
    difference = change("2026-06-01", "2026-08-01", targets=[far], observations=observations)
    assert summary(difference) == ("cannot_be_judged", "open", ("new_figure",), [])


def test_another_documents_verdict_may_be_the_cause() -> None:
    tables = {
        "targets": [promise(), promise("~", "5.8", target="plan", document="annual_plan", announced="2026-05-01")],
        "observations": [figure("5.4")],
    }
    lists = (verdicts_on_day("2026-04-01", **tables), verdicts_on_day("2026-06-01", **tables))
    causes = {verdicts.target.name: verdicts.causes for verdicts in changes(lists[0], lists[1], lists[1], RULES)}
    assert causes == {"promise": ("another_target",), "plan": ("announced",)}


@pytest.mark.parametrize(
    ("row", "causes"),
    [
        pytest.param(promise(">=", "6"), ("altered_target",), id="another number"),
        pytest.param(promise() | {"text_en": "Grow by 5.5 percent", "note": "reworded"}, (), id="other words"),
    ],
)
def test_an_altered_target_is_the_cause_and_its_words_are_not(row: Row, causes: tuple[str, ...]) -> None:
    tables = {"observations": [figure("5.4")]}
    before = verdicts_on_day("2026-06-01", targets=[promise()], **tables)
    after = verdicts_on_day("2026-06-01", targets=[row], **tables)

    assert [change.causes for change in changes(before, after, after, RULES)] == ([causes] if causes else [])


def test_the_rows_of_a_sum_are_those_that_were_published() -> None:
    targets = [promise(">", "20", indicator="firms", measure="level", unit="count")]
    base = {"measure": "level", "unit": "count", "period": "2025-12-31", "released": "2026-07-01"}
    rows = [figure("12", indicator="firms", **base), figure("9", indicator="plants", **base)]
    readings = [reading("firms+plants", "wider")]
    difference = change("2026-06-01", "2026-08-01", targets=targets, observations=rows, readings=readings)
    assert [row.key.split("@")[0] for row in difference.rows] == [
        "place:firms/level/2025-12-31=12",
        "place:plants/level/2025-12-31=9",
    ]
