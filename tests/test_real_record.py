"""The real record: sound, whole, judged as the issue states, and with each trap met while collecting it guarded."""

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from conftest import CHECKOUT, Judge
from targetbook.judgement.evidence import Archive
from targetbook.judgement.rules.standard import standard_rules
from targetbook.judgement.running.pace import judge_pace
from targetbook.judgement.targets import numeric_targets, read_targets
from targetbook.judgement.verdicts import Verdict, judge_target
from targetbook.judgement.words import Status
from targetbook.record.asof import known_on
from targetbook.record.checking.check import check_folder
from targetbook.record.dates import last_day
from targetbook.record.folder import area_folders
from targetbook.record.periods import parse_period
from targetbook.record.reading import Record

AREAS = [folder.name for folder in area_folders(CHECKOUT / "data")]


@pytest.fixture(scope="module")
def haizhu(judge_real: Judge) -> dict[str, Verdict]:
    return judge_real("haizhu", 2025)


def rows(record: Record, area: str, indicator: str, **cells: str) -> pd.DataFrame:
    """Give the observations of an indicator with these cells."""
    table = record.table("observations")
    matching = table[(table["area"] == area) & (table["indicator"] == indicator)]
    for column, cell in cells.items():
        matching = matching[matching[column] == cell]
    return matching


def sources_behind(verdict: Verdict) -> set[str]:
    """Name the sources of the figures gone by, or of the years behind a mean."""
    if verdict.evidence:
        return {row.source for row in verdict.evidence.rows}
    return {row.source for row in verdict.mean.rows} if verdict.mean else set()


# --- sound and whole ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("area", AREAS)
def test_each_area_is_sound(real_data: Path, area: str) -> None:
    assert check_folder(real_data, area) == []


@pytest.mark.parametrize(
    ("table", "least"),
    [
        ("observations", 2354),
        ("targets", 359),
        ("sources", 1149),
        ("milestones", 15),
        ("readings", 12),
        ("searches", 50),
    ],
)
def test_nothing_that_was_collected_is_lost(real: Record, table: str, least: int) -> None:
    assert len(real.tables()[table]) >= least


def test_ten_districts_and_what_lies_above_them(real: Record) -> None:
    parents = Counter(area.parent for area in real.areas.values())
    assert parents["guangzhou"] >= 10
    assert {"guangzhou", "guangdong", "china"} <= set(real.areas)


def test_every_source_names_someone_who_published_it(real: Record) -> None:
    assert (real.table("sources")["publisher"].str.strip() != "").all()
    assert (real.table("sources")["title"].str.strip() != "").all()


def test_no_deed_of_haizhu_is_settled_by_a_plan_a_mention_or_the_day_of_an_article(haizhu: dict[str, Verdict]) -> None:
    routes = haizhu["2025-tower-air-routes"]
    expo = haizhu["2025-low-altitude-expo"]

    assert routes.status == Status.UNJUDGED, "a plan for 2026 does not say that nothing was opened in 2025"
    assert {row.state for row in routes.milestones} == {"planned", "mentioned"}
    assert [row.occurred for row in expo.milestones] == ["2025-12"], "20 December is the day of the article"
    assert haizhu["2025-robot-expo"].status == Status.UNJUDGED, "no text says in which district the congress met"
    assert {row.state for row in haizhu["2025-wechat-hq-in-use"].milestones} == {"mentioned"}


def test_each_speech_line_of_haizhu_cites_only_what_was_read_of_its_second_report(real: Record) -> None:
    speech_lines = real.table("targets").query("area == 'haizhu' and announcement == '2025-02-06-speech'")
    twice = speech_lines[speech_lines["sources"].str.contains("hcygmm")]
    assert (len(speech_lines), len(twice)) == (53, 13)
    assert speech_lines["sources"].str.contains("southcn-2025-02-copy").all()


def test_each_milestone_of_haizhu_says_what_would_settle_it(real: Record) -> None:
    deeds = real.table("targets").query("area == 'haizhu' and year == '2025' and kind == 'milestone'")
    assert len(deeds) > 0
    assert (deeds["counts_as_done"] != "").all() and (deeds["counts_as_done_zh"] != "").all()


# --- what the issue states ----------------------------------------------------------------------------------------


def test_haizhu_2025_has_57_targets_of_which_the_speech_made_53(haizhu: dict[str, Verdict]) -> None:
    documents = Counter(verdict.target.document for verdict in haizhu.values())
    assert (len(haizhu), documents["speech"]) == (57, 53)


