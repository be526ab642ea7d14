"""Words and pictures: what a chapter's notebook asks for."""

from targetbook.page.chapter import open_chapter
from targetbook.page.histories import history
from targetbook.page.verdict_blocks import (
    announced_table,
    readings_table,
    search_note,
    unjudged_table,
    verdict_summary,
    verdict_table,
)

__all__ = [
    "announced_table",
    "history",
    "open_chapter",
    "readings_table",
    "search_note",
    "unjudged_table",
    "verdict_summary",
    "verdict_table",
]
