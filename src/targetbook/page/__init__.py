"""Words and pictures: what a chapter's notebook asks for."""

from targetbook.page.about.backtest import backtest_table, calibration
from targetbook.page.about.bibliography import sources_chart, sources_summary, sources_table
from targetbook.page.about.corrected import corrected_rows
from targetbook.page.about.corrections import correction_reports, how_to_report, right_of_reply
from targetbook.page.about.dictionary import catalogue_summary, catalogue_tables, contract_tables, folder_state
from targetbook.page.about.edition import book_title, citation
from targetbook.page.about.rulebook import (
    comparators_table,
    firmness_table,
    qualifiers_table,
    reasons_table,
    relations_table,
    rules_tables,
    statuses_table,
)
from targetbook.page.about.withdrawn import withdrawals
from targetbook.page.about.worked_example import worked_example
from targetbook.page.across.base_rates import base_rates_table
from targetbook.page.across.census import rebased_years
from targetbook.page.across.consistency import (
    check_counts,
    consistency_lead,
    implied_growth,
    other_checks,
    own_checks,
    price_checks,
    target_checks,
)
from targetbook.page.across.first_and_latest import first_and_latest_table
from targetbook.page.across.growth_targets import against_targets, neighbours_lead
from targetbook.page.across.met_share import met_share
from targetbook.page.across.replay import replayed
from targetbook.page.across.revisions import (
    contradictions_table,
    revisions_lead,
    vintage_chart,
    vintage_table,
)
from targetbook.page.across.speech_against_plan import documents
from targetbook.page.across.what_changed import change_log
from targetbook.page.chapter import open_chapter
from targetbook.page.commentary.remarks import commentary
from targetbook.page.overview.findings import findings, headline
from targetbook.page.overview.leads import overview_lead, selection
from targetbook.page.overview.scorecard import reasons, scorecard
from targetbook.page.overview.tables import evidence_table, other_claims_table, publishers_table, scorecard_table
from targetbook.page.sentences.binding import binding
from targetbook.page.sentences.reach import plans_not_read
from targetbook.page.theme.deeds import deeds_table
from targetbook.page.theme.definitions import definitions
from targetbook.page.theme.firmness import firmness
from targetbook.page.theme.further_charts import other_series
from targetbook.page.theme.history import history
from targetbook.page.theme.level_growth import level_and_growth
from targetbook.page.theme.levels import levels
from targetbook.page.theme.peers import neighbours
from targetbook.page.theme.publication_calendar import publication_calendar
from targetbook.page.theme.robustness import other_rules_table, robustness_table
from targetbook.page.theme.sources import chapter_sources
from targetbook.page.theme.timeline import deeds_timeline, timeline
from targetbook.page.theme.undrawn_figures import theme_series_table
from targetbook.page.theme.verdicts import (
    announced_table,
    readings_table,
    search_note,
    unjudged_table,
    verdict_summary,
    verdict_table,
)
from targetbook.page.theme.year_path import year_path

__all__ = [
    "against_targets",
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
    "deeds_table",
    "deeds_timeline",
    "definitions",
    "documents",
    "evidence_table",
    "findings",
    "firmness",
    "firmness_table",
    "first_and_latest_table",
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
    "publication_calendar",
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
    "withdrawals",
    "worked_example",
    "year_path",
]
