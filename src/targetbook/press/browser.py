"""The browser that turns a page into a PDF."""

import os
import shutil
import subprocess
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from targetbook.press.errors import PressError
from targetbook.press.fonts import FOLDER

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
OUTLINE = "--generate-pdf-document-outline"
PATIENCE = 300  # seconds
# The package's fonts as fonts of the machine: those that a page would load itself may come after it was printed.
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>{fonts}</dir>
<cachedir>{cache}</cachedir>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
</fontconfig>
"""


def find_browser() -> str:
    """Give the path of a Chromium, or say how to get one."""
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    if found is None:
        raise PressError("a PDF needs Chromium or Chrome, and none was found; on Debian: apt-get install chromium")
    return found


def print_pdf(page: Path, target: Path) -> None:
    """Print a page to a PDF with an outline of its headings; a browser that fails is told with its last words."""
    with TemporaryDirectory() as profile:
        options = [f"--user-data-dir={profile}", "--no-pdf-header-footer", OUTLINE]
        command = [find_browser(), *QUIET, *options, f"--print-to-pdf={target}", page.resolve().as_uri()]
        fonts = Path(profile, "fonts.conf")
        fonts.write_text(FONTS.format(fonts=escape(str(FOLDER)), cache=escape(profile)), encoding="utf-8")
        env = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, env=env, check=False)
    if done.returncode or not target.is_file():
        raise PressError(f"the browser printed no PDF: {' '.join(done.stderr.split())[-300:]}")
