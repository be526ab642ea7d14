"""Addresses of sources asked, on this machine's loopback, whether they still answer."""

from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from targetbook.press.site.links import AddressCheck, answers, check_links, write_links
from targetbook.record.files.csv_rows import csv_rows_of

STATES = {"/page": 200, "/refused": 403, "/gone": 404, "/broken": 500}


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    """A host whose pages answer as `STATES` says."""

    class Host(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(STATES[self.path])
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def sources(folder: Path, *urls: str) -> None:
    rows = "".join(f"s{number},P,T,2025,press,{url}\n" for number, url in enumerate(urls))
    (folder / "sources.csv").write_text("source,publisher,title,published,channel,url\n" + rows, encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "answer"), [("/page", True), ("/refused", True), ("/gone", False), ("/broken", False)]
)
def test_a_page_or_a_refusal_is_an_answer(host: str, path: str, answer: bool) -> None:
    assert answers(host + path) is answer


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "http://[broken", "no address"])
def test_silence_and_nonsense_are_none(url: str) -> None:
    assert answers(url) is False


def test_an_address_keeps_the_last_day_on_which_it_answered(host: str, tmp_path: Path) -> None:
    sources(tmp_path, f"{host}/page", f"{host}/gone", f"{host}/page", "")
    before = [AddressCheck(f"{host}/gone", "2025-01-05", "yes", "2025-01-05")]
    write_links(tmp_path / "links.csv", before)
    checks = check_links(tmp_path, date(2025, 2, 9))
    assert checks == [
        AddressCheck(f"{host}/gone", "2025-02-09", "no", "2025-01-05"),
        AddressCheck(f"{host}/page", "2025-02-09", "yes", "2025-02-09"),
    ]
    write_links(tmp_path / "links.csv", checks)
    assert [row["answered"] for row in csv_rows_of(tmp_path / "links.csv")] == ["no", "yes"]
