"""Measures the built site with Lighthouse and says which pages fall short.

`make audit` measures every page, the median of three runs, beside a default Jupyter Book page with the same chart, and
writes `reading.md`; `make audit-five` measures five pages once.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

from default_book import build_default_book

from targetbook.press.paper.browser import MISSING, first_browser
from targetbook.press.site.serve import Host, open_server

HERE = Path(__file__).parent
SITE = HERE.parent / "_build" / "site"
TOOL = HERE / "lighthouse"
FAST, WHOLE, LIGHT = 95, 100, 350_000
FIVE = ("overview", "growth", "methods", "sources", "data_dictionary")
HEAD = "| page | performance | accessibility | best practices | SEO | KB moved | requests | largest paint, s | shift |"


class Quiet(Host):
    """Serves without a line a request."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass(frozen=True)
class Measured:
    """One page's figures, of the median run."""

    page: str
    performance: int
    others: tuple[int, int, int]
    bytes: int
    requests: int
    painted: float
    shift: float
    failing: tuple[str, ...]

    @property
    def shortfalls(self) -> list[str]:
        """Say where the page misses what the book promises."""
        missed = [f"performance {self.performance}, wanted {FAST}"] if self.performance < FAST else []
        missed += [f"{self.bytes / 1000:.0f} KB moved, wanted under {LIGHT // 1000}"] if self.bytes >= LIGHT else []
        return missed + (list(self.failing) or ["not 100"] if min(self.others) < WHOLE else [])

    def row(self) -> str:
        """Write the figures as a row of a Markdown table."""
        scores = " | ".join(map(str, (self.performance, *self.others)))
        rest = f"{self.bytes / 1000:.0f} | {self.requests} | {self.painted / 1000:.1f} | {self.shift:.3f}"
        return f"| {self.page} | {scores} | {rest} |"


def measure(folder: Path, pages: list[str], runs: int) -> Iterator[Measured]:
    """Serve the folder and yield each page's figures as they come."""
    browser = first_browser()
    if browser is None:
        sys.exit(MISSING)
    with open_server(folder, 0, Quiet) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        asked = json.dumps({"urls": [f"{address}/{page}" for page in pages], "runs": runs, "enough": FAST})
        told = {**os.environ, "CHROME_PATH": browser}
        with subprocess.Popen(["node", "measure.mjs"], cwd=TOOL, env=told, text=True, stdin=-1, stdout=-1) as node:
            assert node.stdin and node.stdout
            node.stdin.write(asked)
            node.stdin.close()
            for page, line in zip(pages, node.stdout, strict=False):
                yield read(page, json.loads(line))
        server.shutdown()
    if node.returncode:
        sys.exit("Lighthouse stopped; what it said stands above")


def read(page: str, told: dict[str, Any]) -> Measured:
    """Take what Lighthouse told of a page."""
    return Measured(
        page=page,
        performance=told["performance"],
        others=(told["accessibility"], told["best-practices"], told["seo"]),
        bytes=round(told["bytes"]),
        requests=told["requests"],
        painted=told["painted"],
        shift=told["shift"],
        failing=tuple(told["failing"]),
    )


def shown(measured: Iterator[Measured]) -> list[Measured]:
    """Print each page as it is measured, with what it misses."""
    found = []
    for one in measured:
        print(one.row(), *one.shortfalls, sep="\n    ", flush=True)
        found.append(one)
    return found


def pages_of(site: Path) -> list[str]:
    """List every page of the site but those that only lead to another."""
    found = (page.relative_to(site) for page in site.rglob("*.html"))
    return sorted(page.as_posix() for page in found if page.name != "index.html" or len(page.parts) == 1)


def five_of(site: Path) -> list[str]:
    """List five pages of one edition: the first, the heaviest, the longest."""
    edition = next(iter(sorted(site.glob("*/en")))).relative_to(site)
    return [(edition / "chapters" / f"{name}.html").as_posix() for name in FIVE]


def report(pages: list[Measured], default: list[Measured]) -> str:
    """Write the figures of a run as a page."""
    line = "|---|" + "---:|" * 8
    least = min(page.performance for page in pages)
    heaviest = max(page.bytes for page in pages) / 1000
    summary = f"{len(pages)} pages: performance {least} or more, at most {heaviest:.0f} KB moved before interaction."
    version = json.loads((TOOL / "node_modules" / "lighthouse" / "package.json").read_text(encoding="utf-8"))["version"]
    how = f"""Lighthouse {version}, mobile settings (slow 4G and a slow processor, simulated), median of three runs,
gzip, on a machine with {os.cpu_count()} cores ({platform.machine()}). Made by `make audit`."""
    beside = "A default Jupyter Book page with one chart of this book, served and measured the same way:"
    parts = ["# How fast the pages read", how, summary, "\n".join([HEAD, line, *(page.row() for page in pages)])]
    return "\n\n".join([*parts, beside, "\n".join([HEAD, line, *(page.row() for page in default)])]) + "\n"


def main() -> None:
    """Measure all pages and write them down, or five and only say so; exit 1 where one falls short."""
    options = ArgumentParser(description=__doc__)
    options.add_argument("--five", action="store_true", help="five pages, one run each, nothing written")
    asked = options.parse_args()
    if not (SITE / "index.html").is_file():
        sys.exit("there is no site yet: make book")
    if asked.five:
        pages = shown(measure(SITE, five_of(SITE), runs=1))
    else:
        pages = shown(measure(SITE, pages_of(SITE), runs=3))
        with tempfile.TemporaryDirectory() as folder:
            built = build_default_book(Path(folder))
            default = shown(measure(built, ["page.html"], runs=3))
        (HERE / "reading.md").write_text(report(pages, default), encoding="utf-8")
    sys.exit(any(page.shortfalls for page in pages))


if __name__ == "__main__":
    main()
