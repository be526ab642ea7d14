"""Serves a folder on this machine as a real host would: compressed, with lasting connections."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

PACKED = ("text/", "application/javascript", "application/json", "image/svg+xml")


@cache
def body(path: Path, packed: bool) -> bytes:
    """Return a file's bytes as they go over the wire."""
    return gzip.compress(path.read_bytes(), mtime=0) if packed else path.read_bytes()


class Host(SimpleHTTPRequestHandler):
    """Answers with gzip where it helps, silently."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file; a folder's own page for a folder."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        kind = self.guess_type(path)
        packed = kind.startswith(PACKED) and "gzip" in self.headers.get("Accept-Encoding", "")
        sent = body(path, packed)
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(sent)))
        self.send_header("Cache-Control", "max-age=600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(sent)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """Serve the folder while the block runs; yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
