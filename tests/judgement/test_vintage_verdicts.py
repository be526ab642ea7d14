"""A settled target held against each release of its figure alone."""

from datetime import date

import pytest

from judgement.tiny_record import Row, figure, promise, record
from targetbook.judgement.days.vintage_verdicts import VintageVerdict, settled_numbers, vintage_verdicts
from targetbook.judgement.evidence import Archive
from targetbook.judgement.rules.standard import standard_rules
from targetbook.judgement.verdicts import judge
from targetbook.record.reading import Record

DAY = date(2026, 9, 30)
REVISED = {"status": "revised", "released": "2026-08-20"}


def comparisons(small_record: Record) -> list[VintageVerdict]:
    return vintage_verdicts(
        judge(small_record, "place", None, DAY, standard_rules()), Archive(small_record, standard_rules())
    )


@pytest.mark.parametrize(
    ("rows", "first", "latest", "cause", "flips"),
    [
        pytest.param(
            [figure("5.2"), figure("4.7", "office", **REVISED)],
            "met",
            "missed",
            "corrected",
            True,
            id="a revision turns it",
        ),
        pytest.param(
            [figure("5.2"), figure("5.6", "copy", **REVISED)],
            "met",
            "met_provisional",
            "corrected",
            False,
            id="a revision seen on a copy confirms it",
        ),
        pytest.param(
            [figure("5.2", status="estimated", released="2026-01-10"), figure("4.7")],
            "met_provisional",
            "missed",
            "estimated",
            True,
            id="an estimate that did not hold",
        ),
    ],
)
def test_each_release_is_judged_alone(rows: list[Row], first: str, latest: str, cause: str, flips: bool) -> None:
    (comparison,) = comparisons(record(targets=[promise()], observations=rows))
    assert (comparison.first.status, comparison.latest.status, comparison.vintage.cause, comparison.flips) == (
        first,
        latest,
        cause,
        flips,
    )


def test_a_census_is_told_apart_from_a_correction() -> None:
    level = {"measure": "level", "unit": "CNY 100m", "period": "2023"}
    rows = [
        figure("2720.16", released="2024-02-01", **level),
        figure("2860.15", "office", status="revised", released="2025-03-01", **level),
    ]
    target = promise(value="2800", measure="level", unit="CNY 100m", period="2023", year="2023", announced="2023-02-01")
    (comparison,) = comparisons(record(targets=[target], observations=rows))
    assert (comparison.first.status, comparison.latest.status, comparison.vintage.cause, comparison.flips) == (
        "missed",
        "met",
        "rebased",
        True,
    )


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([figure("5.2")], id="one release"),
        pytest.param([figure("5.2"), figure("5.24", "office", released="2026-08-20")], id="rounding alone"),
        pytest.param([], id="nothing published"),
    ],
)
def test_a_figure_that_was_not_replaced_is_not_listed(rows: list[Row]) -> None:
    small_record = record(targets=[promise()], observations=rows)
    assert comparisons(small_record) == []
    assert len(settled_numbers(judge(small_record, "place", None, DAY, standard_rules()))) == bool(rows)
