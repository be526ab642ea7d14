from pathlib import Path

import pytest

from targetbook.page.about.dictionary import catalogue_summary, catalogue_tables, contract_tables, folder_state
from targetbook.page.about.edition import book_title, citation
from targetbook.page.blocks.output import Blocks, HtmlTable
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.parameters import Parameters
from targetbook.record.contract import read_contract
from targetbook.record.reading import Record


@pytest.fixture
def one(invented: Record, invented_data: Path) -> Chapter:
    return make_chapter("data_dictionary", Parameters("riverside", 2025, None, "en"), invented_data, invented)


def html(block: object) -> str:
    blocks = block if isinstance(block, Blocks) else [block]
    return "".join(table.html for table in blocks if isinstance(table, HtmlTable))


def test_every_field_of_every_table_is_listed(one: Chapter) -> None:
    printed, contract = html(contract_tables(one)), read_contract(one.data)
    for table in contract.tables:
        for column in contract.columns(table):
            assert f"<code>{column}</code>" in printed


def test_the_catalogue_is_whole_and_the_areas_own_part_comes_first(one: Chapter) -> None:
    used, other = html(catalogue_tables(one)).split("<details>")
    assert "<code>gdp</code>" in used
    assert "<code>lantern_<wbr/>boats</code>" in used
    assert "<code>gdp</code>" not in other
    assert used.count('scope="row"') + other.count('scope="row"') == len(_entries(one))
    assert f">{len(_entries(one))}</span> indicators" in catalogue_summary(one).markdown


def test_the_folder_is_counted_by_table(one: Chapter) -> None:
    rows = html(folder_state(one)).split("<tr>")
    assert len(rows) == 2 + len(read_contract(one.data).tables)
    assert any("riverside/observations.csv" in row and "none" not in row for row in rows)


def test_the_edition_is_named_with_its_versions(one: Chapter) -> None:
    assert "Invented Riverside’s 2025 targets" in book_title(one).markdown
    assert "as known on 30 September 2026" in citation(one).markdown
    assert "rules " in citation(one).markdown


def _entries(one: Chapter) -> list[str]:
    frame = one.record.indicators
    return list(frame.loc[frame["area"].isin(["", "riverside"]), "indicator"])
