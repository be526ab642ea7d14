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
from targetbook.record.asking.answers import Answers
from targetbook.record.files.atomic import write_whole

WARM, COLD = "targetbook-warm", "local-provisioner"  # how a kernel is started: as a fork, or as Jupyter always does
NOTED, KEPT = ".reads.jsonl", ".answers.json"  # beside a chapter: what it asks as it runs, and what it was answered
TOOK = ".seconds"  # and how long it ran


@dataclass(frozen=True)
class Limits:
    """What a chapter may take: seconds a cell, and characters of the whole with its outputs."""

    seconds: int = 120
    characters: int = 10_000_000


def execute_chapter(
    notebook: Path, work: Path, data: Path, edition: Edition, drawings: Path, limits: Limits = Limits()
) -> None:
    """Run the notebook with the edition's parameters, write `chapters/<name>.ipynb` into the work folder, draw."""
    from nbformat import writes

    from targetbook.press.pictures.draw_early import draw_ahead  # it brings pandas and Altair, which a build that rests does without

    target, noted = (work / "chapters" / f"{notebook.stem}{suffix}" for suffix in (".ipynb", NOTED))
    target.parent.mkdir(parents=True, exist_ok=True)
    noted.unlink(missing_ok=True)
    answers, began = Answers(data), perf_counter()
    with kernel_noise(target.with_suffix(".log")):
        executed = run_notebook(notebook, edition, environment(data, noted), limits.seconds)
    text = str(writes(settled(executed)))  # type: ignore[no-untyped-call]
    if len(text) > limits.characters:
        size = f"{len(text):,} characters with its outputs, more than {limits.characters:,}"
        raise ChapterError(f"{named(notebook, edition)}\n  {size}")
    write_whole(target, text)
    keep_answers(noted, answers, target.with_suffix(KEPT))
    draw_ahead(executed, drawings)
    write_whole(target.with_suffix(TOOK), f"{perf_counter() - began:.2f}\n")


def slow_chapters(work: Path, files: Iterable[str]) -> set[str]:
    """Name the chapters that ran longer than most when they last ran: begun first, they do not end alone."""
    kept = {file: (work / file).with_suffix(TOOK) for file in files}
    took = {file: float(path.read_text(encoding="utf-8")) for file, path in kept.items() if path.is_file()}
    return {file for file, seconds in took.items() if seconds > fmean(took.values())}


def environment(data: Path, noted: Path) -> dict[str, str]:
    """Give what a kernel is told: where the data lie, where to note what it reads, and to hash alike each time."""
    return {
        "TARGETBOOK_DATA": str(data),
        "TARGETBOOK_READS": str(noted),
        "PYTHONHASHSEED": "0",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        "JUPYTER_DEFAULT_PROVISIONER_NAME": WARM if can_fork() else COLD,
    }


@contextmanager
def kernel_noise(log: Path) -> Iterator[None]:
    """Let what kernels say on stderr about sockets and shutdown go to a file instead of the terminal."""
    kept = os.dup(2)
    try:
        with log.open("wb") as out:
            os.dup2(out.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def run_notebook(notebook: Path, edition: Edition, told: dict[str, str], seconds: int) -> Any:
    """Execute the notebook and return it; a failing cell or a dead kernel becomes a ChapterError."""
    import papermill
    from nbclient.exceptions import CellTimeoutError
    from papermill.exceptions import PapermillExecutionError
    from traitlets.config import Config

    from targetbook.press.chapters.clients import PROMPT

    logging.getLogger("papermill").setLevel(logging.ERROR)
    os.environ.update(told)  # each chapter runs in a worker process of its own, so this reaches its kernel alone
    try:
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
    except PapermillExecutionError as failure:
        raise ChapterError(failure_message(notebook, edition, failure)) from None
    except (CellTimeoutError, RuntimeError) as failure:  # a dead kernel is a RuntimeError
        raise ChapterError(f"{named(notebook, edition)}\n  {one_line(failure)}") from None


def failure_message(notebook: Path, edition: Edition, failure: Any) -> str:
    """Say in two lines which chapter failed, in which cell, with which parameters and why."""
    cell = cell_number(notebook, failure.cell_index)
    error = one_line(f"{failure.ename}: {failure.evalue}")
    return f"chapter {notebook.stem}, cell {cell} (In [{failure.exec_count}]), {given(edition)}\n  {error}"


def named(notebook: Path, edition: Edition) -> str:
    """Name a chapter that failed as a whole."""
    return f"chapter {notebook.stem}, {given(edition)}"


def given(edition: Edition) -> str:
    """Write the parameters as a call would."""
    return "with " + ", ".join(f"{name}={value!r}" for name, value in edition.parameters().items())


def one_line(message: object) -> str:
    """Fold a message into one line."""
    return " ".join(str(message).split())


def cell_number(notebook: Path, executed_index: int) -> int:
    """Return the cell's number in the chapter as written, from 1: papermill adds one after `parameters`."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    tagged = [i for i, cell in enumerate(cells) if "parameters" in cell["metadata"].get("tags", [])]
    injected = tagged[0] + 1 if tagged else 0
    return executed_index if executed_index > injected else executed_index + 1


def settled(executed: Any) -> Any:
    """Strip clock and chance from an executed notebook, so that equal content is equal bytes."""
    executed.metadata.pop("papermill", None)
    for number, cell in enumerate(executed.cells):
        cell.id = f"cell-{number}"
        for key in ("papermill", "execution"):
            cell.metadata.pop(key, None)
    return executed
