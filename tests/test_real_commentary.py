from pathlib import Path

import pytest

from targetbook.page.chapter import make_chapter
from targetbook.page.commentary import resolve
from targetbook.page.parameters import Parameters
from targetbook.record.reading import Record

DATA = Path(__file__).parents[1] / "data"
TEXTS = sorted(DATA.glob("*/commentary/*.md"))


def test_every_commentary_cites_what_the_record_holds(real: Record) -> None:
    for path in TEXTS:
        lang = "zh" if path.name.endswith(".zh.md") else "en"
        theme, area = path.name.split(".")[0], path.parent.parent.name
        shown = resolve(path, make_chapter(theme, Parameters(area, 2025, None, lang), DATA, real))
        assert shown.count("\n\n") == path.read_text(encoding="utf-8").strip().count("\n\n"), f"{path}: a part is left out"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.parent.name}-{path.name}")
def test_a_commentary_belongs_to_a_chapter(path: Path) -> None:
    themes = {chapter.stem for chapter in (DATA.parent / "chapters").glob("*.ipynb")}
    assert path.name.split(".")[0] in themes
