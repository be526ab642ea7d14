from pathlib import Path

import pytest
import yaml

from targetbook.press import contents
from targetbook.press.edition import Edition
from targetbook.press.errors import PressError
from targetbook.press.places import Places

from .conftest import CHECKOUT, TOC, announce


def test_chapters_are_listed_in_reading_order() -> None:
    assert contents.chapter_files(TOC) == ["chapters/overview", "chapters/growth", "chapters/methods"]


def test_a_theme_with_nothing_leaves_and_takes_its_empty_part_along() -> None:
    rest = contents.without(TOC, {"growth"})
    assert contents.chapter_files(rest) == ["chapters/overview", "chapters/methods"]
    assert [part["caption"] for part in rest["parts"]] == ["About the book"]
    assert len(TOC["parts"]) == 2


def test_a_book_without_parts_lists_its_chapters_too() -> None:
    flat = {"root": "chapters/overview", "chapters": [{"file": "chapters/growth"}, {"file": "chapters/methods"}]}
    assert contents.chapter_files(flat) == contents.chapter_files(TOC)
    assert contents.without(flat, {"growth"}) == {**flat, "chapters": [{"file": "chapters/methods"}]}


def test_an_editions_contents_leave_out_what_the_record_does_not_hold(
    places: Places, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contents, "nothing_to_say", lambda record, edition, names: {"growth"} & set(names))
    announce(places, edition.year)
    target = places.work(edition) / "_toc.yml"
    contents.write_toc(places.toc, contents.read_once(places.data), edition, target)
    toc = yaml.safe_load(target.read_text(encoding="utf-8"))
    assert toc["format"] == "jb-book"
    assert contents.chapter_files(toc) == ["chapters/overview", "chapters/methods"]


@pytest.mark.parametrize(("announced", "years"), [([], "none"), ([2024], "2024")])
def test_an_edition_without_a_target_is_refused_with_the_years_that_have_some(
    places: Places, edition: Edition, announced: list[int], years: str
) -> None:
    for year in announced:
        announce(places, year)

    target = places.work(edition) / "_toc.yml"

    with pytest.raises(PressError) as refused:
        contents.write_toc(places.toc, contents.read_once(places.data), edition, target)

    assert str(refused.value) == f"no target of haizhu for 2025; years with targets: {years}"
    assert not target.exists()


def test_a_listed_chapter_that_nobody_wrote_is_named(tmp_path: Path) -> None:
    with pytest.raises(PressError, match=r"chapters/methods\.ipynb"):
        contents.require_notebooks(tmp_path, ["chapters/methods"])


def test_the_books_own_contents_name_each_chapter_once() -> None:
    files = contents.chapter_files(contents.read_toc(CHECKOUT / "_toc.yml"))
    assert len(files) == len(set(files)) == 23
