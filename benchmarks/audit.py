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
FAST = 95
WHOLE = 100
LIGHT = 350_000
FIVE = ("overview", "growth", "methods", "sources", "data_dictionary")
HEAD = "| page | performance | accessibility | best practices | SEO | KB moved | requests | largest paint, s | shift |"


class Quiet(Host):
    """Serves without a line a request."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass(frozen=True)
class PageMeasure:
    """One page's figures, of the median run."""

    page: str
    performance: int
    others: tuple[int, int, int]
    bytes: int
    requests: int
    largest_paint: float
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
        rest = f"{self.bytes / 1000:.0f} | {self.requests} | {self.largest_paint / 1000:.1f} | {self.shift:.3f}"
        return f"| {self.page} | {scores} | {rest} |"


def measure(folder: Path, pages: list[str], runs: int) -> Iterator[PageMeasure]:
    """Serve the folder and yield each page's figures as they come."""
    browser = first_browser()
    if browser is None:
        sys.exit(MISSING)

    with open_server(folder, 0, Quiet) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        request = json.dumps({"urls": [f"{address}/{page}" for page in pages], "runs": runs, "enough": FAST})
        env = {**os.environ, "CHROME_PATH": browser}
        with subprocess.Popen(["node", "measure.mjs"], cwd=TOOL, env=env, text=True, stdin=-1, stdout=-1) as node:
            assert node.stdin and node.stdout
            node.stdin.write(request)
            node.stdin.close()
            for page, line in zip(pages, node.stdout, strict=False):
                yield read(page, json.loads(line))
        server.shutdown()

    if node.returncode:
        sys.exit("Lighthouse stopped; what it said stands above")


def read(page: str, figures: dict[str, Any]) -> PageMeasure:
    """Take what Lighthouse says of a page."""
    return PageMeasure(
        page=page,
        performance=figures["performance"],
        others=(figures["accessibility"], figures["best-practices"], figures["seo"]),
        bytes=round(figures["bytes"]),
        requests=figures["requests"],
        largest_paint=figures["painted"],
        shift=figures["shift"],
        failing=tuple(figures["failing"]),
    )


def print_measures(measures: Iterator[PageMeasure]) -> list[PageMeasure]:
    """Print each page as it is measured, with what it misses."""
    pages = []
    for page in measures:
        print(page.row(), *page.shortfalls, sep="\n    ", flush=True)
        pages.append(page)
    return pages


def pages_of(site: Path) -> list[str]:
    """List every page of the site but those that only lead to another."""
    pages = (page.relative_to(site) for page in site.rglob("*.html"))
    return sorted(page.as_posix() for page in pages if page.name != "index.html" or len(page.parts) == 1)


def five_of(site: Path) -> list[str]:
    """List five pages of one edition: the first, the heaviest, the longest."""
    edition = next(iter(sorted(site.glob("*/en")))).relative_to(site)
    return [(edition / "chapters" / f"{name}.html").as_posix() for name in FIVE]


def report(pages: list[PageMeasure], default: list[PageMeasure]) -> str:
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
    arguments = options.parse_args()
    if not (SITE / "index.html").is_file():
        sys.exit("there is no site yet: make book")
    if arguments.five:
        pages = print_measures(measure(SITE, five_of(SITE), runs=1))
    else:
        pages = print_measures(measure(SITE, pages_of(SITE), runs=3))
        with tempfile.TemporaryDirectory() as folder:
            built = build_default_book(Path(folder))
            default = print_measures(measure(built, ["page.html"], runs=3))
        (HERE / "reading.md").write_text(report(pages, default), encoding="utf-8")

    sys.exit(any(page.shortfalls for page in pages))


if __name__ == "__main__":
    main()
