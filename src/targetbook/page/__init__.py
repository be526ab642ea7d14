"""Words and pictures: what a chapter's notebook asks for."""

from targetbook.page.ambitions import ambition
from targetbook.page.backtests import backtest_table, calibration
from targetbook.page.base_rates import base_rates_table
from targetbook.page.bibliography import sources_chart, sources_summary, sources_table
from targetbook.page.binding import binding
from targetbook.page.change_log import change_log
from targetbook.page.chapter import open_chapter
from targetbook.page.cited import chapter_sources
from targetbook.page.commentary import commentary
from targetbook.page.consistencies import (
    check_counts,
    consistency_lead,
    implied_growth,
    other_checks,
    own_checks,
    price_checks,
    target_checks,
)
from targetbook.page.corrected import corrected_rows
from targetbook.page.corrections import correction_reports, how_to_report, right_of_reply
from targetbook.page.dated import dated
from targetbook.page.deeds import deeds_table
from targetbook.page.definitions import definitions
from targetbook.page.dictionary import catalogue_summary, catalogue_tables, contract_tables, folder_state
from targetbook.page.document_blocks import documents
from targetbook.page.edition import book_title, citation
from targetbook.page.firmness import firmness
from targetbook.page.headlines import findings, headline
from targetbook.page.histories import history
from targetbook.page.leads import overview_lead, selection
from targetbook.page.level_growth import level_and_growth
from targetbook.page.levels import levels
from targetbook.page.neighbour_blocks import against_targets, met_share, neighbours_lead
from targetbook.page.neighbours import neighbours
from targetbook.page.other_series import other_series
from targetbook.page.overviews import reasons, scorecard
from targetbook.page.promises import promise_over_time
from targetbook.page.reaches import plans_not_read
from targetbook.page.rebasing import rebased_years
from targetbook.page.replays import replayed
from targetbook.page.robustness import other_rules_table, robustness_table
from targetbook.page.rulebook import (
    comparators_table,
    firmness_table,
    qualifiers_table,
    reasons_table,
    relations_table,
    rules_tables,
    statuses_table,
)
from targetbook.page.scorecards import evidence_table, other_claims_table, publishers_table, scorecard_table
from targetbook.page.theme_series import theme_series_table
from targetbook.page.timelines import timeline
from targetbook.page.verdict_blocks import (
    announced_table,
    readings_table,
    search_note,
    unjudged_table,
    verdict_summary,
    verdict_table,
)
from targetbook.page.vintage_blocks import (
    contradictions_table,
    revisions_lead,
    vintage_chart,
    vintage_table,
)
from targetbook.page.vintage_verdicts import vintage_verdicts
from targetbook.page.withdrawn import withdrawals
from targetbook.page.worked import worked_example
from targetbook.page.year_path import year_path

__all__ = [
    "against_targets",
    "ambition",
    "announced_table",
    "backtest_table",
    "base_rates_table",
    "binding",
    "book_title",
    "calibration",
    "catalogue_summary",
    "catalogue_tables",
    "change_log",
    "chapter_sources",
    "check_counts",
    "citation",
    "commentary",
    "comparators_table",
    "consistency_lead",
    "contract_tables",
    "contradictions_table",
    "corrected_rows",
    "correction_reports",
    "dated",
    "deeds_table",
    "definitions",
    "documents",
    "evidence_table",
    "findings",
    "firmness",
    "firmness_table",
    "folder_state",
    "headline",
    "history",
    "how_to_report",
    "implied_growth",
    "level_and_growth",
    "levels",
    "met_share",
    "neighbours",
    "neighbours_lead",
    "open_chapter",
    "other_checks",
    "other_claims_table",
    "other_rules_table",
    "other_series",
    "overview_lead",
    "own_checks",
    "plans_not_read",
    "price_checks",
    "promise_over_time",
    "publishers_table",
    "qualifiers_table",
    "readings_table",
    "reasons",
    "reasons_table",
    "rebased_years",
    "relations_table",
    "replayed",
    "revisions_lead",
    "right_of_reply",
    "robustness_table",
    "rules_tables",
    "scorecard",
    "scorecard_table",
    "search_note",
    "selection",
    "sources_chart",
    "sources_summary",
    "sources_table",
    "statuses_table",
    "target_checks",
    "theme_series_table",
    "timeline",
    "unjudged_table",
    "verdict_summary",
    "verdict_table",
    "vintage_chart",
    "vintage_table",
    "vintage_verdicts",
    "withdrawals",
    "worked_example",
    "year_path",
]
