"""Measure two ways to run the chapters of one edition: in the press's kernels, and on IPython's shell without a kernel.

Run it by `make bench-engines`, on a machine that does nothing else (some three minutes); `--quick` runs each way once.
Writes benchmarks/engines.md. Both ways fork from the press's warm process, a fork a chapter, and use its pool. The
drawing of the charts is left out: it is the same for both.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from textwrap import shorten
from time import perf_counter
from typing import Any

import nbformat
from measuring import CORES, Run, adopt_orphans, machine, measure

from targetbook.press.chapters import execute
from targetbook.press.chapters.forking import warm_up
from targetbook.press.chapters.pool import WarmPool
from targetbook.press.contents import chapter_files, read_once, read_toc, write_toc
from targetbook.press.edition import Edition
from targetbook.press.errors import ChapterError
from targetbook.press.places import MARK
from targetbook.record.files.atomic import write_whole

HERE = Path(__file__).parent
ROOT = HERE.parent
REPORT = HERE / "engines.md"
ROUNDS = 3
DATA = ROOT / "data"
EDITION = Edition("haizhu", 2025)
LIMITS = execute.Limits()
WIDTH = 100  # characters of a cell of the report
SHORT = execute.Limits(seconds=3)  # for cells that never end
CHAPTERS_TIME = "chapters.txt"
CASES_FILE = "cases.json"
RUN = "import sys; sys.path.insert(0, sys.argv[1]); import engines; engines.run_chapters(*sys.argv[2:])"
TRY = "import sys; sys.path.insert(0, sys.argv[1]); import engines; engines.try_cells(sys.argv[2])"
# Lines of code that one way has and the other does without.
CODE = {
    "kernel": [ROOT / "src" / "targetbook" / "press" / "chapters" / name for name in ("kernels.py", "clients.py")],
    "shell": [HERE / "shell_engine.py"],
}
KERNEL, SHELL = CODE
NEITHER = "neither"
TITLES = {
    KERNEL: "kernels, as the press does it",
    SHELL: "IPython's shell, by an engine for papermill",
    NEITHER: "neither: the warm process and its workers alone",
}
PARAMETERS = "area = year = as_of = lang = None"
CASES = {
    "prints on both streams": ["import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c')"],
    "displays and replaces": ["place = display('first', display_id=True)", "place.update('second')"],
    "clears what it displayed": ["from IPython.display import clear_output\nprint('a')\nclear_output()\nprint('b')"],
    "uses magics": ["%%capture text\nprint('a')", "text.stdout"],
    "runs a shell command": ["!echo a"],
    "starts a program that prints": ["import subprocess\nsubprocess.run(['echo', 'a']).returncode"],
    "awaits": ["import asyncio\nawait asyncio.sleep(0, 'a')"],
    "starts what a later cell awaits": ["import asyncio\na = asyncio.create_task(asyncio.sleep(0, 'a'))", "await a"],
    "asks its reader": ["input('a? ')"],
    "fails": ["1 / 0"],
    "ends its process": ["import os\nos._exit(3)"],
    "crashes": ["import ctypes\nctypes.string_at(0)"],
    "never ends, in Python": ["while True: pass"],
    "never ends, in C": ["import ctypes\nctypes.CDLL(None).sleep(1000)"],
}


def run_chapters(way: str, folder: str) -> None:
    """Run the chapters of a folder's table of contents one way, on all cores; note how long the chapters took."""
    names = [] if way == NEITHER else chapter_files(read_toc(Path(folder, MARK)))
    warm_up()

    with WarmPool(CORES) as pool:
        for future in [pool.submit(os.getpid) for _ in range(CORES)]:
            future.result()

        begin = perf_counter()
        for future in [pool.submit(run_chapter, way, ROOT / f"{name}.ipynb", Path(folder)) for name in names]:
            future.result()

    Path(folder, CHAPTERS_TIME).write_text(str(perf_counter() - begin), encoding="utf-8")


