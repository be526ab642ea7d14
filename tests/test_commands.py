"""The commands that judge again: by other rules, with imagined figures, between two states."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

from conftest import CHECKOUT, run_cli
from targetbook.judgement.rules.standard import standard_rules


@pytest.fixture(autouse=True)
def among_the_invented(invented_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CHECKOUT)
    monkeypatch.setenv("TARGETBOOK_DATA", str(invented_data))


@pytest.fixture
def lax(tmp_path: Path) -> Path:
    """A rule file of a version of its own, under which one press row is firm."""
    path = tmp_path / "lax.yml"
    text = files("targetbook.judgement.rules").joinpath("rules.yml").read_text(encoding="utf-8")
    text = text.replace(standard_rules().version, "lax").replace("count: 2}", "count: 1}")
    path.write_text(text, encoding="utf-8")
    return path


def test_verdicts_name_the_rules_they_were_reached_by(lax: Path) -> None:
    code, text = run_cli("verdicts", "--area", "riverside", "--rules", str(lax), "--format", "json")
    assert code == 0
    assert {verdict["rules"] for verdict in json.loads(text)} == {"lax"}


def test_a_wrong_rule_file_is_told_line_by_line(lax: Path) -> None:
    lax.write_text(lax.read_text(encoding="utf-8").replace("count: 1}", "count: one}"), encoding="utf-8")
    code, text = run_cli("verdicts", "--area", "riverside", "--rules", str(lax))

    assert code == 1
    assert text.strip().endswith("evidence.firm_publishers.count is 'one'; expected a whole number")
    assert text.startswith(f"{lax}:")
    assert run_cli("verdicts", "--area", "riverside", "--rules", "nowhere.yml")[0] == 2


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_imagined_figure_shows_old_and_new_and_a_text_for_an_issue(lang: str) -> None:
    code, text = run_cli("verdicts", "--area", "riverside", "--set", "gdp/growth/2025=1.23", "--lang", lang)
    assert code == 0
    assert text.count("riverside:gdp/growth/2025=1.23") == 3
    assert "`2025-gdp-growth-speech`" in text


def test_an_imagined_figure_that_no_verdict_looks_at() -> None:
    code, text = run_cli("verdicts", "--area", "riverside", "--set", "gdp/growth/1990=1.23")
    assert code == 0 and "looks at this figure" in text and "would change no verdict" in text


@pytest.mark.parametrize(
    ("figure", "why"),
    [
        ("gpd/growth/2025=5", "did you mean 'gdp'?"),
        ("gdp/growth/2025=x", "not a number"),
        ("gdp/growth/25=5", "period"),
    ],
)
def test_a_wrong_imagined_figure_is_one_line_and_exits_2(figure: str, why: str) -> None:
    code, text = run_cli("verdicts", "--area", "riverside", "--set", figure)
    assert code == 2
    assert why in text and text.count("\n") == 1


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_changes_between_days_and_rules(lax: Path, lang: str) -> None:
    code, text = run_cli("changes", "2025-06-01", "latest", "--area", "riverside", "--lang", lang)
    assert code == 0 and "2025-gdp-growth-speech" in text and "[riverside:gdp/growth/2025=" in text

    code, text = run_cli("changes", "latest", str(lax), "--area", "riverside", "--lang", lang)
    assert code == 0 and "lax" in text
    code, text = run_cli("changes", "latest", "latest", "--area", "riverside", "--lang", lang)
    assert code == 0 and text.count("\n") == 1


@pytest.mark.parametrize("side", ["tomorrow", "2024-02-30", "nowhere.yml"])
def test_a_wrong_side_of_changes_exits_2(side: str) -> None:
    assert run_cli("changes", side, "latest", "--area", "riverside")[0] == 2
