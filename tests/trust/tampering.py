"""A small site, and every way of ours to tamper with it: what is done, and the words of what is to be found.

Tamperings of one batch are done to one copy of the site, so that each must be found beside the others.
"""

import json
import os
import re
import shutil
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from conftest import CHECKOUT, lay_out
from record.spoiling import read_rows, write_rows
from targetbook.press.places import Places
from targetbook.press.site.manifest import write_site_sums
from targetbook.press.site.provenance import DATA, PROVENANCE, SUMS, offer_data, sums
from targetbook.press.site.sitemap import write_sitemap

from .hostile import AREA, YEAR, lay_out_beside, print_books

EDITION = f"{AREA}-{YEAR}/en"
CHAPTERS = ["growth", "sources"]
MET = '<span class="status status-met">met</span>'
MISSED = '<span class="status status-missed">missed</span>'
Change = Callable[[Path], None]


@dataclass(frozen=True)
class Tampering:
    """One way to tamper with a site, and the words that a finding has to have."""

    name: str
    batch: str
    change: Change
    finding: str


def lay_out_small(root: Path, chapters: list[str]) -> Places:
    """Lay out a checkout of a few chapters, with an invented area's targets on growth alone."""
    data = lay_out(root)
    (root / "chapters").unlink()
    (root / "chapters").mkdir()
    for name in chapters:
        shutil.copy(CHECKOUT / "chapters" / f"{name}.ipynb", root / "chapters")

    path = data / AREA / "targets.csv"
    header, *rows = read_rows(path)
    columns = [header.index(name) for name in ("theme", "year")]
    write_rows(path, [header, *(row for row in rows if [row[place] for place in columns] == ["growth", str(YEAR)])])
    return lay_out_beside(root, data, chapters)


def print_site(root: Path) -> Places:
    """Print a site of one edition: its targets on growth, and its sources."""
    places = lay_out_small(root, CHAPTERS)
    print_books(root, places.data, CHAPTERS, langs=["en"])
    offer_data(places)
    write_sitemap(places.site, places.config)
    write_site_sums(places.site)
    return places


def renew_sums(site: Path) -> None:
    """Write all sums anew, as whoever can write the site would."""
    for pages in {path.parent for path in site.glob(f"*/*/{PROVENANCE}")}:
        (pages / SUMS).write_text(sums(pages), encoding="utf-8")
    write_site_sums(site)


def edit(file: str, old: str, new: str, times: int = 1) -> Change:
    """Change a text in a file of the site; the text has to be there."""

    def change(site: Path) -> None:
        path = site / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old}"
        path.write_text(text.replace(old, new, times), encoding="utf-8")

    return change


def page(old: str, new: str, times: int = 1) -> Change:
    """Change a text on the chapter of growth."""
    return edit(f"{EDITION}/chapters/growth.html", old, new, times)


def pattern(expression: str, new: str, file: str = f"{EDITION}/chapters/growth.html") -> Change:
    """Change what fits an expression first."""

    def change(site: Path) -> None:
        path = site / file
        text, count = re.subn(expression, new, path.read_text(encoding="utf-8"), count=1, flags=re.DOTALL)
        assert count, f"{file} has no {expression}"
        path.write_text(text, encoding="utf-8")

    return change


def add(file: str, text: str = "anything") -> Change:
    """Lay a new file into the site."""

    def change(site: Path) -> None:
        (site / file).parent.mkdir(parents=True, exist_ok=True)
        (site / file).write_text(text, encoding="utf-8")

    return change


def remove(file: str) -> Change:
    """Take a file or a folder out of the site."""

    def change(site: Path) -> None:
        path = site / file
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    return change


def in_json(file: str, change_content: Callable[[list[dict[str, object]]], object]) -> Change:
    """Change the content of a JSON file as its makers write it."""

    def change(site: Path) -> None:
        path = site / EDITION / file
        content = json.loads(path.read_text(encoding="utf-8"))
        content = change_content(content) or content
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    return change


def before_the_true_ones(content: list[dict[str, object]]) -> object:
    """Put a false verdict on the first target before the true one."""
    return [content[0] | {"status": "met"}, *content]


def package_of(site: Path) -> Path:
    """Give the package of the record."""
    return next((site / DATA).glob("*.zip"))


def in_package(name: str, text: str) -> Change:
    """Put a member into the package of the record, before its true ones."""

    def change(site: Path) -> None:
        path = package_of(site)
        with zipfile.ZipFile(path) as package:
            members = {member: package.read(member) for member in package.namelist()}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a member that is there twice
            package.writestr(name, text)
            for member, content in members.items():
                package.writestr(member, content)

    return change


def around_package(before: bytes, after: bytes = b"") -> Change:
    """Put bytes before and behind the package."""

    def change(site: Path) -> None:
        path = package_of(site)
        path.write_bytes(before + path.read_bytes() + after)

    return change


def link(file: str, to: str) -> Change:
    """Put a link in a file's place."""

    def change(site: Path) -> None:
        (site / file).unlink(missing_ok=True)
        (site / file).symlink_to(to)

    return change


def pipe(site: Path) -> None:
    """Lay a pipe into the site, at which a reader would wait."""
    os.mkfifo(site / EDITION / "chapters" / "pipe.html")


def copy_edition(site: Path) -> None:
    """Give an edition out for another one."""
    shutil.copytree(site / EDITION, site / "tianhe-2030" / "en")


def replace_page(site: Path) -> None:
    """Put a page of other words in a chapter's place."""
    path = site / EDITION / "chapters" / "growth.html"
    policy = re.search(r"<meta http-equiv=[^>]*>", path.read_text(encoding="utf-8"))
    assert policy
    head = f'<!doctype html><html lang="en"><head>{policy[0]}<title>Growth</title></head>'
    path.write_text(f"{head}<body>All is well.</body></html>", encoding="utf-8")
