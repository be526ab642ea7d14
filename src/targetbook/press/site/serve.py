"""Shows the built site on this machine only, compressed as a real host would."""

import gzip
import os
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from targetbook.press.errors import PressError

LOOPBACK = "127.0.0.1"
TEXTS = (".html", ".css", ".js", ".json", ".svg", ".xml", ".csv")


class Host(SimpleHTTPRequestHandler):
    """Sends text packed to those who take it so."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer with the packed bytes of a text file, and with anything else as it is."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self.path.partition("?")[0].endswith("/") else path
        if path.suffix not in TEXTS or not path.is_file() or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().send_head()

        changed = path.stat().st_mtime_ns
        body = gzip_of(path, changed)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(os.fspath(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Last-Modified", self.date_time_string(changed // 10**9))
        self.end_headers()

        return BytesIO(body)


@cache
def gzip_of(path: Path, changed: int) -> bytes:
    """Return a file's bytes packed; once a state of the file."""
    return gzip.compress(path.read_bytes(), mtime=0)


def open_server(site: Path, port: int, host: type[Host] = Host) -> ThreadingHTTPServer:
    """Return a server of the site on the loopback address; port 0 takes any free one."""
    if not (site / "index.html").is_file():
        raise PressError(f"nothing built yet in {site}: run `targetbook build` first")
    try:
        return ThreadingHTTPServer((LOOPBACK, port), partial(host, directory=str(site)))
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
