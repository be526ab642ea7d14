"""A small edition as the press prints it: each link of each page lands, and without a target there is none."""

import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from conftest import lay_out_around
from targetbook.press.edition import Edition
from targetbook.press.graph import builds
from targetbook.press.places import Places

from .conftest import CHECKOUT

pytestmark = [
    pytest.mark.filterwarnings("default"),  # kernels and papermill warn of their own affairs
    pytest.mark.xdist_group("kernels"),
]


class LinkedPage(HTMLParser):
    """The ids and the links of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        cells = {name: value or "" for name, value in attrs}
        self.ids |= {cells["id"]} if "id" in cells else set()
        self.links += [cells["href"]] if tag == "a" and "href" in cells else []


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """The project's checkout on the record of the areas around."""
    folder = tmp_path_factory.mktemp("checkout")
    data = lay_out_around(folder)

    for name in ("_static", "locale"):
        (folder / name).symlink_to(CHECKOUT / name, target_is_directory=True)

    for name in ("_toc.yml", "_config.yml", "requirements.lock"):
        shutil.copyfile(CHECKOUT / name, folder / name)

    return Places(folder, data)


def test_every_link_of_every_page_lands(places: Places) -> None:
    assert builds.build_editions(places, [Edition("lakeside", 2025)]).failures == ()
    pages = {path: LinkedPage(path) for path in places.site.rglob("*.html")}
    assert places.published(Edition("lakeside", 2025)) / "chapters" / "other_commitments.html" in pages
    dead = [
        f"{path.name} -> {link}"
        for path, page in pages.items()
        for link in page.links
        if not leads_somewhere(link, path, pages)
    ]
    assert not dead, dead


def leads_somewhere(link: str, page: Path, pages: dict[Path, LinkedPage]) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return True

    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if target not in pages:
        return target.is_file()

    return not parts.fragment or unquote(parts.fragment) in pages[target].ids


@pytest.mark.parametrize(
    ("edition", "message"),
    [
        (Edition("marshside", 2024), "no target of marshside for 2024; years with targets: none"),
        (Edition("lakeside", 2031), "no target of lakeside for 2031; years with targets: 2024, 2025"),
        (
            Edition("lakeside", 2025, "2024-06-30"),
            "no target of lakeside for 2025 known on 2024-06-30; years with targets: 2024",
        ),
    ],
)
def test_without_a_target_no_edition_is_made(places: Places, edition: Edition, message: str) -> None:
    outcome = builds.build_editions(places, edition.in_each_language())
    assert set(outcome.failures) == {message}
    assert not places.published(edition).exists()
