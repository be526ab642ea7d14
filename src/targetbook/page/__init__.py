"""Words and pictures: what a chapter's notebook asks for."""

from targetbook.page.bibliography import sources_chart, sources_summary, sources_table
from targetbook.page.chapter import open_chapter
from targetbook.page.commentary import commentary
from targetbook.page.dictionary import catalogue_summary, catalogue_tables, contract_tables, folder_state
from targetbook.page.edition import book_title, citation
from targetbook.page.histories import history
from targetbook.page.rulebook import (
    comparators_table,
    firmness_table,
    qualifiers_table,
    reasons_table,
    relations_table,
    rules_tables,
    statuses_table,
)
from targetbook.page.verdict_blocks import (
    announced_table,
    readings_table,
    search_note,
    unjudged_table,
    verdict_summary,
    verdict_table,
)
from targetbook.page.worked import worked_example

__all__ = [
    "announced_table",
    "book_title",
    "catalogue_summary",
    "catalogue_tables",
    "citation",
    "commentary",
    "comparators_table",
    "contract_tables",
    "firmness_table",
    "folder_state",
    "history",
    "open_chapter",
    "qualifiers_table",
    "readings_table",
    "reasons_table",
    "relations_table",
    "rules_tables",
    "search_note",
    "sources_chart",
    "sources_summary",
    "sources_table",
    "statuses_table",
    "unjudged_table",
    "verdict_summary",
    "verdict_table",
    "worked_example",
]
