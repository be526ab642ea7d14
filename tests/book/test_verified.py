"""The real book says what its data say."""

from pathlib import Path

import pytest

from conftest import run_cli

pytestmark = pytest.mark.xdist_group("book")


def test_the_site_is_confirmed(site: Path) -> None:
    code, output = run_cli("verify", str(site))
    assert (code, [line for line in output.splitlines() if ": as made; " not in line]) == (0, [])
