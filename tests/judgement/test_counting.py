"""What counts as a target of an area, and what is listed beside the targets and never counted."""

import json
from collections import Counter
from datetime import date

import pytest

from judgement.tiny_record import Row, claim, deed, figure, promise, record
from targetbook.judgement.across.base_rates import is_over
from targetbook.judgement.across.neighbours import targets_on
from targetbook.judgement.claims import claims
from targetbook.judgement.tally import counted, listed_only, promised, unspoken
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


def told(*targets: Row) -> list[Verdict]:
    whole = record(targets=list(targets), announcements=[SALE], observations=[figure("5.5")])
    return judge(whole, "place", 2025, date(2026, 9, 30))


def names(verdicts: list[Verdict]) -> list[str]:
    return [one.claim.target for one in verdicts]


@pytest.mark.parametrize(
    ("target", "why"),
    [(promise(), None), (deed(), None), (PREMISE, Uncounted.PREMISE), (EXAMPLE, Uncounted.EXAMPLE)],
)
def test_a_claim_knows_whether_it_counts(target: Row, why: Uncounted | None) -> None:
    one = claim(target)
    assert (one.listed_because, one.counted) == (why, why is None)


def test_what_a_land_buyer_pledges_is_not_the_areas_own_word() -> None:
    (pledge,) = claims(record(targets=[PLEDGE], announcements=[SALE]))
    assert pledge.listed_because is Uncounted.NOT_OWN
    (unknown,) = claims(record(targets=[PLEDGE]))
    assert unknown.counted, "an announcement that the record does not hold says nothing of who spoke"


def test_the_speech_is_its_counted_targets_and_those_only_listed() -> None:
    verdicts = told(promise(), PREMISE, EXAMPLE, PLEDGE)
    assert names(promised(verdicts)) == ["promise"]
    assert names(listed_only(verdicts)) == ["premise", "example"]
    assert names(unspoken(verdicts)) == ["pledge"]
    assert len(promised(verdicts)) + len(listed_only(verdicts)) + len(unspoken(verdicts)) == len(verdicts)


def test_without_a_speech_nothing_that_is_only_listed_counts_either() -> None:
    plan = promise(document="annual_plan")
    verdicts = told(plan, PLEDGE | {"document": "annual_plan"}, EXAMPLE | {"document": "annual_plan"})
    assert names(promised(verdicts)) == ["promise"]
    assert names(listed_only(verdicts)) == ["pledge", "example"]
    assert unspoken(verdicts) == []


def test_a_pledge_enters_no_base_rate_and_no_comparison_of_areas() -> None:
    verdicts = told(promise(), PLEDGE)
    assert names([one for one in verdicts if is_over(one.claim, date(2026, 9, 30))]) == ["promise"]
    assert names(targets_on(verdicts, "gdp", "growth")) == ["promise"]
    assert names(counted(verdicts)) == ["promise"]


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
    spoken = [one for one in objects if one["document"] == "speech"]
    assert Counter(one["listed_because"] for one in spoken) == counts
    assert all(one["counted"] is (one["listed_because"] is None) for one in objects)
    assert sum(one["counted"] for one in spoken) == len(promised(chapter.all_verdicts))
