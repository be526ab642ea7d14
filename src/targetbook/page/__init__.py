"""Words and pictures: what a chapter's notebook asks for."""

from targetbook.page.about.backtest import backtest_table, calibration
from targetbook.page.about.bibliography import sources_chart, sources_summary, sources_table
from targetbook.page.about.corrected import corrected_rows
from targetbook.page.about.corrections import correction_reports, how_to_report, right_of_reply
from targetbook.page.about.dictionary import catalogue_summary, catalogue_tables, contract_tables, folder_state
from targetbook.page.about.edition import book_title, citation
from targetbook.page.about.frames_explained import frame_columns
from targetbook.page.about.other_rules import other_rules
from targetbook.page.about.rulebook import (
    comparators_table,
    qualifiers_table,
    reasons_table,
    relations_table,
    rules_tables,
    statuses_table,
)
from targetbook.page.about.withdrawn import withdrawals
from targetbook.page.about.word_list import word_list
from targetbook.page.about.worked_example import worked_example
from targetbook.page.across.base_rates import base_rates_table
from targetbook.page.across.census import rebased_years
from targetbook.page.across.consistency import consistency_lead, other_checks, own_checks, target_checks
from targetbook.page.across.first_and_latest import first_and_latest_table
from targetbook.page.across.growth_targets import against_targets, neighbours_lead
from targetbook.page.across.met_share import met_share
from targetbook.page.across.replay import replay_summary, replayed
from targetbook.page.across.revisions import (
    contradictions_table,
    revisions_lead,
    vintage_chart,
)
from targetbook.page.across.speech_against_plan import documents
from targetbook.page.across.what_changed import change_log
from targetbook.page.cards.groups import cards
from targetbook.page.chapter import open_chapter
from targetbook.page.commentary.remarks import commentary
from targetbook.page.frames.drawing import dots_of, line_of
from targetbook.page.frames.finding import finding_of, own_name
from targetbook.page.frames.showing import show
from targetbook.page.overview.leads import counting, overview_lead
from targetbook.page.overview.listing import promise_list
from targetbook.page.overview.news import headline, news
from targetbook.page.overview.tables import other_targets_table, who_could_answer
from targetbook.page.sentences.binding import binding
from targetbook.page.sentences.first_due import first_due_days
from targetbook.page.theme.ambition import ambition
from targetbook.page.theme.definitions import definitions
from targetbook.page.theme.firmness import firmness
from targetbook.page.theme.further_charts import other_series
from targetbook.page.theme.history import history
from targetbook.page.theme.level_growth import level_and_growth
from targetbook.page.theme.levels import levels
from targetbook.page.theme.peers import neighbours
from targetbook.page.theme.publication_calendar import publication_calendar
from targetbook.page.theme.sources import chapter_sources
from targetbook.page.theme.timeline import deeds_timeline, timeline
from targetbook.page.theme.verdicts import verdict_summary
from targetbook.page.theme.year_path import year_path

__all__ = [
    "against_targets",
    "ambition",
    "backtest_table",
    "base_rates_table",
    "binding",
    "book_title",
    "calibration",
    "cards",
    "catalogue_summary",
    "catalogue_tables",
    "change_log",
    "chapter_sources",
    "citation",
    "commentary",
    "comparators_table",
    "consistency_lead",
    "contract_tables",
    "contradictions_table",
    "corrected_rows",
    "correction_reports",
    "counting",
    "deeds_timeline",
    "definitions",
    "documents",
    "dots_of",
    "finding_of",
    "firmness",
    "first_and_latest_table",
    "first_due_days",
    "folder_state",
    "frame_columns",
    "headline",
    "history",
    "how_to_report",
    "level_and_growth",
    "levels",
    "line_of",
    "met_share",
    "neighbours",
    "neighbours_lead",
    "news",
    "open_chapter",
    "other_checks",
    "other_rules",
    "other_series",
    "other_targets_table",
    "overview_lead",
    "own_checks",
    "own_name",
    "promise_list",
    "publication_calendar",
    "qualifiers_table",
    "reasons_table",
    "rebased_years",
    "relations_table",
    "replay_summary",
    "replayed",
    "revisions_lead",
    "right_of_reply",
    "rules_tables",
    "show",
    "sources_chart",
    "sources_summary",
    "sources_table",
    "statuses_table",
    "target_checks",
    "timeline",
    "verdict_summary",
    "vintage_chart",
    "who_could_answer",
    "withdrawals",
    "word_list",
    "worked_example",
    "year_path",
]
