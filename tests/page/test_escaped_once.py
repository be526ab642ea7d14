"""A text of the record is escaped once where it meets HTML: in prose, tables, source lines, and in the sheet."""

from pathlib import Path

import pytest

from conftest import CHECKOUT
from record.spoiling import read_rows, write_rows
from showing import show
from targetbook.page.blocks.output import Chart, HtmlTable, Text
from targetbook.page.handover.verdict_objects import save_edition

AREA = "riverside"
TEXTS = {
    "targets": ("text_en", "counts_as_done", "note"),
    "observations": ("note",),
    "milestones": ("note",),
    "sources": ("publisher", "title"),
    "indicators": ("label_en", "definition_en"),
    "corrections": ("stood", "stands", "why"),
    "withdrawals": ("why",),
    "publications": ("title_en",),
}
MARK = " Q<script>&'"
ESCAPED = "Q&lt;script&gt;&amp;&#x27;"
CHAPTERS = ["overview", "growth", "artificial_intelligence", "other_commitments", "neighbours", "what_changed"]
CHAPTERS += ["consistency", "revisions", "sources", "data_dictionary", "corrections", "methods", "about"]
REMARK = "Growth was {gdp/growth/2024} <script>&</script>.\n"


@pytest.fixture
def marked_data(own_copy: Path) -> Path:
    """A data folder whose texts all end in a tag, an ampersand and a quote."""
    for table, columns in TEXTS.items():
        mark_texts(own_copy / AREA / f"{table}.csv", columns)

    mark_texts(own_copy / "indicators.csv", TEXTS["indicators"])
    remarks = own_copy / AREA / "commentary"
    remarks.mkdir()
    (remarks / "growth.md").write_text(REMARK, encoding="utf-8")

    return own_copy


def mark_texts(path: Path, columns: tuple[str, ...]) -> None:
    header, *rows = read_rows(path)
    places = [header.index(column) for column in columns if column in header]
    marked = [[cell + MARK if cell and at in places else cell for at, cell in enumerate(row)] for row in rows]
    write_rows(path, [header, *marked])


def markup_of(block: Text | HtmlTable | Chart) -> str:
    """Give what a block hands over as HTML or as Markdown; a chart's own words are text."""
    if isinstance(block, Text):
        return block.markdown
    return block.caption + block.table if isinstance(block, Chart) else block.html


def assert_escaped_once(html: str, place: str) -> None:
    assert "<script" not in html, place
    assert "&amp;lt;" not in html and "&amp;amp;" not in html and "&amp;#" not in html, place


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_text_of_the_record_is_escaped_once(marked_data: Path, chapter: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TARGETBOOK_DATA", str(marked_data))
    blocks = show(CHECKOUT / "chapters" / f"{chapter}.ipynb", area=AREA, year=2025, lang="en")
    html = "\n".join(markup_of(block) for block in blocks)

    assert_escaped_once(html, chapter)
    if chapter not in ("methods", "about"):
        assert ESCAPED in html


def test_what_the_press_takes_is_escaped_once(marked_data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "edition"
    save_edition(marked_data, folder, "riverside/2025", AREA, 2025, None, "en")

    for name in ("brief.txt", "sheet.txt"):
        html = (folder / name).read_text(encoding="utf-8")
        assert_escaped_once(html, name)
        assert ESCAPED in html

    assert MARK.strip() in (folder / "verdicts.csv").read_text(encoding="utf-8-sig")
