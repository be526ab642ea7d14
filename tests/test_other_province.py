"""A district of another province, by README alone: units, bodies, themes and publishers of its own. All invented."""

import csv
from pathlib import Path
from shutil import copyfile, copytree

import pytest
from typer.testing import CliRunner

from conftest import CHECKOUT, lay_out
from record.spoiling import read_rows
from targetbook.cli import app
from targetbook.press.edition import Edition
from targetbook.record.checking.check import check_folder
from targetbook.record.languages import LANGUAGES
from targetbook.record.reading import read_record
from test_small_editions import Book, dead_links, read_book

INVENTED = CHECKOUT / "tests" / "data" / "qingxi"
TABLES = ("units", "bodies", "themes", "publishers", "indicators")
SETUP = ["new", "qingxi", "--code", "510199", "--name-en", "Invented Qingxi", "--name-zh", "虚构青溪区"]
SEARCHED = ["--searched", "2026-03-20"]
SPEECHES = """speech,青溪日报,Invented speech,2025-02-11,press,,
speech-2024,青溪日报,Invented speech of the year before,2024-02-20,press,,
"""
BULLETINS = {"bulletin-2024.csv": "2025-03-20", "bulletin-2025.csv": "2026-03-18"}
GRAIN = "2025-grain-output-level-speech"
OWN_WORDS = {
    "en": ("123,500 tonnes", "Farming", "Qingxi’s bureau of agriculture", "Qingxi bureau of agriculture (invented)"),
    "zh": ("12.35万吨", "农业生产", "青溪区农业农村局", "青溪区农业农村局（虚构）"),
}


def run_on(data: Path, *words: str) -> str:
    """Run the command on a data folder, which has to go well; give what it printed."""
    result = CliRunner().invoke(app, list(words), env={"TARGETBOOK_DATA": str(data)})
    assert result.exit_code == 0, result.output
    return result.stdout


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def set_up(data: Path) -> Path:
    """Set the district's folder up with what its people write by hand; give it."""
    run_on(data, *SETUP, *SEARCHED)
    folder = data / "qingxi"
    for name in TABLES:
        copyfile(INVENTED / f"{name}.csv", folder / f"{name}.csv")
    with (folder / "sources.csv").open("a", encoding="utf-8") as file:
        file.write(SPEECHES)
    return folder


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented record with the district, its targets and its figures."""
    data = lay_out(tmp_path_factory.mktemp("other-province"))
    before = contents(data)
    folder = set_up(data)
    copyfile(INVENTED / "targets.csv", folder / "targets.csv")

    for name, day in BULLETINS.items():
        origin = ["--publisher", "青溪区农业农村局", "--title", name, "--published", day, "--channel", "official"]
        run_on(data, "add", str(INVENTED / name), "--area", "qingxi", *origin)

    assert contents(data).items() >= before.items()
    return data


@pytest.fixture
def own_district(data: Path, tmp_path: Path) -> Path:
    """A copy of that record which a test may spoil."""
    return copytree(data, tmp_path / "data")


@pytest.fixture(scope="module", params=LANGUAGES)
def book(request: pytest.FixtureRequest, data: Path) -> Book:
    """The chapters of the district's edition."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TARGETBOOK_DATA", str(data))
        return read_book(Edition("qingxi", 2025, None, request.param), read_record(data))


def test_the_folder_is_sound(data: Path) -> None:
    assert check_folder(data) == []
    assert "has no row in publishers.csv" not in run_on(data, "check", "--area", "qingxi", "--doubts")


def test_a_speech_is_drafted_in_its_units(data: Path) -> None:
    words = ["--area", "qingxi", "--year", "2025", "--announced", "2025-02-11", "--source", "speech"]
    rows = csv.DictReader(run_on(data, "draft", str(INVENTED / "speech.txt"), *words).splitlines())
    drafted = [(row["indicator"], row["value"], row["unit"], row["theme"]) for row in rows if row["unit"] == "t"]
    assert drafted == [
        ("grain_output", "120000", "t", "farming"),
        ("vegetable_output", "300000", "t", "farming"),
    ]


def test_a_bulletin_is_read_in_its_units_and_in_those_of_the_row_above(data: Path) -> None:
    head, *rows = read_rows(data / "qingxi" / "observations.csv")
    cells = [dict(zip(head, row, strict=True)) for row in rows]
    figures = {
        (row["indicator"], row["measure"]): (row["value"], row["unit"])
        for row in cells
        if row["period"].startswith("2025")
    }
    assert figures["grain_output", "level"] == ("123500", "t")
    assert figures["vegetable_output", "level"] == ("301200", "t")
    assert figures["hospital_beds", "level"] == ("3012", "count")
    assert figures["fiscal_tax_revenue", "level"] == ("8.0000", "CNY 100m")
    assert figures["industrial_value_added_above_scale", "growth"] == ("6.1", "%")


