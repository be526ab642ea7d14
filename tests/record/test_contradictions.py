"""Figures beside each other: an all but sure slip is a finding, what may be right a doubt, and a note settles it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from conftest import CHECKOUT
from record.spoiling import line_of, spoil
from targetbook.cli import app
from targetbook.record.checking.check import check_folder
from targetbook.record.checking.contradictions import doubts
from targetbook.record.reading import Record, read_record

OTHER = "other-page"
YEARS = {"2020": "850.10", "2021": "925.30", "2022": "944.00", "2024": "1118.20", "2025": "1175.20"}


def observe(data: Path, *rows: str) -> int:
    """Append rows of retail sales of another page to Riverside's observations; give the line of the first."""
    sources = data / "riverside" / "sources.csv"
    page = f"{OTHER},Invented Gazette,Invented figures,2026-04-01,official,https://riverside.invalid/gazette\n"
    sources.write_text(sources.read_text(encoding="utf-8") + page, encoding="utf-8")
    path = data / "riverside" / "observations.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "".join(f"{row}\n" for row in rows), encoding="utf-8")

    return text.count("\n") + 1


def level(period: str, value: str, note: str = "", status: str = "published", indicator: str = "gdp") -> str:
    basis = "current" if indicator == "gdp" else ""
    return f"{indicator},level,{period},{value},CNY 100m,exact,{basis},{status},2026-04-01,{OTHER},{note},,"


def places(data: Path) -> list[tuple[int, str]]:
    findings = check_folder(data)
    assert {finding.file for finding in findings} <= {"data/riverside/observations.csv"}
    return [(finding.row, finding.column) for finding in findings]


@pytest.mark.parametrize("value", ["1950", "400"])
def test_a_level_far_from_what_another_page_has_for_the_period_is_found(own_copy: Path, value: str) -> None:
    line = observe(own_copy, level("2025", value))
    assert places(own_copy) == [(line, "value")]
    assert f"{value} of 2025 beside 1175.20 of 2025 (bulletin-2025)" in check_folder(own_copy)[0].message


def test_a_level_far_from_those_before_and_after_is_found(own_copy: Path) -> None:
    path = own_copy / "riverside" / "observations.csv"
    line = line_of(path, indicator="gdp", measure="level", period="2022")
    spoil(path, line, value="9440.0")
    assert places(own_copy) == [(line, "value")]


def test_a_level_ten_times_the_last_one_is_found(own_copy: Path) -> None:
    path = own_copy / "riverside" / "observations.csv"
    line = line_of(path, indicator="gdp", measure="level", period="2025")
    spoil(path, line, value="11752")
    assert places(own_copy) == [(line, "value")]
    assert "expected a figure of the same order, or a note that says why it is not" in check_folder(own_copy)[0].message


@pytest.mark.parametrize("value", ["94400000", "0"])
def test_a_level_a_hundred_times_those_beside_it_is_found_whatever_its_note_says(own_copy: Path, value: str) -> None:
    path = own_copy / "riverside" / "observations.csv"
    line = line_of(path, indicator="gdp", measure="level", period="2021")
    spoil(path, line, value=value, note="preliminary")
    assert places(own_copy) == [(line, "value")]
    assert "or series_break that says what begins there" in check_folder(own_copy)[0].message


@pytest.mark.parametrize(("note", "findings"), [("preliminary", 1), ("printed as growth of 9999 %", 0)])
def test_a_rate_beyond_all_rates_is_found_unless_its_note_quotes_it(own_copy: Path, note: str, findings: int) -> None:
    path = own_copy / "riverside" / "observations.csv"
    line = line_of(path, indicator="gdp", measure="growth", period="2022")
    spoil(path, line, value="9999", note=note)
    assert places(own_copy) == [(line, "value")][:findings]


