"""Shows the built site on this machine only."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from targetbook.press.errors import PressError

LOOPBACK = "127.0.0.1"


def open_server(site: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of the site on the loopback address; port 0 takes any free one."""
    if not (site / "index.html").is_file():
        raise PressError(f"nothing built yet in {site}: run `targetbook build` first")
    try:
        return ThreadingHTTPServer((LOOPBACK, port), partial(SimpleHTTPRequestHandler, directory=str(site)))
    except OSError as reason:
        raise PressError(f"cannot serve on port {port}: {reason.strerror}; choose another with --port") from None


def serve(site: Path, port: int) -> None:
    """Serve the site until interrupted, printing its address first."""
    with open_server(site, port) as server:
        print(f"http://{LOOPBACK}:{server.server_port}/  (Ctrl+C stops)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