def test_haizhu_2025_growth_is_met_provisionally_exactly_at_the_threshold(haizhu: dict[str, Verdict]) -> None:
    growth = haizhu["2025-gdp-growth-speech"]
    assert (growth.status, growth.observed, growth.gap) == ("met_provisional", Decimal("5.5"), 0)
    assert growth.qualifiers == ("exactly_at_threshold",), "5.5 or more includes 5.5"


def test_at_least_thirty_cannot_be_judged_and_each_says_why_and_what_would_settle_it(
    haizhu: dict[str, Verdict],
) -> None:
    unjudged = [verdict for verdict in haizhu.values() if verdict.status == Status.UNJUDGED]
    assert len(unjudged) >= 30
    for verdict in unjudged:
        assert verdict.reason and (verdict.settles or verdict.reason == "premise"), verdict.target.name


def test_running_totals_say_nothing_of_firms_attracted_in_the_year(haizhu: dict[str, Verdict]) -> None:
    verdict = haizhu["2025-llm-firms-attracted"]
    assert (verdict.reason, "depends_on_definition" in verdict.qualifiers) == ("not_found", False)
    assert not any(result.bears for result in verdict.readings if result.evidence)


def test_filings_of_which_neither_the_year_nor_the_total_is_said_to_count_have_an_open_definition(
    haizhu: dict[str, Verdict],
) -> None:
    filings = haizhu["2025-llm-and-algorithm-filings"]
    assert filings.reason == "undefined" and "depends_on_definition" in filings.qualifiers
    assert [(result.reading.accrual, result.reached) for result in filings.readings] == [("flow", None), ("stock", True)]


def test_the_level_of_gdp_depends_on_the_census_base(haizhu: dict[str, Verdict]) -> None:
    verdict = haizhu["2025-gdp-level-five-year-plan"]
    assert "depends_on_base" in verdict.qualifiers and verdict.carried is not None
    assert (verdict.status, verdict.observed) == ("met", Decimal("3008.35")), (
        "passed in 2024, by the district's own page"
    )
    assert (round(verdict.carried.value), verdict.carried.reached) == (Decimal(2861), False)


def test_what_only_a_size_class_describes_is_not_counted_out(haizhu: dict[str, Verdict]) -> None:
    classes = {name for name, verdict in haizhu.items() if verdict.reason == "size_class"}
    assert classes == {
        "2025-clusters-1bn-3",
        "2025-projects-10bn-2",
        "2025-digital-entertainment-cluster",
        "2025-digital-marketing-cluster",
    }
    assert all("亿级" in (haizhu[name].target.text_zh or "") for name in classes)


def test_the_two_investment_targets_are_linked(haizhu: dict[str, Verdict]) -> None:
    level = "2025-fixed-asset-investment-level-speech"
    growth = "2025-fixed-asset-investment-growth-speech"
    assert haizhu[level].target.linked == (growth,)
    assert haizhu[growth].target.linked == (level,)


@pytest.mark.parametrize(
    ("day", "period", "value", "statuses"),
    [
        ("2024-09-01", "2024-01/2024-06", "6.5", {"open", "on_pace"}),
        ("2024-11-30", "2024-01/2024-09", "5.3", {"open", "behind"}),
    ],
)
def test_haizhu_2024_while_the_year_ran(
    judge_real: Judge, day: str, period: str, value: str, statuses: set[str]
) -> None:
    growth = judge_real("haizhu", 2024, day)["2024-gdp-growth-speech"]
    assert growth.status in statuses and growth.evidence is not None
    assert (growth.evidence.best.period.text, growth.evidence.best.value) == (period, Decimal(value))


@pytest.mark.parametrize(
    ("day", "low", "high", "linear"),
    [
        ("2024-09-01", 0.25, 0.75, True),
        ("2024-11-30", 0.1, 0.5, False),
    ],
)
def test_haizhu_2024_stands_as_its_probability_says(
    judge_real: Judge, day: str, low: float, high: float, linear: bool
) -> None:
    growth = judge_real("haizhu", 2024, day)["2024-gdp-growth-speech"]
    pace = growth.pace
    cuts = standard_rules().pace

    assert pace is not None and pace.probability is not None and pace.projection is not None
    assert low < pace.probability < high, "as the earlier years in the record have it"
    assert (growth.status == "open") is (cuts.behind < pace.probability < cuts.on_pace)
    assert len(pace.projection.cases) >= cuts.least_class
    assert {case.year for case in pace.projection.cases} <= set(range(2014, 2024))
    assert pace.linear is not None and pace.linear.reached is linear, "time-progress called it on track at half-year"
    assert pace.tested is not None and pace.tested.brier < pace.tested.brier_base