def test_another_areas_figures_are_found_though_each_is_near(own_copy: Path) -> None:
    rows = [level(period, f"{float(value) * 1.06:.2f}") for period, value in YEARS.items()]
    line = observe(own_copy, *rows)
    assert places(own_copy) == [(line + number, "value") for number in range(len(YEARS))]
    assert f"others contradict 5 of 5 levels of {OTHER} that they tell too" in check_folder(own_copy)[0].message


@pytest.mark.parametrize(("note", "status"), [("after the census", "published"), ("", "revised")])
def test_a_note_or_a_revision_acknowledges_that_figures_differ(own_copy: Path, note: str, status: str) -> None:
    observe(own_copy, *(level(period, f"{float(value) * 1.06:.2f}", note, status) for period, value in YEARS.items()))
    assert places(own_copy) == []


def test_a_page_that_repeats_what_others_have_is_sound(own_copy: Path) -> None:
    observe(own_copy, *(level(period, f"{float(value):.1f}") for period, value in YEARS.items()))
    assert places(own_copy) == []


def test_two_figures_that_differ_a_little_are_a_doubt_and_no_finding(own_copy: Path) -> None:
    line = observe(own_copy, level("2025", "1190"))
    assert places(own_copy) == []
    messages = {doubt.row: doubt.message for doubt in doubts(read_record(own_copy), "riverside", "data/riverside")}
    assert "1190 of 2025 beside 1175.20 of 2025" in messages[line]


def test_a_figure_of_one_date_written_more_coarsely_is_a_doubt_though_a_note_explains_it(own_copy: Path) -> None:
    rows = [
        f"retail_sales,level,{period},{value},CNY 100m,exact,,published,2025-11-02,{OTHER},{note},,"
        for period, value, note in (("2025-10", "29", "disagrees with 32"), ("2025-10-31", "32", ""))
    ]
    line = observe(own_copy, *(row.replace(OTHER, "bulletin-2025") if "-31" in row else row for row in rows))

    assert places(own_copy) == []
    messages = {doubt.row: doubt.message for doubt in doubts(read_record(own_copy), "riverside", "data/riverside")}
    assert "29 of 2025-10 beside 32 of 2025-10-31" in messages[line]
    assert "32 of 2025-10-31 beside 29 of 2025-10" in messages[line + 1]


@pytest.mark.parametrize("growth", ["54", "120"])
def test_a_rate_far_from_the_last_is_a_doubt(own_copy: Path, growth: str) -> None:
    path = own_copy / "riverside" / "observations.csv"
    line = line_of(path, indicator="gdp", measure="growth", period="2025")
    spoil(path, line, value=growth)
    assert places(own_copy) == []
    assert line in {doubt.row for doubt in doubts(read_record(own_copy), "riverside", "data/riverside")}


def test_a_figure_that_was_withdrawn_contradicts_nobody(own_copy: Path) -> None:
    line = observe(own_copy, level("2025", "1950"))
    withdrawals = own_copy / "riverside" / "withdrawals.csv"
    row = f"gdp,level,2025,1950,2026-04-01,{OTHER},2026-05-01,another area's\n"
    withdrawals.write_text(withdrawals.read_text(encoding="utf-8") + row, encoding="utf-8")
    assert line not in [row for row, _ in places(own_copy)]


def test_doubts_are_told_when_they_are_wanted_and_are_no_fault(own_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CHECKOUT)
    monkeypatch.setenv("TARGETBOOK_DATA", str(own_copy))
    line = observe(own_copy, level("2025", "1190"))
    result = CliRunner().invoke(app, ["check", "--area", "riverside", "--doubts"])

    assert result.exit_code == 0
    assert f"data/riverside/observations.csv:{line}:value: 1190 of 2025" in result.output
    assert "1190 of 2025" not in CliRunner().invoke(app, ["check", "--area", "riverside"]).output


def test_the_real_record_has_doubts_and_no_contradiction(real: Record, real_data: Path) -> None:
    assert check_folder(real_data) == []
    assert any(doubts(real, area, area) for area in real.areas)
