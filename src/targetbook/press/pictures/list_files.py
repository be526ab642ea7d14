"""The lists that a page offers beside its charts: a link on the page, and the CSV file that it leads to."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any

from markupsafe import Markup

from targetbook.press.pictures.chart_files import write
from targetbook.press.pictures.html_figure import FILES, chart_path

LISTS = "targetbook_lists"  # the name under which the build keeps each page's lists


def list_link(file: dict[str, str], page: str) -> Markup:
    """Return the link to a list's file."""
    up = "../" * (len(PurePosixPath(page).parts) - 1)
    name = file["anchor"]
    href = f"{up}{FILES}/{chart_path(page, name)}.csv"
    return Markup('<p class="take"><a download="{}.csv" href="{}">{}</a></p>').format(name, href, file["label"])


def lists_of_pages(env: object) -> dict[str, dict[str, str]]:
    """Give the build's lists: page -> anchor -> CSV."""
    lists: dict[str, dict[str, str]] = vars(env).setdefault(LISTS, {})
    return lists


def merge_lists(env: Any, pages: Iterable[str], other: Any) -> None:
    """Take over what another process of the build read of these pages."""
    lists_of_pages(env).update({page: lists_of_pages(other).get(page, {}) for page in pages})


def write_lists(env: object, folder: Path) -> None:
    """Write every list below the folder of the charts."""
    for page, files in lists_of_pages(env).items():
        for name, csv in files.items():
            write(folder / f"{chart_path(page, name)}.csv", csv)
