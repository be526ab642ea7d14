"""Measures what ten areas' books of one year cost here and in another checkout, which has a `.venv/` of its own.

python benchmarks/ten_areas.py OTHER
"""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from measuring import CORES, Run, adopt_orphans, measure

from targetbook.record.files.atomic import write_whole

HERE = Path(__file__).resolve().parents[1]
REPORT = Path(__file__).with_name("ten_areas.md")
YEAR = "2025"
AREAS = ["baiyun", "china", "guangdong", "guangzhou", "haizhu", "huangpu", "liwan", "nansha", "panyu", "tianhe"]
NOT_COPIED = (".git", ".venv", "_build", "node_modules", ".mypy_cache")
HEAD = """# The books of ten areas

Written by `benchmarks/ten_areas.py` on {cores} cores: the books of {year}, each cold and in both languages, one after
another in one checkout. Seconds are those of all processors, which depend little on what else the machine does; one
round. *Share* is of the other commit, {commit}.

| area | other commit | this commit | share |
|---|---:|---:|---:|
"""


def costs_of(checkout: Path) -> dict[str, Run]:
    """Measure the build of each area's book in a copy of a checkout."""
    with TemporaryDirectory() as folder:
        root = Path(folder, "book")
        shutil.copytree(checkout, root, ignore=shutil.ignore_patterns(*NOT_COPIED))
        command = str(checkout / ".venv" / "bin" / "targetbook")
        return {area: measure([command, "build", "--area", area, "--year", YEAR], root) for area in AREAS}


def row_of(name: str, before: float, now: float) -> str:
    """Write a row of the report."""
    return f"| {name} | {before:.0f} | {now:.0f} | {now / before:.0%} |\n"


def main() -> None:
    """Measure both checkouts and write the report."""
    other = Path(sys.argv[1]).resolve()
    commit = subprocess.run(
        ["git", "-C", other, "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True
    )
    adopt_orphans()
    before = costs_of(other)
    now = costs_of(HERE)

    rows = [row_of(area, before[area].cpu, now[area].cpu) for area in AREAS]
    rows.append(row_of("all", sum(run.cpu for run in before.values()), sum(run.cpu for run in now.values())))
    head = HEAD.format(cores=CORES, year=YEAR, commit=commit.stdout.strip())
    write_whole(REPORT, head + "".join(rows))


if __name__ == "__main__":
    main()
