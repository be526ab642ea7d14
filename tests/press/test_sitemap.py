from pathlib import Path
from xml.etree import ElementTree

import pytest

from targetbook.press.site import sitemap
from targetbook.press.site.manifest import site_files
from targetbook.press.site.sitemap import SITEMAP, listed_pages, mapped_addresses, stated_address, write_sitemap
from targetbook.press.site.verify import list_faults

BASE = "https://example.org/book"


@pytest.mark.parametrize(("base", "under"), [("", ""), ("https://example.org/book/", "https://example.org/book/")])
def test_every_chapter_is_listed_under_the_address_that_is_set(tmp_path: Path, base: str, under: str) -> None:
    site = tmp_path / "site"
    config = tmp_path / "_config.yml"
    config.write_text(f'html: {{baseurl: "{base}"}}\n', encoding="utf-8")

    for lang in ("en", "zh"):
        folder = site / "haizhu-2025" / lang / "chapters"
        folder.mkdir(parents=True)
        (folder / "growth.html").touch()
        (folder.parent / "index.html").touch()

    (site / "index.html").touch()
    write_sitemap(site, config)
    addresses = [place.text for place in ElementTree.parse(site / "sitemap.xml").iter() if place.tag.endswith("loc")]
    pages = ["index.html", "haizhu-2025/en/chapters/growth.html", "haizhu-2025/zh/chapters/growth.html"]
    assert addresses == [under + page for page in pages]


def site_of(folder: Path, editions: int) -> tuple[Path, Path]:
    """Lay out a site of so many editions of one chapter, and a configuration that states its address."""
    site = folder / "site"
    for number in range(editions):
        chapters = site / f"area-{number}" / "en" / "chapters"
        chapters.mkdir(parents=True)
        (chapters / "growth.html").touch()
    (site / "index.html").touch()

    config = folder / "_config.yml"
    config.write_text(f"html: {{baseurl: '{BASE}'}}\n", encoding="utf-8")
    return site, config


def test_a_large_site_has_an_index_of_lists_that_hold_every_page_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "MOST", 2)
    site, config = site_of(tmp_path, editions=4)
    write_sitemap(site, config)

    index = ElementTree.parse(site / SITEMAP).getroot()
    assert index.tag.endswith("sitemapindex")
    assert [place.text for place in index.iter() if place.tag.endswith("loc")] == [
        f"{BASE}/sitemap-{number}.xml" for number in (1, 2, 3)
    ]
    assert mapped_addresses(site) == [f"{BASE}/{page}" for page in listed_pages(site)]
    assert stated_address(site) == BASE
    assert {path.name for path in site_files(site)} >= {"sitemap.xml", "sitemap-1.xml", "sitemap-3.xml"}
    assert not [fault for fault in list_faults(site) if SITEMAP in fault]

    (site / "sitemap-2.xml").unlink()
    assert [fault for fault in list_faults(site) if SITEMAP in fault]


def test_lists_go_where_one_is_enough_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, config = site_of(tmp_path, editions=4)
    with monkeypatch.context() as small:
        small.setattr(sitemap, "MOST", 2)
        write_sitemap(site, config)
    write_sitemap(site, config)

    assert sorted(path.name for path in site.glob("*.xml")) == [SITEMAP]
    assert mapped_addresses(site) == [f"{BASE}/{page}" for page in listed_pages(site)]
