"""A machine without a tool: tests are left out, and the run says which, for want of what, and how to get it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import CHECKOUT

STRACED = "tests/press/test_network.py"


def run(path: str, *options: str, **environment: str) -> tuple[int, str]:
    """Run a file of tests that needs strace, where programs are looked for on this path alone."""
    variables = {name: value for name, value in os.environ.items() if name != "CI" and not name.startswith("PYTEST")}
    env = {**variables, **environment, "PATH": path}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", STRACED, *options]
    tests = subprocess.run(command, cwd=CHECKOUT, env=env, capture_output=True, text=True, check=False)
    return tests.returncode, tests.stdout


@pytest.mark.parametrize("options", [(), ("-n", "1")], ids=["alone", "by a worker"])
def test_what_was_not_tried_is_said_before_and_after(tmp_path: Path, options: tuple[str, ...]) -> None:
    code, text = run(str(tmp_path), *options)
    assert code == 0, text

    before, _, after = text.partition(" not tried ")
    (line,) = [line for line in before.splitlines() if line.startswith("tests will be left out")]
    assert "strace (on Debian: apt-get install strace)" in line
    assert "for want of strace (on Debian: apt-get install strace):" in after
    assert f"  {STRACED}::test_a_build_reaches_this_machine_alone" in after


def test_in_continuous_integration_a_missing_tool_fails(tmp_path: Path) -> None:
    code, text = run(str(tmp_path), CI="true")
    assert code == 1
    assert "needs strace (on Debian: apt-get install strace)" in text
