"""Lays out an invented area whose every text is hostile, and prints small books of it in both languages."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat
import yaml

from conftest import CHECKOUT, lay_out
from record.spoiling import read_rows, write_rows
from showing import show
from targetbook.page.blocks.output import Chart, HtmlTable, Text
from targetbook.press.contents import chapter_files, read_once, write_toc
from targetbook.press.edition import Edition
from targetbook.press.graph.graph import write_verdicts
from targetbook.press.places import Places
from targetbook.press.site import publish
from targetbook.press.site.front_page import write_front_page
from targetbook.record.languages import LANGUAGES

from .payloads import PAYLOADS

AREA = "riverside"
YEAR = 2025
TEXTS = {
    "targets": ("counts_as_done", "counts_as_done_zh", "text_en", "text_zh", "note"),
    "observations": ("note", "note_zh"),
    "milestones": ("note", "note_zh"),
    "readings": ("note",),
    "searches": ("where", "where_zh", "found", "found_zh"),
    "sources": ("publisher", "title"),
    "indicators": ("label_en", "label_zh", "synonyms_zh", "definition_en", "definition_zh"),
    "withdrawals": ("why",),
    "corrections": ("stood", "stood_zh", "stands", "stands_zh", "why", "why_zh"),
}


def hostile_data(folder: Path, port: int) -> Path:
    """Lay out the invented areas with every payload in every text column, and in the remarks on growth."""
    data = lay_out(folder)
    payloads = [payload.replace("PORT", str(port)) for payload in PAYLOADS]
    for table, columns in TEXTS.items():
        spread(data / AREA / f"{table}.csv", columns, payloads)

    spread(data / "indicators.csv", TEXTS["indicators"], payloads)
    spell_addresses(data / AREA / "sources.csv", port)
    area = data / AREA / "area.yml"
    entries = yaml.load(area.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    entries |= dict.fromkeys(("name_en", "name_zh"), " ".join(payloads[:30]))
    area.write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")
    remarks = data / AREA / "commentary"
    remarks.mkdir()
    safe = [payload for payload in payloads if not set("{}") & set(payload) and "![" not in payload]
    for suffix in ("md", "zh.md"):
        (remarks / f"growth.{suffix}").write_text("\n\n".join(safe) + "\n", encoding="utf-8")

    return data


def spread(path: Path, columns: tuple[str, ...], payloads: list[str]) -> None:
    """Deal the payloads out over the rows of a table, all of them in each of these columns."""
    header, *rows = read_rows(path)
    for column in [column for column in columns if column in header]:
        place = header.index(column)
        for number, row in enumerate(rows):
            if row[place] or column.endswith("_zh") or column in ("text_en", "note"):
                row[place] = " ".join(payloads[number % len(payloads) :: len(rows)] or payloads[:1])

    write_rows(path, [header, *rows])


def spell_addresses(path: Path, port: int) -> None:
    """Give the sources addresses that the contract lets pass and that try to leave their attribute."""
    header, *rows = read_rows(path)
    place = header.index("url")
    ends = ('"onmouseover="window.__hit=1', "'><script>window.__hit=1</script>", "#{{7*7}}", "?<img/src/onerror=1>")
    for number, row in enumerate(rows):
        row[place] = f"http://127.0.0.1:{port}/hit{ends[number % len(ends)]}"

    write_rows(path, [header, *rows])


def lay_out_beside(root: Path, data: Path, chapters: list[str]) -> Places:
    """Lay out beside a data folder what else a checkout has, and a table of these chapters."""
    places = Places(root, data)
    for name in ("_config.yml", "_static", "locale", "chapters"):
        if not (root / name).exists():
            (root / name).symlink_to(CHECKOUT / name)

    files = [f"chapters/{name}" for name in chapters]
    parts = [{"caption": "All", "chapters": [{"file": file} for file in files[1:]]}]
    places.toc.write_text(yaml.safe_dump({"format": "jb-book", "root": files[0], "parts": parts}), encoding="utf-8")

    return places


def print_books(root: Path, data: Path, chapters: list[str], langs: Sequence[str] = LANGUAGES) -> Places:
    """Run these chapters in this process, print them in these languages and put them on a site."""
    places = lay_out_beside(root, data, chapters)
    editions = [Edition(AREA, YEAR, None, lang) for lang in langs]
    for edition in editions:
        write_toc(places.toc, read_once(data), edition, places.work(edition) / "_toc.yml")
        write_verdicts(data, edition, places.work(edition))
    for edition in editions:
        for file in chapter_files(yaml.safe_load((places.work(edition) / "_toc.yml").read_text(encoding="utf-8"))):
            execute(places, edition, file)
        publish.publish_book(places, edition)
    write_front_page(places.site)

    return places


def execute(places: Places, edition: Edition, file: str) -> None:
    """Write a chapter with its outputs as a kernel would have left it."""
    notebook = nbformat.read(places.root / f"{file}.ipynb", as_version=4)
    blocks = show(places.root / f"{file}.ipynb", **edition.parameters())
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    code[-1].outputs = [nbformat.v4.new_output("display_data", bundle(block)) for block in blocks]
    target = places.work(edition) / f"{file}.ipynb"
    target.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, target)


def bundle(block: Text | HtmlTable | Chart) -> dict[str, Any]:
    """Give what a block shows of itself."""
    return block._repr_mimebundle_()
