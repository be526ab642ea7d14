import gzip
import threading
import urllib.request
from pathlib import Path

import pytest

from targetbook.press.errors import PressError
from targetbook.press.site.serve import open_server


def test_the_site_is_shown_on_this_machine(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("the front page", encoding="utf-8")
    with open_server(tmp_path, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/") as answer:
            assert answer.read() == b"the front page"
        server.shutdown()


def test_text_is_packed_for_those_who_take_it_so(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("the front page " * 100, encoding="utf-8")
    with open_server(tmp_path, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        request = urllib.request.Request(f"http://127.0.0.1:{server.server_port}/", headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(request) as answer:
            body = answer.read()
        server.shutdown()

    assert len(body) < 100
    assert gzip.decompress(body) == b"the front page " * 100


def test_nothing_is_served_before_the_first_build(tmp_path: Path) -> None:
    with pytest.raises(PressError, match="targetbook build"):
        open_server(tmp_path, 0)