def test_prose_is_read_in_its_units(data: Path) -> None:
    words = ["--area", "qingxi", "--published", "2026-03-19", "--title", "虚构青溪区2025年农业生产情况"]
    rows = csv.DictReader(run_on(data, "read", str(INVENTED / "report.txt"), *words).splitlines())
    assert [(row["indicator"], row["value"], row["unit"]) for row in rows if row["unit"] == "t"] == [
        ("vegetable_output", "302000", "t"),
        ("grain_output", "124000", "t"),
    ]


def test_another_area_does_not_read_them(data: Path) -> None:
    words = ["--area", "riverside", "--published", "2026-03-19", "--title", "2025年农业生产情况"]
    assert ",t," not in run_on(data, "read", str(INVENTED / "report.txt"), *words)


def test_readiness_says_where_themes_without_a_chapter_stand(data: Path) -> None:
    english = run_on(data, "check", "--area", "qingxi", "--readiness")
    assert "Farming: targets 3, series 4; without a chapter of its own, under Other commitments" in english
    assert "Health care: targets 0, series 1; without a chapter" in english and "new-chapter health" in english
    chinese = run_on(data, "check", "--area", "qingxi", "--readiness", "--lang", "zh")
    assert "农业生产：目标任务3项，序列4个；无单独章节，列入“其他目标任务”" in chinese


def test_its_words_stand_on_the_pages_of_both_languages(book: Book) -> None:
    text = "\n".join(piece for _, piece in book.pieces)
    assert [words for words in OWN_WORDS[book.lang] if words not in text] == []


def test_a_series_of_a_theme_without_a_chapter_is_drawn(book: Book) -> None:
    assert 'id="grain-output-level-history"' in book.pages["other_commitments.html"]


def test_every_link_lands(book: Book) -> None:
    assert dead_links(book) == []


def test_verdicts_are_exported_in_its_units(data: Path) -> None:
    text = run_on(data, "verdicts", "--area", "qingxi", "--year", "2025", "--format", "csv")
    row = next(row for row in csv.DictReader(text.splitlines()) if row["target"] == GRAIN)
    assert (row["status"], row["unit"], row["observed"]) == ("met", "t", "123500")


@pytest.mark.parametrize(
    ("table", "line", "message"),
    [
        ("units", "m2,square metre,,平方米,", "units.csv:3:unit: 'm2' is a unit that all areas share"),
        ("bodies", "statistics,A bureau,统计局", "bodies.csv:3:body: 'statistics' is a body that all areas share"),
        ("themes", "growth,Growth,增长", "themes.csv:4:theme: 'growth' is a theme that all areas share"),
        ("units", "k g,kilo,,千克,", "units.csv:3:unit: 'k g' does not fit; expected a code of up to 20 letters"),
    ],
)
def test_what_is_not_its_own_is_a_finding(own_district: Path, table: str, line: str, message: str) -> None:
    with (own_district / "qingxi" / f"{table}.csv").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    assert [str(finding) for finding in check_folder(own_district) if message in str(finding)] != []


def test_a_publisher_of_all_areas_is_none_of_its_own(own_district: Path) -> None:
    copyfile(INVENTED / "publishers.csv", own_district / "publishers.csv")
    findings = [str(finding) for finding in check_folder(own_district)]
    assert any(
        "publishers.csv:2:publisher: '青溪日报' is a publisher that all areas share" in text for text in findings
    )


def test_two_areas_say_the_same_of_a_unit(own_district: Path) -> None:
    path = own_district / "riverside" / "units.csv"
    copyfile(INVENTED / "units.csv", path)
    assert check_folder(own_district) == []

    path.write_text(path.read_text(encoding="utf-8").replace("tonnes", "tons"), encoding="utf-8")
    texts = [str(finding) for finding in check_folder(own_district)]
    assert any("units.csv:2:unit: 't' stands otherwise in qingxi" in text for text in texts)


def test_a_unit_nobody_declared_is_told_with_those_that_are(own_district: Path) -> None:
    path = own_district / "qingxi" / "observations.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",t,", ",tt,", 1), encoding="utf-8")
    (text,) = [str(finding) for finding in check_folder(own_district)]
    assert "'tt' does not fit" in text and text.endswith("rank, t")
