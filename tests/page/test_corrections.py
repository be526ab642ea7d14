"""Each number among the verdicts leads to a report ready to be sent."""

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from targetbook.judgement.verdicts import DeedVerdict
from targetbook.page.about.corrections import correction_link, correction_reports, how_to_report, report
from targetbook.page.blocks.output import HtmlTable, Text
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.parameters import Parameters
from targetbook.record.languages import LANGUAGES
from targetbook.record.reading import Record


@pytest.fixture(params=LANGUAGES)
def growth_page(request: pytest.FixtureRequest, invented: Record, invented_data: Path) -> Chapter:
    return make_chapter("growth", Parameters("riverside", 2025, None, request.param), invented_data, invented)


@pytest.fixture
def published(growth_page: Chapter, tmp_path: Path) -> Chapter:
    """The same chapter in a copy of the book that states an address for corrections."""
    (tmp_path / "_config.yml").write_text("repository:\n  url: https://example.org/book/\n", encoding="utf-8")
    return replace(growth_page, data=tmp_path / "data")


def test_every_verdict_has_a_link_and_a_folded_report_deeds_too(published: Chapter) -> None:
    reports = correction_reports(published)
    links = [correction_link(verdict, published) for verdict in published.all_verdicts]

    assert isinstance(reports, HtmlTable)
    assert reports.html.count("<details>") == reports.html.count("</details>") == len(links)
    assert all("example.org/book/issues/new" in link for link in links)

    (deed, *_) = [verdict for verdict in published.all_verdicts if isinstance(verdict, DeedVerdict)]
    assert report(deed, published).count("\n") == report(published.theme_verdicts[0], published).count("\n")
    assert report(deed, published) != report(published.theme_verdicts[0], published)


def test_a_copy_without_an_address_promises_nothing(growth_page: Chapter, published: Chapter) -> None:
    silent = [
        how_to_report(growth_page).markdown,
        *(correction_link(verdict, growth_page) for verdict in growth_page.theme_verdicts),
    ]
    assert silent[0].count("。" if growth_page.lang == "zh" else ". ") <= 1 and not any(silent[1:])
    assert correction_reports(growth_page) == Text("")
    assert "https://example.org/book" in how_to_report(published).markdown


def test_a_stated_repository_gets_a_filled_in_issue(published: Chapter) -> None:
    link = correction_link(published.theme_verdicts[0], published)
    href = re.search(r'href="([^"]+)"', link)

    assert href is not None

    address = urlsplit(href[1].replace("&amp;", "&"))
    assert (address.netloc, address.path) == ("example.org", "/book/issues/new")
    assert published.theme_verdicts[0].target.name in parse_qs(address.query)["body"][0]
