"""Runs one chapter for one edition by papermill, in a kernel of its own."""

import json
import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from time import perf_counter
from typing import Any

from targetbook.press.chapters.rows_read import keep_answers
from targetbook.press.edition import Edition
from targetbook.press.errors import ChapterError
from targetbook.press.chapters.machine import can_fork
from targetbook.record.asking.answers import answers_now
from targetbook.record.files.atomic import write_whole

WARM = "targetbook-warm"  # how a kernel is started: as a fork
COLD = "local-provisioner"  # or as Jupyter always does
# beside a chapter: what it asks as it runs, what it was answered, and how long it ran
READS = ".reads.jsonl"
ANSWERS = ".answered.json"
SECONDS = ".seconds"


@dataclass(frozen=True)
class Limits:
    """What a chapter may take: seconds a cell, and characters of the whole with its outputs."""

    seconds: int = 120
    characters: int = 10_000_000


def execute_chapter(
    notebook: Path, work: Path, data: Path, edition: Edition, drawings: Path, limits: Limits = Limits()
) -> None:
    """Run the notebook with the edition's parameters, write `chapters/<name>.ipynb` into the work folder, draw."""
    # it brings pandas and Altair, which a build that rests does without
    from targetbook.press.pictures.draw_early import draw_ahead

    target = work / "chapters" / notebook.name
    reads = target.with_suffix(READS)
    target.parent.mkdir(parents=True, exist_ok=True)
    reads.unlink(missing_ok=True)
    answers = answers_now(data)
    begin = perf_counter()

    with kernel_noise(target.with_suffix(".log")):
        chapter = run_notebook(notebook, edition, environment(data, reads), limits.seconds)

    write_whole(target, chapter_text(chapter, chapter_label(notebook, edition), limits.characters))
    keep_answers(reads, answers, target.with_suffix(ANSWERS))

    draw_ahead(chapter, drawings)
    write_whole(target.with_suffix(SECONDS), f"{perf_counter() - begin:.2f}\n")


def chapter_text(chapter: Any, label: str, most: int) -> str:
    """Write an executed notebook down; ChapterError where that takes too many characters."""
    from nbformat import writes

    text = str(writes(without_clock(without_injected_cell(chapter))))  # type: ignore[no-untyped-call]
    if len(text) > most:
        raise ChapterError(f"{label}\n  {len(text):,} characters with its outputs, more than {most:,}")

    return text


def slow_chapters(work: Path, files: Iterable[str]) -> set[str]:
    """Name the chapters that ran longer than most when they last ran: begun first, they do not end alone."""
    paths = {file: (work / file).with_suffix(SECONDS) for file in files}
    times = {file: float(path.read_text(encoding="utf-8")) for file, path in paths.items() if path.is_file()}
    return {file for file, seconds in times.items() if seconds > fmean(times.values())}


def environment(data: Path, reads: Path) -> dict[str, str]:
    """Give what a kernel is told: where the data lie, where to note what it reads, and to hash alike each time."""
    return {
        "TARGETBOOK_DATA": str(data),
        "TARGETBOOK_READS": str(reads),
        "PYTHONHASHSEED": "0",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        "JUPYTER_DEFAULT_PROVISIONER_NAME": WARM if can_fork() else COLD,
    }


@contextmanager
def kernel_noise(log: Path) -> Iterator[None]:
    """Keep what kernels say on stderr in a file."""
    terminal = os.dup(2)
    try:
        with log.open("wb") as out:
            os.dup2(out.fileno(), 2)
        yield
    finally:
        os.dup2(terminal, 2)
        os.close(terminal)


def run_notebook(notebook: Path, edition: Edition, env: dict[str, str], seconds: int) -> Any:
    """Execute the notebook and return it; a failing cell or a dead kernel becomes a ChapterError."""
    from nbclient.exceptions import CellTimeoutError
    from papermill.exceptions import PapermillExecutionError

    logging.getLogger("papermill").setLevel(logging.ERROR)
    os.environ.update(env)  # each chapter runs in a worker process of its own, so this reaches its kernel alone

    try:
        return run_papermill(notebook, edition, seconds)
    except PapermillExecutionError as failure:
        raise ChapterError(failure_message(notebook, edition, failure)) from None
    except (CellTimeoutError, RuntimeError) as failure:  # a dead kernel is a RuntimeError
        raise ChapterError(f"{chapter_label(notebook, edition)}\n  {one_line(failure)}") from None


def run_papermill(notebook: Path, edition: Edition, seconds: int) -> Any:
    """Hand the notebook to papermill, with our client of its kernel."""
    import papermill
    from traitlets.config import Config

    from targetbook.press.chapters.clients import PROMPT

    return papermill.execute_notebook(
        notebook,
        None,
        parameters=edition.parameters(),
        kernel_name="python3",
        progress_bar=False,
        request_save_on_cell_execute=False,
        execution_timeout=seconds,
        shutdown_kernel="immediate",  # nothing in a kernel is worth waiting for once its cells are done
        resources={"metadata": {"path": str(notebook.parent)}},
        config=Config({"KernelManager": {"client_class": PROMPT}}),
    )


def failure_message(notebook: Path, edition: Edition, failure: Any) -> str:
    """Say in two lines which chapter failed, in which cell, with which parameters and why."""
    cell = cell_number(notebook, failure.cell_index)
    error = one_line(f"{failure.ename}: {failure.evalue}")
    return f"chapter {notebook.stem}, cell {cell} (In [{failure.exec_count}]), {call_text(edition)}\n  {error}"


def chapter_label(notebook: Path, edition: Edition) -> str:
    """Name a chapter that failed."""
    return f"chapter {notebook.stem}, {call_text(edition)}"


def call_text(edition: Edition) -> str:
    """Write the parameters as a call would."""
    return "with " + ", ".join(f"{name}={value!r}" for name, value in edition.parameters().items())


def one_line(message: object) -> str:
    """Fold a message into one line."""
    return " ".join(str(message).split())


def cell_number(notebook: Path, index: int) -> int:
    """Return the cell's number in the chapter as written, from 1: papermill adds one after `parameters`."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    tags = [cell["metadata"].get("tags", []) for cell in cells]
    injected = next((number + 1 for number, names in enumerate(tags) if "parameters" in names), 0)
    return index if index > injected else index + 1


def without_injected_cell(chapter: Any) -> Any:
    """Keep the cell that papermill adds out of the pages: what it sets is what the edition is."""
    for cell in chapter.cells:
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.metadata["tags"].append("remove-cell")

    return chapter


def without_clock(chapter: Any) -> Any:
    """Strip clock and chance."""
    chapter.metadata.pop("papermill", None)
    for number, cell in enumerate(chapter.cells):
        cell.id = f"cell-{number}"
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)

    return chapter
