from pathlib import Path

import pytest

from targetbook.press.chapters.execute import SECONDS, execute_chapter, slow_chapters
from targetbook.press.edition import Edition
from targetbook.press.errors import ChapterError

from .conftest import write_notebook

FAILING = "def f():\n    raise ValueError('no observation of\\n gdp growth')\nf()"
ALLOWED = pytest.mark.filterwarnings("default")  # kernels and papermill warn of their own affairs


@ALLOWED
def test_a_failing_chapter_is_named_with_cell_parameters_and_error(tmp_path: Path) -> None:
    chapter = write_notebook(tmp_path / "growth.ipynb", "Growth", "print(1)", FAILING)
    with pytest.raises(ChapterError) as failure:
        execute_chapter(chapter, tmp_path / "work", tmp_path, Edition("haizhu", 2024, "2024-09-01"), tmp_path)

    assert str(failure.value) == (
        "chapter growth, cell 4 (In [4]), with area='haizhu', year=2024, as_of='2024-09-01', lang='en'\n"
        "  ValueError: no observation of gdp growth"
    )
    assert not (tmp_path / "work" / "chapters" / "growth.ipynb").exists()


@ALLOWED
def test_the_same_chapter_gives_the_same_bytes_each_time(tmp_path: Path, edition: Edition) -> None:
    chapter = write_notebook(tmp_path / "overview.ipynb", "Overview", "print(area, year)")
    work = tmp_path / "work"
    execute_chapter(chapter, work, tmp_path, edition, tmp_path)
    first = (work / "chapters" / "overview.ipynb").read_bytes()
    execute_chapter(chapter, work, tmp_path, edition, tmp_path)
    assert (work / "chapters" / "overview.ipynb").read_bytes() == first
    assert "haizhu 2025" in first.decode()


@ALLOWED
def test_a_chapter_that_ran_longer_than_most_is_slow_and_one_that_never_ran_is_not(tmp_path: Path) -> None:
    files = ["chapters/growth", "chapters/methods", "chapters/sources"]
    assert slow_chapters(tmp_path / "work", files) == set()
    chapter = write_notebook(tmp_path / "growth.ipynb", "Growth", "import time\ntime.sleep(1)")
    execute_chapter(chapter, tmp_path / "work", tmp_path, Edition("haizhu", 2024), tmp_path)
    (tmp_path / "work" / "chapters" / f"methods{SECONDS}").write_text("0.10\n", encoding="utf-8")
    assert slow_chapters(tmp_path / "work", files) == {"chapters/growth"}
