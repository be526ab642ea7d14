"""The chapters under the real papermill command, by every way in which it takes parameters."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import CHECKOUT
from targetbook.page.parameters import WrongParameter, read_parameters
from targetbook.record.folder import NotInRecord
from targetbook.record.reading import Record

CHAPTER = CHECKOUT / "chapters" / "about.ipynb"
OUTSIDE = {"PATH": os.environ["PATH"], "PYTHONPATH": str(CHECKOUT / "src"), "HOME": os.environ.get("HOME", "/")}


def papermill(*words: str, cwd: Path = CHECKOUT) -> subprocess.CompletedProcess[str]:
    """Run papermill as a process of its own."""
    command = [sys.executable, "-m", "papermill", *words]
    return subprocess.run(command, cwd=cwd, env=OUTSIDE, capture_output=True, text=True, check=False)


def text_of(notebook: Path) -> str:
    """Give what an executed notebook shows."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return json.dumps([output for cell in cells for output in cell.get("outputs", [])], ensure_ascii=False)


def test_a_chapter_says_which_parameters_it_takes_with_their_types() -> None:
    answer = papermill("--help-notebook", str(CHAPTER)).stdout
    for line in ('area: str (default "haizhu")', "year: int (default 2025)", "as_of: str (default None)", "lang: str"):
        assert line in answer
    assert "Unknown type" not in answer


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["-f", "参数.yml"], ["天河区2025年"]),
        (
            ["-y", "{area: tianhe, year: 2024.0, as_of: 2025-04-01}"],
            ["Tianhe’s 2024 targets", "as known on 1 April 2025"],
        ),
        (["-r", "area", "tianhe", "-r", "year", "2024"], ["Tianhe’s 2024 targets"]),
        (["-p", "area", "tianhe", "-p", "as_of", "2025-04-01"], ["as known on 1 April 2025"]),
    ],
    ids=["a file", "YAML", "raw", "plain"],
)
def test_parameters_reach_a_chapter_however_they_are_given(
    options: list[str], words: list[str], tmp_path: Path
) -> None:
    folder = tmp_path / "of its own 输出"
    folder.mkdir()
    (folder / "参数.yml").write_text("area: tianhe\nyear: 2025\nlang: zh\n", encoding="utf-8")
    output = folder / "out.ipynb"

    run = papermill(str(CHAPTER), str(output), "--cwd", str(CHAPTER.parent), *options, cwd=folder)
    assert run.returncode == 0, run.stderr[-500:]
    assert [phrase for phrase in words if phrase not in text_of(output)] == []
    assert sorted(path.name for path in folder.iterdir()) == ["out.ipynb", "参数.yml"]


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (["-p", "yaer", "2024"], "WrongParameter: no parameter 'yaer'; did you mean 'year'?"),
        (["-y", "{area: tinhae}"], "NotInRecord: no area 'tinhae' in data/; did you mean 'tianhe'?"),
    ],
    ids=["a parameter", "an area"],
)
def test_what_is_wrong_is_said_in_one_line_before_anything_else(options: list[str], line: str, tmp_path: Path) -> None:
    run = papermill(str(CHAPTER), str(tmp_path / "out.ipynb"), *options)
    assert run.returncode == 1
    end = run.stderr.strip().splitlines()
    assert end[-1].startswith(line)
    assert end[-2] == 'Exception encountered at "In [3]":'


def test_no_row_of_the_record_is_read_before_the_parameters_are_right(real: Record) -> None:
    with pytest.raises(WrongParameter, match="lang='fr'"):
        read_parameters({"area": "nowhere", "year": 2025, "lang": "fr"}, real.areas)
    with pytest.raises(NotInRecord, match="no area 'nowhere'"):
        read_parameters({"area": "nowhere", "year": 2025}, real.areas)


@pytest.mark.parametrize("value", [2025.5, "2025-04", None, True])
def test_a_year_is_four_digits(value: object, real: Record) -> None:
    with pytest.raises(WrongParameter, match="is not a year"):
        read_parameters({"area": "haizhu", "year": value}, real.areas)


def test_the_first_cells_run_again_below_others(real: Record) -> None:
    names = {"area": "haizhu", "year": 2025, "as_of": None, "lang": "en", "json": json, "Path": Path}
    first = read_parameters(names, real.areas)
    again = read_parameters({**names, "chapter": first, "series": [1], "yaer": 2024}, real.areas)
    assert first == again
    with pytest.raises(WrongParameter, match="no parameter 'series'; a variable of your own comes below open_chapter"):
        read_parameters({**names, "series": [1]}, real.areas)


def test_a_parameter_that_is_missing_is_named(real: Record) -> None:
    with pytest.raises(WrongParameter, match="year is not set"):
        read_parameters({"area": "haizhu"}, real.areas)