def test_haizhu_2024_needed_about_eight_in_the_fourth_quarter(judge_real: Judge) -> None:
    pace = judge_real("haizhu", 2024, "2024-11-30")["2024-gdp-growth-speech"].pace
    assert pace is not None and pace.required is not None and pace.share is not None
    assert Decimal("7.5") <= pace.required <= Decimal("8.5")
    assert pace.share.area == "guangzhou"


def test_haizhu_2024_was_missed(judge_real: Judge) -> None:
    growth = judge_real("haizhu", 2024, "2025-04-01")["2024-gdp-growth-speech"]
    assert (growth.status, growth.observed, growth.gap) == ("missed", Decimal("5.4"), Decimal("-0.6"))


# --- the traps, as the note on the collected data numbers them ------------------------------------------------------


def test_trap_1_no_nominal_ratio_is_evidence_of_real_growth(real: Record, real_archive: Archive) -> None:
    nominal = real.table("observations").query("indicator == 'gdp' and measure == 'growth' and basis == 'current'")
    assert {(row.area, row.value) for row in nominal.itertuples()} >= {
        ("haizhu", "10.6"),
        ("nansha", "-1.0"),
        ("conghua", "4.0"),
    }

    for area in real.areas:
        assert all(row.basis != "current" for row in real_archive.series(area, "gdp", "growth"))


def test_trap_1_the_vintages_of_2023_are_both_kept(real: Record, real_archive: Archive) -> None:
    levels = rows(real, "haizhu", "gdp", measure="level", period="2023")
    assert set(levels.loc[levels["status"] == "published", "value"]) >= {"2720.16"}
    assert set(levels.loc[levels["status"] == "revised", "value"]) == {"2860.15"}

    evidence = real_archive.of_period("haizhu", "gdp", "level", parse_period("2023"))
    assert evidence is not None
    assert (evidence.best.value, evidence.contradicting) == (Decimal("2720.16"), ())


def test_trap_2_the_break_of_investment_is_noted(real: Record) -> None:
    levels = rows(real, "haizhu", "fixed_asset_investment", measure="level")
    notes = dict(zip(levels["period"], levels["note"], strict=True))
    for year in ("2011", "2012", "2014", "2015", "2019"):
        assert "scope" in notes[year], year


@pytest.mark.parametrize(
    ("area", "year", "outcomes"),
    [
        ("baiyun", 2024, {"speech": "6.5", "annual_plan": "5.5"}),
        ("huangpu", 2021, {"district_conference": "10", "annual_plan": "8"}),
    ],
)
def test_trap_3_one_promise_two_documents(judge_real: Judge, area: str, year: int, outcomes: dict[str, str]) -> None:
    verdicts = judge_real(area, year)
    for document, value in outcomes.items():
        target = verdicts[f"{year}-gdp-growth-{document.replace('_', '-')}"].target
        assert (target.document, target.value) == (document, Decimal(value))


def test_trap_3_huangpu_2021_depends_on_the_document(judge_real: Judge) -> None:
    verdicts = judge_real("huangpu", 2021)
    plan = verdicts["2021-gdp-growth-annual-plan"]
    meeting = verdicts["2021-gdp-growth-district-conference"]
    assert (plan.outcome, meeting.outcome) == ("met", "missed")
    assert "depends_on_document" in plan.qualifiers and "depends_on_document" in meeting.qualifiers


def test_trap_3_baiyun_2024_was_missed_by_either_document(judge_real: Judge) -> None:
    verdicts = judge_real("baiyun", 2024)
    for name in ("gdp-growth", "fixed-asset-investment-growth"):
        pair = [verdicts[f"2024-{name}-{document}"] for document in ("speech", "annual-plan")]
        assert [verdict.outcome for verdict in pair] == ["missed", "missed"]
        assert not any("depends_on_document" in verdict.qualifiers for verdict in pair)


