"""A build that is killed, meets another, a full disk, a tree it may not write to or a clock gone wrong."""

import hashlib
import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
import yaml

from conftest import CHECKOUT, INVENTED
from targetbook.press.edition import Edition
from targetbook.press.places import Places
from targetbook.press.site.verify import changed_files
from tools import needs

from .conftest import write_notebook

KILLS = 20
SOON = 60
EDITION = Edition("riverside", 2025)
COMMAND = ["-m", "targetbook.cli", "build", "--area", "riverside", "--year", "2025", "--lang", "en"]
MARK = "version"


@pytest.fixture
def small(tmp_path: Path) -> Places:
    """A checkout of the invented areas and two chapters, the first of which shows its version."""
    root = tmp_path / "checkout"
    shutil.copytree(INVENTED, root / "data")

    for name in ("datapackage.json", "indicators.csv"):
        shutil.copy(CHECKOUT / "data" / name, root / "data" / name)

    shutil.copy(CHECKOUT / "_config.yml", root / "_config.yml")
    toc = {"format": "jb-book", "root": "chapters/overview", "parts": []}
    toc["parts"] = [{"caption": "Themes", "chapters": [{"file": "chapters/growth"}]}]
    (root / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
    write_version(root, 0)
    write_notebook(root / "chapters" / "growth.ipynb", "Growth", "print(area, year)")

    return Places(root, root / "data")


def write_version(root: Path, number: int) -> None:
    write_notebook(root / "chapters" / "overview.ipynb", "Overview", f"print('{MARK} {number}!')")


def start_build(places: Places, *before: str) -> "subprocess.Popen[str]":
    """Start the command as a shell does, in a session of its own."""
    env = {**os.environ, "PYTHONPATH": str(CHECKOUT / "src")}
    env.pop("TARGETBOOK_DATA", None)
    return subprocess.Popen(
        [*before, sys.executable, *COMMAND],
        cwd=places.root,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def build(places: Places, *before: str) -> tuple[int, str]:
    """Build; give exit code and what was said."""
    with start_build(places, *before) as running:
        output = running.communicate(timeout=20 * SOON)[0]
    return running.returncode, output


def version(places: Places) -> str:
    """Give the version that the site shows, of an edition that is whole."""
    pages = places.published(EDITION)
    assert list(changed_files(pages)) == []
    text = (pages / "chapters" / "overview.html").read_text(encoding="utf-8")
    return text.split(f"{MARK} ", 1)[1].split("!", 1)[0]


def sums(folder: Path) -> dict[str, str]:
    """Give the sum of every file below a folder."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def test_twenty_random_kills_each_leave_the_old_site_or_the_new(small: Places) -> None:
    assert build(small)[0] == 0
    write_version(small.root, 1)
    begin = time.monotonic()
    assert build(small)[0] == 0
    duration = time.monotonic() - begin
    chance = random.Random(20)
    current = "1"

    for number in range(2, KILLS + 2):
        write_version(small.root, number)
        kill_within(small, chance.uniform(0, duration))
        assert version(small) in (current, str(number))
        current = version(small)

    write_version(small.root, 99)
    code, output = build(small)
    assert (code, version(small)) == (0, "99"), output
    assert list(small.site.rglob(".*")) == []
    assert not (small.work(EDITION) / "pages").exists()


def kill_within(places: Places, seconds: float) -> None:
    """Kill a build after so long, if it lasts that long; nothing of it may live on."""
    with start_build(places) as running:
        time.sleep(seconds)
        family = psutil.Process(running.pid).children(recursive=True) if running.poll() is None else []
        running.send_signal(signal.SIGKILL)
        running.wait(SOON)
    assert psutil.wait_procs(family, timeout=SOON)[1] == []


def test_two_builds_at_once_one_works_and_one_says_so(small: Places) -> None:
    with start_build(small) as first:
        until = time.monotonic() + SOON
        while not (small.build / ".lock").exists() and time.monotonic() < until:
            time.sleep(0.02)
        code, output = build(small)
        assert first.wait(20 * SOON) == 0

    assert code == 1
    assert output.strip() == "another build is at work in _build/; nothing was done: try again when it has ended"
    assert version(small) == "0"


@pytest.fixture
def little_room(small: Places) -> Iterator[Places]:
    """The checkout with a _build of sixteen megabytes; to mount one takes root, as in continuous integration."""
    small.build.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", small.build], check=True)

    try:
        yield small
    finally:
        subprocess.run(["umount", "--lazy", small.build], check=True)


@needs("mount")
def test_a_full_disk_ends_in_one_line_and_leaves_the_last_good_site(little_room: Places) -> None:
    code, output = build(little_room)
    assert code == 0, output
    before = sums(little_room.site)
    filler = little_room.build / "filler"

    for room in (0, 20_000, 100_000):
        write_version(little_room.root, room + 1)
        filler.unlink(missing_ok=True)
        free = shutil.disk_usage(little_room.build).free
        filler.write_bytes(b"\0" * max(0, free - room))
        code, output = build(little_room)
        assert code == 1, output
        assert "Traceback" not in output, output
        assert "No space left" in output or "is there room left" in output, output
        assert sums(little_room.site) == before

    filler.unlink()
    assert build(little_room)[0] == 0
    assert version(little_room) == "100001"


@needs("mount")
def test_a_tree_that_may_not_be_written_to_ends_in_one_line(little_room: Places) -> None:
    subprocess.run(["mount", "-o", "remount,ro", little_room.build], check=True)
    code, output = build(little_room)
    assert code == 1
    (line,) = output.strip().splitlines()
    assert "Read-only file system" in line


@needs("faketime")
def test_a_clock_in_1999_changes_nothing_in_the_book(small: Places) -> None:
    assert build(small)[0] == 0
    now = sums(small.site)
    shutil.rmtree(small.build)
    code, output = build(small, "faketime", "-m", "1999-01-01 00:00:00")  # -m: for programs of several threads
    assert code == 0, output
    assert sums(small.site) == now


def test_pages_may_be_read_by_all_whatever_the_umask(small: Places) -> None:
    looks = small.root / "_static" / "looks"
    looks.mkdir(parents=True)
    (looks / "own.css").write_text("", encoding="utf-8")

    for path in (looks / "own.css", looks, looks.parent):
        path.chmod(path.stat().st_mode & 0o700)

    code, output = build(small, "sh", "-c", 'umask 077; exec "$@"', "sh")
    assert code == 0, output
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (small.site, *small.site.rglob("*"))}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o755}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o644}
    assert any(path.name == "own.css" for path in modes)
