"""A new district, from nothing: set up, told of three series, judged, and every chapter of its book. All invented."""

from pathlib import Path
from shutil import copyfile

import pytest
from typer.testing import CliRunner

from conftest import CHECKOUT, lay_out
from showing import show
from targetbook.cli import app
from targetbook.page.blocks.output import Chart, HtmlTable, Text
from targetbook.record.checking.check import check_folder
from targetbook.record.contents import OTHER, empty_chapters
from targetbook.record.reading import read_record
from test_chapters import CHAPTERS, NEVER, assert_full, words_of

NAMES = ["--name-en", "Invented Millbrook", "--name-zh", "虚构磨坊区", "--parent", "rivertown"]
SETUP = ["new", "millbrook", "--code", "999103", *NAMES]
INVENTED = Path(__file__).parent / "data" / "millbrook"  # an invented district's targets, indicator and figures
BULLETIN = ["--publisher", "Invented Millbrook Bureau", "--title", "Invented bulletin", "--published", "2026-03-21"]
READINESS_EN = [
    "4 targets; 6 figures in 3 series",
    "2025: 4 targets: 2 judged",
    "Growth: targets 1, series 2",
    "[fixed_asset_investment/growth/2025]",
    "car making: targets 2, series 1; without a chapter of its own, under Other commitments",
]
READINESS_ZH = [
    "目标任务4项；数据6条，共3个序列",
    "2025年：目标任务4项，已有结论2项",
    "经济增长：目标任务1项，序列2个",
]


def run_on(data: Path, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(words), env={"TARGETBOOK_DATA": str(data)})
    return result.exit_code, result.output


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented record with a fourth area, made by the commands a new user has."""
    folder = tmp_path_factory.mktemp("new-area")
    data = lay_out(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(CHECKOUT)
        assert run_on(data, *SETUP)[0] == 0
        millbrook = data / "millbrook"
        for table in ("indicators.csv", "targets.csv"):
            copyfile(INVENTED / table, millbrook / table)
        with (millbrook / "sources.csv").open("a", encoding="utf-8") as file:
            file.write("speech,Invented Millbrook Daily,Invented speech,2025-02-11,press,,\n")
        code, text = run_on(data, "add", str(INVENTED / "figures.csv"), "--area", "millbrook", *BULLETIN)
        assert code == 0, text
    return data


@pytest.fixture(autouse=True)
def among_them(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CHECKOUT)
    monkeypatch.setenv("TARGETBOOK_DATA", str(data))


def test_the_new_folder_is_sound(data: Path) -> None:
    assert check_folder(data) == []


def test_the_new_folder_has_room_for_who_spoke_and_what_is_to_be_expected(data: Path) -> None:
    for name, first in (("announcements", "announcement,kind,day"), ("publications", "publication,title_en")):
        assert (data / "millbrook" / f"{name}.csv").read_text(encoding="utf-8").startswith(first)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", CHAPTERS)
def test_every_chapter_of_its_book_runs_and_states_its_gaps(name: str, lang: str) -> None:
    blocks = show(CHECKOUT / "chapters" / f"{name}.ipynb", area="millbrook", year=2025, lang=lang)
    assert blocks
    for block in blocks:
        assert isinstance(block, (Text, HtmlTable, Chart))
        assert not NEVER.search(words_of(block)), words_of(block)[:300]
        if isinstance(block, Chart):
            assert_full(block)


def test_an_industry_of_its_own_stands_among_the_other_commitments(data: Path) -> None:
    blocks = show(CHECKOUT / "chapters" / "other_commitments.ipynb", area="millbrook", year=2025)
    text = " ".join(words_of(block) for block in blocks)
    assert "Build more than 90 000 cars" in text and "Open the car laboratory" in text
    assert OTHER not in empty_chapters(read_record(data), "millbrook", 2025, None, CHAPTERS)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", READINESS_EN),
        ("zh", READINESS_ZH),
    ],
)
def test_readiness_says_what_is_there_and_what_to_look_for(data: Path, lang: str, expected: list[str]) -> None:
    code, text = run_on(data, "check", "--area", "millbrook", "--readiness", "--lang", lang)
    assert code == 0
    assert [line for line in expected if line not in text] == [], text


def test_readiness_of_an_empty_folder_says_how_to_begin(own_copy: Path) -> None:
    assert run_on(own_copy, *SETUP)[0] == 0
    code, text = run_on(own_copy, "check", "--area", "millbrook", "--readiness")
    assert code == 0 and "0 targets; 0 figures" in text and "targetbook draft" in text
    assert run_on(own_copy, "check", "--readiness")[0] == 2


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"--parent": "rivertwon"}, "did you mean 'rivertown'?"),
        ({"--code": "99910"}, "expected six digits, like"),
        ({"--code": "999101"}, "expected one of its own"),
        ({"--name-zh": " "}, "a name is empty"),
        ({"--searched": "2026-02-30"}, "is not a day"),
        ({"area": "Mill-Brook"}, "did you mean 'mill_brook'?"),
        ({"area": "riverside"}, "is there already"),
    ],
)
def test_what_cannot_be_set_up_is_told_and_leaves_nothing(own_copy: Path, changes: dict[str, str], why: str) -> None:
    before = sorted(path.name for path in own_copy.iterdir())
    options = {"--code": "999103", "--name-en": "M", "--name-zh": "磨", "--parent": "rivertown", **changes}
    area = options.pop("area", "millbrook")
    code, text = run_on(own_copy, "new", area, *(word for pair in options.items() for word in pair))
    assert code == 2
    assert why in " ".join(text.split())
    assert sorted(path.name for path in own_copy.iterdir()) == before


def test_a_code_outside_the_parents_is_refused(own_copy: Path) -> None:
    path = own_copy / "rivertown" / "area.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("999100", "998800"), encoding="utf-8")
    code, text = run_on(own_copy, *SETUP)
    assert code == 2 and "code 999103 lies outside rivertown (998800); expected one that begins with 9988" in text
