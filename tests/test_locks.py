"""The two locks: every package with its sums, no address, and readers get what is tested."""

import re
import tomllib
from typing import Any

import pytest

from conftest import CHECKOUT

READER = "requirements.lock"
DEV = "requirements-dev.lock"
PACKAGE = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?P<rest>.*)$")
NAME = re.compile(r"[A-Za-z0-9._-]+")


def locked_packages(lock: str) -> list[re.Match[str]]:
    """Give a lock's packages: name, version, and what stands behind them."""
    text = (CHECKOUT / lock).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    whole = "\n".join(lines).replace("\\\n", "").splitlines()
    matches = [PACKAGE.match(line) for line in whole]

    assert all(matches), "a line is no package with its version"
    return [match for match in matches if match]


def pins(lock: str) -> set[tuple[str, str]]:
    """Give a lock's packages and versions."""
    return {(match["name"], match["version"]) for match in locked_packages(lock)}


def project() -> dict[str, Any]:
    """Give what the project says of itself."""
    return tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))


def names(requirements: list[Any]) -> set[str]:
    """Name the packages that requirements ask for, as a lock spells them."""
    packages = (NAME.match(text) for text in requirements if isinstance(text, str))
    return {match[0].lower().replace("_", "-").replace(".", "-") for match in packages if match}


@pytest.mark.parametrize("lock", [READER, DEV])
def test_every_package_is_locked_with_its_sums(lock: str) -> None:
    assert [match["name"] for match in locked_packages(lock) if "--hash=sha256:" not in match["rest"]] == []


@pytest.mark.parametrize("lock", [READER, DEV])
def test_a_lock_names_no_address(lock: str) -> None:
    text = (CHECKOUT / lock).read_text(encoding="utf-8")
    assert "://" not in text and "index-url" not in text


def test_readers_get_the_versions_that_are_tested() -> None:
    assert pins(READER) <= pins(DEV)


def test_readers_get_what_the_command_needs_and_nothing_of_the_tests() -> None:
    locked = {name for name, _ in pins(READER)}
    groups = project()["dependency-groups"]
    needed = names(project()["project"]["dependencies"]) | names(groups["install"])
    assert needed <= locked
    assert locked & names(groups["dev"]) <= {"markdown-it-py", "psutil"}  # these come with Jupyter Book


def test_tests_get_all_that_they_need() -> None:
    assert names(project()["dependency-groups"]["dev"]) <= {name for name, _ in pins(DEV)}
