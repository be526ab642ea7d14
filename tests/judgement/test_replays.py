"""Past days replayed from a record that holds nothing told later: what the verdict was, by which figure."""

from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

from targetbook.judgement.rules.standard import standard_rules
from targetbook.judgement.verdicts import Verdict, judge
from targetbook.record.reading import Record

TOLD = {"targets": "announced", "observations": "released", "milestones": "released", "searches": "searched"}
# For each verdict: area, target, day, the statuses that will do, the figure gone by and its gap (None: none).
REPLAYED = [
    ("haizhu", "2024-gdp-growth-speech", "2024-09-01", {"open", "on_pace"}, "6.5", None),
    ("haizhu", "2024-gdp-growth-speech", "2024-11-30", {"open", "behind"}, "5.3", None),
    ("haizhu", "2024-gdp-growth-speech", "2025-03-05", {"cannot_be_judged"}, None, None),
    ("haizhu", "2024-gdp-growth-speech", "2025-04-01", {"missed"}, "5.4", "-0.6"),
    ("baiyun", "2024-gdp-growth-speech", "2025-06-30", {"cannot_be_judged"}, None, None),
    ("baiyun", "2024-gdp-growth-speech", "2025-07-01", {"missed_provisional"}, "5.2", "-1.3"),
    ("baiyun", "2024-gdp-growth-annual-plan", "2025-07-01", {"missed_provisional"}, "5.2", "-0.3"),
    ("baiyun", "2024-fixed-asset-investment-growth-speech", "2025-07-01", {"missed_provisional"}, "5.8", "-10.2"),
    ("baiyun", "2024-fixed-asset-investment-growth-annual-plan", "2025-07-01", {"missed_provisional"}, "5.8", "-4.2"),
    ("huangpu", "2021-gdp-growth-annual-plan", "2022-01-31", {"met_provisional"}, "8.2", "0.2"),
    ("huangpu", "2021-gdp-growth-district-conference", "2022-01-31", {"missed_provisional"}, "8.2", "-1.8"),
    ("tianhe", "2025-gdp-level-district-conference", "2026-02-28", {"met_provisional"}, "7017", "117"),
    ("tianhe", "2025-gdp-growth-district-conference", "2026-02-28", {"missed_provisional"}, "4.3", "-1.2"),
    ("guangzhou", "2025-gdp-growth-work-report", "2026-02-28", {"missed"}, "4", "-1"),
    ("guangzhou", "2025-retail-sales-growth-work-report", "2026-02-28", {"met_provisional"}, "5.5", "0.5"),
    (
        "guangzhou",
        "2025-fixed-asset-investment-growth-work-report",
        "2026-02-28",
        {"missed_provisional"},
        "-6.7",
        "-11.7",
    ),
]


def rows_until(table: pd.DataFrame, column: str, day: str) -> pd.DataFrame:
    """Keep rows whose date, to its last day, is not after the day; dates sort as text once filled up with 9s."""
    return table[[bool(text) and text + "-99-99"[len(text) - 4 :] <= day for text in table[column]]]


def as_known(record: Record, day: str) -> Record:
    """Take out of the record, in plain text and without the package's help, all that was told after a day."""
    return record.with_tables(**{name: rows_until(record.tables()[name], column, day) for name, column in TOLD.items()})


def on(record: Record, area: str, target: str, day: str) -> Verdict:
    verdicts = judge(as_known(record, day), area, int(target[:4]), date.fromisoformat(day), standard_rules())
    return next(verdict for verdict in verdicts if verdict.target.name == target)


@pytest.mark.parametrize(("area", "target", "day", "statuses", "figure", "gap"), REPLAYED)
def test_a_past_day_is_replayed(
    real: Record, area: str, target: str, day: str, statuses: set[str], figure: str | None, gap: str | None
) -> None:
    verdict = on(real, area, target, day)
    assert verdict.status in statuses
    assert (verdict.evidence and verdict.evidence.best.value) == (Decimal(figure) if figure else None)
    assert verdict.gap == (Decimal(gap) if gap else None)
    rows = (*verdict.evidence.rows, *verdict.evidence.contradicting) if verdict.evidence else ()
    assert all(row.released and row.released <= day for row in rows)


@pytest.mark.parametrize("day", ["2024-09-01", "2024-11-30"])
def test_the_running_verdict_is_as_its_printed_probability_says(real: Record, day: str) -> None:
    verdict = on(real, "haizhu", "2024-gdp-growth-speech", day)
    assert verdict.pace is not None
    probability = verdict.pace.probability
    assert probability is not None
    expected = "on_pace" if probability >= 0.75 else "behind" if probability <= 0.25 else "open"
    assert verdict.status == expected


def test_the_fourth_quarter_of_2024_needed_about_eight(real: Record) -> None:
    pace = on(real, "haizhu", "2024-gdp-growth-speech", "2024-11-30").pace
    assert pace is not None and pace.required is not None
    assert abs(pace.required - 8) < Decimal("0.5")


@pytest.mark.parametrize("target", ["2021-gdp-growth-annual-plan", "2021-gdp-growth-district-conference"])
def test_huangpu_2021_depends_on_the_document(real: Record, target: str) -> None:
    assert "depends_on_document" in on(real, "huangpu", target, "2022-01-31").qualifiers


def test_baiyun_2024_names_another_number_in_each_document(real: Record) -> None:
    verdicts = [on(real, "baiyun", f"2024-gdp-growth-{name}", "2025-07-01") for name in ("speech", "annual-plan")]
    assert [str(verdict.target.value) for verdict in verdicts] == ["6.5", "5.5"]
    assert all("depends_on_document" not in verdict.qualifiers for verdict in verdicts), "both are missed"
