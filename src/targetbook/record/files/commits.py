"""The record as it stood at a commit of its repository."""

import io
import subprocess
from pathlib import Path
from shutil import copyfile
from zipfile import ZipFile

from targetbook.record.folder import PACKAGE, NotInRecord


def is_commit(data: Path, name: str) -> bool:
    """Whether the repository around the data knows a commit of that name."""
    return not name.startswith("-") and _git(data, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}") is not None


def data_at(data: Path, commit: str, into: Path) -> Path:
    """Write the data folder of a commit below `into` and return it, to be read by the contract of today.

    NotInRecord where the commit has no such folder.
    """
    packed = _git(data, "archive", "--format=zip", commit, ".")
    if not packed:
        raise NotInRecord(f"commit {commit} holds no {data.name}/")

    with ZipFile(io.BytesIO(packed)) as files:
        files.extractall(into / data.name)
    copyfile(data / PACKAGE, into / data.name / PACKAGE)
    return into / data.name


def text_at(data: Path, commit: str, path: Path) -> str | None:
    """Give the text that a file of the same repository had at a commit; None where it has none there."""
    top = _git(data, "rev-parse", "--show-toplevel")
    root = Path(top.decode().strip()) if top else None
    if root is None or not path.resolve().is_relative_to(root.resolve()):
        return None

    content = _git(data, "show", f"{commit}:{path.resolve().relative_to(root.resolve()).as_posix()}")
    return content.decode("utf-8") if content is not None else None


def _git(folder: Path, *words: str) -> bytes | None:
    """Ask git, in a folder; None where it refuses or is not there."""
    try:
        answer = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return answer.stdout
