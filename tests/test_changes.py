"""What differs between two states: commits of the data, days, finished editions, and what did it."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from conftest import CHECKOUT, run_cli
from intake.bureau import record_table
from record.spoiling import line_of, spoil
from targetbook.judgement.rules.standard import standard_rules
from targetbook.page.terminal.editions import edition_changes
from tools import needs

AREA = ["--area", "riverside"]
KEY = "gdp/growth/2025=5.2@bulletin-2025"
PRESS_ROW = {"key": "n", "value": 4, "period": "2025", "channel": "press"}
OFFICIAL_ROW = PRESS_ROW | {"channel": "official"}
DIFFERENCES: list[tuple[dict[str, Any], tuple[str, ...]]] = [
    ({"status": "missed"}, ("code",)),
    ({"status": "missed", "rules": "2"}, ("rule",)),
    ({"status": "missed", "evidence": []}, ("withdrawal",)),
    ({"status": "missed", "as_of": "2026-10-30"}, ("another_target",)),
    ({"status": "missed", "value": 9}, ("altered_target",)),
    ({"observed": 4, "evidence": [PRESS_ROW]}, ("new_figure",)),
    ({"observed": 4, "evidence": [OFFICIAL_ROW]}, ("revision",)),
]


@pytest.fixture
def repository(own_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the invented record that the command works on, in a repository of its own with one commit."""
    monkeypatch.chdir(CHECKOUT)
    monkeypatch.setenv("TARGETBOOK_DATA", str(own_copy))
    git(own_copy, "init", "--quiet", "--initial-branch=main")
    commit(own_copy, "First")
    return own_copy


def git(data: Path, *words: str) -> None:
    who = ["-c", "user.name=Invented", "-c", "user.email=invented@riverside.invalid", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *words], cwd=data.parent, check=True, capture_output=True)


def commit(data: Path, message: str) -> None:
    git(data, "add", "data")
    git(data, "commit", "--quiet", "--message", message)


def add(tmp_path: Path, value: float, *options: str) -> None:
    table = record_table(tmp_path / "t.xlsx", [["gdp", "growth", "2025", value, "%", "exact", None]])
    page = ["--publisher", "Invented Riverside Statistics Bureau", "--title", "Again", "--published", "2026-08-20"]
    code, text = run_cli("add", str(table), *AREA, *page, "--channel", "official", *options)
    assert code == 0, text


@needs("git")
@pytest.mark.parametrize(
    ("lang", "phrases"),
    [
        ("en", ["a revised figure", "One figure differs:", "a revision; 20 August 2026", "One source differs:"]),
        ("zh", ["数据修订", "1条数据不同：", "修订；2026年8月20日", "1个来源不同："]),
    ],
)
def test_two_commits_of_the_data(repository: Path, tmp_path: Path, lang: str, phrases: list[str]) -> None:
    add(tmp_path, 4.1)
    commit(repository, "A revision")
    code, text = run_cli("changes", "main~1", "main", *AREA, "--lang", lang)

    assert code == 0
    assert [phrase for phrase in phrases if phrase not in text] == [], text
    assert "2025-gdp-growth-work-report" in text
    assert "gdp/growth/2025=4.1@invented-riverside-statistics-bureau-2026-08-20" in text
    assert run_cli("changes", "main", "latest", *AREA, "--lang", lang)[1].count("\n") == 1


@needs("git")
def test_a_withdrawal_and_an_alteration_since_a_commit(repository: Path) -> None:
    assert run_cli("add", "--withdraw", KEY, "--why", "misread", *AREA)[0] == 0
    path = repository / "riverside" / "sources.csv"
    spoil(path, line_of(path, source="speech-2025"), channel="repost")
    code, text = run_cli("changes", "main", "latest", *AREA)
    assert code == 0
    assert "because of a figure withdrawn" in text
    assert f"  {KEY}: withdrawn; misread" in text
    assert "  speech-2025: altered; channel 'press' -> 'repost'" in text


@needs("git")
def test_two_days_tell_the_figures_and_sources_between_them(repository: Path) -> None:
    code, text = run_cli("changes", "2026-03-01", "2026-03-31", *AREA)
    assert code == 0
    assert f"  {KEY}: new; 20 March 2026" in text
    assert "  bulletin-2025: new; 20 March 2026" in text


@needs("git")
def test_another_rule_is_named(repository: Path, tmp_path: Path) -> None:
    rules = (CHECKOUT / "src/targetbook/judgement/rules/rules.yml").read_text(encoding="utf-8")
    lax = rules.replace("count: 2}", "count: 1}").replace(standard_rules().version, "lax")
    (tmp_path / "lax.yml").write_text(lax, encoding="utf-8")
    code, text = run_cli("changes", "latest", str(tmp_path / "lax.yml"), *AREA)

    assert code == 0
    assert "2 rules differ:" in text and "  evidence.firm_publishers.count: 2 -> 1" in text


@needs("git")
def test_a_finished_edition_against_the_record_of_today(repository: Path, tmp_path: Path) -> None:
    code, printed = run_cli("verdicts", *AREA, "--format", "json")
    (tmp_path / "verdicts.json").write_text(printed, encoding="utf-8")

    assert run_cli("changes", str(tmp_path), "latest", *AREA)[1].startswith("No verdict differs")
    add(tmp_path, 4.1)
    code, text = run_cli("changes", str(tmp_path), "latest", *AREA)
    assert code == 0
    assert "2025-gdp-growth-work-report" in text and "because of a revised figure" in text


@needs("git")
@pytest.mark.parametrize(
    ("side", "code", "why"),
    [
        ("nowhere", 2, "nor an edition such as AREA-2025"),
        ("--output=x", 2, "No such option"),
        ("wrong.json", 1, "is no list of verdicts"),
    ],
)
def test_a_side_that_is_none(repository: Path, tmp_path: Path, side: str, code: int, why: str) -> None:
    (tmp_path / "wrong.json").write_text("{}", encoding="utf-8")
    place = str(tmp_path / side) if side.endswith(".json") else side
    exit_code, text = run_cli("changes", place, "latest", *AREA)
    assert exit_code == code
    assert why in " ".join(text.split())


def verdict(**other: Any) -> dict[str, Any]:
    usual = {"target": "t", "status": "met", "reason": None, "qualifiers": [], "observed": 5, "rules": "1"}
    row = {"key": "k", "value": 5, "period": "2025", "channel": "official", "status": "published"}
    return {**usual, "as_of": "2026-09-30", "due": "2025-12-31", "evidence": [row], **other}


@pytest.mark.parametrize(("after", "causes"), DIFFERENCES)
def test_what_made_two_verdict_files_differ(after: dict[str, Any], causes: tuple[str, ...]) -> None:
    (change,) = edition_changes([verdict()], [verdict(**after)])
    assert change.causes == causes


def test_a_due_day_gone_by_and_a_target_announced() -> None:
    (change,) = edition_changes([verdict(as_of="2025-06-30")], [verdict(status="missed")])
    assert change.causes == ("due_day",)
    (change,) = edition_changes([], [verdict()])
    assert change.causes == ("announced",)
    assert edition_changes([verdict()], json.loads(json.dumps([verdict()]))) == []
