"""Which state of the repository an edition is made from, for those who cite it."""

import subprocess
from pathlib import Path

from targetbook.record.writing import write_whole

ASK = ("git", "describe", "--always", "--abbrev=12", "--dirty=-changed")


def commit_of(root: Path) -> str:
    """Give the commit of a checkout, marked where files differ from it; empty where there is none to be had."""
    try:
        done = subprocess.run(ASK, cwd=root, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


def note_commit(root: Path, file: Path) -> None:
    """Write the commit to a file, which is left alone while it is the same: pages are printed anew when it changes."""
    now = commit_of(root)
    if not file.is_file() or file.read_text(encoding="utf-8") != now:
        write_whole(file, now)
