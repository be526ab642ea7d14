"""Which state of the repository an edition is made from, for those who cite it."""

import subprocess
from pathlib import Path

from targetbook.record.files.atomic import write_whole

TOP = ("rev-parse", "--show-toplevel")
STATE = ("describe", "--always", "--abbrev=12", "--dirty=-changed")


def commit_of(root: Path) -> str:
    """Give a checkout's commit."""
    top = git(root, *TOP)
    is_own = top != "" and Path(top).resolve() == root.resolve()  # and not a repository around an unpacked checkout
    return git(root, *STATE) if is_own else ""


def git(root: Path, *words: str) -> str:
    """Give what git answers; '' where it refuses."""
    try:
        answer = subprocess.run(["git", *words], cwd=root, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return answer.stdout.decode(errors="surrogateescape").strip()


def note_commit(root: Path, file: Path) -> None:
    """Note the commit; the file is left alone while it is the same."""
    now = commit_of(root)
    if not file.is_file() or file.read_text(encoding="utf-8") != now:
        write_whole(file, now)