@pytest.mark.parametrize(
    ("area", "year", "document"),
    [("tianhe", 2023, "speech"), ("tianhe", 2025, "district-conference"), ("baiyun", 2024, "speech")],
)
def test_trap_4_the_level_met_and_the_growth_missed(judge_real: Judge, area: str, year: int, document: str) -> None:
    verdicts = judge_real(area, year)
    outcomes = [verdicts[f"{year}-gdp-{measure}-{document}"].outcome for measure in ("level", "growth")]
    assert outcomes == ["met", "missed"]


def test_trap_5_the_two_rates_of_one_text_contradict_each_other(real_archive: Archive) -> None:
    period = parse_period("2025-01/2025-07")
    evidence = real_archive.of_period("haizhu", "fiscal_revenue", "growth", period)
    assert evidence is not None and not evidence.firm
    assert {row.value for row in (evidence.best, *evidence.contradicting)} == {Decimal("23.8"), Decimal("3.4")}


def test_trap_5_zengchengs_several_values_are_told(real: Record) -> None:
    growth = rows(real, "zengcheng", "gdp", measure="growth", period="2023")
    assert growth["note"].str.contains("self-contradictory").all() and len(growth) > 0


def test_trap_6_a_lower_bound_never_shows_that_a_number_was_missed(real: Record, real_archive: Archive) -> None:
    judged = [judge_target(target, date(2026, 11, 23), real_archive) for target in read_targets(real)]
    above = [
        verdict
        for verdict in judged
        if verdict.evidence is not None and verdict.evidence.best.bound == "lower" and verdict.outcome
    ]

    assert above
    for verdict in above:
        floor = verdict.target.comparator in (">=", ">", "=", "~", "between")
        assert verdict.outcome == ("met" if floor else "missed"), verdict.target.name


def test_trap_7_counts_that_must_not_be_mixed_have_ids_of_their_own(real: Record) -> None:
    distinct = [
        ("llm_firms_above_scale", {"100"}),
        ("llm_application_firms", {"450"}),
        ("ai_firms", {"7000", "8000"}),
        ("llm_filings", {"32", "40"}),
        ("algorithm_filings", {"270", "320"}),
        ("llm_projects_landed", {"200"}),
        ("llm_and_algorithm_projects_landed", {"200"}),
    ]
    for indicator, values in distinct:
        assert set(rows(real, "haizhu", indicator, measure="level")["value"]) == values, indicator

    catalogue = real.table("indicators").set_index("indicator")["definition_en"]
    assert len({catalogue[indicator] for indicator, _ in distinct}) == len(distinct)


def test_trap_7_foreign_investment_in_two_currencies_is_two_indicators(real: Record) -> None:
    units = dict(zip(real.table("indicators")["indicator"], real.table("indicators")["unit"], strict=True))
    assert (units["foreign_investment_used"], units["foreign_investment_used_usd"]) == ("CNY 100m", "USD 100m")


def test_trap_8_landing_sites_elsewhere_are_not_the_districts(real: Record, haizhu: dict[str, Verdict]) -> None:
    sites = real.table("observations")[real.table("observations")["indicator"].str.startswith("low_altitude_sites")]
    assert len(sites) > 0 and "haizhu" not in set(sites["area"])
    assert haizhu["2025-low-altitude-sites"].reason == "not_found"


def test_trap_8_the_district_plan_stands_beside_the_speech(real: Record, haizhu: dict[str, Verdict]) -> None:
    plan = real.table("targets").query("area == 'haizhu' and target == '2027-low-altitude-sites-added-level-other'")
    assert list(plan["value"]) == ["10"]
    assert haizhu["2025-low-altitude-sites"].target.value == Decimal(30)


@pytest.mark.parametrize("target", ["2025-sanjiao-resettlement", "2025-dongfeng-resettlement"])
def test_trap_9_what_had_begun_before_the_speech_is_not_counted_as_done(
    haizhu: dict[str, Verdict], target: str
) -> None:
    verdict = haizhu[target]
    assert verdict.outcome is None
    assert verdict.target.announced is not None and verdict.milestones

    begun = verdict.milestones[0]
    assert last_day(begun.occurred) < last_day(verdict.target.announced)
    assert "before the speech" in begun.note
    assert all(row.state == "under_way" for row in verdict.milestones)


