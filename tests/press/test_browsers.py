"""Where a browser is found, and what is said where there is none."""

import subprocess
import sys
from pathlib import Path

import pytest

from targetbook.press.errors import PressError
from targetbook.press.paper import browser
from targetbook.press.paper.bring_browser import bring_browser
from targetbook.press.places import Places

# In a process of its own: what prints books starts others, which keep the environment of this test.
PRINT = """
import sys
from pathlib import Path
from targetbook.press.paper import browser
from targetbook.press.graph import builds
from targetbook.press.places import Places

browser.BROUGHT = Path("nowhere")
browser.APPLICATIONS = ()
root = Path(sys.argv[1])
builds.print_paper(Places(root, root / "data"), [])
"""


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home, with a folder for programs and nothing else, of a user who has brought no browser."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.delenv("PLAYWRIGHT_BROWSERS_PATH", raising=False)
    monkeypatch.setattr(browser, "BROUGHT", tmp_path / "browser" / "chromium")
    monkeypatch.setattr(browser, "APPLICATIONS", ())

    return tmp_path


def program(path: Path, code: int) -> str:
    """Put a program in a place that ends with this code whatever it is asked."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {code}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    "place",
    [
        "bin/google-chrome",
        "browser/chromium",
        ".cache/ms-playwright/chromium-1200/chrome-linux/chrome",
        ".cache/ms-playwright/chromium-1300/chrome-linux64/chrome",
        "Library/Caches/ms-playwright/chromium-1200/chrome-mac/Chromium.app/Contents/MacOS/Chromium",
    ],
)
def test_a_browser_is_found_where_it_is_usually_put(bare: Path, place: str) -> None:
    path = program(bare / place, 0)
    assert browser.find_browser() == path


def test_a_browser_is_found_where_playwright_was_told_to_put_it(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(bare / "elsewhere"))
    path = program(bare / "elsewhere" / "chromium-1200" / "chrome-linux" / "chrome", 0)
    assert browser.find_browser() == path


def test_a_program_that_only_says_that_the_browser_is_not_installed_is_passed_over(bare: Path) -> None:
    program(bare / "bin" / "chromium-browser", 1)
    path = program(bare / "bin" / "google-chrome", 0)
    assert browser.find_browser() == path


def test_without_a_browser_the_message_says_how_to_get_one(bare: Path) -> None:
    with pytest.raises(PressError, match="apt-get install chromium") as failure:
        browser.find_browser()
    assert "\n" not in str(failure.value)


def test_where_none_can_be_brought_the_message_says_how_to_get_one(bare: Path) -> None:
    with pytest.raises(PressError, match="apt-get install chromium"):
        bring_browser()


def test_paper_says_first_that_there_will_be_no_pdf(bare: Path, places: Places) -> None:
    printing = subprocess.run([sys.executable, "-c", PRINT, places.root], capture_output=True, text=True, check=False)
    assert printing.stdout.splitlines()[0] == f"without a PDF: {browser.MISSING}"
