"""A library of many areas: its lists stay small, and what changes in one area touches only the books that hold it."""

import json
import re
import shutil
from pathlib import Path

import pytest

from conftest import AROUND
from rebuilding import differing, lay_out_book, write_contents
from targetbook.press.edition import Edition
from targetbook.press.excerpts import Excerpts
from targetbook.press.graph import builds
from targetbook.press.places import Places
from targetbook.press.site.front_page import write_front_page
from targetbook.press.site.manifest import site_faults, write_site_sums
from targetbook.press.site.provenance import data_digest
from targetbook.press.site.publish import CARD

SMALL = 350_000  # bytes of a front page
NATION = {"area": "nation", "code": "990000", "name_en": "Nation", "name_zh": "国"}


def write_cards(site: Path, counties: int) -> None:
    """Lay the cards of so many counties on a site, each in both languages, nine to a city and ninety to a province."""
    for number in range(counties):
        province = {"area": f"p{number // 90}", "code": f"{10 + number // 90}0000", "name_en": "Land", "name_zh": "省"}
        city = {"area": f"c{number // 9}", "code": "100100", "name_en": f"Town {number // 9}", "name_zh": "市"}
        names = {"area": f"a{number}", "code": "100101", "name_en": f"County {number}", "name_zh": f"县{number}"}
        for lang in ("en", "zh"):
            edition = Edition(names["area"], 2025, None, lang)
            card = {**edition.parameters(), **names, "above": [NATION, province, city]}
            path = site / edition.path / CARD
            path.parent.mkdir(parents=True)
            path.write_text(json.dumps(card), encoding="utf-8")


def links_of(page: Path) -> list[Path]:
    """List the files that a page leads to."""
    text = page.read_text(encoding="utf-8")
    return [(page.parent / href).resolve() for href in re.findall(r'<a href="([^"#]+)"', text)]


@pytest.mark.parametrize("counties", [30, 3000])
def test_every_edition_is_two_links_away_from_a_small_front_page(tmp_path: Path, counties: int) -> None:
    write_cards(tmp_path, counties)
    write_front_page(tmp_path)

    front = tmp_path / "index.html"
    assert front.stat().st_size < SMALL
    lists = [front, *(path for path in links_of(front) if path.parent.name == "places")]
    leads = {path for page in lists for path in links_of(page)}
    assert all(page.stat().st_size < SMALL for page in lists)
    folders = [tmp_path / f"a{number}-2025" for number in range(counties)]
    assert {folder / lang / "index.html" for folder in folders for lang in ("en", "zh")} <= leads


def test_the_search_knows_the_place_the_year_and_what_is_above(tmp_path: Path) -> None:
    write_cards(tmp_path, 30)
    edition = Edition("a7", 2025, "2025-06-30", "zh")
    card = json.loads((tmp_path / "a7-2025" / "zh" / CARD).read_text(encoding="utf-8"))
    (tmp_path / edition.path).mkdir(parents=True)
    (tmp_path / edition.path / CARD).write_text(json.dumps(card | edition.parameters()), encoding="utf-8")
    write_front_page(tmp_path)

    text = (tmp_path / "places" / "names.js").read_text(encoding="utf-8")
    circles = json.loads(text.removeprefix("globalThis.places(").removesuffix(");\n"))
    assert [circle[:2] for circle in circles] == [[f"Town {number}", "市"] for number in range(4)]
    assert ["a7", "County 7", "县7", 2025, [2025, "2025-06-30", "zh"]] in circles[0]
    assert ["a8", "County 8", "县8", 2025] in circles[0]


def test_lists_of_an_earlier_and_larger_library_go(tmp_path: Path) -> None:
    write_cards(tmp_path, 500)
    write_front_page(tmp_path)
    assert (tmp_path / "places" / "p5.html").is_file()

    for number in range(90, 500):
        shutil.rmtree(tmp_path / f"a{number}-2025")
    write_front_page(tmp_path)
    assert sorted(path.name for path in (tmp_path / "places").iterdir()) == ["library.js", "names.js"]


def test_the_lists_are_in_the_sums_of_the_site(tmp_path: Path) -> None:
    write_cards(tmp_path, 30)
    write_front_page(tmp_path)
    write_site_sums(tmp_path)
    assert [*site_faults(tmp_path)] == []

    (tmp_path / "places" / "names.js").write_text("globalThis.places([]);", encoding="utf-8")
    (tmp_path / "places" / "more.html").write_text("", encoding="utf-8")
    assert [*site_faults(tmp_path)] == [
        "places/more.html: not among the files that were made",
        "places/names.js: changed since it was made",
    ]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A small book on two cities that have nothing to do with each other."""
    places = lay_out_book(tmp_path)
    shutil.copytree(AROUND, places.data, dirs_exist_ok=True)
    write_contents(places, ["overview", "growth", "sources"])
    return places


def test_an_excerpt_holds_what_is_above_beside_and_below_and_has_the_sum_of_its_files(places: Places) -> None:
    excerpts = Excerpts(places)
    city = ["lakeland", "lakenation", "lakeside", "laketown", "marshside", "reedside"]
    assert excerpts.members("lakeside") == excerpts.members("lakenation") == city
    assert excerpts.members("riverside") == ["hillside", "riverside", "rivertown"]

    with excerpts.laid_out("riverside") as excerpt:
        assert data_digest(excerpt.data) == excerpts.digest("riverside")
        assert sorted(path.name for path in excerpt.data.iterdir() if path.is_dir()) == excerpts.members("riverside")
        desk = excerpt.data.parent
    assert not desk.exists()


def add_a_row(places: Places, area: str) -> None:
    """Enter a figure of GDP of an area."""
    path = places.data / area / "observations.csv"
    head = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    source = (places.data / area / "sources.csv").read_text(encoding="utf-8").splitlines()[1].split(",")[0]
    cells = {"indicator": "gdp", "measure": "growth", "period": "2019", "value": "3.3", "unit": "%", "bound": "exact"}
    cells |= {"basis": "constant", "status": "published", "released": "2020-03-01", "source": source}
    with path.open("a", encoding="utf-8") as table:
        table.write(",".join(cells.get(name, "") for name in head) + "\n")


@pytest.mark.filterwarnings("default")  # kernels and papermill warn of their own affairs
@pytest.mark.xdist_group("kernels")
def test_what_changes_in_one_area_touches_only_the_books_that_hold_it(places: Places) -> None:
    editions = [Edition(area, 2025) for area in ("lakeside", "reedside", "riverside")]

    def build() -> dict[str, bytes]:
        assert builds.build_editions(places, editions).failures == ()
        paths = (path for path in places.site.rglob("*") if path.is_file())
        return {path.relative_to(places.site).as_posix(): path.read_bytes() for path in paths}

    def printed() -> list[int]:
        """Tell the printings of each edition apart: each lies in a folder of its own."""
        return [places.published(edition).stat().st_ino for edition in editions]

    before = build()
    first = printed()
    add_a_row(places, "riverside")
    after = build()
    second = printed()
    changed = {name.split("/")[0] for name in differing(before, after)}
    assert changed == {"riverside-2025", "data", "index.html", "SHA256SUMS"}
    assert second[:2] == first[:2] and second[2] != first[2]

    add_a_row(places, "reedside")
    in_steps = build()
    third = printed()
    assert third[2] == second[2] and third[0] != second[0] and third[1] != second[1]

    for folder in (places.build / "work", places.site, places.ledger):
        shutil.rmtree(folder)
    assert differing(in_steps, build()) == []
