"""The real book says what its data say."""

from pathlib import Path

from conftest import run_cli


def test_the_site_is_confirmed(site: Path) -> None:
    code, output = run_cli("verify", str(site))
    assert (code, [line for line in output.splitlines() if ": as made; " not in line]) == (0, [])
