"""A book shown while it is written: pages ask whether it was printed again, and a change of a source prints it."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from urllib.request import urlopen

import pytest

from targetbook.press.places import Places
from targetbook.press.site import live
from targetbook.press.site.serve import open_server


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A site of one page, shown live."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<html><head></head><p>The book</p></html>", encoding="utf-8")

    with open_server(tmp_path / "site", 0, live.LiveHost) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def text_at(address: str) -> str:
    with urlopen(address) as answer:
        text: str = answer.read().decode()
    return text


def test_a_page_shown_live_asks_whether_it_was_printed_again(address: str, tmp_path: Path) -> None:
    page = text_at(f"{address}/index.html")
    assert '<script defer src="/.live.js"></script></head><p>The book</p>' in page
    assert text_at(f"{address}/") == page
    assert "location.reload()" in text_at(f"{address}/.live.js")
    assert text_at(f"{address}/.prints") == str(live.LiveHost.prints)
    assert ".live" not in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", ["chapters/growth.ipynb", "data/haizhu/area.yml", "_config.yml"])
def test_a_changed_source_prints_the_book_again(places: Places, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "PAUSE", 0.01)
    looked = Event()
    printed = Event()
    ended = Event()

    class FirstLook(Event):
        def wait(self, timeout: float | None = None) -> bool:
            looked.set()
            return ended.wait(timeout)

    def build() -> bool:
        printed.set()
        return True

    before = live.LiveHost.prints
    watching = Thread(target=live.print_on_change, args=(places, build, FirstLook()), daemon=True)
    watching.start()
    assert looked.wait(20)
    with (places.root / file).open("a", encoding="utf-8") as source:
        source.write("\n")

    assert printed.wait(20)
    ended.set()
    watching.join()
    assert live.LiveHost.prints == before + 1


def test_what_a_build_writes_prints_nothing_again(places: Places) -> None:
    (places.build / "work").mkdir(parents=True)
    before = live.states(live.sources(places))
    (places.build / "work" / "note.txt").write_text("made", encoding="utf-8")
    assert live.states(live.sources(places)) == before
