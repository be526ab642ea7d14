"""Each number among the verdicts leads to a report ready to be sent."""

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from targetbook.page.blocks import Table
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.corrections import correction_link, correction_reports, how_to_report, report
from targetbook.page.parameters import Parameters
from targetbook.page.verdict_blocks import verdict_table
from targetbook.page.words import LANGUAGES
from targetbook.record.reading import Record


@pytest.fixture(params=LANGUAGES)
def growth(request: pytest.FixtureRequest, invented: Record, invented_data: Path) -> Chapter:
    return make_chapter("growth", Parameters("riverside", 2025, None, request.param), invented_data, invented)


def test_every_link_of_the_verdicts_lands_on_a_report(growth: Chapter) -> None:
    verdicts, reports = verdict_table(growth), correction_reports(growth)
    assert isinstance(verdicts, Table) and isinstance(reports, Table)
    links = set(re.findall(r'href="corrections\.html#([^"]+)"', verdicts.html))
    assert links and links <= set(re.findall(r'id="([^"]+)"', reports.html))
    assert len(links) == len(growth.verdicts)


def test_every_verdict_has_a_folded_report_deeds_too(growth: Chapter) -> None:
    reports = correction_reports(growth)
    assert isinstance(reports, Table)
    assert reports.html.count("<details>") == reports.html.count("</details>") == len(growth.all_verdicts)
    (deed, *_) = [verdict for verdict in growth.all_verdicts if verdict.claim.value is None]
    assert report(deed, growth).count("\n") == report(growth.verdicts[0], growth).count("\n")
    assert report(deed, growth) != report(growth.verdicts[0], growth)


def test_a_copy_without_a_repository_says_so(growth: Chapter, tmp_path: Path) -> None:
    assert "_config.yml" in how_to_report(growth).markdown
    (tmp_path / "_config.yml").write_text("repository:\n  url: https://example.org/book/\n", encoding="utf-8")
    stated = how_to_report(replace(growth, data=tmp_path / "data")).markdown
    assert "https://example.org/book" in stated and "_config.yml" not in stated


def test_a_stated_repository_gets_a_filled_in_issue(growth: Chapter, tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("repository:\n  url: https://example.org/book/\n", encoding="utf-8")
    there = replace(growth, data=tmp_path / "data")
    link = correction_link(there.verdicts[0], there)
    found = re.search(r'href="([^"]+)"', link)
    assert found is not None
    address = urlsplit(found[1].replace("&amp;", "&"))
    assert (address.netloc, address.path) == ("example.org", "/book/issues/new")
    assert there.verdicts[0].claim.target in parse_qs(address.query)["body"][0]
