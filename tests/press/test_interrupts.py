"""A build that is stopped, politely or not, leaves no process behind and nothing in the way of the next build."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from targetbook.press.edition import Edition
from targetbook.press.places import Places

from .conftest import write_notebook

BUILD = """
import sys
from pathlib import Path
from targetbook.press.graph import graph, runner
from targetbook.press.edition import Edition
from targetbook.press.places import Places
from targetbook.record.asking.answers import Answers

places = Places(Path(sys.argv[1]), Path(sys.argv[1]) / "data")
files = ["chapters/overview", "chapters/growth", "chapters/methods"]
tasks = graph.executing(places, Edition("haizhu", 2025), files, Answers(places.data))
print(runner.run([*tasks], places.ledger, workers=2))
"""
BUSY = "while True: pass"
DEAF = "import re; re.match('(a+)+$', 'a' * 60 + 'b')"  # never lets another thread of its process run
SOON = 30  # seconds


def start_chapters(places: Places) -> "subprocess.Popen[str]":
    """Start a build in a session of its own, as a shell does."""
    command = [sys.executable, "-c", BUILD, str(places.root)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )


def wait_for(path: Path) -> None:
    """Wait until a chapter has written the file."""
    until = time.monotonic() + 2 * SOON
    while not path.exists():
        assert time.monotonic() < until, f"no {path.name}"
        time.sleep(0.1)


@pytest.mark.parametrize(
    ("number", "stuck"), [(signal.SIGINT, BUSY), (signal.SIGTERM, BUSY), (signal.SIGKILL, BUSY), (signal.SIGKILL, DEAF)]
)
def test_nothing_outlives_a_build_that_is_stopped(
    places: Places, edition: Edition, number: signal.Signals, stuck: str
) -> None:
    begun = places.root / "begun"
    write_notebook(places.root / "chapters" / "growth.ipynb", "Growth", f"open({str(begun)!r}, 'w').close()", stuck)

    with start_chapters(places) as build:
        wait_for(begun)
        family = psutil.Process(build.pid).children(recursive=True)
        assert len(family) >= 4  # the server, two workers, the stuck kernel
        # Ctrl-C reaches every process of the terminal's group; the other two are sent to one process.
        os.killpg(build.pid, number) if number == signal.SIGINT else build.send_signal(number)
        assert psutil.wait_procs(family, timeout=SOON)[1] == []
        assert build.wait(SOON) != 0

    write_notebook(places.root / "chapters" / "growth.ipynb", "Growth", "print('done')")
    with start_chapters(places) as build:
        assert "failures=()" in build.communicate(timeout=4 * SOON)[0]

    assert (places.work(edition) / "chapters" / "growth.ipynb").exists()
