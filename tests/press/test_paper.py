"""A book on paper: one page for the PDF, an EPUB that stands alone."""

import re
from collections import Counter
from functools import partial
from pathlib import Path
from shutil import copyfile
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest

from press.conftest import write_notebook
from targetbook.press.chapters.execute import execute_chapter
from targetbook.press.edition import Edition
from targetbook.press.errors import PressError
from targetbook.press.paper.epub import pack_epub
from targetbook.press.paper.forms import FORMS, paper_of, put
from targetbook.press.paper.one_page import one_page
from targetbook.press.places import Places
from tools import needs

WHOLE = """<html><body><nav>theme</nav><article><section id="overview"><h1>Overview<a class="headerlink">#</a></h1>
<p><a href="growth.html#gdp">GDP</a> <a href="sources.html">sources</a> <a href="https://example.org/a.html">out</a></p>
<details><summary>more</summary>folded</details><details class="twin"><summary>table</summary>twin</details>
<section id="why"><h2>Why</h2></section>
<div class="toctree-wrapper"><span id="document-chapters/growth"></span>
<section id="growth"><h2>Growth</h2><section id="why"><h3>Why</h3><p id="gdp">5.5%</p></section></section></div>
</section></article></body></html>"""


def test_a_single_page_becomes_one_that_prints() -> None:
    page = one_page(WHOLE, "A <book>", "About it", "en")
    assert "theme" not in page and "headerlink" not in page and "twin" not in page
    assert "A &lt;book&gt;" in page and '<details open="">' in page
    links = re.findall(r'href="([^"]+)"', page)[1:]
    assert links == ["#overview", "#growth", "#gdp", "#sources", "https://example.org/a.html"]
    ids = Counter(re.findall(r'\bid="([^"]+)"', page))
    assert {"overview", "overview-why", "growth", "growth-why", "gdp"} == set(ids) and max(ids.values()) == 1
    assert re.findall(r"<(h\d)>(\w+)", page) == [("h1", "Overview"), ("h2", "Why"), ("h1", "Growth"), ("h2", "Why")]


def test_a_single_page_without_a_main_part_is_refused() -> None:
    with pytest.raises(PressError, match="main part"):
        one_page("<html><body></body></html>", "", "", "en")


@pytest.fixture
def executed(places: Places, edition: Edition) -> Places:
    """A checkout whose chapters are executed, one with a link to another."""
    link = "from IPython.display import HTML; HTML('<a href=\"methods.html#methods\">how</a>')"
    write_notebook(places.root / "chapters" / "overview.ipynb", "Overview", link)

    for notebook in sorted((places.root / "chapters").glob("*.ipynb")):
        execute_chapter(notebook, places.work(edition), places.data, edition, places.build / "charts")

    copyfile(places.toc, places.work(edition) / "_toc.yml")
    return places


@needs("chromium")
def test_the_pdf_and_the_epub_of_a_book_are_whole(executed: Places, edition: Edition) -> None:
    for form, make in FORMS.items():
        make(executed, edition, paper_of(executed, edition, form))

    pdf = paper_of(executed, edition, "pdf").read_bytes()
    assert pdf.startswith(b"%PDF-") and b"/Outlines" in pdf and pdf.rstrip().endswith(b"%%EOF")
    assert {b"TargetbookSans-Regular", b"TargetbookSans-Bold"} <= set(
        re.findall(rb"/BaseFont /[A-Z]{6}\+([\w-]+)", pdf)
    )

    with ZipFile(paper_of(executed, edition, "epub")) as book:
        require_whole(book)


def test_a_page_that_is_no_xml_is_refused_with_its_line_and_what_stood_stays(tmp_path: Path) -> None:
    folder = tmp_path / "epub"
    target = tmp_path / "paper" / "book.epub"
    (folder / "META-INF").mkdir(parents=True)

    for name in ("mimetype", "META-INF/container.xml"):
        (folder / name).write_text("<container/>", encoding="utf-8")

    contents = '<package xmlns="http://www.idpf.org/2007/opf"><item href="sources.xhtml" id="s"/></package>'
    (folder / "content.opf").write_text(contents, encoding="utf-8")
    (folder / "sources.xhtml").write_text("<html>\n<details open>rows</details></html>", encoding="utf-8")
    target.parent.mkdir()
    target.write_bytes(b"what stood")

    with pytest.raises(PressError, match=r"^sources\.xhtml:2:14: not well-formed .*; expected well-formed XML"):
        put(folder, target, partial(pack_epub, day="2026-11-23"))

    assert [path.name for path in target.parent.iterdir()] == ["book.epub"] and target.read_bytes() == b"what stood"

    (folder / "sources.xhtml").write_text('<html>\n<details open="open">rows</details></html>', encoding="utf-8")
    put(folder, target, partial(pack_epub, day="2026-11-23"))

    with ZipFile(target) as book:
        assert book.namelist() == ["mimetype", "META-INF/container.xml", "content.opf", "sources.xhtml"]


def require_whole(book: ZipFile) -> None:
    """Hold an EPUB to what reading systems ask: order, well-formed pages, all chapters listed, no link to nowhere."""
    names = book.namelist()
    assert re.findall(r"<dc:date>([^<]*)", book.read("content.opf").decode()) == ["2026-11-23T00:00:00Z"]
    assert names[0] == "mimetype" and book.getinfo("mimetype").compress_type == ZIP_STORED
    assert {info.date_time[0] for info in book.infolist()} == {1980}
    pages = {name: book.read(name).decode() for name in names if name.endswith(".xhtml")}

    for text in pages.values():
        ElementTree.fromstring(text)

    assert all(f"chapters/{name}.xhtml" in pages["nav.xhtml"] for name in ("overview", "growth", "methods"))
    assert 'href="methods.xhtml#methods"' in pages["chapters/overview.xhtml"]
    assert "<svg" in pages["chapters/growth.xhtml"]
    assert re.search(r'<item properties="svg"[^>]*growth', book.read("content.opf").decode())
    links = {link for text in pages.values() for link in re.findall(r'<link[^>]*href="\.\./([^"?]+)', text)}
    assert links <= set(names)
