from pathlib import Path
from xml.etree import ElementTree

import pytest

from targetbook.press.site.sitemap import write_sitemap


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
