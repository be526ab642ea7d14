from pathlib import Path

import pytest

from showing import tables_html
from targetbook.page.about.dictionary import catalogue_summary, catalogue_tables, contract_tables, folder_state
from targetbook.page.about.edition import book_title, citation
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.parameters import Parameters
from targetbook.record.contract import read_contract
from targetbook.record.reading import Record


@pytest.fixture
def dictionary_chapter(invented: Record, invented_data: Path) -> Chapter:
    return make_chapter("data_dictionary", Parameters("riverside", 2025, None, "en"), invented_data, invented)


def test_every_field_of_every_table_is_listed(dictionary_chapter: Chapter) -> None:
    printed = tables_html(contract_tables(dictionary_chapter))
    contract = read_contract(dictionary_chapter.data)
    for table in contract.tables:
        for column in contract.columns(table):
            assert f"<code>{column}</code>" in printed


def test_the_catalogue_is_whole_and_the_areas_own_part_comes_first(dictionary_chapter: Chapter) -> None:
    used, other = tables_html(catalogue_tables(dictionary_chapter)).split("<details>")
    assert "<code>gdp</code>" in used
    assert "<code>lantern_<wbr/>boats</code>" in used
    assert "<code>gdp</code>" not in other
    assert used.count('scope="row"') + other.count('scope="row"') == len(_entries(dictionary_chapter))
    assert f">{len(_entries(dictionary_chapter))}</span> indicators" in catalogue_summary(dictionary_chapter).markdown


def test_the_folder_is_counted_by_table(dictionary_chapter: Chapter) -> None:
    rows = tables_html(folder_state(dictionary_chapter)).split("<tr>")
    assert len(rows) == 2 + len(read_contract(dictionary_chapter.data).tables)
    assert any("riverside/observations.csv" in row and "none" not in row for row in rows)


def test_the_edition_is_named_with_its_versions(dictionary_chapter: Chapter) -> None:
    assert "Invented Riverside’s 2025 targets" in book_title(dictionary_chapter).markdown
    assert "as known on 30 September 2026" in citation(dictionary_chapter).markdown
    assert "rules " in citation(dictionary_chapter).markdown


def _entries(chapter: Chapter) -> list[str]:
    frame = chapter.record.table("indicators")
    return list(frame.loc[frame["area"].isin(["", "riverside"]), "indicator"])
