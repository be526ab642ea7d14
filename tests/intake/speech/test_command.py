import csv
import io
import re
from pathlib import Path
from time import process_time

import pytest
from typer.testing import CliRunner

from targetbook.cli import app, drafting
from targetbook.record.checking.check import check_folder

SECONDS_FOR_A_REPORT = 20
SPEECH = str(Path(__file__).parent / "speeches" / "linjiang-2025.txt")
pytestmark = pytest.mark.usefixtures("record_folder")


def test_a_draft_is_csv_on_standard_output_and_a_count_beside_it() -> None:
    result = CliRunner().invoke(app, ["draft", SPEECH, "--area", "linjiang", "--year", "2025", "--document", "speech"])
    assert result.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert rows[0]["clause"].endswith("今年地区生产总值增长6.5%以上")
    looked_at = sum(bool(row["review"]) for row in rows)
    lines = result.stderr.splitlines()
    summary = lines[-4:]
    assert summary[0] == f"{len(rows)} drafted, {looked_at} for a person to look at"
    assert re.fullmatch(r"\d+ with a number or set against one, \d+ deeds and aims", summary[1])
    assert re.fullmatch(r"\d+ numbers in the text: \d+ in these rows, \d+ left out", summary[2])
    assert re.search(r"left out: .*an outcome of the past, no target \(\d+\)", summary[3])
    assert "  5.8%: 去年全区地区生产总值增长5.8%" in lines


def test_a_draft_opened_in_a_spreadsheet_reckons_nothing(tmp_path: Path) -> None:
    speech = tmp_path / "speech.txt"
    speech.write_text("=HYPERLINK(1)，今年地区生产总值增长5%。＝1+1固定资产投资增长6%。\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["draft", str(speech), "--area", "linjiang", "--year", "2025"])
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["value"] for row in rows] == ["5", "6"]
    assert not any(row[column].startswith(("=", "＝")) for row in rows for column in ("text_zh", "clause"))


def test_a_long_report_takes_seconds_and_shows_that_it_is_at_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraphs = [
        f"推进临江{name}片区建设，新增学位{100 + number}个，{name}产业增加值增长{number % 9}.{number % 7}%左右。\n"
        for number, name in enumerate("山水林田湖草沙石泉溪" * 50)
    ]
    path = tmp_path / "report.txt"
    path.write_text("".join(paragraphs), encoding="utf-8")
    monkeypatch.setattr(drafting, "SECONDS_OF_SILENCE", 0.0)

    start = process_time()
    result = CliRunner().invoke(app, ["draft", str(path), "--area", "linjiang", "--year", "2025"])
    assert result.exit_code == 0
    assert process_time() - start < SECONDS_FOR_A_REPORT
    assert "499 of 500 sentences read" in result.stderr
    assert "numbers in the text: 1000 in these rows" in result.stderr


def test_a_draft_says_how_each_sure_number_stands_by_the_figures_that_are_there() -> None:
    options = ["--area", "riverside", "--year", "2025", "--announced", "2025-02-10"]
    result = CliRunner().invoke(app, ["draft", SPEECH, *options])
    assert result.exit_code == 0, repr(result.exception)
    rows = csv.DictReader(io.StringIO(result.stdout))
    sure = {row["target"] for row in rows if row["value"] and not row["review"] and row["year"] == "2025"}
    stands = re.findall(r"^(\S+), with the figures that are there: ", result.stderr, re.M)
    there = re.findall(r"^(\S+) is there already: ", result.stderr, re.M)

    assert sure == {*stands, *there} and there


def test_a_draft_for_an_area_to_come_says_nothing_of_figures() -> None:
    result = CliRunner().invoke(app, ["draft", SPEECH, "--area", "linjiang", "--year", "2025"])
    assert "figures that are there" not in result.stderr


def test_the_account_is_told_in_chinese_too() -> None:
    result = CliRunner().invoke(app, ["draft", SPEECH, "--area", "linjiang", "--year", "2025", "--lang", "zh"])
    assert "  5.8%：去年全区地区生产总值增长5.8%" in result.stderr.splitlines()


def test_a_text_in_gb18030_is_read_and_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / "speech.txt"
    path.write_text("今年地区生产总值增长6%。", encoding="gb18030")
    result = CliRunner().invoke(app, ["draft", str(path), "--area", "linjiang", "--year", "2025"])
    assert "今年地区生产总值增长6%" in result.stdout
    assert result.stderr.splitlines()[0] == "read as GB 18030, since it is not in UTF-8"


def test_the_sure_rows_of_a_draft_pass_the_check(own_copy: Path) -> None:
    """A person takes `clause` and `review` off; what was sure then needs nothing more."""
    options = ["--area", "riverside", "--year", "2025", "--announced", "2025-02-10", "--source", "speech-2025"]
    drafted = CliRunner().invoke(app, ["draft", SPEECH, *options]).stdout
    sure = [row for row in csv.DictReader(io.StringIO(drafted)) if not row["review"]]
    assert len(sure) > 10
    path = own_copy / "riverside" / "targets.csv"
    columns = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        writer.writerows({**row, "target": f"{row['target']}-drafted", "linked": ""} for row in sure)
    assert check_folder(own_copy, "riverside") == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--document", "spech"], "did you mean 'speech'?"),
        (["--announced", "2025-13"], "not in the calendar"),
        (["--area", "../etc"], "no name for a folder"),
        (["--year", "25"], "not four digits"),
        (["--area", "a" * 300], "no name for a folder"),
        (["--source", "=1+1"], "is no name"),
        (["--source", "a\nb"], "is no name"),
    ],
)
def test_wrong_usage_is_explained_and_exits_2(options: list[str], message: str) -> None:
    usage = {"--area": "linjiang", "--year": "2025", options[0]: options[1]}
    result = CliRunner().invoke(app, ["draft", SPEECH, *(word for pair in usage.items() for word in pair)])
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())


def test_an_unreadable_file_is_one_line_and_prints_no_table(tmp_path: Path) -> None:
    wrong = tmp_path / "speech.txt"
    wrong.write_bytes(b"\xff\xfe")
    for path, code in ((wrong, 1), (tmp_path, 2), (tmp_path / "none.txt", 2)):
        result = CliRunner().invoke(app, ["draft", str(path), "--area", "linjiang", "--year", "2025"])
        assert (result.exit_code, result.stdout) == (code, "")
        assert result.stderr.startswith(f"{path}:1:-: ")
        assert result.stderr.count("\n") == 1