def run_chapter(way: str, notebook: Path, folder: Path, limits: execute.Limits = LIMITS) -> None:
    """Run one chapter one way and write it down as the press does, beside what it asked of the record."""
    target = folder / notebook.name
    env = execute.environment(DATA, target.with_suffix(execute.READS))
    run = run_on_shell if way == SHELL else execute.run_notebook

    with execute.kernel_noise(target.with_suffix(".log")):
        chapter = run(notebook, EDITION, env, limits.seconds)

    write_whole(target, execute.chapter_text(chapter, execute.chapter_label(notebook, EDITION), limits.characters))


def run_on_shell(notebook: Path, edition: Edition, env: dict[str, str], seconds: int) -> Any:
    """Do what the press's `run_notebook` does by the other engine."""
    import papermill
    from papermill.exceptions import PapermillExecutionError
    from shell_engine import NAME

    os.environ.update(env)

    try:
        return papermill.execute_notebook(
            notebook,
            None,
            parameters=edition.parameters(),
            engine_name=NAME,
            kernel_name="python3",
            progress_bar=False,
            request_save_on_cell_execute=False,
            execution_timeout=seconds,
            resources={"metadata": {"path": str(notebook.parent)}},
        )
    except PapermillExecutionError as failure:
        raise ChapterError(execute.failure_message(notebook, edition, failure)) from None
    except RuntimeError as failure:
        raise ChapterError(f"{execute.chapter_label(notebook, edition)}\n  {execute.one_line(failure)}") from None


def try_cells(folder: str) -> None:
    """Run each case both ways and note how it ends."""
    warm_up()
    endings = {name: [ending(way, name, Path(folder)) for way in CODE] for name in CASES}
    Path(folder, CASES_FILE).write_text(json.dumps(endings), encoding="utf-8")


def ending(way: str, name: str, folder: Path) -> str:
    """Run the cells of a case as a chapter; give their outputs in words, or why the chapter failed."""
    first = nbformat.v4.new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]})  # type: ignore[no-untyped-call]
    cells = [first, *map(nbformat.v4.new_code_cell, CASES[name])]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=kernel)  # type: ignore[no-untyped-call]
    path = folder / "case.ipynb"
    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]
    target = folder / way
    target.mkdir(exist_ok=True)

    try:
        run_chapter(way, path, target, SHORT)
    except ChapterError as failure:
        return shorten(f"fails: {str(failure).splitlines()[-1]}", WIDTH)

    outputs = (output for _, outputs in outputs_of(target / path.name) for output in outputs)
    return ", ".join(map(in_words, outputs)) or "no output"


def in_words(output: dict[str, Any]) -> str:
    """Give an output in a few words."""
    text = output.get("text") or output["data"]["text/plain"]
    return f"{output.get('name', output['output_type'])} `{execute.one_line(''.join(text))}`"


def measure_way(way: str, toc: Path, folder: Path) -> tuple[Run, float]:
    """Run the chapters one way into a fresh folder; give the run, and how long the chapters took of it."""
    folder.mkdir()
    (folder / MARK).write_bytes(toc.read_bytes())
    run = measure([sys.executable, "-c", RUN, str(HERE), way, str(folder)], folder)
    seconds = float((folder / CHAPTERS_TIME).read_text(encoding="utf-8"))
    print(f"{way:<8} {run.wall:6.1f} s (chapters {seconds:5.1f}) {run.cpu:6.1f} cpu s {run.peak:5.0f} MB", flush=True)

    return run, seconds


def differences(kernel: Path, shell: Path) -> Iterator[str]:
    """Say of each chapter in what it differs between two folders, if in anything."""
    for path in sorted(kernel.glob("*.ipynb")):
        other = shell / path.name
        if outputs_of(path) != outputs_of(other):
            yield f"{path.stem}: other outputs"
        elif path.read_bytes() != other.read_bytes():
            yield f"{path.stem}: the same outputs, but another notebook"
        if questions_of(path) != questions_of(other):
            yield f"{path.stem}: other questions to the record"


