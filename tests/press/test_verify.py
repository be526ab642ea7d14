"""What an edition says that it was made from, and the sums of the site that a build writes."""

import json
from pathlib import Path

import pytest

from conftest import CHECKOUT, run_cli
from targetbook.page.handover.verdict_objects import save_edition
from targetbook.press.edition import Edition
from targetbook.press.places import Places
from targetbook.press.site.manifest import write_site_sums
from targetbook.press.site.provenance import PROVENANCE, SUMS, data_digest, data_zip, offer_data, state
from targetbook.record.files.readable import plain_json

INVENTED = Edition("riverside", 2024)
CONFIG = "author: X\nhtml: {baseurl: 'https://books.example/said/'}\nrepository: {url: 'https://code.example/book'}\n"


@pytest.fixture
def places(own_copy: Path, tmp_path: Path) -> Places:
    """A site with one edition of an invented area: its verdicts, a page, and what it was made from."""
    places = Places(root=tmp_path, data=own_copy)
    work = places.work(INVENTED)
    pages = places.published(INVENTED)
    save_edition(own_copy, work, str(INVENTED.path), **INVENTED.parameters())
    places.config.write_text(CONFIG, encoding="utf-8")
    (work / "_toc.yml").write_text("format: jb-book\nroot: chapters/overview\n", encoding="utf-8")
    pages.mkdir(parents=True)
    (pages / "verdicts.json").write_bytes((work / "verdicts.json").read_bytes())
    state(pages, places, INVENTED)
    offer_data(places)

    return places


def test_what_an_edition_was_made_from_is_stated(places: Places) -> None:
    provenance = json.loads((places.published(INVENTED) / PROVENANCE).read_text(encoding="utf-8"))
    assert provenance["data"] == data_digest(places.data)
    assert data_zip(places.site, provenance["data"]).is_file()
    assert provenance["command"] == "targetbook build --area riverside --year 2024 --lang en"
    assert list(provenance["notebooks"]) == ["chapters/overview"] and provenance["rules"]
    assert provenance["addresses"] == ["https://books.example/said", "https://code.example/book"]


def test_the_sums_of_the_site_hold_its_lists_its_data_its_paper_and_each_edition_s_sums(places: Places) -> None:
    for name in ("index.html", "paper/book.pdf", "release/sbom.json", "data/stray.html", "stray.html"):
        (places.site / name).parent.mkdir(exist_ok=True)
        (places.site / name).write_text(name, encoding="utf-8")

    write_site_sums(places.site)
    lines = (places.site / SUMS).read_text(encoding="utf-8").splitlines()
    package = data_zip(places.site, data_digest(places.data)).name
    assert [line.split("  ")[1] for line in lines] == [
        f"data/{package}",
        "index.html",
        "paper/book.pdf",
        "release/sbom.json",
        "riverside-2024/en/SHA256SUMS",
    ]


def test_a_signature_stays_as_long_as_the_sums_do(places: Places) -> None:
    write_site_sums(places.site)
    signature = places.site / f"{SUMS}.asc"
    signature.write_text("signed", encoding="utf-8")
    write_site_sums(places.site)
    assert signature.is_file()

    (places.site / "index.html").write_text("another front page", encoding="utf-8")
    write_site_sums(places.site)
    assert not signature.exists()


def test_a_folder_without_editions_is_refused(tmp_path: Path) -> None:
    code, output = run_cli("verify", str(tmp_path))
    assert code == 1
    assert "made by `targetbook build`" in output


@pytest.mark.parametrize("text", ['{"a": 1, "a": 2}', '[{"b": {"c": 1, "d": 2, "c": 1}}]'])
def test_a_key_that_is_there_twice_is_refused(text: str) -> None:
    with pytest.raises(json.JSONDecodeError, match="is there twice"):
        plain_json(text)


def test_the_notebooks_have_no_key_twice() -> None:
    for path in sorted((CHECKOUT / "chapters").glob("*.ipynb")):
        assert plain_json(path.read_text(encoding="utf-8"))["cells"]
