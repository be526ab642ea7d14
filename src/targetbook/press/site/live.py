"""Shows a book while it is written: what changes in the checkout is printed again, and open pages load anew."""

import sys
from collections.abc import Callable, Iterable, Sequence
from http import HTTPStatus
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from subprocess import run
from threading import Event, Thread
from typing import BinaryIO

from markupsafe import Markup

from targetbook.press.graph.tasks import tell
from targetbook.press.places import Places
from targetbook.press.site.serve import LOOPBACK, Host, open_server
from targetbook.press.source_files import source_files

SCRIPT = "/.live.js"
COUNT = "/.prints"  # how often the book was printed since, as live.js asks it
PAUSE = 0.5  # seconds between two looks at the files

States = dict[Path, tuple[int, int]]


class LiveHost(Host):
    """Sends the site's pages with a script that asks whether the book was printed again."""

    prints = 0

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer with a page and the script in it, with the script, with the count, or as the site's host does."""
        if self.path == SCRIPT:
            return self._text("text/javascript", (files("targetbook.press") / "leaves" / "live.js").read_bytes())
        if self.path == COUNT:
            return self._text("text/plain", str(type(self).prints).encode())

        page = self._page()
        if page is None or self._is_called_otherwise():
            return super().send_head()
        script = Markup('<script defer src="{}"></script></head>').format(SCRIPT)
        return self._text("text/html", page.read_bytes().replace(b"</head>", script.encode(), 1))

    def _page(self) -> Path | None:
        path = self._file()
        if path is not None and path.is_dir() and self.path.endswith("/"):
            path = path / "index.html"
        return path if path is not None and path.suffix == ".html" else None

    def _text(self, kind: str, body: bytes) -> BytesIO:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing of answers: the page asks twice a second."""


def show_live(places: Places, options: Sequence[str], port: int) -> None:
    """Serve the book of these options of `build` and print it again whenever its sources change, until Ctrl+C."""
    ended = Event()

    with open_server(places.site, port, LiveHost) as server:
        tell(f"http://{LOOPBACK}:{server.server_port}/  (Ctrl+C stops; what you change is printed again)")
        watching = Thread(target=print_on_change, args=(places, building_anew(options), ended), daemon=True)
        watching.start()
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            tell("")
        finally:
            ended.set()
            watching.join()


def print_on_change(places: Places, build: Callable[[], bool], ended: Event) -> None:
    """Look at the sources again and again; print where one changed, and count what was printed."""
    before = states(sources(places))
    while not ended.wait(PAUSE):
        now = states(sources(places))
        changed = sorted(path for path in {*before, *now} if before.get(path) != now.get(path))
        before = now
        if changed:
            tell(f"changed: {', '.join(path.name for path in changed[:3])}{' and more' if len(changed) > 3 else ''}")
            LiveHost.prints += build()


def building_anew(options: Sequence[str]) -> Callable[[], bool]:
    """Return what builds in a new interpreter, which reads the code as it is by then, and says whether it could."""
    command = [sys.executable, "-m", "targetbook.cli", "build", *options]
    return lambda: run(command, check=False).returncode == 0


def sources(places: Places) -> tuple[Path, ...]:
    """List the files that a book is made of."""
    folders = (places.root / "chapters", places.data, places.locale, places.root / "_static", places.package)
    return source_files(*folders, *(path for path in (places.toc, places.config) if path.is_file()))


def states(paths: Iterable[Path]) -> States:
    """Give each file's size and the moment of its last change; one that went meanwhile has none."""
    states_by_path: States = {}
    for path in paths:
        try:
            stat = path.stat()
        except FileNotFoundError:
            continue
        states_by_path[path] = (stat.st_size, stat.st_mtime_ns)
    return states_by_path
