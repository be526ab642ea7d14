"""The list of the site's pages for those who index it."""

import re
from html import escape, unescape
from pathlib import Path

import yaml

from targetbook.press.places import FRONT, LISTS
from targetbook.record.files.atomic import write_whole

FRAME = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
SITEMAP = "sitemap.xml"

LOCATION = re.compile("<loc>(?P<address>[^<]*)</loc>")


def listed_pages(site: Path) -> list[str]:
    """Name the front page, the lists that it leads to and every chapter on a site."""
    pages = [site / FRONT, *sorted(site.glob(f"{LISTS}/*.html")), *sorted(site.glob("*/*/chapters/*.html"))]
    return [page.relative_to(site).as_posix() for page in pages]


def stated_address(site: Path) -> str:
    """Give the address under which a site's map lists its pages; '' where it lists them by their places alone."""
    text = (site / SITEMAP).read_text(encoding="utf-8", errors="replace") if (site / SITEMAP).is_file() else ""
    first = LOCATION.search(text)
    return unescape(first["address"]).removesuffix("index.html").rstrip("/") if first else ""


def site_address(config: Path) -> str:
    """Give the address at which the site is published, as `_config.yml` states it; '' where it states none."""
    settings = yaml.safe_load(config.read_text(encoding="utf-8")) if config.is_file() else {}
    return str(settings.get("html", {}).get("baseurl") or "").rstrip("/")


def write_sitemap(site: Path, config: Path) -> None:
    """List the front page and every chapter under the published address; relative to the site where none is set."""
    base = site_address(config)
    places = listed_pages(site)
    entries = (f"<url><loc>{escape(f'{base}/{place}' if base else place)}</loc></url>\n" for place in places)
    write_whole(site / SITEMAP, f"{FRAME}{''.join(entries)}</urlset>\n")
