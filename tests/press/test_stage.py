from pathlib import Path

import pytest

from targetbook.press.book.stage import complaints, read_config, run_jupyter_book, staged_config
from targetbook.press.edition import Edition
from targetbook.press.errors import BookError
from targetbook.press.places import Places


def test_a_staged_book_executes_nothing_and_bears_its_own_title(places: Places) -> None:
    config = read_config(places.config)
    staged = staged_config(config, Edition("haizhu", 2024, "2024-09-01"), "Haizhu")
    assert staged["execute"]["execute_notebooks"] == "off"
    assert staged["title"] == "Said and Done: Haizhu 2024, as known on 2024-09-01"
    assert config["title"] == "Said and Done"


def test_a_chinese_edition_speaks_chinese(places: Places) -> None:
    staged = staged_config(read_config(places.config), Edition("haizhu", 2025, None, "zh"), "海珠区")
    assert staged["sphinx"]["config"]["language"] == "zh_CN"
    assert "海珠区2025年" in staged["title"]
    assert staged["author"] == "《言必有数》编写者"


def test_only_the_warnings_of_a_refused_book_are_shown(tmp_path: Path) -> None:
    log = tmp_path / "book.log"
    log.write_text(
        f"reading\n\x1b[91m{tmp_path}/chapters/a.ipynb:3: WARNING: no such target\x1b[0m\ndone\n", encoding="utf-8"
    )
    lines = complaints(log, tmp_path).splitlines()
    assert lines[1:] == ["  chapters/a.ipynb:3: WARNING: no such target"]


def test_a_warning_is_an_error(places: Places, tmp_path: Path) -> None:
    book = tmp_path / "book"
    book.mkdir()
    (book / "_toc.yml").write_text("format: jb-book\nroot: page\n", encoding="utf-8")
    (book / "_config.yml").write_text(places.config.read_text(encoding="utf-8"), encoding="utf-8")
    (book / "page.md").write_text("# Page\n\n[to nowhere](nowhere.md)\n", encoding="utf-8")

    with pytest.raises(BookError, match="nowhere"):
        run_jupyter_book(book, tmp_path / "book.log")
