"""A book is the same bytes wherever, whenever and in however many steps it is built."""

import csv
import shutil
from pathlib import Path

import pytest
import yaml

from conftest import CHECKOUT
from targetbook.press import graph
from targetbook.press.edition import Edition
from targetbook.press.places import Places

pytestmark = [
    pytest.mark.filterwarnings("default"),  # kernels and papermill warn of their own affairs
    pytest.mark.xdist_group("kernels"),
]
EDITION = Edition("haizhu", 2025)
CHAPTERS = ("overview", "industry", "sources")  # verdicts, charts, all of the record


def checkout(folder: Path) -> Places:
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
    return Places(folder, folder / "data")


def pages(places: Places) -> dict[str, bytes]:
    """Build the book and give every file of the site."""
    assert graph.build_editions(places, [EDITION]).failures == ()
    found = (path for path in places.site.rglob("*") if path.is_file())
    return {path.relative_to(places.site).as_posix(): path.read_bytes() for path in found}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def change_a_row(places: Places) -> None:
    """Change the figure of one series of the industry."""
    path = places.data / "haizhu" / "observations.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    row = next(row for row in rows if (row["indicator"], row["measure"]) == ("industrial_output_above_scale", "growth"))
    row["value"] = f"{float(row['value']) + 0.1:.1f}"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_a_book_is_the_same_bytes_elsewhere_another_day_and_in_two_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = checkout(tmp_path / "here"), checkout(tmp_path / "somewhere" / "else")
    before = pages(here)
    change_a_row(here)
    in_steps = pages(here)
    assert "haizhu-2025/en/chapters/industry.html" in differing(before, in_steps)

    change_a_row(there)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "946684800")
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert differing(pages(there), in_steps) == []
