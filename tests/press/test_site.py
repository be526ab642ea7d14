import json
import re
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from targetbook.press.edition import Edition
from targetbook.press.errors import BookError
from targetbook.press.graph import graph, runner
from targetbook.press.pictures.vega_bundle import bundle_path, shared_place
from targetbook.press.places import Places
from targetbook.press.site import front_page, publish

from .conftest import write_notebook


def write_file(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_new_edition_takes_the_old_ones_place_whole(tmp_path: Path) -> None:
    write_file(tmp_path / "site" / "en" / "old.html", "old")
    write_file(tmp_path / "new" / "index.html", "new")
    publish.swap_in(tmp_path / "new", tmp_path / "site" / "en")
    assert [path.name for path in (tmp_path / "site" / "en").iterdir()] == ["index.html"]
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["en"]
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["old.html"]


def test_the_last_good_site_stays_when_printing_fails(
    places: Places, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Path:
        raise BookError("a warning")

    write_file(places.published(edition) / "index.html", "the last good one")
    monkeypatch.setattr(publish, "print_book", refuse)

    with pytest.raises(BookError):
        publish.publish_book(places, edition)

    assert (places.published(edition) / "index.html").read_text(encoding="utf-8") == "the last good one"


def test_the_front_page_tells_each_edition_in_brief_in_its_languages(places: Places) -> None:
    for lang, count in (("en", "3 of 53"), ("zh", "3/53")):
        edition = Edition("haizhu", 2025, None, lang)
        brief = f'<p><a href="{edition.path}/chapters/growth.html#gdp">{count}</a></p>'
        write_file(places.published(edition) / front_page.BRIEF, brief)
        write_file(
            places.published(edition) / publish.CARD,
            publish.edition_card(places.data, edition, shared_place(places.drawings)),
        )
        write_file(places.published(edition) / front_page.PROVENANCE, json.dumps({"data": "0123456789abcdef0123"}))

    front_page.write_front_page(places.site)
    page = (places.site / "index.html").read_text(encoding="utf-8")
    assert page.count("<article") == 1 and "3 of 53" in page and "海珠区2025年" in page
    assert 'href="haizhu-2025/en/index.html"' in page and 'href="haizhu-2025/zh/chapters/growth.html#gdp"' in page
    assert 'href="data/0123456789abcdef.zip"' in page
    assert "<script" not in page
    assert page.index('href="#zh"') < page.index("<header") and 'id="zh"' in page and 'id="en"' in page
    assert 'href="haizhu-2025/en/verdicts.csv"' in page and 'href="haizhu-2025/zh/verdicts.json"' in page
    assert "og:url" not in page


def test_the_links_of_the_front_page_and_of_the_one_page_scorecard_lead_to_pages(
    places: Places, edition: Edition
) -> None:
    sheet = '<p><a href="chapters/sources.html#s-one">5.4%</a></p>'
    folder = places.published(edition)
    write_file(folder / "index.html", "")
    for name in ("chapters/sources.html", "verdicts.csv", "verdicts.json"):
        write_file(folder / name, "")
    write_file(folder / front_page.BRIEF, f'<p><a href="{edition.path}/chapters/sources.html#s-one">5.4%</a></p>')
    write_file(folder / publish.CARD, publish.edition_card(places.data, edition, shared_place(places.drawings)))
    write_file(folder / front_page.PROVENANCE, json.dumps({"data": "0123456789abcdef0123"}))
    write_file(places.site / "data" / "0123456789abcdef.zip", "")
    write_file(places.work(edition) / publish.SHEET, sheet)
    write_file(folder / publish.SCORECARD, publish.scorecard_page(places, edition))
    front_page.write_front_page(places.site)

    for page in (places.site / "index.html", folder / publish.SCORECARD):
        links = re.findall(r'<a[^>]* href="(?!https?:|#)([^"#]+)', page.read_text(encoding="utf-8"))
        assert any(link.endswith("chapters/sources.html") for link in links)
        assert [link for link in links if not (page.parent / link).is_file()] == []


def test_the_front_page_of_an_empty_site_says_so(places: Places) -> None:
    places.site.mkdir(parents=True)
    front_page.write_front_page(places.site)
    assert "No edition has been built yet" in (places.site / "index.html").read_text(encoding="utf-8")


def test_a_site_with_an_address_states_it_on_its_front_page(places: Places) -> None:
    front_page.write_front_page(places.site, "https://example.org/book")
    page = (places.site / "index.html").read_text(encoding="utf-8")
    assert '<meta property="og:url" content="https://example.org/book/index.html">' in page


def test_the_script_of_the_charts_lies_on_the_site_once_and_goes_with_the_last_edition_that_names_it(
    places: Places, edition: Edition
) -> None:
    write_file(
        places.published(edition) / publish.CARD,
        publish.edition_card(places.data, edition, shared_place(places.drawings)),
    )
    publish.share_script(places)
    (script,) = (places.site / "shared").iterdir()
    assert script.stat().st_size > 500_000 and "window.vegaEmbed=" in script.read_text(encoding="utf-8")

    write_file(places.site / "shared" / "vega-of-old.js", "old")
    publish.drop_unused_scripts(places.site)
    assert [path.name for path in (places.site / "shared").iterdir()] == [script.name]


def share_again(places: Places) -> None:
    for _ in range(30):
        publish.share_script(places)
        for script in (places.site / "shared").glob("*.js"):
            script.unlink(missing_ok=True)


def test_editions_that_share_the_script_at_once_do_not_get_in_each_other_s_way(places: Places) -> None:
    write_file(bundle_path(places.drawings), "the script")
    with ProcessPoolExecutor(4, mp_context=get_context("forkserver")) as workers:
        list(workers.map(share_again, [places] * 4))

    publish.share_script(places)
    assert [path.name for path in (places.site / "shared").iterdir()] == [Path(shared_place(places.drawings)).name]


@pytest.mark.filterwarnings("default")
def test_a_book_is_printed_once_and_outlives_a_failing_chapter(places: Places, edition: Edition) -> None:
    write_file(places.work(edition) / "_toc.yml", places.toc.read_text(encoding="utf-8"))
    write_file(places.commit, "a commit")

    def build() -> runner.BuildResult:
        return runner.run([*graph.books(places, [edition])], places.ledger, workers=2)

    first = build()
    assert first.failures == ()
    assert first.ran == 8
    page = places.published(edition) / "chapters" / "growth.html"
    printed = page.read_text(encoding="utf-8")
    assert 'class="marks"' in printed
    assert "<title>Growth — Said and Done: Haizhu 2025</title>" in printed
    assert 'src="http' not in printed
    script = re.search(r'data-vega="([^"]+)"', printed)
    assert script and (page.parent / script[1]).is_file() and "og:image" not in printed
    assert not (places.published(edition) / "_static" / "vega.js").exists()
    assert build().ran == 0

    write_notebook(places.root / "chapters" / "growth.ipynb", "Growth", "1 / 0")
    write_notebook(places.root / "chapters" / "methods.ipynb", "Methods", "print('still runs')")
    broken = build()
    assert broken.ran == 1
    assert len(broken.failures) == 1
    assert "ZeroDivisionError" in broken.failures[0]
    assert page.read_text(encoding="utf-8") == printed
