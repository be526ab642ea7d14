"""Work that needs no warm process is done without one, and areas that were sound are not looked at again."""

import os
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from targetbook.press.book.renewal import begin, end, is_printed, restyle
from targetbook.press.chapters.pool import WarmPool
from targetbook.press.graph.areas_checked import findings_since, states_of
from targetbook.press.graph.early_start import STARTED, has_news, note_start
from targetbook.press.graph.tasks import PressTask, task
from targetbook.press.places import Places

LINK = '<link rel="stylesheet" type="text/css" href="../_static/book.css?v={}" />\n'
AFTER_ALL = 4_000_000_000  # seconds: after every file of this machine
PROSE = "<p>&lt;link href=&quot;_static/book.css?v=00000000&quot;&gt;</p>\n"


def light_task(is_light: Callable[[], bool]) -> PressTask:
    return task("light", "light", bool, [], [], is_light=is_light)


def lay_out_books(folder: Path) -> tuple[Path, Path]:
    """Lay out a book of one page that is printed, and another that differs in its style sheet."""
    fresh = folder / "fresh"
    book = folder / "book"
    for root, sheet in ((fresh, "p { color: navy }\r\n"), (book, "p { color: teal }\n")):
        (root / "_static").mkdir(parents=True)
        (root / "_static" / "book.css").write_bytes(sheet.encode())
        (root / "_toc.yml").write_text("root: page\n", encoding="utf-8")

    html = book / "_build" / "html"
    (html / "chapters").mkdir(parents=True)
    (html / "_static").mkdir()
    (html / "chapters" / "page.html").write_text(LINK.format("01234567") + PROSE, encoding="utf-8")
    begin(book)
    end(book)
    return fresh, book


def test_a_style_sheet_takes_its_place_in_pages_that_stand(tmp_path: Path) -> None:
    fresh, book = lay_out_books(tmp_path)
    assert is_printed(fresh, book)

    restyle(fresh, book)
    html = book / "_build" / "html"
    checksum = f"{zlib.crc32(b'p { color: navy }' + bytes([10])):08x}"
    assert (html / "chapters" / "page.html").read_text(encoding="utf-8") == LINK.format(checksum) + PROSE
    assert (html / "_static" / "book.css").read_bytes() == (book / "_static" / "book.css").read_bytes()
    assert (book / "_static" / "book.css").read_text(encoding="utf-8") == "p { color: navy }\n"
    assert not fresh.exists()


def test_a_new_sheet_and_an_empty_one_take_sphinx(tmp_path: Path) -> None:
    fresh, book = lay_out_books(tmp_path)
    (fresh / "_static" / "more.css").write_text("a { color: red }\n", encoding="utf-8")
    assert not is_printed(fresh, book)

    (fresh / "_static" / "more.css").unlink()
    (fresh / "_static" / "book.css").write_text("", encoding="utf-8")
    assert not is_printed(fresh, book)


def test_a_book_that_was_not_printed_to_its_end_is_not_printed(tmp_path: Path) -> None:
    fresh, book = lay_out_books(tmp_path)
    begin(book)
    assert not is_printed(fresh, book)


def test_a_light_task_is_done_here_and_starts_no_worker() -> None:
    with WarmPool(1) as pool:
        assert pool.submit(lambda task: os.getpid(), task=light_task(lambda: True)).result() == os.getpid()
        assert "workers" not in vars(pool)


def test_an_area_that_was_sound_is_not_looked_at_again(own_copy: Path) -> None:
    sound = states_of(own_copy, "rules")
    table = own_copy / "riverside" / "observations.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("growth,2024,", "growth,once,", 1), encoding="utf-8")
    faulty = states_of(own_copy, "rules")

    assert {name for name, state in faulty.items() if state != sound[name]} == {"riverside"}
    assert {finding.file for finding in findings_since(own_copy, sound, faulty)} == {"data/riverside/observations.csv"}
    assert findings_since(own_copy, faulty, faulty) == []
    assert findings_since(own_copy, faulty, states_of(own_copy, "other rules")) != []
    assert findings_since(own_copy, {}, faulty) != []


def test_what_areas_share_has_all_of_them_looked_at_again(own_copy: Path) -> None:
    sound = states_of(own_copy, "rules")
    with (own_copy / "hillside" / "area.yml").open("a", encoding="utf-8") as entries:
        entries.write("# a remark\n")
    assert states_of(own_copy, "rules")["."] != sound["."]


@pytest.mark.parametrize(
    ("file", "is_news"),
    [
        ("chapters/page.ipynb", True),
        ("data/area.yml", True),
        ("_config.yml", True),
        ("_static/book.css", False),
        ("_build/site/index.html", False),
    ],
)
def test_a_build_begins_to_load_early_where_more_than_a_style_sheet_was_written(
    tmp_path: Path, file: str, is_news: bool
) -> None:
    places = Places(tmp_path, tmp_path / "data")
    for name in ("chapters/page.ipynb", "data/area.yml", "_config.yml", "_toc.yml", file):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert has_news(places)

    places.build.mkdir(exist_ok=True)
    note_start(places)
    os.utime(places.build / STARTED, (AFTER_ALL, AFTER_ALL))
    assert not has_news(places)

    os.utime(tmp_path / file, (AFTER_ALL + 1, AFTER_ALL + 1))
    assert has_news(places) is is_news
