"""The rows that `read` gives, handed to `add` as they are: those of other areas, and those still asked about."""

import csv
from pathlib import Path

import pytest

from targetbook.intake.entering.origin import StatedSource
from targetbook.intake.entering.taking import Intake, prepare
from targetbook.intake.tables.answers import TableQuestion, read_answers

HEAD = ["indicator", "measure", "period", "value", "unit", "bound", "area", "clause", "review"]
OWN = ["fiscal_expenditure", "level", "2025", "61.4", "CNY 100m", "exact", "riverside", "一般公共预算支出61.4亿元", ""]
CITYS = ["fiscal_expenditure", "level", "2025", "1842", "CNY 100m", "exact", "metropolis", "全市支出1842亿元", "of it?"]
PAGE = StatedSource(publisher="Invented Daily", title="Invented", published="2026-02-11")


def rows_file(folder: Path, *rows: list[str], head: list[str] = HEAD) -> Path:
    path = folder / "read.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    return path


def intake_of(data: Path, path: Path, **options: list[str]) -> Intake:
    empty: dict[str, list[str]] = {name: [] for name in ("columns", "leave_out", "same", "ignore", "confirm")}
    return prepare(data, "riverside", path, PAGE, None, read_answers(period="", unit="", **(empty | options)))


def values(intake: Intake) -> list[str]:
    return [candidate.row["value"] for candidate in intake.figures.new]


def test_rows_of_other_areas_are_counted_and_left_out(own_copy: Path, tmp_path: Path) -> None:
    intake = intake_of(own_copy, rows_file(tmp_path, OWN, CITYS))
    assert values(intake) == ["61.4"] and not intake.rejected
    (remark,) = intake.remarks
    assert (remark.name, remark.values["n"], remark.values["area"]) == ("of_another_area", 1, "metropolis")
    assert "metropolis" not in intake.texts["observations.csv"] and OWN[7] not in intake.texts["observations.csv"]


def test_a_file_of_another_area_says_so(own_copy: Path, tmp_path: Path) -> None:
    intake = intake_of(own_copy, rows_file(tmp_path, CITYS))
    assert ["of metropolis" in finding.message for finding in intake.rejected] == [True]


@pytest.mark.parametrize(
    ("changed", "why"),
    [({8: "also told as 61.9"}, "still asked about: also told as 61.9"), ({6: ""}, "says of no area")],
)
def test_what_is_open_is_asked_at_its_row_and_can_be_left_out(
    own_copy: Path, tmp_path: Path, changed: dict[int, str], why: str
) -> None:
    row = [changed.get(place, cell) for place, cell in enumerate(OWN)]
    later = [*OWN[:2], "2024", "59.9", *OWN[4:]]
    path = rows_file(tmp_path, row, later)
    (question,) = intake_of(own_copy, path).rejected
    assert isinstance(question, TableQuestion) and question.row == 2 and why in question.message

    settled = intake_of(own_copy, path, leave_out=["2"])
    assert values(settled) == ["59.9"] and not settled.rejected


def test_a_figure_far_from_its_neighbours_can_be_left_out(own_copy: Path, tmp_path: Path) -> None:
    path = rows_file(tmp_path, ["gdp", "level", "2023", "4", "CNY 100m", "exact", "riverside", "", ""], OWN)
    (question,) = intake_of(own_copy, path).rejected
    assert "--leave-out 2" in question.message
    assert values(intake_of(own_copy, path, leave_out=["2"])) == ["61.4"]


@pytest.mark.parametrize(
    ("reason", "column"), [("as the bureau says", "note"), ("普查后修订", "note_zh"), ("GDP 初步核算数", "note_zh")]
)
def test_why_a_figure_is_right_stands_in_the_column_of_its_language(
    own_copy: Path, tmp_path: Path, reason: str, column: str
) -> None:
    path = rows_file(tmp_path, ["gdp", "level", "2023", "4", "CNY 100m", "exact", "riverside", "", ""])
    (figure,) = intake_of(own_copy, path, confirm=[f"D2={reason}"]).figures.new
    assert {name: figure.row[name] for name in ("note", "note_zh")} == {"note": "", "note_zh": "", column: reason}


def test_a_level_that_the_catalogue_keeps_none_of_needs_a_unit_there(own_copy: Path, tmp_path: Path) -> None:
    catalogue = own_copy / "indicators.csv"
    text = catalogue.read_text(encoding="utf-8")
    (line,) = [each for each in text.splitlines() if each.startswith("fiscal_expenditure,")]
    catalogue.write_text(text.replace(line, line.replace(",CNY 100m,", ",,")), encoding="utf-8")

    (question,) = intake_of(own_copy, rows_file(tmp_path, OWN)).rejected
    assert "keeps no level of fiscal_expenditure; to enter it, give its unit in indicators.csv" in question.message
    assert "empty cell" not in question.message
