"""The command `read`: rows to look through, the account beside them, and refusals in one line."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from targetbook.cli import app

REPORT = """2025年虚构河滨区政府工作报告
一、2024年工作回顾
全区地区生产总值1556.2亿元，增长5.1%；一般公共预算收入62.4亿元，税收收入增长2%。全市地区生产总值增长4.2%。
二、2025年工作安排
今年主要预期目标：地区生产总值增长6.5%以上。
"""
pytestmark = pytest.mark.usefixtures("record_folder")


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return str(path)


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["read", *arguments, "--area", "riverside"])
    return result.exit_code, result.stdout, result.stderr


def test_rows_are_csv_and_the_account_stands_beside_them(report: str) -> None:
    code, out, err = run(report, "--published", "2025-01-18", "--source", "report")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert [(row["indicator"], row["measure"], row["period"], row["value"]) for row in rows[:2]] == [
        ("gdp", "level", "2024", "1556.2"),
        ("gdp", "growth", "2024", "5.1"),
    ]
    assert {(row["released"], row["source"]) for row in rows} == {("2025-01-18", "report")}
    assert [row["basis"] for row in rows[:2]] == ["current", "constant"]
    assert "6.5" in err
    assert "1 of targets" in err


def test_json_holds_rows_and_what_was_not_used(report: str) -> None:
    code, out, _ = run(report, "--published", "2025-01-18", "--format", "json")
    answer = json.loads(out)
    assert code == 0
    assert answer["rows"][0]["clause"] == "全区地区生产总值1556.2亿元"
    assert {"number": "6.5", "clause": "地区生产总值增长6.5%以上", "reason": "target"} in answer["unused"]


def test_a_table_shows_each_question(report: str) -> None:
    code, out, err = run(report, "--published", "2025-01-18", "--format", "table", "--lang", "zh")
    assert code == 0
    assert "？" in out
    assert "行须人工核对" in err


@pytest.mark.parametrize(("published", "state"), [("2025-02-10", "planned"), ("2025-11-20", "done")])
def test_no_deed_is_done_on_the_day_it_is_pledged(tmp_path: Path, published: str, state: str) -> None:
    path = tmp_path / "news.txt"
    path.write_text("有轨电车正式开通。", encoding="utf-8")
    code, out, _ = run(str(path), "--published", published, "--format", "json")
    assert code == 0
    states = {deed["target"]: deed["state"] for deed in json.loads(out)["deeds"]}
    assert states["2025-tram-opened"] == state


@pytest.mark.parametrize("name", ["nothing.txt", "table.xlsx"])
def test_what_cannot_be_read_ends_in_one_line(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name.endswith("xlsx"):
        path.write_bytes(b"PK\x03\x04")
    code, out, err = run(str(path))
    assert code in (1, 2)
    assert out == ""
    assert len(err.strip().splitlines()) == 1


def test_a_day_that_is_none_is_refused(report: str) -> None:
    code, out, _ = run(report, "--published", "2025-13-40")
    assert code == 2
    assert out == ""


def test_what_add_would_refuse_is_asked_first_and_what_offices_publish_is_not(
    record_folder: Path, tmp_path: Path
) -> None:
    sentences = (
        "2025年，全区每万人口发明专利拥有量41.7件。",
        "全年城镇居民人均可支配收入51280元，比上年增长4.8%。",
        "全年全部工业增加值88.6亿元。",
        "年末全区高新技术企业215.5家。",
    )
    path = tmp_path / "text.txt"
    path.write_text("\n".join(sentences), encoding="utf-8")
    code, out, _ = run(str(path), "--published", "2026-02-20")
    rows = list(csv.DictReader(io.StringIO(out)))
    questions = {row["indicator"]: row["review"] for row in rows if row["review"]}
    assert code == 0 and set(questions) == {"industrial_value_added", "high_tech_firms"}
    assert (
        "keeps no level of" in questions["industrial_value_added"] and "no whole number" in questions["high_tech_firms"]
    )

    (tmp_path / "read.csv").write_text(out, encoding="utf-8")
    page = ["--publisher", "Invented Daily", "--title", "Invented", "--published", "2026-02-20"]
    add = ["add", str(tmp_path / "read.csv"), "--area", "riverside", *page, "--dry-run"]
    refused = CliRunner().invoke(app, add)
    assert refused.exit_code == 1 and "2 rejected" in refused.output
    assert [refused.output.count(words) for words in ("still asked about", "keeps no level of")] == [1, 1]

    lines = [number for number, row in enumerate(rows, 2) if row["review"]]
    entered = CliRunner().invoke(app, [*add, *(word for line in lines for word in ("--leave-out", str(line)))])
    assert entered.exit_code == 0 and f"{len(rows) - 2} new" in entered.output
