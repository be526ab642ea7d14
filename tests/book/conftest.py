"""The real book, built once, served on loopback and opened in a real browser."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from targetbook.press.site.serve import Host, open_server

ROOT = Path(__file__).parents[2]
EDITION = ROOT / "_build" / "site" / "haizhu-2025" / "en"


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site; nothing runs where it is up to date."""
    command = [sys.executable, "-m", "targetbook.cli", "build"]
    process = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert process.returncode == 0, process.stdout + process.stderr
    return EDITION.parents[1]


@pytest.fixture(scope="session")
def pages(site: Path) -> list[Path]:
    """Every page of the edition."""
    return sorted((site / "haizhu-2025" / "en" / "chapters").glob("*.html"))


@pytest.fixture(scope="session")
def every_page(site: Path) -> list[Path]:
    """Every page of the site, in every language, without those that only lead to another."""
    return [page for page in sorted(site.rglob("*.html")) if page.name != "index.html" or page.parent == site]


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served on this machine."""

    class Silent(Host):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with open_server(site, 0, Silent) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
