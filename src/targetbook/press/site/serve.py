"""Shows the built site on this machine only, compressed as a real host would, and nothing that is not on it."""

import gzip
import os
import re
import sys
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from targetbook.press.errors import PressError

LOOPBACK = "127.0.0.1"
NAMES = (LOOPBACK, "localhost", "[::1]")
TEXTS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".csv": "text/csv",
    ".txt": "text/plain",
    "": "text/plain",  # SHA256SUMS
}
LONGEST = 1000  # characters of a path; the site's longest has a tenth of that
PART = re.compile("bytes=(?P<first>[0-9]{0,15})-(?P<last>[0-9]{0,15})")
PATIENCE = 60.0  # seconds for a request, and between the bytes of one
PACKED_AT_ONCE = 200  # files kept packed; an edition has some fifty texts


class Host(SimpleHTTPRequestHandler):
    """Sends the site's files, text packed to those who take it so."""

    protocol_version = "HTTP/1.1"
    timeout = PATIENCE

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer with a file of the site; with text packed for those who take it and ask for the whole of it."""
        if self._is_called_otherwise():
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "asked for under another name")
            return None

        path = self._file()
        if path is None:
            self.send_error(HTTPStatus.NOT_FOUND, "no such page on the site")
            return None

        if part := self._part(path):
            return self._some_of(path, part)
        unpacked = path.suffix not in TEXTS or not takes_gzip(self.headers.get("Accept-Encoding", ""))
        if unpacked or path.is_dir() or "If-Modified-Since" in self.headers:
            return super().send_head()  # a folder is answered with the way to its page
        return self._packed(path)

    def _part(self, path: Path) -> range | None:
        """Give the bytes that are asked for; None where the whole file is, or nothing that can be read as a part."""
        match = PART.fullmatch(self.headers.get("Range", ""))
        if match is None or path.is_dir() or "If-Range" in self.headers:
            return None

        size = path.stat().st_size
        first = match["first"]
        last = match["last"]
        if not first:
            return range(max(0, size - int(last)), size) if last else None
        return range(int(first), min(size, int(last) + 1) if last else size)

    def _some_of(self, path: Path, part: range) -> BytesIO:
        size = path.stat().st_size
        with path.open("rb") as file:
            file.seek(part.start)
            body = file.read(len(part))

        self.send_response(HTTPStatus.PARTIAL_CONTENT)
        self.send_header("Content-Type", self.guess_type(os.fspath(path)))
        self.send_header("Content-Range", f"bytes {part.start}-{part.stop - 1}/{size}")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def _packed(self, path: Path) -> BytesIO:
        changed = path.stat().st_mtime_ns
        body = gzip_of(path, changed)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(os.fspath(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Last-Modified", self.date_time_string(changed // 10**9))
        self.end_headers()

        return BytesIO(body)

    def _is_called_otherwise(self) -> bool:
        """Whether a page elsewhere, whose name was turned to this machine, asks through its reader's browser."""
        name = self.headers.get("Host", LOOPBACK)
        return name.rpartition(":")[0] not in NAMES and name not in NAMES

    def _file(self) -> Path | None:
        """Give the file of the site that is asked for, or a folder whose page is; None where there is none."""
        if len(self.path) > LONGEST:
            return None
        try:
            path = Path(self.translate_path(self.path))
            return self._page_at(path) if path.resolve().is_relative_to(Path(self.directory).resolve()) else None
        except (OSError, ValueError):  # a name too long for the disk, or a zero byte
            return None

    def _page_at(self, path: Path) -> Path | None:
        ends_as_folder = self.path.partition("?")[0].partition("#")[0].endswith("/")
        page = path / "index.html"
        if page.is_file():
            return page if ends_as_folder else path
        return path if path.is_file() and not ends_as_folder else None

    def guess_type(self, path: Any) -> str:
        """Say what a file is, texts with their encoding."""
        kind = TEXTS.get(Path(path).suffix)
        return f"{kind}; charset=utf-8" if kind else super().guess_type(path)

    def end_headers(self) -> None:
        """Say for every answer what it depends on, and that it is what it says and is to be asked for again."""
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


def takes_gzip(accepted: str) -> bool:
    """Whether a list of encodings, each perhaps with a weight, has gzip in it with more than none."""
    weights = {}
    for part in accepted.split(","):
        name, _, weight = part.partition(";")
        weights[name.strip().lower()] = weight.replace(" ", "").lower().removeprefix("q=")

    weight = weights.get("gzip", weights.get("*", "0"))
    try:
        return float(weight or "1") > 0
    except ValueError:
        return False


@lru_cache(maxsize=PACKED_AT_ONCE)
def gzip_of(path: Path, changed: int) -> bytes:
    """Return a file's bytes packed; once a state of the file."""
    return gzip.compress(path.read_bytes(), mtime=0)


class QuietServer(ThreadingHTTPServer):
    """A server that lets readers hang up."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a connection that broke or fell silent: it is the reader's."""
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


def open_server(site: Path, port: int, host: type[Host] = Host) -> ThreadingHTTPServer:
    """Return a server of the site on the loopback address; port 0 takes any free one."""
    if not (site / "index.html").is_file():
        raise PressError(f"nothing built yet in {site}: run `targetbook build` first")
    try:
        return QuietServer((LOOPBACK, port), partial(host, directory=str(site)))
    except OSError as reason:
        raise PressError(f"cannot serve on port {port}: {reason.strerror}; choose another with --port") from None


def serve(site: Path, port: int) -> None:
    """Serve until Ctrl+C."""
    with open_server(site, port) as server:
        print(f"http://{LOOPBACK}:{server.server_port}/  (Ctrl+C stops)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
