"""Measure the press against plain tools on the same chapters, and what editions and workers cost.

Run it by `make bench-press`, on a machine that does nothing else; `builds` or `editions` measures one half alone, and
`--quick` takes each measure once, on fewer editions. Writes benchmarks/results.md, half by half. Every command runs in
a fresh copy of the checkout, so nothing is warm but the disk.
"""

import argparse
import csv
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median

import yaml
from measuring import BIN, CORES, Run, adopt_orphans, is_installed, machine, measure

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).with_name("results.md")
AREA = "haizhu"
YEAR = 2025
COPIED = ("chapters", "data", "_static", "locale", "_config.yml", "_toc.yml", "requirements.lock")
HALVES = {"builds": "One book", "editions": "Many editions"}
SMALL = ("overview", "low_altitude_economy", "sources")  # the book of the curve: three chapters


@contextmanager
def copy(chapters: Sequence[str] = ()) -> Iterator[Path]:
    """Give a fresh copy of the checkout, of these chapters alone where some are named."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        root = Path(folder)
        for name in COPIED:
            source = ROOT / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
        if chapters:
            first, *others = (f"chapters/{name}" for name in chapters)
            toc = {"format": "jb-book", "root": first, "chapters": [{"file": file} for file in others]}
            (root / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
        yield root


def ours(root: Path) -> list[str]:
    """Build one edition in one language, as the others do."""
    return [str(BIN / "targetbook"), "build", "--area", AREA, "--year", str(YEAR), "--lang", "en"]


def book(root: Path, execute: bool) -> list[str]:
    """Give Jupyter Book's command, executing or printing what is executed already."""
    config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    config["execute"]["execute_notebooks"] = "force" if execute else "off"
    (root / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return [str(BIN / "jupyter-book"), "build", "."]


def change_a_row(root: Path) -> None:
    """Change the note of one figure, as a correction would."""
    path = root / "data" / AREA / "observations.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    row = next(row for row in rows if (row["indicator"], row["measure"]) == ("fixed_asset_investment", "growth"))
    row["note"] += " Looked up again."

    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def one_by_one(root: Path) -> Callable[[], Run]:
    """Run papermill over the chapters in turn, then Jupyter Book over what it wrote."""
    return partial(shell, root, "for file in chapters/*.ipynb; do papermill --no-progress-bar $file $file; done")


def all_cores(root: Path) -> Callable[[], Run]:
    """Run papermill over the chapters on every core, then Jupyter Book over what it wrote."""
    return partial(shell, root, f"ls chapters/*.ipynb | xargs -P {CORES} -I @ papermill --no-progress-bar @ @")


def nbmake(root: Path) -> Callable[[], Run]:
    """Run nbmake on every core, then Jupyter Book over what it wrote."""
    return partial(shell, root, f"pytest -q -p no:cacheprovider --nbmake --overwrite -n {CORES} chapters")


def ploomber(root: Path) -> Callable[[], Run]:
    """Run ploomber-engine over the chapters in turn, then Jupyter Book over what it wrote."""
    line = "for file in chapters/*.ipynb; do ploomber-engine $file $file; done"
    return partial(shell, root, f"export PLOOMBER_STATS_ENABLED=false; {line}")


def shell(root: Path, line: str) -> Run:
    """Run a line of shell and then Jupyter Book, as one command."""
    last = " ".join(book(root, execute=False))
    return measure(["bash", "-euc", f"{line}; {last}"], root)


FLOOR = """
import json, sys, time
from pathlib import Path
from IPython.core.interactiveshell import InteractiveShell
import targetbook.press.chapters.warm
began = time.perf_counter()
for path in sorted(Path("chapters").glob("*.ipynb")):
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance(user_ns={})
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            shell.run_cell("".join(cell["source"]), silent=True).raise_error()
Path("cells.txt").write_text(str(time.perf_counter() - began))
"""


def floor(root: Path) -> Run:
    """Run the same cells in one process that has imported everything, then Jupyter Book on finished chapters."""
    cells = measure([sys.executable, "-c", FLOOR], root)
    warm = float((root / "cells.txt").read_text(encoding="utf-8"))

    with copy() as finished:
        measure(ours(finished), finished)
        work = finished / "_build" / "work" / f"{AREA}-{YEAR}" / "en"
        for path in (work / "chapters").glob("*.ipynb"):
            shutil.copy(path, root / "chapters")
        shutil.copy(work / "_toc.yml", root / "_toc.yml")

    printed = measure(book(root, execute=False), root)
    return Run(warm + printed.wall, cells.cpu + printed.cpu, max(cells.peak, printed.peak))


def builds(times: int) -> dict[str, list[Run]]:
    """Measure what builds the book, and what brings it up to date."""
    runs: dict[str, list[Run]] = {}
    for _ in range(times):
        with copy() as root:
            note = partial(note_run, runs)
            note("ours, cold", measure(ours(root), root))
            note("ours, nothing changed", measure(ours(root), root))
            change_a_row(root)
            note("ours, one row changed", measure(ours(root), root))
            note("`pytask --help`", measure([str(BIN / "pytask"), "--help"], root))
        with copy() as root:
            note_run(runs, "`jupyter-book build`, executing", measure(book(root, execute=True), root))
        for name, way in ways().items():
            with copy() as root:
                note_run(runs, name, way(root)())
        with copy() as root:
            note_run(runs, "floor: cells in one warm process, then Jupyter Book", floor(root))

    return runs


def ways() -> dict[str, Callable[[Path], Callable[[], Run]]]:
    """List the other ways to execute the chapters, those that are installed."""
    others: dict[str, Callable[[Path], Callable[[], Run]]] = {
        "papermill in turn, then the book": one_by_one,
        "papermill on all cores, then the book": all_cores,
    }
    if is_installed("nbmake"):
        others["nbmake on all cores, then the book"] = nbmake
    if is_installed("ploomber-engine"):
        others["ploomber-engine in turn, then the book"] = ploomber

    return others


def note_run(runs: dict[str, list[Run]], name: str, run: Run) -> None:
    """Keep a run under its name and tell it."""
    runs.setdefault(name, []).append(run)
    print(f"{name:<55} {run.wall:7.1f} s {run.cpu:7.1f} cpu s {run.peak:7.0f} MB", flush=True)


KERNELS = """
import json, os, sys, time
from pathlib import Path
from jupyter_client.manager import KernelManager
os.environ["JUPYTER_DEFAULT_PROVISIONER_NAME"] = "targetbook-warm"
from targetbook.press.edition import Edition
from targetbook.press.chapters.execute import execute_chapter
import psutil
cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
parameters = {**cell, "id": "a", "metadata": {"tags": ["parameters"]},
              "source": 'area = "x"\\nyear = 1\\nas_of = None\\nlang = "en"'}
empty = {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": {"name": "python3", "display_name": "",
         "language": "python"}}, "cells": [parameters, {**cell, "id": "b", "source": "1 + 1"}]}
Path("empty.ipynb").write_text(json.dumps(empty))
def run():
    execute_chapter(Path("empty.ipynb").resolve(), Path("work"), Path("data").resolve(), Edition("x", 1), Path("work"))
run()
began = time.perf_counter()
for _ in range(10):
    run()
overhead = (time.perf_counter() - began) / 10
def memory_of_children():
    total = 0
    for process in psutil.Process().children(recursive=True):
        total += process.memory_full_info().pss
    return total / 2**20
managers, before = [], None
for number in range(6):
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel()
    client = manager.client(); client.start_channels(); client.wait_for_ready()
    client.execute_interactive("import pandas, altair\\nfrom targetbook import page", silent=True)
    managers.append(manager)
    if number == 1:
        before = memory_of_children()
memory = (memory_of_children() - before) / 4
for manager in managers:
    manager.shutdown_kernel(now=True)
Path("kernels.json").write_text(json.dumps({"overhead": overhead, "memory": memory}))
"""


def kernels() -> dict[str, float]:
    """Measure what an empty chapter takes, in seconds, and what a further kernel holds, in MB."""
    with copy() as root:
        measure([sys.executable, "-c", KERNELS], root)
        measures: dict[str, float] = json.loads((root / "kernels.json").read_text(encoding="utf-8"))
        return measures


CURVE = """
import sys, json
from pathlib import Path
from targetbook.press.graph import builds
from targetbook.press.cluster.scheduler import cluster
from targetbook.press.edition import Edition
from targetbook.press.places import find_places
if __name__ == "__main__":
    workers, editions = int(sys.argv[1]), [Edition(AREA, YEAR, day) for day in sys.argv[2:]]
    with cluster(None, workers) as client:
        outcome = builds.build_on_cluster(client, find_places(), editions)
    sys.exit("; ".join(outcome.failures) or None)
""".replace("AREA", repr(AREA)).replace("YEAR", str(YEAR))


def editions(count: int, workers: int) -> Run:
    """Print the small book as known on so many days, on so many Dask workers."""
    last = date(2026, 6, 30)
    days = [(last - timedelta(days=number)).isoformat() for number in range(count)]
    with copy(SMALL) as root:
        (root / "curve.py").write_text(CURVE, encoding="utf-8")
        return measure([sys.executable, "curve.py", str(workers), *days], root)


def of_builds(measures: dict[str, list[Run]], empty: dict[str, float]) -> str:
    """Report on builds and kernels: medians, and ratios to our cold build."""
    cold = median(run.wall for run in measures["ours, cold"])
    lines = [
        f"{machine('press.py')} One edition ({AREA} {YEAR}, English), medians.",
        "",
        "| | runs | seconds | times our cold build | processor seconds | most memory, MB |",
        "|---|---:|---:|---:|---:|---:|",
    ]

    for name, runs in measures.items():
        wall, cpu, peak = (median(values) for values in zip(*((r.wall, r.cpu, r.peak) for r in runs), strict=True))
        lines.append(f"| {name} | {len(runs)} | {wall:.1f} | {wall / cold:.2f} | {cpu:.1f} | {peak:.0f} |")

    chapter = f"An empty chapter takes {empty['overhead']:.2f} s"
    kernel = f"each further kernel holds {empty['memory']:.0f} MB (proportional)."
    return "\n".join([*lines, "", f"{chapter}; {kernel}"])


def of_editions(curve: dict[tuple[int, int], Run]) -> str:
    """Report on many editions: what one takes where there are few or many, on one worker or two."""
    small = f"The book of {len(SMALL)} chapters ({', '.join(SMALL)}), as known on so many days, on Dask workers"
    lines = [
        f"{machine('press.py')} {small}.",
        "",
        "| editions | workers | seconds | seconds an edition |",
        "|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {count} | {workers} | {run.wall:.1f} | {run.wall / count:.2f} |" for (count, workers), run in curve.items()
    ]

    return "\n".join(lines)


def write(half: str, text: str) -> None:
    """Put one half of the results in its place and leave the other as it is."""
    before = RESULTS.read_text(encoding="utf-8") if RESULTS.is_file() else ""
    halves = dict.fromkeys(HALVES, "Not measured.")

    for part in before.split("\n## ")[1:]:
        title, _, results = part.partition("\n")
        halves |= {name: results.strip() for name, heading in HALVES.items() if heading == title}

    halves[half] = text
    sections = "\n\n".join(f"## {heading}\n\n{halves[name]}" for name, heading in HALVES.items())
    RESULTS.write_text(f"# Results\n\n{sections}\n", encoding="utf-8")
    print(f"written to {RESULTS.relative_to(ROOT)}", flush=True)


def measure_editions(few: int, many: int) -> None:
    """Measure few editions and many, on one worker and on two; write down what is known after each."""
    curve: dict[tuple[int, int], Run] = {}
    for count, workers in ((few, 1), (few, 2), (many, 1), (many, 2)):
        curve[count, workers] = editions(count, workers)
        print(f"{count} editions, {workers} workers {curve[count, workers].wall:.1f} s", flush=True)
        write("editions", of_editions(curve))


def main() -> None:
    """Measure everything, or one half, and write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("half", nargs="?", choices=HALVES, help="measure this half alone")
    parser.add_argument("--quick", action="store_true", help="each measure once, on fewer editions")
    arguments = parser.parse_args()
    adopt_orphans()
    if arguments.half != "editions":
        write("builds", of_builds(builds(1 if arguments.quick else 3), kernels()))
    if arguments.half != "builds":
        measure_editions(*((4, 12) if arguments.quick else (10, 300)))


if __name__ == "__main__":
    main()