def outputs_of(path: Path) -> list[tuple[int | None, list[Any]]]:
    """Read the outputs of a notebook's cells with their counts."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [(cell.get("execution_count"), cell.get("outputs", [])) for cell in cells]


def questions_of(path: Path) -> set[str]:
    """Read what a chapter asked of the record."""
    return set(path.with_suffix(execute.READS).read_text(encoding="utf-8").splitlines())


def row(way: str, measures: Sequence[tuple[Run, float]]) -> str:
    """Give the medians of a way as a row."""
    columns = zip(*((run.wall, seconds, run.cpu, run.peak) for run, seconds in measures), strict=True)
    wall, chapters, cpu, peak = (median(column) for column in columns)
    lines = sum(map(lines_of, CODE.get(way, [])))
    return f"| {TITLES[way]} | {len(measures)} | {wall:.1f} | {chapters:.1f} | {cpu:.1f} | {peak:.0f} | {lines or ''} |"


def lines_of(path: Path) -> int:
    """Count the lines of a file that are not empty."""
    return sum(bool(line.strip()) for line in path.read_text(encoding="utf-8").splitlines())


def case_row(name: str, endings: Sequence[str]) -> str:
    """Say how a case ends both ways."""
    kernel, shell = (ending.replace("|", "\\|") for ending in endings)
    return f"| {name} | {kernel} | {'the same' if kernel == shell else shell} |"


def write_report(
    measures: dict[str, list[tuple[Run, float]]], chapters: int, differing: set[str], cases: dict[str, list[str]]
) -> None:
    """Write the medians, whether the notebooks are the same, and how the cases end."""
    alike = "Every notebook is the same in every run, byte for byte, and asks the record the same."
    lines = [
        "# Kernels or a shell",
        "",
        f"{machine('engines.py')} The {chapters} chapters of {EDITION}, medians of runs in turn, each on {CORES}",
        "workers. *Lines* are those of code that the other way does without; what forks, and the pool, both have.",
        "",
        "| | runs | seconds | of which chapters | processor seconds | most memory, MB | lines |",
        "|---|---:|---:|---:|---:|---:|---:|",
        *(row(way, runs) for way, runs in measures.items()),
        "",
        *(sorted(differing) or [alike]),
        "",
        f"How a chapter ends that has such cells (of which each may take {SHORT.seconds} seconds):",
        "",
        "| a cell | kernel | shell |",
        "|---|---|---|",
        *(case_row(name, endings) for name, endings in cases.items()),
    ]
    write_whole(REPORT, "\n".join(lines) + "\n")
    print(f"written to {REPORT.relative_to(ROOT)}")


def main() -> None:
    """Measure both ways in turn and write the report; exit with 1 where the notebooks differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="each way once")
    rounds = 1 if parser.parse_args().quick else ROUNDS
    adopt_orphans()
    measures: dict[str, list[tuple[Run, float]]] = {way: [] for way in TITLES}
    differing: set[str] = set()

    with TemporaryDirectory(prefix="bench-") as folder:
        toc = Path(folder, MARK)
        write_toc(ROOT / MARK, read_once(DATA), EDITION, toc)
        for number in range(rounds):
            folders = {way: Path(folder, f"{way}-{number}") for way in TITLES}
            for way, target in folders.items():
                measures[way].append(measure_way(way, toc, target))
            differing.update(differences(folders[KERNEL], folders[SHELL]))

        measure([sys.executable, "-c", TRY, str(HERE), folder], Path(folder))
        cases = json.loads(Path(folder, CASES_FILE).read_text(encoding="utf-8"))
        write_report(measures, len(chapter_files(read_toc(toc))), differing, cases)

    sys.exit(bool(differing))


if __name__ == "__main__":
    main()
