"""Times the builds of somebody at work in this checkout and in another, which has a `.venv/` of its own.

python benchmarks/second_builds.py OTHER
"""

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from targetbook.record.files.atomic import write_whole

HERE = Path(__file__).resolve().parents[1]
REPORT = Path(__file__).with_name("second_builds.md")
ROUNDS = 3
WORDS = ["build", "--area", "haizhu", "--year", "2025", "--lang", "en"]
HEAD = """# Builds of somebody at work

Written by `benchmarks/second_builds.py` on {cores} cores: Haizhu 2025 in English, medians of {rounds} builds, in
seconds, each build after one change. *Share* is of the cold build of the other commit, {commit}.

| | other commit | this commit | share |
|---|---:|---:|---:|
"""

Change = Callable[[Path, int], None]


def start_anew(root: Path, _: int) -> None:
    """Leave nothing of earlier builds, drawings included."""
    shutil.rmtree(root / "_build", ignore_errors=True)


def note_on(indicator: str) -> Change:
    """Change the note of a figure of Haizhu."""

    def change(root: Path, number: int) -> None:
        path = root / "data" / "haizhu" / "observations.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))

        row = next(row for row in rows if (row["indicator"], row["measure"]) == (indicator, "growth"))
        row["note"] += f" Looked up again ({number})."
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    return change


def word(root: Path, number: int) -> None:
    """Change the prose of a chapter."""
    path = root / "chapters" / "methods.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cell = next(
        cell for cell in notebook["cells"] if cell["cell_type"] == "markdown" and len("".join(cell["source"])) > 80
    )
    cell["source"] = "".join(cell["source"]) + f" And more ({number})."
    path.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")


def style(root: Path, number: int) -> None:
    """Change a style sheet."""
    with (root / "_static" / "book.css").open("a", encoding="utf-8") as sheet:
        sheet.write(f"/* {number} */\n")


def nothing(root: Path, number: int) -> None:
    """Change nothing."""


CHANGES: dict[str, Change] = {
    "cold": start_anew,
    "one row changed, of fixed-asset investment": note_on("fixed_asset_investment"),
    "one row changed, of industry": note_on("industrial_output_above_scale"),
    "one word of a chapter": word,
    "a style sheet": style,
    "nothing changed": nothing,
}


def seconds_of(root: Path, command: Path) -> float:
    """Build a checkout by a command, and say how long it took."""
    begin = perf_counter()
    subprocess.run([command, *WORDS], cwd=root, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - begin


def times_of(checkout: Path) -> dict[str, float]:
    """Time each change in a copy of a checkout."""
    with TemporaryDirectory() as folder:
        root = Path(folder, "book")
        shutil.copytree(checkout, root, ignore=shutil.ignore_patterns(".git", ".venv", "_build", ".mypy_cache"))
        times = {}
        for name, change in CHANGES.items():
            seconds = []
            for number in range(ROUNDS):
                change(root, number)
                seconds.append(seconds_of(root, checkout / ".venv" / "bin" / "targetbook"))
            times[name] = median(seconds)
    return times


def main() -> None:
    """Time both checkouts and write the report."""
    other = Path(sys.argv[1]).resolve()
    commit = subprocess.run(
        ["git", "-C", other, "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True
    )
    before = times_of(other)
    now = times_of(HERE)

    begin = perf_counter()
    subprocess.run([sys.executable, "-m", "pytask", "--help"], check=True, stdout=subprocess.DEVNULL)
    help_time = perf_counter() - begin

    rows = [
        f"| {name} | {before[name]:.1f} | {now[name]:.1f} | {now[name] / before['cold']:.0%} |\n" for name in CHANGES
    ]
    rows.append(f"| `pytask --help` | | {help_time:.1f} | |\n")
    write_whole(REPORT, HEAD.format(cores=os.cpu_count(), rounds=ROUNDS, commit=commit.stdout.strip()) + "".join(rows))


if __name__ == "__main__":
    main()
