"""Lays out an edition's book and has Jupyter Book print it, with warnings as errors."""

import json
import os
import re
import shutil
import subprocess
import sys
from copy import deepcopy
from filecmp import cmpfiles
from pathlib import Path
from typing import Any

import yaml

from targetbook.press.book.renewal import NAMES, begin, end, is_printed, note_makers, renew, restyle
from targetbook.press.book.synonyms import names_of_things
from targetbook.press.book.translations import SPHINX_LANGUAGE, catalogue_of, in_language
from targetbook.press.chapters.machine import can_fork
from targetbook.press.contents import chapter_files, read_toc
from targetbook.press.edition import Edition
from targetbook.press.errors import BookError
from targetbook.press.pictures.vega_bundle import shared_place
from targetbook.press.places import Places
from targetbook.record.folder import read_areas

TITLE = {"en": "Said and Done: {name} {year}{past}", "zh": "言必有数：{name}{year}年目标{past}"}
SHOW_CODE = {"en": "Show the code and its table", "zh": "查看代码和数据表"}
HIDE_CODE = {"en": "Hide them", "zh": "收起"}
PAST = {"en": ", as known on {day}", "zh": "（截至{day}）"}
ABOUT = {
    "en": "What {name}’s leader announced for {year}, held against the public record{past}.",
    "zh": "{name}{year}年公开承诺的目标，逐项对照公开统计{past}。",
}
AUTHOR_ZH = "《言必有数》编写者"
CLUTTER = ("_sources", ".buildinfo", "_static/mystnb.*.css", "_static/pygments.css")
JUPYTER_BOOK = "from jupyter_book.cli.main import main; main()"  # it has no `python -m` of its own
CLOCK = "SOURCE_DATE_EPOCH"  # by which Sphinx would change the year that the configuration states
WARNING = re.compile(r"\b(WARNING|ERROR|CRITICAL|SEVERE)\b")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")

Config = dict[str, Any]


def print_book(places: Places, edition: Edition) -> Path:
    """Stage the edition's executed chapters, bring its pages up to date and return the folder in which they lie."""
    book = book_folder(places, edition)
    fresh = fresh_book(places, edition)

    if is_printed(fresh, book):
        begin(book)
        restyle(fresh, book)
    else:
        renew(fresh, book)
        begin(book)
        run_jupyter_book(book, places.work(edition) / "book.log")
    end(book)

    return book / "_build" / "html"


def prints_nothing(places: Places, edition: Edition) -> bool:
    """Whether the edition's pages are printed already, but for style sheets and scripts."""
    book = book_folder(places, edition)
    return holds_chapters(places, edition, book) and is_printed(fresh_book(places, edition), book)


def holds_chapters(places: Places, edition: Edition, book: Path) -> bool:
    """Whether a laid-out book holds the edition's chapters as they are: told sooner than whether it holds all."""
    files = [f"{file}.ipynb" for file in chapter_files(read_toc(places.contents(edition)))]
    _, others, missing = cmpfiles(places.work(edition), book, files, shallow=False)
    return not others and not missing


def book_folder(places: Places, edition: Edition) -> Path:
    """Say where the book lies that Jupyter Book prints an edition from."""
    return places.work(edition) / "book"


def fresh_book(places: Places, edition: Edition) -> Path:
    """Stage the edition's book beside the one that was printed last, and return its folder."""
    fresh = places.work(edition) / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    lay_out(places, edition, fresh)
    note_makers(places, fresh)

    return fresh


def lay_out(places: Places, edition: Edition, book: Path) -> None:
    """Write configuration and contents, and copy the executed chapters and the static files."""
    work = places.work(edition)
    (book / "chapters").mkdir(parents=True)

    for file in chapter_files(read_toc(places.contents(edition))):
        shutil.copyfile(work / f"{file}.ipynb", book / f"{file}.ipynb")

    (book / "_toc.yml").write_text(staged_toc(places, edition), encoding="utf-8")

    prose = Path(places.locale.name, SPHINX_LANGUAGE[edition.lang])
    for folder in (Path("_static"), prose):
        if (places.root / folder).is_dir():
            shutil.copytree(places.root / folder, book / folder)

    names = names_of_things(places.data, edition.area)
    (book / NAMES).write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")

    config = staged_config(read_config(places.config), edition, area_name(places.data, edition))
    config["sphinx"]["config"] |= extension_settings(places, edition)
    (book / "_config.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")


def extension_settings(places: Places, edition: Edition) -> Config:
    """Give what the shell and the charts ask of an edition."""
    return {
        "chart_cache": str(places.drawings),
        "chart_script": "../" * len(edition.path.parts) + shared_place(places.drawings),
        "edition_languages": [twin.lang for twin in places.twins(edition)],
        "edition_day": edition.as_of or str(read_areas(places.data)[edition.area].record_date),
        "edition_read": newest_of(places.data, edition),
        "search_names": NAMES,
        "edition_commit": places.commit.read_text(encoding="utf-8") if places.commit.is_file() else "",
    }


