"""Plain Jupyter Book with the book's own configuration: charts become figures with their files beside them."""

import json
from pathlib import Path
from typing import Any

import pytest

from targetbook.page.blocks.download import CSV_FILE
from targetbook.press.book.stage import run_jupyter_book
from targetbook.press.errors import BookError
from targetbook.press.places import Places

from .conftest import SPEC, notebook_content


def print_chart(places: Places, folder: Path, spec: dict[str, Any], address: str = "") -> Path:
    """Print a book of one executed notebook that shows one chart, for a site with that address."""
    return print_output(places, folder, {"application/vnd.vegalite.v6+json": spec}, address)


def print_output(places: Places, folder: Path, data: dict[str, Any], address: str = "") -> Path:
    """Print a book of one executed notebook with one output, for a site with that address."""
    book = folder / "book"
    book.mkdir()
    content = notebook_content("Growth", "chart")
    content["cells"][-1]["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": data}]
    config = places.config.read_text(encoding="utf-8").replace("notebooks: force", 'notebooks: "off"')
    config = config.replace('baseurl: ""', f'baseurl: "{address}"')
    (book / "_config.yml").write_text(config, encoding="utf-8")
    (book / "_toc.yml").write_text("format: jb-book\nroot: growth\n", encoding="utf-8")
    (book / "growth.ipynb").write_text(json.dumps(content), encoding="utf-8")
    run_jupyter_book(book, folder / "book.log")

    return book / "_build" / "html"


def test_a_chart_s_links_lead_to_its_files(places: Places, tmp_path: Path) -> None:
    site = print_chart(places, tmp_path, {**SPEC, "usermeta": {**SPEC["usermeta"], "csv": "a,b\n1,2\n"}})
    page = (site / "growth.html").read_text(encoding="utf-8")
    files = [f"_static/charts/growth/gdp-growth.{kind}" for kind in ("csv", "svg", "json")]

    for file in files:
        assert f'href="{file}"' in page and (site / file).stat().st_size

    assert 'data-chart="growth/gdp-growth"' in page
    assert "og:image" not in page and not (site / "_static" / "preview").exists()
    assert (site / "_static" / "charts" / "growth" / "gdp-growth.js").is_file()
    assert (site / "_static" / "vega.js").stat().st_size > 500_000


def test_a_list_s_link_leads_to_its_file(places: Places, tmp_path: Path) -> None:
    file = {"anchor": "checks", "label": "All <checks>", "csv": "a,b\n区,2\n"}
    site = print_output(places, tmp_path, {CSV_FILE: file, "text/html": "<p>never this</p>", "text/plain": "checks"})
    page = (site / "growth.html").read_text(encoding="utf-8")
    assert 'href="_static/charts/growth/checks.csv">All &lt;checks&gt;</a>' in page and "never this" not in page
    assert (site / "_static" / "charts" / "growth" / "checks.csv").read_bytes() == "\ufeffa,b\n区,2\n".encode()


def test_a_page_of_a_site_with_an_address_has_a_picture_for_those_who_share_it(places: Places, tmp_path: Path) -> None:
    site = print_chart(places, tmp_path, SPEC, "https://example.org/book/")
    page = (site / "growth.html").read_text(encoding="utf-8")
    assert '<meta property="og:image" content="https://example.org/book/_static/preview/growth.jpg">' in page
    assert '<meta property="og:url" content="https://example.org/book/growth.html">' in page
    assert (site / "_static" / "preview" / "growth.jpg").read_bytes().startswith(b"\xff\xd8")


def test_a_character_that_the_fonts_lack_stops_the_book(places: Places, tmp_path: Path) -> None:
    with pytest.raises(BookError, match=r"chart growth/gdp-growth: the book's fonts lack .*U\+F0000.*`make fonts`"):
        print_chart(places, tmp_path, {**SPEC, "title": "A sign of nobody: \U000f0000"})
