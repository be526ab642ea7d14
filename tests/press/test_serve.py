"""The server of `serve`: the site and nothing else, whatever is asked for and however."""

import gzip
import socket
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread

import pytest

from targetbook.press.errors import PressError
from targetbook.press.site.serve import Host, open_server, takes_gzip

FRONT = "the front page " * 100


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "chapters").mkdir(parents=True)
    (site / "index.html").write_text(FRONT, encoding="utf-8")
    (site / "chapters" / "index.html").write_text("a chapter", encoding="utf-8")
    (site / "brief.txt").write_text("概要", encoding="utf-8")
    (site / "SHA256SUMS").write_text("0  index.html\n", encoding="utf-8")
    (site / "empty").mkdir()
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return site


@pytest.fixture
def port(site: Path) -> Iterator[int]:
    class Impatient(Host):
        timeout = 0.5

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with open_server(site, 0, Impatient) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def ask(port: int, path: str = "/", method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.putrequest(method, path, skip_host="Host" in headers, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def test_the_site_is_shown_on_this_machine(port: int) -> None:
    assert ask(port)[1] == FRONT.encode()
    assert ask(port, "/chapters/?a=b")[1] == b"a chapter"
    assert ask(port, "/chapters")[0].status == 301


def test_text_is_packed_for_those_who_take_it_so(port: int) -> None:
    answer, body = ask(port, Accept_Encoding="gzip")
    assert len(body) < 100
    assert gzip.decompress(body) == FRONT.encode()
    assert answer.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("gzip", True),
        ("br, gzip;q=0.5", True),
        ("*", True),
        ("gzip; q=1.0", True),
        ("", False),
        ("gzip;q=0", False),
        ("gzip;q=0, *", False),
        ("br, deflate", False),
        ("gzip;q=much", False),
        ("notgzip", False),
    ],
)
def test_who_takes_it_packed(accepted: str, packed: bool) -> None:
    assert takes_gzip(accepted) == packed


def test_texts_say_their_encoding_and_every_answer_what_it_is(port: int) -> None:
    for path, kind in (("/brief.txt", "text/plain"), ("/SHA256SUMS", "text/plain"), ("/", "text/html")):
        answer, _ = ask(port, path)
        assert answer.headers["Content-Type"] == f"{kind}; charset=utf-8"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-cache"


def test_what_has_not_changed_is_not_sent_again(port: int) -> None:
    changed = ask(port, Accept_Encoding="gzip")[0].headers["Last-Modified"]
    answer, body = ask(port, Accept_Encoding="gzip", If_Modified_Since=changed)
    assert (answer.status, body) == (304, b"")


@pytest.mark.parametrize(
    ("asked_part", "sent"),
    [("bytes=4-8", slice(4, 9)), ("bytes=1490-", slice(1490, None)), ("bytes=-5", slice(-5, None))],
)
def test_a_part_is_sent_as_it_lies_in_the_file(port: int, asked_part: str, sent: slice) -> None:
    answer, body = ask(port, Range=asked_part, Accept_Encoding="gzip")
    assert (answer.status, body) == (206, FRONT.encode()[sent])
    assert answer.headers["Content-Range"].endswith("/1500")


@pytest.mark.parametrize("part", ["bytes=9-4", "bytes=5000-6000", "bytes=a-b", "bytes=0-1,3-4", "lines=1-2", "bytes=-"])
def test_a_part_that_is_none_is_answered_by_the_whole(port: int, part: str) -> None:
    assert ask(port, Range=part)[1] == FRONT.encode()


@pytest.mark.parametrize(
    "path",
    [
        "/%00",
        "/x%00.png",
        "/" + "x" * 5000,
        "/" + "x/" * 400,
        "/" + "x" * 600,
        "/empty/",
        "/index.html/",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
    ],
)
def test_what_is_no_page_is_not_found(port: int, path: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert ask(port, path)[0].status == 404
    assert "Traceback" not in capfd.readouterr().err


def test_a_link_out_of_the_site_is_not_followed(site: Path, port: int) -> None:
    (site / "secret.txt").symlink_to(site.parent / "secret.txt")
    (site / "around").symlink_to(site.parent)
    (site / "front.html").symlink_to("index.html")
    assert ask(port, "/secret.txt")[0].status == 404
    assert ask(port, "/around/secret.txt")[0].status == 404
    assert ask(port, "/around/")[0].status == 404
    assert ask(port, "/front.html")[1] == FRONT.encode()


def test_no_other_name_is_answered(port: int) -> None:
    for name in ("evil.example", f"evil.example:{port}", "127.0.0.1.evil.example"):
        assert ask(port, Host=name)[0].status == 421
    for name in ("localhost", f"localhost:{port}", f"127.0.0.1:{port}"):
        assert ask(port, Host=name)[0].status == 200


def test_who_says_nothing_is_hung_up_on(port: int, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as silent:
        silent.sendall(b"GET / HTTP/1.1\r\nHost: local")
        assert silent.recv(100) == b""
    assert "Traceback" not in capfd.readouterr().err


def test_nothing_is_served_before_the_first_build(tmp_path: Path) -> None:
    with pytest.raises(PressError, match="targetbook build"):
        open_server(tmp_path, 0)