def newest_of(data: Path, edition: Edition) -> str:
    """Give the date of the newest page read; '' where none is dated."""
    from targetbook.record.asof import as_of_day  # these bring pandas, which a build that rests does without
    from targetbook.record.reach import newest_page
    from targetbook.record.reading import read_table

    sources = data / edition.area / "sources.csv"
    if not sources.is_file():
        return ""

    area = read_areas(data)[edition.area]
    return newest_page(read_table(sources, ["published"])["published"], area, as_of_day(area, edition.as_of))


def staged_toc(places: Places, edition: Edition) -> str:
    """Write the edition's table of contents in its language: Sphinx leaves the captions of parts as they are."""
    toc = read_toc(places.contents(edition))
    path = catalogue_of(places.locale, SPHINX_LANGUAGE[edition.lang])
    return yaml.safe_dump(in_language(toc, path) if path.is_file() else toc, sort_keys=False, allow_unicode=True)


def read_config(path: Path) -> Config:
    """Read a `_config.yml`."""
    config: Config = yaml.safe_load(path.read_text(encoding="utf-8"))
    return config


def area_name(data: Path, edition: Edition) -> str:
    """Name the area in the edition's language."""
    return read_areas(data)[edition.area].name(edition.lang)


def staged_config(config: Config, edition: Edition, name: str) -> Config:
    """Return the edition's configuration: its own title and language, nothing executed again."""
    staged = deepcopy(config)
    staged["title"] = in_words(TITLE, edition, name)
    staged["author"] = author(edition, config)
    staged["execute"] = {**staged.get("execute", {}), "execute_notebooks": "off"}
    sphinx = staged.setdefault("sphinx", {}).setdefault("config", {})
    sphinx["language"] = SPHINX_LANGUAGE[edition.lang]
    sphinx["nb_code_prompt_show"] = SHOW_CODE[edition.lang]
    sphinx["nb_code_prompt_hide"] = HIDE_CODE[edition.lang]
    html = staged.setdefault("html", {})
    if html.get("baseurl"):
        html["baseurl"] = f"{html['baseurl'].rstrip('/')}/{edition.path}/"

    return staged


def author(edition: Edition, config: dict[str, Any]) -> str:
    """Name the book's makers."""
    return AUTHOR_ZH if edition.lang == "zh" else str(config["author"])


def in_words(texts: dict[str, str], edition: Edition, name: str) -> str:
    """Fill in a text."""
    past = PAST[edition.lang].format(day=edition.as_of) if edition.as_of else ""
    return texts[edition.lang].format(name=name, year=edition.year, past=past)


def run_jupyter_book(book: Path, log: Path, *options: str) -> None:
    """Run `jupyter-book build` in a process of its own, writing to the log; its warnings become a BookError."""
    arguments = ["build", "-W", "--keep-going", *options, str(book)]
    outer = {name: value for name, value in os.environ.items() if name != CLOCK}
    env = {**outer, "NO_COLOR": "1", "PYTHONHASHSEED": "0"}
    run = print_warm if can_fork() else print_cold

    with log.open("w", encoding="utf-8") as out:
        code = run(arguments, env, str(book), out.fileno())

    if code:
        raise BookError(complaints(log, book))


def print_warm(arguments: list[str], env: dict[str, str], cwd: str, log: int) -> int:
    """Run it in a fork; give its exit code."""
    from targetbook.press.chapters.printer import Printer

    printer = Printer(arguments, env, cwd, log)
    printer.start()
    printer.join()

    return printer.exitcode or 0


def print_cold(arguments: list[str], env: dict[str, str], cwd: str, log: int) -> int:
    """Run it in an interpreter of its own; give its exit code."""
    command = [sys.executable, "-c", JUPYTER_BOOK, *arguments]
    return subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, env=env, cwd=cwd, check=False).returncode


def complaints(log: Path, book: Path) -> str:
    """Return the log's warnings, or its end."""
    lines = COLOURS.sub("", log.read_text(encoding="utf-8")).replace(f"{book}/", "").splitlines()
    if any("No space left on device" in line for line in lines):
        return f"Jupyter Book: No space left on device below {book}; what stood before still stands: make room"

    warnings = [line for line in lines if WARNING.search(line)]
    text = "\n".join(f"  {line}" for line in warnings or lines[-10:])
    return f"Jupyter Book refused the book (whole log: {log})\n{text}"


def copy_swept(pages: Path, target: Path) -> None:
    """Copy finished pages without what no reader needs."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(pages, target, copy_function=shutil.copyfile)
    for pattern in CLUTTER:
        for path in target.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
