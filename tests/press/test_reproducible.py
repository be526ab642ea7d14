"""A book is the same bytes wherever, whenever, by whomever and in however many steps it is built."""

import csv
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from conftest import CHECKOUT
from rebuilding import differing

pytestmark = pytest.mark.xdist_group("kernels")
# verdicts, charts, an axis of time, all of the record, and the page that one of them links to
CHAPTERS = ("overview", "industry", "revisions", "sources", "what_changed")


@dataclass(frozen=True)
class Surroundings:
    """What a machine, a user and a day bring along, and no book may show."""

    folder: str
    zone: str
    locale: str
    user: str
    umask: int
    epoch: str


HERE = Surroundings("here", "UTC", "C.UTF-8", "ann", 0o022, "")
WEST = Surroundings("我的 书 (a&b)'s", "America/Los_Angeles", "C", "bob", 0o077, "946684800")
EAST = Surroundings("some where/else", "Pacific/Kiritimati", "POSIX", "新", 0o002, "4102444800")


def lay_out_book(folder: Path) -> None:
    """Lay out a small book on the real data."""
    for name in ("chapters", "data", "_static", "locale"):
        shutil.copytree(CHECKOUT / name, folder / name)

    for name in ("_config.yml", "requirements.lock"):
        shutil.copyfile(CHECKOUT / name, folder / name)

    root, *others = (f"chapters/{name}" for name in CHAPTERS)
    toc = {
        "format": "jb-book",
        "root": root,
        "parts": [{"caption": "Themes", "chapters": [{"file": f} for f in others]}],
    }
    (folder / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")


def site_files(base: Path, place: str, around: Surroundings) -> dict[str, bytes]:
    """Build the book that lies in a place, in these surroundings, and give every file of the site."""
    folder = base / place
    home = base / "homes" / around.user
    home.mkdir(parents=True, exist_ok=True)
    env = {"TZ": around.zone, "LC_ALL": around.locale, "HOME": str(home), "USER": around.user}
    env |= {"LOGNAME": around.user} | ({"SOURCE_DATE_EPOCH": around.epoch} if around.epoch else {})
    others = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "XDG_"))}
    subprocess.run(
        [sys.executable, "-m", "targetbook.cli", "build", "--area", "haizhu", "--year", "2025", "--lang", "zh"],
        cwd=folder,
        env=others | env,
        umask=around.umask,
        check=True,
    )
    site = folder / "_build" / "site"

    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def change_a_row(data: Path) -> None:
    """Change the figure of one series of the industry."""
    path = data / "haizhu" / "observations.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    row = next(row for row in rows if (row["indicator"], row["measure"]) == ("industrial_output_above_scale", "growth"))
    row["value"] = f"{float(row['value']) + 0.1:.1f}"

    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_a_book_is_the_same_bytes_elsewhere_another_day_and_in_two_steps(tmp_path: Path) -> None:
    for place in (HERE.folder, WEST.folder):
        lay_out_book(tmp_path / place)

    before = site_files(tmp_path, HERE.folder, HERE)
    change_a_row(tmp_path / HERE.folder / "data")
    in_steps = site_files(tmp_path, HERE.folder, EAST)
    assert "haizhu-2025/zh/chapters/industry.html" in differing(before, in_steps)

    change_a_row(tmp_path / WEST.folder / "data")
    assert differing(site_files(tmp_path, WEST.folder, WEST), in_steps) == []
