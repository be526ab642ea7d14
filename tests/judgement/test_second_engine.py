"""The engine and a second one written apart from it say the same of every target of the real record."""

from datetime import date

import pytest

from judgement.second_engine import Answer, say
from targetbook.judgement.rules.standard import standard_rules
from targetbook.judgement.verdicts import Verdict, judge
from targetbook.record.asof import known_on
from targetbook.record.reading import Record

RUNNING = {"open", "on_pace", "behind"}


@pytest.mark.parametrize("day", [None, "2022-06-30", "2024-11-30", "2025-12-31"])
def test_agrees_on_every_target(real: Record, day: str | None) -> None:
    differing = {}
    total = 0
    for area in real.areas:
        when = _day(real, area, day)
        record = known_on(real, when)
        for year in sorted(
            {int(year) for year in record.table("targets").loc[record.table("targets")["area"] == area, "year"]}
        ):
            second = say(record, area, year, when, standard_rules())
            first = {
                verdict.target.name: _as_answer(verdict)
                for verdict in judge(record, area, year, when, standard_rules())
            }
            assert second.keys() == first.keys()
            total += len(first)
            differing |= {
                (area, target): (first[target], second[target]) for target in first if first[target] != second[target]
            }
    assert not differing
    assert total == sum(
        known_on(real, _day(real, area, day)).table("targets")["area"].eq(area).sum() for area in real.areas
    )


def _day(record: Record, area: str, day: str | None) -> date:
    return date.fromisoformat(day) if day else record.areas[area].record_date


def _as_answer(verdict: Verdict) -> Answer:
    reason = verdict.reason or ""
    number = verdict.target.kind == "quantitative"
    if number and (verdict.status in RUNNING or reason == "not_due"):
        return "running", ""
    return verdict.status, reason
