import re
from pathlib import Path

from targetbook.page.chapter import make_chapter
from targetbook.page.commentary.remarks import resolve
from targetbook.page.parameters import Parameters
from targetbook.record.reading import Record


def test_every_commentary_cites_what_the_record_holds(real: Record, real_data: Path) -> None:
    chapters = {path.stem for path in (real_data.parent / "chapters").glob("*.ipynb")}
    for path in sorted(real_data.glob("*/commentary/*.md")):
        theme = path.name.split(".")[0]
        area = path.parent.parent.name
        assert theme in chapters, f"{path}: no such chapter"
        lang = "zh" if path.name.endswith(".zh.md") else "en"
        text = resolve(path, make_chapter(theme, Parameters(area, 2025, None, lang), real_data, real))
        assert paragraphs(text) == paragraphs(path.read_text(encoding="utf-8")), f"{path}: a paragraph is left out"


def paragraphs(text: str) -> int:
    return len(re.split(r"\n\s*\n", text.strip()))
