"""The package as a wheel, installed by itself outside every checkout, on a data folder of its own."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from conftest import CHECKOUT, lay_out
from targetbook.page.chapter import make_chapter
from targetbook.page.handover.verdict_objects import verdict_objects
from targetbook.page.parameters import Parameters
from targetbook.record.reading import read_record

OFFLINE = ("--disable-pip-version-check", "--no-index", "--no-deps")
LEFT_OUT = shutil.ignore_patterns(".venv", "_build", ".git", "node_modules", "data", "tests", ".*_cache")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the wheel installs, and nothing else."""
    room = tmp_path_factory.mktemp("wheel")
    shutil.copytree(CHECKOUT, room / "source", ignore=LEFT_OUT)
    pip = [sys.executable, "-m", "pip"]
    subprocess.run([*pip, "wheel", "-q", "--no-build-isolation", *OFFLINE, "-w", room, room / "source"], check=True)
    (wheel,) = room.glob("targetbook-*.whl")
    subprocess.run([*pip, "install", "-q", *OFFLINE, "--target", room / "installed", wheel], check=True)
    shutil.rmtree(room / "source")

    return room / "installed"


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with data of its own, below no checkout."""
    folder = tmp_path_factory.mktemp("outside 外")
    data = lay_out(folder)
    (folder / "chapters").unlink()

    return data


def run(installed: Path, cwd: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command: without `site`, so that this checkout, installed in place, is not seen."""
    paths = os.pathsep.join([str(installed), sysconfig.get_path("purelib")])
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": paths, **variables}
    command = [sys.executable, "-S", "-m", "targetbook.cli", *words]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


def test_the_package_that_runs_is_the_installed_one(installed: Path, tmp_path: Path) -> None:
    code = "import targetbook; print(targetbook.__file__)"
    paths = os.pathsep.join([str(installed), sysconfig.get_path("purelib")])
    answer = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=tmp_path, env={"PYTHONPATH": paths}, capture_output=True, text=True
    )
    assert Path(answer.stdout.strip()).is_relative_to(installed)
    assert (installed / "bin" / "targetbook").is_file()


def test_verdicts_on_data_of_its_own_are_those_of_the_checkout(installed: Path, outside: Path, tmp_path: Path) -> None:
    words = ("verdicts", "--area", "riverside", "--year", "2025", "--format", "json")
    answer = run(installed, tmp_path, "--data", str(outside), *words)
    assert answer.returncode == 0, answer.stderr
    chapter = make_chapter("overview", Parameters("riverside", 2025, None, "en"), outside, read_record(outside))
    assert json.loads(answer.stdout) == json.loads(json.dumps(verdict_objects(chapter)))

    by_variable = run(installed, tmp_path, *words, TARGETBOOK_DATA=str(outside))
    beside_it = run(installed, outside.parent, *words)
    assert answer.stdout == by_variable.stdout == beside_it.stdout


def test_the_record_is_checked_and_what_is_not_looked_at_is_said(installed: Path, outside: Path) -> None:
    answer = run(installed, outside.parent, "check")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert "every area: nothing found wrong" in answer.stdout
    assert "no _toc.yml here: chapters, translations and settings were not looked at" in answer.stdout


def test_an_area_is_set_up_there(installed: Path, outside: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(outside, data)
    names = ("--name-en", "Invented Ferryside", "--name-zh", "虚构渡口区", "--parent", "rivertown")
    answer = run(installed, tmp_path, "--data", str(data), "new", "ferryside", "--code", "999107", *names)
    assert answer.returncode == 0, answer.stderr
    assert (data / "ferryside" / "area.yml").is_file()


@pytest.mark.parametrize(
    "command", [("build",), ("paper",), ("new-chapter", "a", "--title-en", "A", "--title-zh", "甲")]
)
def test_what_needs_the_chapters_says_so(command: tuple[str, ...], installed: Path, outside: Path) -> None:
    answer = run(installed, outside.parent, *command)
    assert answer.returncode == 2
    (line,) = answer.stderr.splitlines()
    assert "go to the checkout of the book; this command needs its chapters" in line


def test_without_data_the_command_says_how_to_state_them(installed: Path, tmp_path: Path) -> None:
    nowhere = run(installed, tmp_path, "verdicts")
    assert nowhere.returncode == 2
    assert "state --data DIR, set TARGETBOOK_DATA or go to the checkout" in nowhere.stderr

    wrong = run(installed, tmp_path, "--data", str(tmp_path), "verdicts")
    assert wrong.returncode == 2
    assert "the data folder (--data or TARGETBOOK_DATA) is" in wrong.stderr
