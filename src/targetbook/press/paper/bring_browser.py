"""Brings a Chromium into the environment where the machine has none: by npm, as any user, on Linux with an x86-64."""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from targetbook.press.errors import PressError
from targetbook.press.paper.browser import BROUGHT, INSTALL, first_browser, starts

PACKAGE = Path(__file__).parent / "chromium"
NPM_FILES = ("package.json", "package-lock.json")
NPM = ("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error")
UNPACK = ("node", "--eval", "import('@sparticuz/chromium').then(({default: chromium}) => chromium.executablePath())")
# The program looks for its libraries and letters where Amazon's servers have them; these stand in for that.
START = """#!/bin/sh
here=$(dirname "$(readlink -f "$0")")/unpacked
export LD_LIBRARY_PATH="$here/al2023/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_FILE="${FONTCONFIG_FILE:-$here/fonts.conf}"
exec "$here/chromium" "$@"
"""
LETTERS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
</fontconfig>
"""


def bring_browser() -> None:
    """Bring a Chromium into this environment; PressError where it cannot be had or does not start."""
    if (platform.system(), platform.machine()) != ("Linux", "x86_64") or not shutil.which("npm"):
        raise PressError(f"no Chromium or Chrome was found, and none can be brought; {INSTALL}")

    folder = BROUGHT.parent
    shutil.rmtree(folder, ignore_errors=True)
    unpacked = folder / "unpacked"
    unpacked.mkdir(parents=True)

    for name in NPM_FILES:
        shutil.copyfile(PACKAGE / name, folder / name)

    run_step(NPM, folder)
    run_step(UNPACK, folder, TMPDIR=str(unpacked), AWS_LAMBDA_JS_RUNTIME="nodejs22.x")  # unpacks its libraries as well
    shutil.rmtree(folder / "node_modules")
    (unpacked / "fonts.conf").write_text(LETTERS, encoding="utf-8")
    BROUGHT.write_text(START, encoding="utf-8")
    BROUGHT.chmod(0o755)

    if not starts(str(BROUGHT)):
        raise PressError(f"{BROUGHT} does not start; {INSTALL}")


def run_step(command: tuple[str, ...], folder: Path, **environment: str) -> None:
    """Run a command of npm's in a folder; PressError with its last words where it fails."""
    step = subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    if step.returncode:
        raise PressError(f"{command[0]} brought no Chromium: {' '.join(step.stderr.split())[-300:]}")


def ensure_browser() -> None:
    """See to it that there is a browser, or say in one line how to get one: what needs none goes on."""
    if first_browser():
        return
    try:
        bring_browser()
    except PressError as wrong:
        print(wrong, file=sys.stderr)


if __name__ == "__main__":
    ensure_browser()
