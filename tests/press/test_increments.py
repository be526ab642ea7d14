"""A book that is brought up to date is the book that is built from nothing, byte for byte."""

import shutil
from pathlib import Path

import pytest

from rebuilding import CHANGES, differing, lay_out_book, site_files

pytestmark = [
    pytest.mark.filterwarnings("default"),  # kernels and papermill warn of their own affairs
    pytest.mark.xdist_group("kernels"),
]
# One of each kind; benchmarks/increments.py tries them all, one after the other.
SAMPLE = [
    "a word of a chapter",
    "a title",
    "a colour",
    "a script",
    "a row deleted",
    "a chapter more",
    "a clock that is wrong",
    "a build killed as it printed",
]


def test_a_book_brought_up_to_date_is_the_book_built_from_nothing(tmp_path: Path) -> None:
    places = lay_out_book(tmp_path)
    before = site_files(places)

    for name in SAMPLE:
        CHANGES[name](places)
        in_steps = site_files(places)
        assert name == "a build killed as it printed" or differing(before, in_steps), f"{name}: changed nothing"
        before = in_steps

        for folder in (places.build / "work", places.site, places.ledger):
            shutil.rmtree(folder)
        assert differing(in_steps, site_files(places)) == [], name
