"""The same target under other rules, and the values at which a verdict flips."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Judge
from judgement.tiny_record import RECORD_DATE, archive, figure, promise, read_target, record, verdict
from targetbook.judgement.comparison import Interval, threshold
from targetbook.judgement.days.chains import chains
from targetbook.judgement.evidence import Archive
from targetbook.judgement.flips import flips
from targetbook.judgement.rules.standard import standard_rules
from targetbook.judgement.running.progress import Way, eustat, statcan
from targetbook.judgement.targets import read_targets
from targetbook.judgement.verdicts import judge
from targetbook.record.reading import Record

RULES = standard_rules()
BOX = archive()


def results(comparator: str, value: str, reached: str, **other: str) -> dict[str, str]:
    """Judge growth of 2025 under every rule; give what each says."""
    judged = verdict(targets=[promise(comparator, value, **other)], observations=[figure(reached, basis="constant")])
    return {alternative.rule: alternative.result for alternative in judged.robustness}


def way(base: str, reached: str, target: str, years: int = 1, upward: bool = True) -> Way:
    return Way(Decimal(base), Decimal(reached), Decimal(target), years, upward)


# --- readings of the number -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("comparator", "turns"), [(">=", False), ("=", True)])
def test_at_the_number_the_strict_reading_is_one_only_where_the_words_leave_it_open(
    comparator: str, turns: bool
) -> None:
    judged = verdict(targets=[promise(comparator, "5.5")], observations=[figure("5.5", basis="constant")])
    assert (judged.outcome, results(comparator, "5.5", "5.5")["strict"]) == ("met", "missed")
    assert judged.qualifiers == ("exactly_at_threshold", *(["depends_on_rule"] if turns else []))


def test_exactly_at_more_than_a_number_depends_on_the_rule() -> None:
    judged = verdict(targets=[promise(">", "5.5")], observations=[figure("5.5", basis="constant")])
    assert (judged.outcome, judged.qualifiers) == ("missed", ("exactly_at_threshold", "depends_on_rule"))


def test_more_than_a_number_has_an_inclusive_reading() -> None:
    assert results(">", "6", "6")["inclusive"] == "met" and results(">", "6", "5.9")["inclusive"] == "missed"
    assert "strict" not in results(">", "6", "6")


@pytest.mark.parametrize(
    ("comparator", "value", "reached", "rule", "result"),
    [
        ("=", "7", "7.2", "point", "met"),
        ("=", "7", "7.3", "point", "met"),
        ("=", "7", "8.1", "point", "missed"),
        ("=", "7", "6.9", "point", "met"),
        ("~", "5", "5.3", "two_sided", "met"),
        ("~", "5", "5.4", "two_sided", "missed"),
        ("~", "5", "4.6", "two_sided", "missed"),
    ],
)
def test_numbers_read_on_both_sides(comparator: str, value: str, reached: str, rule: str, result: str) -> None:
    assert results(comparator, value, reached)[rule] == result


def test_a_range_read_with_its_upper_end() -> None:
    assert results("between", "6", "6.5", upper="6.5")["two_sided"] == "met"
    assert results("between", "6", "6.8", upper="6.5")["two_sided"] == "missed"


def test_a_two_sided_reading_of_about_stands_beside_and_decides_nothing() -> None:
    judged = verdict(targets=[promise("~", "5")], observations=[figure("6", basis="constant")])
    assert (judged.outcome, judged.qualifiers) == ("met", ())


def test_a_bare_number_missed_as_a_point_depends_on_the_rule() -> None:
    judged = verdict(targets=[promise("=", "7")], observations=[figure("8.1", basis="constant")])
    assert (judged.outcome, judged.qualifiers) == ("met", ("depends_on_rule",))


def test_another_rule_file_decides_what_is_shown_and_what_counts() -> None:
    other = replace(RULES, robustness=replace(RULES.robustness, qualifier=[], order=["strict"]))
    small_record = record(targets=[promise(">=", "5")], observations=[figure("5", basis="constant")])
    (judged,) = judge(small_record, "place", 2025, RECORD_DATE, other)
    assert [alternative.rule for alternative in judged.robustness] == ["ours", "strict"]
    assert judged.qualifiers == ("exactly_at_threshold",)


# --- vintages -------------------------------------------------------------------------------------------------------


def revised(first: str, latest: str) -> list[dict[str, str]]:
    usual = {"indicator": "gdp", "measure": "level", "unit": "CNY 100m"}
    return [
        figure(first, released="2026-01-20", **usual),
        figure(latest, released="2026-08-20", status="revised", **usual),
    ]


def test_first_and_latest_figure_may_differ() -> None:
    target = promise(">=", "100", measure="level", unit="CNY 100m")
    judged = verdict(targets=[target], observations=revised("101.0", "99.0"))
    by_rule = {alternative.rule: (alternative.result, alternative.row.value) for alternative in judged.robustness}
    assert by_rule["first_vintage"] == ("met", Decimal("101.0"))
    assert by_rule["latest_vintage"] == ("missed", Decimal("99.0"))
    assert "depends_on_rule" in judged.qualifiers


def test_one_release_has_no_vintages() -> None:
    assert not {"first_vintage", "latest_vintage"} & set(results(">=", "5", "6"))


# --- measures of statistical offices --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reached", "result", "also"),
    [
        ("5.5", "target_achieved", "achieved_or_on_course"),
        ("5.25", "on_track", "achieved_or_on_course"),
        ("5.2", "some_progress", "reasonable"),
        ("3.3", "some_progress", "reasonable"),
        ("3.2", "limited_progress", "reasonable"),
        ("0.5", "limited_progress", "stagnation"),
        ("0", "limited_progress", "stagnation"),
        ("-0.1", "deterioration", "stagnation"),
    ],
)
def test_growth_against_a_target_of_five_and_a_half(reached: str, result: str, also: str) -> None:
    by_rule = results(">=", "5.5", reached)
    assert by_rule["statcan"] == result
    assert "eustat" not in by_rule, "EUSTAT does not rate growth rates so"
    level = way("100", str(100 + Decimal(reached)), "105.5")
    assert eustat(level, BOX)[0] == also


def test_yearly_growth_is_compound_and_the_way_is_straight() -> None:
    two_years = way("100", "110", "121", years=2)
    assert two_years.pace == pytest.approx((1.1**0.5 - 1) / 0.1)
    assert two_years.part == pytest.approx(10 / 21)


def test_95_percent_is_on_track_to_the_last_bit() -> None:
    assert statcan(way("100", "109.5", "110"), BOX) == ("on_track", pytest.approx(0.95))
    assert eustat(way("100", "109.5", "110"), BOX) == ("achieved_or_on_course", pytest.approx(0.95))


def test_an_upper_limit_is_approached_from_above() -> None:
    down = way("30", "27", "25", upward=False)
    assert (statcan(down, BOX)[0], eustat(down, BOX)[0]) == ("some_progress", "reasonable")
    assert statcan(way("30", "31", "25", upward=False), BOX)[0] == "deterioration"


@pytest.mark.parametrize("impossible", [way("0", "5", "10"), way("10", "9", "10"), way("10", "-1", "20")])
def test_what_cannot_be_compared_is_not_assessed(impossible: Way) -> None:
    assert (statcan(impossible, BOX), eustat(impossible, BOX)) == (("not_assessed", None), ("not_assessed", None))


def test_a_base_beyond_the_target_is_no_way_to_it() -> None:
    assert statcan(way("110", "111", "100"), BOX) == ("target_achieved", None)
    assert eustat(way("110", "95", "100"), BOX) == ("not_assessed", None)
    assert statcan(way("110", "95", "100"), BOX)[0] == "deterioration"


def test_without_a_base_a_level_is_not_rated() -> None:
    target = promise(">=", "100", indicator="boats", measure="level", unit="count")
    row = figure("120", indicator="boats", measure="level", unit="count")
    alone = verdict(targets=[target], observations=[row])
    assert {alternative.rule for alternative in alone.robustness} == {"ours", "strict"}
    before = figure("80", indicator="boats", measure="level", unit="count", period="2024", released="2025-03-01")
    by_rule = {
        alternative.rule: alternative
        for alternative in verdict(targets=[target], observations=[row, before]).robustness
    }
    assert by_rule["eustat"].number == pytest.approx(2) and by_rule["statcan"].result == "target_achieved"


# --- linear in time -------------------------------------------------------------------------------------------------


def test_a_total_is_held_against_the_months_part() -> None:
    target = promise(">=", "120", indicator="boats", measure="level", unit="count")
    usual = {"indicator": "boats", "measure": "level", "unit": "count"}
    rows = [figure("119", **usual), figure("91", period="2025-01/2025-09", released="2025-10-20", **usual)]
    by_rule = {alternative.rule: alternative for alternative in verdict(targets=[target], observations=rows).robustness}
    assert (by_rule["linear"].result, by_rule["linear"].number) == ("ahead_of_line", pytest.approx(91 / 90))
    assert by_rule["ours"].result == "missed"


def test_the_first_half_of_haizhus_2024_was_ahead_and_nine_months_were_not(judge_real: Judge) -> None:
    by_rule = {
        alternative.rule: alternative for alternative in judge_real("haizhu", 2024)["2024-gdp-growth-speech"].robustness
    }
    assert (by_rule["linear"].result, by_rule["linear"].row.value) == ("behind_line", Decimal("5.3"))
    assert by_rule["statcan"].result == "some_progress" and "eustat" not in by_rule
    assert by_rule["statcan"].number == pytest.approx(5.4 / 6)


# --- values at which a verdict flips --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("comparator", "value", "decimals", "meets", "misses"),
    [
        (">=", "5.5", 1, "5.5", "5.4"),
        (">=", "5.5", 0, "6", "5"),
        (">=", "5.5", 2, "5.50", "5.49"),
        (">", "6", 1, "6.1", "6.0"),
        ("=", "7", 1, "7.0", "6.9"),
        ("~", "5", 1, "4.7", "4.6"),
        ("~", "5", 0, "5", "4"),
        ("<=", "25", 0, "25", "26"),
        ("<", "25", 1, "24.9", "25.0"),
        ("<=", "2.55", 1, "2.5", "2.6"),
    ],
)
def test_the_values_next_to_the_threshold(comparator: str, value: str, decimals: int, meets: str, misses: str) -> None:
    values = flips(read_target(promise(comparator, value)), decimals, RULES)
    assert (str(values.meets), str(values.misses)) == (meets, misses)


@given(
    st.sampled_from([">=", ">", "=", "~", "<=", "<"]),
    st.decimals(-50, 5000, places=2),
    st.integers(0, 3),
    st.sampled_from(["growth", "level"]),
)
def test_one_value_meets_and_its_neighbour_misses(comparator: str, value: Decimal, decimals: int, measure: str) -> None:
    target = read_target(promise(comparator, str(value), measure=measure))
    values = flips(target, decimals, RULES)
    mark = threshold(comparator, value, measure, RULES)
    assert Interval(values.meets, values.meets).reaches(mark) is True
    assert Interval(values.misses, values.misses).reaches(mark) is False
    assert abs(values.meets - values.misses) == Decimal(1).scaleb(-decimals)


def test_a_verdict_carries_its_flips_at_the_decimals_of_its_figure() -> None:
    values = verdict(targets=[promise(">=", "5")], observations=[figure("6.25", basis="constant")]).flips
    assert values is not None and (values.meets, values.misses) == (Decimal("5.00"), Decimal("4.99"))
    size = verdict(targets=[promise("class", "400")])
    assert (size.flips, size.robustness) == (None, ())


def test_a_rate_printed_without_decimals_flips_where_a_finer_one_would() -> None:
    row = figure("6", basis="constant")
    goal = promise("~", "7")
    values = verdict(targets=[goal], observations=[row]).flips
    assert values is not None and (values.meets, values.misses) == (Decimal("6.7"), Decimal("6.6"))
    finer = {value: verdict(targets=[goal], observations=[{**row, "value": value}]).outcome for value in ("6.7", "6.6")}
    assert finer == {"6.7": "met", "6.6": "missed"}


# --- the real record ------------------------------------------------------------------------------------------------


def test_haizhu_2025_growth_flips_a_tenth_below_and_under_the_strict_reading_alone(judge_real: Judge) -> None:
    judged = judge_real("haizhu", 2025)["2025-gdp-growth-speech"]
    assert judged.flips is not None and (str(judged.flips.meets), str(judged.flips.misses)) == ("5.5", "5.4")
    assert {alternative.rule for alternative in judged.robustness if alternative.result == "missed"} == {"strict"}
    assert "depends_on_rule" not in judged.qualifiers


def test_every_settled_number_of_the_record_has_its_panel_and_its_flips(real: Record, judge_real: Judge) -> None:
    every = [
        alternative
        for area in real.areas
        for year in range(2015, 2027)
        for alternative in judge_real(area, year).values()
    ]
    numbers = [judged for judged in every if judged.outcome and judged.target.kind == "quantitative"]
    settled = [
        judged for judged in numbers if judged.mean is None
    ]  # a mean chained of years has no one figure to try them on
    assert len(settled) > 100
    for judged in settled:
        assert judged.robustness[0].rule == "ours" and judged.robustness[0].result == judged.outcome
        floor = judged.target.comparator in (">=", "<=", "between")
        qualifying = set(RULES.robustness.qualifier) - ({"strict"} if floor else set())
        others = {alternative.result for alternative in judged.robustness if alternative.rule in qualifying}
        assert ("depends_on_rule" in judged.qualifiers) is (bool(others & {"met", "missed"} - {judged.outcome}))
        assert judged.flips is not None


# --- the first due day stays ----------------------------------------------------------------------------------------


def statement(target: str, value: str, due: str, announced: str, indicator: str = "firms") -> dict[str, str]:
    return promise(
        "=",
        value,
        target=target,
        indicator=indicator,
        measure="level",
        unit="count",
        period=due[:4],
        year=due[:4],
        due=due,
        announced=announced,
    )


def test_a_promise_stated_again_for_later_has_moved_unless_it_asks_more() -> None:
    box = archive(
        targets=[
            statement("again", "10", "2026-12-31", "2025-02-01"),
            statement("first", "10", "2025-12-31", "2024-02-01"),
            statement("more", "20", "2027-12-31", "2025-02-01"),
            statement("sooner", "30", "2024-12-31", "2024-03-01"),
            statement("same", "12", "2025-12-31", "2024-03-01"),
        ]
    )
    (chain,) = chains(read_targets(box.record), box)
    assert (chain.first.name, chain.first.due.isoformat()) == ("first", "2025-12-31")
    assert {step.target.name: step.kind for step in chain.steps} == {
        "sooner": "sooner",
        "again": "moved",
        "more": "further",
    }


def test_the_flow_of_a_year_is_promised_anew() -> None:
    targets = [
        statement("first", "10", "2025-12-31", "2025-02-01", "boats"),
        statement("next", "10", "2026-12-31", "2026-02-01", "boats"),
    ]
    box = archive(targets=targets)
    assert chains(read_targets(box.record), box) == []


@pytest.mark.parametrize(("linked", "chained"), [(True, True), (False, False)])
def test_two_names_are_one_promise_only_where_the_record_links_them(linked: bool, chained: bool) -> None:
    targets = [
        statement("plan", "10", "2027-12-31", "2024-08-22", "boats") | {"linked": "speech" if linked else ""},
        statement("speech", "30", "2025-12-31", "2025-02-06") | {"linked": "plan" if linked else ""},
    ]
    box = archive(targets=targets)
    assert bool(chains(read_targets(box.record), box)) is chained


def test_computing_power_added_and_in_all_are_not_one_promise(real: Record) -> None:
    box = Archive(real, standard_rules())
    indicators = [chain.first.indicator for chain in chains(read_targets(real, "haizhu"), box)]
    assert not [name for name in indicators if name and name.startswith("compute")]


def test_haizhus_landing_sites_were_first_due_in_2027(real: Record) -> None:
    box = Archive(real, standard_rules())
    by_target = {chain.first.name: chain for chain in chains(read_targets(real, "haizhu"), box)}
    sites = by_target["2027-low-altitude-sites-added-level-other"]
    assert sites.first.due.isoformat() == "2027-12-31"
    assert [(step.target.name, step.kind) for step in sites.steps] == [("2025-low-altitude-sites", "sooner")]


def test_a_stretch_is_not_marked_and_does_not_mark(judge_invented: Judge) -> None:
    verdicts = judge_invented("riverside", 2025)
    assert "depends_on_document" in verdicts["2025-gdp-growth-speech"].qualifiers
    assert "depends_on_document" not in verdicts["2025-gdp-growth-speech-stretch"].qualifiers
