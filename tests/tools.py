"""The tools of a machine that some tests need: which of them work here, and how to get the others.

A test says `@needs("strace")`. Where the tool is missing the test is not tried, and the end of the run says so; in
continuous integration, where everything should be there, it fails.
"""

import os
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, partial

import pytest

from targetbook.press.paper import browser

needs = pytest.mark.needs
LACKS = "lacks"  # the property of a report by which a worker tells what a test was not tried for


@dataclass(frozen=True)
class Tool:
    """Something that tests need besides Python: whether it works here, and what to do to get it."""

    works: Callable[[], bool]
    install: str


def runs(*command: str) -> bool:
    """Whether a command is there and ends well."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


TOOLS = {
    "chromium": Tool(lambda: browser.first_browser() is not None, browser.INSTALL),
    "faketime": Tool(partial(runs, "faketime", "1999-01-01 00:00:00", "true"), "on Debian: apt-get install faketime"),
    "git": Tool(partial(runs, "git", "--version"), "on Debian: apt-get install git"),
    "gpg": Tool(partial(runs, "gpg", "--version"), "on Debian: apt-get install gnupg"),
    "mount": Tool(partial(runs, "unshare", "--mount", "true"), "on Linux, as root: make test"),
    "strace": Tool(partial(runs, "strace", "-o", "/dev/null", "true"), "on Debian: apt-get install strace"),
}


@cache
def is_here(name: str) -> bool:
    """Whether a tool works on this machine."""
    return TOOLS[name].works()


def require_tools(item: pytest.Item) -> None:
    """Leave a test out, or fail it in continuous integration, where a tool that it needs is not here."""
    names = [name for marker in item.iter_markers("needs") for name in marker.args]
    lacking = [name for name in names if not is_here(name)]
    if not lacking:
        return

    item.user_properties.extend((LACKS, name) for name in lacking)
    reason = "; ".join(f"needs {name} ({TOOLS[name].install})" for name in lacking)
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def lacking_here() -> str | None:
    """Say in one line which tools are not here and how to get them."""
    lacking = [f"{name} ({tool.install})" for name, tool in TOOLS.items() if not is_here(name)]
    return f"tests will be left out for want of {', '.join(lacking)}" if lacking else None


def not_tried(reports: Iterable[pytest.TestReport]) -> list[str]:
    """List the tests that were left out, by the tool that they need."""
    tests: defaultdict[str, set[str]] = defaultdict(set)
    for report in reports:
        for key, name in getattr(report, "user_properties", ()):
            if key == LACKS:
                tests[str(name)].add(report.nodeid.split("[")[0].split("@")[0])

    lines = []
    for name in sorted(tests):
        lines.append(f"for want of {name} ({TOOLS[name].install}):")
        lines.extend(f"  {test}" for test in sorted(tests[name]))
    return lines