def test_trap_10_the_page_that_tells_of_many_districts_makes_no_outcome_firm(real: Record, judge_real: Judge) -> None:
    one_page = real.table("observations").query("period == '2025' and source == 'zhongli-information-2026-02-07'")
    districts = {"haizhu", "huangpu", "nansha", "zengcheng", "yuexiu", "panyu", "tianhe", "baiyun"}

    assert set(one_page["area"]) >= districts

    sources = real.table("sources").query("source == 'zhongli-information-2026-02-07'")
    assert set(sources["channel"]) == {"unverified"} and len(set(sources["publisher"])) == 1
    for area in districts:
        for verdict in judge_real(area, 2025).values():
            if verdict.outcome and "zhongli-information-2026-02-07" in sources_behind(verdict):
                assert verdict.status.endswith("_provisional"), (area, verdict.target.name)


@pytest.mark.parametrize(
    ("name", "outcome", "observed"),
    [
        ("gdp", "missed", "4"),
        ("fixed-asset-investment", "missed", "-6.7"),
        ("industrial-value-added-above-scale", "missed", "1.2"),
        ("retail-sales", "met", "5.5"),
    ],
)
def test_trap_11_the_city_in_2025(judge_real: Judge, name: str, outcome: str, observed: str) -> None:
    verdict = judge_real("guangzhou", 2025)[f"2025-{name}-growth-work-report"]
    assert (verdict.target.comparator, verdict.target.value) == ("~", Decimal(5))
    assert (verdict.outcome, verdict.observed) == (outcome, Decimal(observed))
    assert (verdict.status == outcome) is (name == "gdp"), (
        "only the GDP is from an official page, the rest from reposts"
    )


def test_trap_12_not_found_says_where_and_when_was_looked(haizhu: dict[str, Verdict]) -> None:
    looked = [
        verdict for verdict in haizhu.values() if verdict.reason == "not_found" and verdict.target.document == "speech"
    ]
    assert looked

    for verdict in looked:
        assert verdict.searches, verdict.target.name
        assert all(search.where and search.where_zh for search in verdict.searches)


def test_trap_13_each_target_bears_the_day_of_the_statement(real: Record, haizhu: dict[str, Verdict]) -> None:
    assert (real.table("targets")["announced"] != "").all()
    days = {verdict.target.announced for verdict in haizhu.values() if verdict.target.document == "speech"}
    assert days == {"2025-02-06"}


def test_trap_14_years_on_two_bases_teach_no_share(real: Record) -> None:
    days = [date(year, 11, 30) for year in (2024, 2025, 2026)]
    boxes = {day: Archive(known_on(real, day), standard_rules()) for day in days}
    targets = {day: numeric_targets(read_targets(real, year=day.year)) for day in days}
    running = [judge_pace(target, boxes[day]) for day in days for target in targets[day]]
    shares = [pace.share for pace in running if pace and pace.share]

    assert shares
    assert not any({2019, 2024} & set(share.years) for share in shares)


def test_trap_14_a_year_that_unfolds_is_there_to_learn_from(real_archive: Archive) -> None:
    for area in ("china", "guangdong", "guangzhou"):
        years = {row.period.year for row in real_archive.series(area, "gdp", "growth") if row.period.in_year}
        assert len(years & set(range(2014, 2026))) >= 10 and 2025 in years, area


def test_trap_14_what_was_worked_out_from_printed_figures_says_so(real: Record) -> None:
    derived = real.table("observations")[
        real.table("observations")["note"].str.startswith("derived from printed figures")
    ]
    assert set(derived["area"]) == {"china", "guangdong", "guangzhou"}


def test_trap_15_the_rebound_of_2021_rests_on_one_source(real_archive: Archive) -> None:
    evidence = real_archive.of_period("china", "fixed_asset_investment", "growth", parse_period("2021-01/2021-03"))
    assert evidence is not None
    assert evidence.best.value == Decimal("25.8")
    assert "one source only" in evidence.best.note


def test_trap_15_the_citys_first_quarter_of_2026_is_not_firm(real_archive: Archive) -> None:
    evidence = real_archive.of_period("guangzhou", "gdp", "growth", parse_period("2026-01/2026-03"))
    assert evidence is not None
    assert (evidence.best.value, evidence.firm) == (Decimal(6), False)


def test_every_note_on_a_figure_stands_in_both_languages(real: Record) -> None:
    table = real.table("observations")
    alone = table[(table["note"] == "") != (table["note_zh"] == "")]
    assert list(alone["note"] + alone["note_zh"]) == []
