"""Kernels forked from one warm process: each is a process of its own, whatever its chapter does to it."""

import os
import signal
from functools import partial
from pathlib import Path
from typing import Any

import nbformat
import psutil
import pytest
from jupyter_client.provisioning.factory import KernelProvisionerFactory

from targetbook.press.chapters import execute
from targetbook.press.edition import Edition
from targetbook.press.errors import ChapterError
from targetbook.press.graph import runner
from targetbook.press.graph.tasks import PressTask, task
from targetbook.press.places import Places

from .conftest import write_notebook

pytestmark = [
    pytest.mark.filterwarnings("default"),  # kernels and papermill warn of their own affairs
    pytest.mark.xdist_group("kernels"),
]
LINEAGE = "import os\nprint(os.getpid(), os.getppid(), os.getpgid(0))"
CHANCE = "import random, numpy\nprint(random.random(), numpy.random.random())"
MODULES = "import sys\nprint('pandas' in sys.modules, 'altair' in sys.modules, 'jupyter_book.sphinx' in sys.modules)"
WRECKED = {
    "exits": "import os; os._exit(3)",
    "crashes": "import ctypes; ctypes.string_at(0)",
    "hangs": "while True: pass",
    "floods": "print('water' * 3_000_000)",
}


class Desk:
    """Executes chapters written for one test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, name: str, *code: str) -> list[str]:
        """Execute a chapter of these cells and return what they print."""
        chapter = write_notebook(self.folder / f"{name}.ipynb", name, *code)
        execute.execute_chapter(
            chapter, self.folder / "work", self.folder, Edition("haizhu", 2025), self.folder / "drawings"
        )
        return printed_words(self.folder / "work" / "chapters" / f"{name}.ipynb")


def printed_words(path: Path) -> list[str]:
    """Return the words a chapter printed."""
    cells: list[Any] = nbformat.read(path, as_version=4).cells
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    return "".join(output.get("text", "") for output in outputs).split()


def chapter_task(places: Places, edition: Edition, name: str) -> PressTask:
    """Make the task of a chapter that may take three seconds a cell."""
    notebook = places.root / "chapters" / f"{name}.ipynb"
    work = places.work(edition)
    run = partial(
        execute.execute_chapter, notebook, work, places.data, edition, places.drawings, execute.Limits(seconds=3)
    )

    return task(name, name, run, [notebook], [work / "chapters" / notebook.name])


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_chapters_are_siblings_forked_from_one_process(desk: Desk) -> None:
    first, server, group = desk.run("one", LINEAGE)
    second, same_server, _ = desk.run("other", LINEAGE)
    assert first == group != second
    assert server == same_server != str(os.getpid())
    assert psutil.Process(int(server)).ppid() == os.getpid()


def test_the_server_is_warm_but_runs_one_thread_and_listens_to_nobody(desk: Desk) -> None:
    server = int(desk.run("one", LINEAGE)[1])
    assert psutil.Process(server).num_threads() == 1
    assert psutil.Process(server).net_connections("inet") == []
    assert desk.run("two", MODULES) == ["True", "True", "True"]


def test_a_chapter_starts_in_its_folder_with_its_environment(desk: Desk) -> None:
    show = "import os\nprint(os.getcwd(), os.environ['TARGETBOOK_DATA'])"
    assert desk.run("one", show) == [str(desk.folder)] * 2


@pytest.mark.parametrize(
    ("harm", "look", "unharmed"),
    [
        ("import os; os.chdir('/')", "import os; print(os.getcwd() != '/')", "True"),
        ("import os; os.environ['HARM'] = '1'", "import os; print('HARM' in os.environ)", "False"),
        ("import pandas; del pandas.DataFrame", "import pandas; print(hasattr(pandas, 'DataFrame'))", "True"),
        ("import sys; sys.path.clear()", "import sys; print(bool(sys.path))", "True"),
        ("left_over = 1", "print('left_over' in globals())", "False"),
    ],
)
def test_what_one_chapter_changes_no_other_sees(desk: Desk, harm: str, look: str, unharmed: str) -> None:
    before = (Path.cwd(), dict(os.environ))
    desk.run("one", harm)
    assert desk.run("other", look) == [unharmed]
    assert Path.cwd() == before[0]
    assert "HARM" not in os.environ


def test_each_chapter_has_its_own_chance(desk: Desk) -> None:
    seeded = "import random, numpy\nrandom.seed(1)\nnumpy.random.seed(1)"
    first = desk.run("one", seeded, CHANCE)
    second = desk.run("other", CHANCE)
    assert not set(first) & set(second)
    assert not set(second) & set(desk.run("third", CHANCE))


def test_a_chapter_can_be_interrupted(desk: Desk) -> None:
    interrupt = "import os, signal\ntry:\n    os.kill(os.getpid(), signal.SIGINT)\n    signal.pause()\n"
    assert desk.run("one", interrupt + "except KeyboardInterrupt:\n    print('heard')") == ["heard"]


def test_an_ordinary_kernel_prints_the_same(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing_to_fork_from() -> bool:
        return False

    code = ("import pandas\npandas.DataFrame({'a': [1]})", "print(area, year)", "1 + 1")
    desk.run("one", *code)
    forked = (desk.folder / "work" / "chapters" / "one.ipynb").read_bytes()
    monkeypatch.setattr(execute, "can_fork", nothing_to_fork_from)
    KernelProvisionerFactory.clear_instance()  # it would remember what the first kernel was started by
    server = desk.run("lineage", LINEAGE)[1]
    assert server == str(os.getpid())
    desk.run("one", *code)
    assert (desk.folder / "work" / "chapters" / "one.ipynb").read_bytes() == forked
    KernelProvisionerFactory.clear_instance()


def test_where_nothing_can_be_forked_the_build_says_so_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def nothing_to_fork_from() -> bool:
        return False

    monkeypatch.setattr(runner, "can_fork", nothing_to_fork_from)
    runner.run([], tmp_path, workers=2)
    assert capfd.readouterr().out.count("cannot fork") == 1


@pytest.mark.parametrize("wreck", WRECKED)
def test_a_wrecked_chapter_is_named_and_its_neighbours_are_done(places: Places, edition: Edition, wreck: str) -> None:
    write_notebook(places.root / "chapters" / "growth.ipynb", "Growth", WRECKED[wreck])
    names = ["overview", "growth", "methods"]
    outcome = runner.run([chapter_task(places, edition, name) for name in names], places.ledger, workers=2)
    assert outcome.ran == 2
    assert len(outcome.failures) == 1
    assert outcome.failures[0].startswith("chapter growth, with area='haizhu', year=2025")
    assert printed_words(places.work(edition) / "chapters" / "overview.ipynb") == ["haizhu", "2025"]


def test_a_signal_names_the_death(desk: Desk) -> None:
    with pytest.raises(ChapterError, match="chapter one"):
        desk.run("one", f"import os; os.kill(os.getpid(), {int(signal.SIGKILL)})")
