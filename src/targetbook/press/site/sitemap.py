"""The list of the site's pages for those who index it; of a large site an index of several lists."""

import re
from collections.abc import Iterable
from html import escape, unescape
from pathlib import Path

import yaml

from targetbook.press.places import FRONT, LISTS
from targetbook.record.files.atomic import write_whole

FRAME = '<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</{root}>\n'
SITEMAP = "sitemap.xml"
PARTS = "sitemap-*.xml"
MOST = 50_000  # addresses that one list may hold, by the protocol

LOCATION = re.compile("<loc>(?P<address>[^<]*)</loc>")


def listed_pages(site: Path) -> list[str]:
    """Name the front page, the lists that it leads to and every chapter on a site."""
    pages = [site / FRONT, *sorted(site.glob(f"{LISTS}/*.html")), *sorted(site.glob("*/*/chapters/*.html"))]
    return [page.relative_to(site).as_posix() for page in pages]


def map_files(site: Path) -> list[Path]:
    """List the files of a site's map: the one that is asked for, and the parts of a large one in their order."""
    parts = sorted(site.glob(PARTS), key=lambda path: (len(path.name), path.name))
    return [path for path in (site / SITEMAP, *parts) if path.is_file()]


def mapped_addresses(site: Path) -> list[str]:
    """Give the addresses of pages that a site's map lists."""
    index, *parts = map_files(site) or [site / SITEMAP]
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in parts or [index] if path.is_file()]
    return [unescape(match["address"]) for text in texts for match in LOCATION.finditer(text)]


def stated_address(site: Path) -> str:
    """Give the address under which a site's map lists its pages; '' where it lists them by their places alone."""
    return next(iter(mapped_addresses(site)), "").removesuffix(FRONT).rstrip("/")


def site_address(config: Path) -> str:
    """Give the address at which the site is published, as `_config.yml` states it; '' where it states none."""
    settings = yaml.safe_load(config.read_text(encoding="utf-8")) if config.is_file() else {}
    return str(settings.get("html", {}).get("baseurl") or "").rstrip("/")


def write_sitemap(site: Path, config: Path) -> None:
    """List the front page and every chapter under the published address; relative to the site where none is set."""
    base = site_address(config)
    pages = listed_pages(site)
    batches = [pages[start : start + MOST] for start in range(0, len(pages), MOST)]
    parts = {f"sitemap-{number}.xml": batch for number, batch in enumerate(batches, start=1)}
    for path in site.glob(PARTS):
        path.unlink()

    if len(parts) > 1:
        for name, batch in parts.items():
            write_whole(site / name, _listing("urlset", "url", batch, base))
        write_whole(site / SITEMAP, _listing("sitemapindex", "sitemap", parts, base))
    else:
        write_whole(site / SITEMAP, _listing("urlset", "url", pages, base))


def _listing(root: str, entry: str, places: Iterable[str], base: str) -> str:
    """Write a list of places on the site."""
    addresses = (escape(f"{base}/{place}" if base else place) for place in places)
    entries = "".join(f"<{entry}><loc>{address}</loc></{entry}>\n" for address in addresses)
    return FRAME.format(root=root, entries=entries)
