"""Hostile texts in every column of every table: nothing of theirs runs and nothing is asked for, policy or none."""

import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page

from record.spoiling import spoil
from targetbook.press.places import Places
from targetbook.record.checking.check import check_folder

from .hostile import TEXTS, hostile_data, print_books
from .payloads import PAYLOADS

CHAPTERS = ["overview", "growth", "artificial_intelligence", "other_commitments", "neighbours", "what_changed"]
CHAPTERS += ["consistency", "sources", "data_dictionary", "corrections", "methods", "about", "adapting", "analyse"]
MARKUP = [payload for payload in PAYLOADS if any(sign in payload for sign in "<>{}[]`$|=\n")]
pytestmark = pytest.mark.xdist_group("hostile")
ONWARD = re.compile(r'<meta http-equiv="refresh"[^>]*>')  # an edition's own page leads on to its first chapter
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


class Listening(ThreadingHTTPServer):
    """A server of ours that payloads try to reach; it only counts."""

    paths: list[str]


class Count(BaseHTTPRequestHandler):
    """Writes down what is asked for."""

    server: Listening

    def do_GET(self) -> None:
        self.server.paths.append(self.path)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def listening() -> Iterator[Listening]:
    server = Listening(("127.0.0.1", 0), Count)
    server.paths = []
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory, listening: Listening) -> Places:
    """The books of a hostile area, on a site."""
    root = tmp_path_factory.mktemp("hostile")
    data = hostile_data(root, listening.server_address[1])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TARGETBOOK_DATA", str(data))
        return print_books(root, data, CHAPTERS)


def test_the_corpus_is_large_enough_and_reaches_every_text_column(places: Places) -> None:
    assert len(set(PAYLOADS)) >= 60
    for table, columns in TEXTS.items():
        text = (places.data / "riverside" / f"{table}.csv").read_text(encoding="utf-8")
        assert "__hit" in text, f"{table}: {columns}"

    text = "".join(page.read_text(encoding="utf-8") for page in pages(places))
    assert text.count("__hit") > 1000  # the texts do stand in the pages, as texts


@pytest.mark.parametrize("policy", [True, False], ids=["with the policy", "without a policy"])
def test_nothing_runs_and_nothing_is_asked_for(
    places: Places, listening: Listening, browser: Browser, policy: bool
) -> None:
    listening.paths.clear()
    page = browser.new_page()
    opened = 0

    for path in pages(places):
        text = ONWARD.sub("", path.read_text(encoding="utf-8"))
        assert POLICY.search(text), path
        copy = path.with_name(f"bare-{path.name}")
        copy.write_text(text if policy else POLICY.sub("", text), encoding="utf-8")
        try:
            assert not touched(page, copy), f"{path}: a payload ran"
        finally:
            copy.unlink()
        opened += 1
    page.close()

    assert opened >= 2 * len(CHAPTERS)
    assert listening.paths == []


def touched(page: Page, path: Path) -> bool:
    """Open a page, touch its charts, its folded parts and every figure; tell whether a payload left its mark."""
    page.goto(path.as_uri(), wait_until="load")
    page.evaluate(
        """() => {
            for (const fold of document.querySelectorAll('details')) fold.open = true;
            for (const one of document.querySelectorAll('figure, a.figure, svg, [title], [onmouseover], [onfocus]'))
                for (const kind of ['pointerenter', 'mouseover', 'focus', 'focusin'])
                    one.dispatchEvent(new Event(kind, {bubbles: true}));
        }"""
    )
    page.wait_for_timeout(300)

    return bool(page.evaluate("() => '__hit' in window || document.body.innerText.includes('root:x:0')"))


def pages(places: Places) -> list[Path]:
    """List every page of the site, the front page and the scorecards among them."""
    return sorted(path for path in places.site.rglob("*.html") if not path.name.startswith("bare-"))


def test_addresses_lead_to_the_web_alone_and_hand_nothing_over(places: Places) -> None:
    for path in pages(places):
        text = path.read_text(encoding="utf-8")
        for tag in re.findall(r"<a\s[^>]*>", text):
            href = re.search(r'href="([^"]*)"', tag)
            address = href[1].strip().lower() if href else ""
            assert not re.match(r"(?!https?:|mailto:)[a-z][a-z0-9+.-]*:", address), f"{path}: {tag}"
            if address.startswith("http"):
                assert "noopener" in tag, f"{path}: {tag}"


def test_no_tag_or_handler_of_theirs_is_in_a_page(places: Places) -> None:
    for path in [*pages(places), *places.site.rglob("*.svg"), *places.site.rglob("feed.xml")]:
        text = path.read_text(encoding="utf-8")
        tags = "".join(re.findall(r"<[a-zA-Z][^>]*>", text))
        unquoted = re.sub(r'"[^"]*"', '""', tags)
        assert not re.search(r"\son[a-z]+\s*=", unquoted), path
        assert not re.search(r"<(iframe|object|embed|base|marquee|foreignObject)\b", unquoted), path


def test_downloads_begin_no_formula(places: Places) -> None:
    paths = sorted(places.site.rglob("*.csv"))
    assert paths

    for path in paths:
        for line in path.read_text(encoding="utf-8-sig").splitlines():
            for cell in re.split(r',(?=(?:[^"]*"[^"]*")*[^"]*$)', line):
                bare = cell.strip('"')
                assert not re.match(r"[=@\t].|[+-](?![0-9.]+$)", bare), f"{path}: {line}"


@pytest.mark.parametrize("payload", MARKUP)
def test_no_area_bears_a_hostile_name(own_copy: Path, payload: str) -> None:
    path = own_copy / "riverside" / "area.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"name_en: .*", lambda _: f"name_en: {yaml_text(payload)}", text), encoding="utf-8")
    assert any(finding.file == "data/riverside/area.yml" for finding in check_folder(own_copy))


def yaml_text(text: str) -> str:
    """Write a text as a quoted YAML scalar."""
    import json

    return json.dumps(text)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil.invalid"])
def test_a_source_has_a_web_address_or_none(own_copy: Path, url: str) -> None:
    spoil(own_copy / "riverside" / "sources.csv", 2, url=url)
    (finding,) = check_folder(own_copy)
    assert (finding.row, finding.column) == (2, "url")
