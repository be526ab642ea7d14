"""The browser that prints the PDF and opens pages in tests: where one is found, and how to get one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from targetbook.press.errors import PressError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
APPLICATIONS = ("Google Chrome", "Chromium")  # as macOS calls them
BROUGHT = Path(sys.prefix) / "browser" / "chromium"  # by `make browser`
PLAYWRIGHT = (".cache/ms-playwright", "Library/Caches/ms-playwright")  # below the home, on Linux and on macOS
INSTALL = "install Chrome or Chromium (on Debian: apt-get install chromium), or npm and then: make browser"
MISSING = f"no Chromium or Chrome was found; {INSTALL}"
PATIENCE = 60  # seconds


def find_browser() -> str:
    """Give the path of a Chromium that starts, or say how to get one."""
    browser = first_browser()
    if browser is None:
        raise PressError(MISSING)
    return browser


def first_browser() -> str | None:
    """Give the path of the first Chromium that starts; None where there is none."""
    return next(filter(starts, browsers()), None)


def browsers() -> Iterator[str]:
    """Yield the browsers of this machine: on the path, among its applications, brought by us, by Playwright."""
    yield from filter(None, map(shutil.which, NAMES))

    applications = (Path("/Applications", f"{name}.app", "Contents", "MacOS", name) for name in APPLICATIONS)
    yield from (str(path) for path in (*applications, BROUGHT) if path.is_file())

    yield from map(str, brought_by_playwright())


def brought_by_playwright() -> Iterator[Path]:
    """Yield the browsers that `playwright install chromium` has put where it puts them; a user may have no home."""
    home = os.path.expanduser("~")  # noqa: PTH111
    folders = [Path(home, place) for place in PLAYWRIGHT]
    if folder := os.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        folders.insert(0, Path(folder))

    for path in folders:
        yield from path.glob("chromium-*/chrome-linux*/chrome")
        yield from path.glob("chromium-*/chrome-mac*/*.app/Contents/MacOS/*")


def starts(browser: str) -> bool:
    """Whether a browser starts."""
    try:
        subprocess.run([browser, "--version"], capture_output=True, timeout=PATIENCE, check=True)
    except (OSError, subprocess.SubprocessError):
        return False
    return True
