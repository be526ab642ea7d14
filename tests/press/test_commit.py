"""Which commit an edition names: that of its own repository, or none."""

import subprocess
from pathlib import Path

import pytest

from targetbook.press.site.commit import commit_of
from tools import needs

WHO = ("-c", "user.name=Invented", "-c", "user.email=invented@riverside.invalid", "-c", "commit.gpgsign=false")


def repository(folder: Path) -> Path:
    """Make a repository of one commit."""
    folder.mkdir()
    (folder / "file").write_text("as committed", encoding="utf-8")
    for words in (("init", "--quiet"), ("add", "file"), (*WHO, "commit", "--quiet", "--message", "First")):
        subprocess.run(["git", *words], cwd=folder, check=True)
    return folder


@needs("git")
def test_a_checkout_names_its_commit_and_whether_files_differ(tmp_path: Path) -> None:
    root = repository(tmp_path / "区 with a blank")
    commit = commit_of(root)
    assert len(commit) == 12
    (root / "file").write_text("changed", encoding="utf-8")
    assert commit_of(root) == f"{commit}-changed"


@needs("git")
def test_a_checkout_unpacked_inside_another_repository_does_not_name_that_one(tmp_path: Path) -> None:
    inner = repository(tmp_path / "outer") / "inner"
    inner.mkdir()
    assert commit_of(inner) == ""


@needs("git")
def test_a_checkout_behind_a_link_names_its_commit(tmp_path: Path) -> None:
    root = repository(tmp_path / "real")
    link = tmp_path / "link"
    link.symlink_to(root)
    assert commit_of(link) == commit_of(root) != ""


def test_without_git_there_is_no_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert commit_of(tmp_path) == ""
