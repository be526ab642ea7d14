"""Changes that a book goes through between two builds, each on a small book of the invented district."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from conftest import CHECKOUT, lay_out
from targetbook.press.book import renewal
from targetbook.press.edition import Edition
from targetbook.press.graph import builds
from targetbook.press.places import Places

AREA = "riverside"
EDITIONS = [Edition(AREA, 2025, None, "zh")]
CHAPTERS = ["overview", "growth", "neighbours", "methods", "sources"]
LONG_AGO = 946684800  # in 2000, as a wrong clock has it

Change = Callable[[Places], None]


def lay_out_book(folder: Path) -> Places:
    """Lay out a small book that a test may change."""
    data = lay_out(folder)
    (folder / "chapters").unlink()
    for name in ("chapters", "_static", "locale"):
        shutil.copytree(CHECKOUT / name, folder / name)
    for name in ("_config.yml", "requirements.lock"):
        shutil.copyfile(CHECKOUT / name, folder / name)

    places = Places(folder, data)
    write_contents(places, CHAPTERS)
    return places


def site_files(places: Places) -> dict[str, bytes]:
    """Build the book and give every file of the site."""
    result = builds.build_editions(places, EDITIONS)
    assert not result.failures, "\n".join(result.failures)
    site = places.site
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def differing(first: dict[str, bytes], second: dict[str, bytes]) -> list[str]:
    """Name the files that differ or that only one has."""
    return sorted(name for name in {*first, *second} if first.get(name) != second.get(name))


def write_contents(places: Places, chapters: list[str]) -> None:
    """Write a table of these chapters."""
    root, *others = (f"chapters/{name}" for name in chapters)
    parts = [{"caption": "Themes", "chapters": [{"file": file} for file in others]}]
    places.toc.write_text(yaml.safe_dump({"format": "jb-book", "root": root, "parts": parts}), encoding="utf-8")


def contents_of(*chapters: str) -> Change:
    """Change which chapters the book has, or their order."""
    return lambda places: write_contents(places, list(chapters))


def replaced(file: str, old: str, new: str) -> Change:
    """Change a text in a file of the checkout; it must be there."""

    def change(places: Places) -> None:
        path = places.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} holds no {old!r}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


def reworded(chapter: str, old: str, new: str) -> Change:
    """Change a text of a chapter, and with it the text that its translation is of."""
    of_chapter = replaced(f"chapters/{chapter}.ipynb", old, new)
    of_catalogue = replaced("locale/zh_CN/LC_MESSAGES/chapters.po", f'"{old}', f'"{new}')

    def change(places: Places) -> None:
        of_chapter(places)
        of_catalogue(places)

    return change


def with_cell(chapter: str, cell: dict[str, Any]) -> Change:
    """Put a cell at the end of a chapter."""

    def change(places: Places) -> None:
        path = places.root / "chapters" / f"{chapter}.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        notebook["cells"].append(cell)
        path.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")

    return change


def code_cell(name: str, source: str, *tags: str) -> dict[str, Any]:
    """Write a cell of code."""
    metadata = {"tags": list(tags)}
    return {
        "id": name,
        "cell_type": "code",
        "source": source,
        "metadata": metadata,
        "outputs": [],
        "execution_count": None,
    }


def added(file: str, line: str) -> Change:
    """Put a line at the end of a file."""

    def change(places: Places) -> None:
        with (places.root / file).open("a", encoding="utf-8", newline="") as table:
            table.write(f"{line}\n")

    return change


def touch_everything(places: Places) -> None:
    """Give every file of the checkout a new date, and none a new content."""
    for path in places.root.rglob("*"):
        if path.is_file() and "_build" not in path.relative_to(places.root).parts:
            path.touch()


def with_a_wrong_clock(places: Places) -> None:
    """Change a chapter on a machine whose clock is decades behind."""
    reworded("methods", "Some targets name", "A few targets name")(places)
    for edition in EDITIONS:
        for path in (places.work(edition) / "book").rglob("*"):
            os.utime(path, (LONG_AGO, LONG_AGO))


def end_in_the_middle(places: Places) -> None:
    """Leave what a build leaves that was killed as it printed: a page cut short."""
    for edition in EDITIONS:
        book = places.work(edition) / "book"
        renewal.begin(book)
        (book / "_build" / "html" / "chapters" / "growth.html").write_text("<!doctype html><p>cut sh", encoding="utf-8")
        (places.published(edition) / "edition.json").unlink()


def chart_file_of_nobody(places: Places) -> None:
    """Leave a file of a chart that the chapter does not draw any more, and change the chapter."""
    for edition in EDITIONS:
        folder = places.work(edition) / "book" / "_build" / "html" / "_static" / "charts" / "growth"
        (folder / "gone.svg").write_text("<svg/>", encoding="utf-8")
    with_cell("growth", code_cell("end", "print(3 + 3)"))(places)


OBSERVATIONS = f"data/{AREA}/observations.csv"
CHANGES: dict[str, Change] = {
    "nothing": lambda places: None,
    "every file touched": touch_everything,
    "a word of a chapter": reworded("methods", "A verdict says how", "A verdict tells how"),
    "a title": replaced("locale/zh_CN/LC_MESSAGES/chapters.po", 'msgstr "方法"', 'msgstr "办法"'),
    "a heading, to which others may link": reworded("methods", "How far was read", "Up to where was read"),
    "a cell of code": with_cell("growth", code_cell("more", "print(1 + 1)")),
    "a tag": with_cell("growth", code_cell("unseen", "print(2 + 2)", "remove-cell")),
    "a parameter": replaced("chapters/growth.ipynb", 'area: str = \\"haizhu\\"', 'area: str = \\"riverside\\"'),
    "a translation": replaced("locale/zh_CN/LC_MESSAGES/chapters.po", 'msgstr "数据来源"', 'msgstr "数据出处"'),
    "a colour": added("_static/book.css", ".drawing { outline-color: #123456; }"),
    "a script": added("_static/figures.js", "// the end"),
    "the label of an indicator": replaced("data/indicators.csv", "Gross domestic product", "Domestic product"),
    "the name of an area": replaced(f"data/{AREA}/area.yml", "Invented Riverside", "Invented Brookside"),
    "the day of the record": replaced(f"data/{AREA}/area.yml", "2026-09-30", "2026-10-01"),
    "a figure": replaced(OBSERVATIONS, "gdp,growth,2019,6.5", "gdp,growth,2019,6.6"),
    "a row of a neighbour": replaced("data/hillside/observations.csv", "gdp,growth,2024,4.4", "gdp,growth,2024,4.3"),
    "a row deleted": replaced(
        OBSERVATIONS, "gdp,growth,2020,2.1,%,exact,constant,published,2021-03-20,bulletin-2020,,,\n", ""
    ),
    "a chapter more": contents_of(*CHAPTERS, "corrections"),
    "other order": contents_of("overview", "growth", "neighbours", "sources", "methods", "corrections"),
    "a chapter less": contents_of("overview", "growth", "neighbours", "sources", "methods"),
    "a repository": replaced("_config.yml", '  url: ""', "  url: https://git.example.org/book"),
    "an address": replaced("_config.yml", 'baseurl: ""', "baseurl: https://book.example.org"),
    "another library": added("requirements.lock", "# another"),
    "a clock that is wrong": with_a_wrong_clock,
    "a build killed as it printed": end_in_the_middle,
    "a chart that went": chart_file_of_nobody,
}
