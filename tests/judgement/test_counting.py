"""What counts as a target of an area, and what is listed beside the targets and never counted."""

import json
from collections import Counter
from datetime import date

import pytest

from judgement.tiny_record import Row, deed, figure, news, promise, read_target, record
from targetbook.judgement.across.base_rates import is_over
from targetbook.judgement.across.neighbours import targets_on
from targetbook.judgement.evidence import Archive
from targetbook.judgement.knowledge import is_from_before
from targetbook.judgement.rules.standard import standard_rules
from targetbook.judgement.tally import countable, listed_only, promised, unspoken
from targetbook.judgement.targets import read_targets
from targetbook.judgement.verdicts import Verdict, judge
from targetbook.judgement.words import Uncounted
from targetbook.page.chapter import make_chapter
from targetbook.page.handover.verdict_formats import format_verdicts
from targetbook.page.handover.verdict_objects import verdict_objects
from targetbook.page.parameters import Parameters
from targetbook.record.reading import Record

PREMISE = deed(target="premise", kind="premise", counts_as_done="")
EXAMPLE = deed(target="example", example_of="promise")
PLEDGE = promise(target="pledge", document="other", announcement="sale")
SALE = {"announcement": "sale", "kind": "land_sale", "day": "2025-02-10"}


def verdicts_on(*targets: Row) -> list[Verdict]:
    whole = record(targets=list(targets), announcements=[SALE], observations=[figure("5.5")])
    return judge(whole, "place", 2025, date(2026, 9, 30), standard_rules())


def target_names(verdicts: list[Verdict]) -> list[str]:
    return [verdict.target.name for verdict in verdicts]


@pytest.mark.parametrize(
    ("target", "why"),
    [(promise(), None), (deed(), None), (PREMISE, Uncounted.PREMISE), (EXAMPLE, Uncounted.EXAMPLE)],
)
def test_a_target_knows_whether_it_counts(target: Row, why: Uncounted | None) -> None:
    row = read_target(target)
    assert (row.listed_because, row.counts) == (why, why is None)


def test_what_a_land_buyer_pledges_is_not_the_areas_own_word() -> None:
    (pledge,) = read_targets(record(targets=[PLEDGE], announcements=[SALE]))
    assert pledge.listed_because is Uncounted.NOT_OWN
    (unknown,) = read_targets(record(targets=[PLEDGE]))
    assert unknown.counts, "an announcement that the record does not hold says nothing of who spoke"


def test_the_speech_is_its_counted_targets_and_those_only_listed() -> None:
    verdicts = verdicts_on(promise(), PREMISE, EXAMPLE, PLEDGE)
    assert target_names(promised(verdicts)) == ["promise"]
    assert target_names(listed_only(verdicts)) == ["premise", "example"]
    assert target_names(unspoken(verdicts)) == ["pledge"]
    assert len(promised(verdicts)) + len(listed_only(verdicts)) + len(unspoken(verdicts)) == len(verdicts)


def test_without_a_speech_nothing_that_is_only_listed_counts_either() -> None:
    plan = promise(document="annual_plan")
    verdicts = verdicts_on(plan, PLEDGE | {"document": "annual_plan"}, EXAMPLE | {"document": "annual_plan"})
    assert target_names(promised(verdicts)) == ["promise"]
    assert target_names(listed_only(verdicts)) == ["pledge", "example"]
    assert unspoken(verdicts) == []


def test_a_pledge_enters_no_base_rate_and_no_comparison_of_areas() -> None:
    verdicts = verdicts_on(promise(), PLEDGE)
    assert target_names([verdict for verdict in verdicts if is_over(verdict.target, date(2026, 9, 30))]) == ["promise"]
    assert target_names(targets_on(verdicts, "gdp", "growth", standard_rules())) == ["promise"]
    assert target_names(countable(verdicts)) == ["promise"]


@pytest.mark.parametrize(
    ("area", "year", "counts"),
    [
        ("haizhu", 2025, {None: 48, "premise": 2, "example": 3}),
    ],
)
def test_the_verdict_file_says_what_counts_and_why_the_rest_does_not(
    real: Record, real_data: object, area: str, year: int, counts: dict[str | None, int]
) -> None:
    chapter = make_chapter("overview", Parameters(area, year, None, "en"), real_data, real)  # type: ignore[arg-type]
    objects = json.loads(format_verdicts(verdict_objects(chapter), "json"))
    speech_targets = [target for target in objects if target["document"] == "speech"]
    assert Counter(target["listed_because"] for target in speech_targets) == counts
    assert all(target["counted"] is (target["listed_because"] is None) for target in objects)
    assert sum(target["counted"] for target in speech_targets) == len(promised(chapter.all_verdicts))


@pytest.mark.parametrize(
    ("periods", "days", "early"),
    [
        (["2024"], [], True),
        (["2024", "2025-01/2025-06"], [], False),
        ([], ["2024-12-20"], True),
        ([], ["2024-12-20", "2025-05-01"], False),
        ([], [], False),
    ],
)
def test_what_is_known_is_from_before_where_no_figure_and_no_report_is_of_a_later_day(
    periods: list[str], days: list[str], early: bool
) -> None:
    target = (deed(due="2025-12-31") if days else promise()) | {"announced": "2025-02-10"}
    whole = record(
        targets=[target],
        observations=[figure("4", period=period) for period in periods],
        milestones=[news("under_way", day) for day in days],
    )
    verdict = judge(whole, "place", 2025, date(2026, 9, 30), standard_rules())[0]
    assert is_from_before(verdict, Archive(whole, standard_rules())) is early
