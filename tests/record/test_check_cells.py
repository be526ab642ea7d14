"""One cell spoilt gives one finding: the file, the row and the column of that cell, and what was expected there."""

from pathlib import Path

import pytest

from record.spoiling import line_of, read_rows, spoil, write_rows
from targetbook.record.checking import cross_rules
from targetbook.record.checking.check import check_folder

Cells = dict[str, str]
Case = tuple[str, Cells, Cells, str, str]
PM25 = {"target": "2025-pm25-plan"}
BRIDGE = {"target": "2025-bridge-opened"}
RETAIL = {"target": "2025-retail-growth-plan"}
LEVEL = {"indicator": "gdp", "measure": "level", "period": "2025"}
FILINGS = {"indicator": "llm_filings", "period": "2025-12-31"}
GROWTH = {"indicator": "gdp", "measure": "growth", "period": "2025"}
COMMUNIQUE = {"publication": "2025-communique"}
BOATS = {"target": "2025-lantern-boats-speech"}

# table, the row, what is written into it, the column found, words of the message
RULE_CASES: dict[str, tuple[Case, ...]] = {
    "year_ends_period": (("targets", PM25, {"year": "2024"}, "year", "expected 2025"),),
    "kind_has_its_fields": (
        ("targets", PM25, {"unit": ""}, "unit", "a quantitative target needs indicator, measure, value, unit"),
        ("targets", PM25, {"value": ""}, "value", "is empty"),
        ("targets", BRIDGE, {"value": "3"}, "value", "expected an empty cell"),
        ("targets", PM25, {"comparator": "done"}, "comparator", "done is for deeds alone"),
        ("targets", BRIDGE, {"comparator": ">="}, "comparator", "does not go with kind milestone"),
        ("targets", BRIDGE, {"counts_as_done": ""}, "counts_as_done", "what would settle it"),
    ),
    "deed_has_words": (
        ("targets", BRIDGE, {"text_zh": "", "text_en": ""}, "text_zh", "in which the deed was promised"),
    ),
    "state_goes_with_kind": (
        ("targets", BRIDGE, {"names_state": "no"}, "names_state", "expected kind qualitative without counts_as_done"),
        ("targets", PM25, {"names_state": "yes"}, "names_state", "expected an empty cell"),
        ("targets", PM25, {"counts_as_done": "It opens."}, "counts_as_done", "expected an empty cell"),
    ),
    "announcement_agrees": (
        (
            "targets",
            PM25,
            {"announcement": "2025-02-28-plan"},
            "announcement",
            "did you mean '2025-02-28-annual-plan'?",
        ),
        ("targets", PM25, {"announced": "2025-02-27"}, "announced", "is not 2025-02-28, the day of 2025-02-28-annual"),
    ),
    "example_is_counted": (
        ("targets", BRIDGE, {"example_of": "2025-nothing"}, "example_of", "no other target '2025-nothing'"),
        ("targets", BRIDGE, {"example_of": "2025-bridge-opened"}, "example_of", "no other target"),
        ("targets", BRIDGE, {"example_of": "2024-gdp-growth-speech"}, "example_of", "is no counted target of 2025"),
    ),
    "publication_was_read": (
        ("publications", COMMUNIQUE, {"reach": "not_seen"}, "source", "does not go with not_seen"),
        ("publications", COMMUNIQUE, {"source": ""}, "source", "does not go with read"),
        ("publications", COMMUNIQUE, {"source": "bulletin-2205"}, "source", "no source 'bulletin-2205'"),
        ("publications", COMMUNIQUE, {"holds": "gdpp"}, "holds", "no indicator or theme 'gdpp'; did you mean 'gdp'?"),
    ),
    "queries_are_counted": (("searches", {"queries": "3"}, {"queries": "0"}, "queries", "no row without a search"),),
    "theme_in_catalogue": (
        ("targets", PM25, {"theme": "grwth"}, "theme", "did you mean 'growth'?"),
        ("targets", BRIDGE, {"theme": "moon_landings"}, "theme", "or a row for it in themes.csv of the area"),
    ),
    "upper_only_between": (
        ("targets", RETAIL, {"upper": ""}, "upper", "with comparator between, and with no other"),
        ("targets", PM25, {"upper": "30"}, "upper", "with comparator between, and with no other"),
        ("targets", RETAIL, {"upper": "3"}, "upper", "3 is not above the lower end 4"),
    ),
    "partial_due_has_note": (("targets", {"target": "2025-library-started"}, {"note": ""}, "due", "expected a day"),),
    "sources_exist": (("targets", PM25, {"sources": "plan-2025 nowhere"}, "sources", "no source 'nowhere'"),),
    "links_return": (
        ("targets", PM25, {"linked": "nothing"}, "linked", "no target 'nothing'"),
        ("targets", PM25, {"linked": "2025-gdp-level-plan"}, "linked", "does not link back to '2025-pm25-plan'"),
    ),
    "indicator_in_catalogue": (
        ("targets", PM25, {"indicator": "pm52"}, "indicator", "no indicator 'pm52' in indicators.csv"),
        ("observations", LEVEL, {"indicator": "gpd"}, "indicator", "no indicator 'gpd'"),
        ("readings", BOATS | {"target": "2025-filings-speech"}, {"indicator": "boats"}, "indicator", "no indicator"),
    ),
    "unit_fits_measure": (
        ("targets", PM25, {"unit": "count"}, "unit", "expected 'ug/m3'"),
        ("observations", LEVEL, {"unit": "%"}, "unit", "'%' for the level of gdp; expected 'CNY 100m'"),
        ("observations", {"measure": "growth_rank"}, {"unit": "%"}, "unit", "expected 'rank'"),
    ),
    "released_in_time": (
        ("observations", LEVEL, {"released": "2025-10-28"}, "released", "2025-10-28 is before 2025 is over; expected"),
        ("observations", LEVEL, {"released": "2025-11"}, "released", "the status forecast or estimated, or another"),
        ("observations", FILINGS, {"released": "2025-12-30"}, "released", "is before 2025-12-31 is over"),
        ("observations", {"status": "estimated"}, {"released": "2024-12-31"}, "released", "is before 2025 begins"),
        (
            "observations",
            LEVEL,
            {"released": "", "source": "statistics-2025"},
            "released",
            "is empty, and statistics-2025 of 2025-10-29 is before 2025 is over",
        ),
    ),
    "period_is_near": (
        ("observations", {"status": "forecast"}, {"period": "2199"}, "period", "2199 ends more than 50 years after"),
        ("targets", PM25, {"period": "2199", "year": "2199"}, "period", "after the record; expected 2076 or earlier"),
    ),
    "value_is_possible": (
        ("observations", {"measure": "growth_rank"}, {"value": "0"}, "value", "0 is no place; expected 1 or more"),
        ("observations", {"measure": "growth_rank"}, {"value": "1.5"}, "value", "is no whole number of rank"),
        ("observations", FILINGS, {"value": "18.5"}, "value", "18.5 is no whole number of count"),
        ("observations", GROWTH, {"value": "-100"}, "value", "expected more than -100"),
        ("observations", LEVEL, {"value": "-1175.20"}, "value", "is a level below nothing"),
        ("targets", PM25, {"value": "-24"}, "value", "is a level below nothing"),
        ("targets", RETAIL, {"value": "-250"}, "value", "expected more than -100"),
    ),
    "told_by": (
        ("observations", LEVEL, {"released": "2026-10-01"}, "released", "later than the area's record_date 2026-09-30"),
        (
            "targets",
            PM25,
            {"announced": "2026-10-01", "announcement": ""},
            "announced",
            "later than the area's record_date",
        ),
        ("searches", {}, {"searched": "2026-10-01"}, "searched", "later than the area's record_date"),
        ("milestones", BRIDGE, {"released": "2026-10-01"}, "released", "later than the area's record_date"),
        ("corrections", {}, {"corrected": "2026-10-01"}, "corrected", "later than the area's record_date"),
    ),
    "withdrawn_in_time": (
        ("withdrawals", {}, {"withdrawn": "2026-10-01"}, "withdrawn", "later than the area's record_date"),
        ("withdrawals", {}, {"withdrawn": "2026-03-19"}, "withdrawn", "is before 2026-03-20, when the figure was told"),
    ),
    "corrected_row_is_there": (
        ("corrections", {}, {"row": "2025-park-opend"}, "row", "did you mean '2025-park-opened'?"),
    ),
    "summed_units_agree": (
        (
            "readings",
            {"indicator": "llm_filings+algorithm_filings"},
            {"indicator": "llm_filings+compute_pflops"},
            "indicator",
            "sums PFLOPS and count",
        ),
    ),
    "indicator_is_own": (),  # what refers to the name is then found too: see below
    "deed_told_after_it_happened": (
        ("milestones", BRIDGE, {"released": "2025-04-30"}, "released", "is before 2025-05-01, when it happened"),
    ),
}
LANGUAGE_CASES: tuple[Case, ...] = (
    ("targets", PM25, {"text_zh": "Fine dust below 24"}, "text_zh", "has no Chinese character"),
    ("targets", PM25, {"text_en": "细颗粒物不高于24"}, "text_en", "has no letter; expected the text in English"),
    ("searches", {"target": "2025-culture-brand"}, {"where_zh": "the bulletin"}, "where_zh", "in Chinese"),
    ("indicators", {"indicator": "lantern_boats"}, {"label_zh": "Lantern boats"}, "label_zh", "in Chinese"),
    ("targets", PM25, {"text_en": "=HYPERLINK(0)"}, "text_en", "is a formula to a spreadsheet"),
    ("targets", PM25, {"text_en": "@SUM(1) of dust"}, "text_en", "is a formula to a spreadsheet"),
    ("targets", PM25, {"text_zh": "＝cmd|细颗粒物"}, "text_zh", "is a formula to a spreadsheet"),
    ("targets", PM25, {"text_zh": "－细颗粒物!A1"}, "text_zh", "is a formula to a spreadsheet"),
)
FORM_CASES: tuple[Case, ...] = (
    ("targets", PM25, {"due": "2025-02-30"}, "due", "'2025-02-30' is not in the calendar"),
    ("targets", PM25, {"period": "2025-02-30"}, "period", "'2025-02-30' is not in the calendar"),
    ("targets", {"target": "2023-gdp-growth-speech"}, {"period": "2025/2023"}, "period", "ends before it begins"),
    ("targets", PM25, {"value": "NaN"}, "value", "'NaN' is not a plain number"),
    ("observations", LEVEL, {"value": "1_175"}, "value", "'1_175' is not a plain number"),
    ("observations", LEVEL, {"value": "001175.20"}, "value", "'001175.20' is not a plain number"),
    ("observations", LEVEL, {"value": "-0.0"}, "value", "is minus nothing; expected 0"),
    ("observations", LEVEL, {"value": "1175.20000000000000"}, "value", "has more than 15 digits"),
    ("targets", PM25, {"value": "2" * 5000}, "value", "has more than 15 digits"),
    ("observations", LEVEL, {"released": "2026-02-29"}, "released", "not in the calendar"),
    ("milestones", BRIDGE, {"occurred": "2025-02-30"}, "occurred", "not in the calendar"),
    ("publications", COMMUNIQUE, {"due": "2025-02-30"}, "due", "not in the calendar"),
    ("searches", {"target": "2025-culture-brand"}, {"searched": "2026-09-31"}, "searched", "not in the calendar"),
    ("sources", {"source": "customs-2026-01"}, {"published": "2026-02-30"}, "published", "not in the calendar"),
)
SCHEMA_CASES: tuple[Case, ...] = (
    ("observations", LEVEL, {"status": "final"}, "status", "one of published, revised, estimated, forecast"),
    ("observations", LEVEL, {"value": "1,175.20"}, "value", "a number with a point and no separators"),
    ("observations", LEVEL, {"value": ""}, "value", "is empty; expected a number"),
    ("observations", LEVEL, {"period": "2025Q4"}, "period", "2024-01/2024-09 (January to September)"),
    ("observations", LEVEL, {"released": "20 March 2026"}, "released", "expected 2025, 2025-03 or 2025-03-06"),
    ("observations", LEVEL, {"source": "nowhere"}, "source", "no source 'nowhere' in sources.csv"),
    ("observations", LEVEL, {"basis": "real"}, "basis", "expected one of current, constant"),
    ("milestones", BRIDGE, {"target": "2025-nothing"}, "target", "no target '2025-nothing' in targets.csv"),
    ("targets", PM25, {"target": "PM2.5 plan"}, "target", "expected a name of small letters, digits, - and _"),
    ("targets", PM25, {"target": "2025-gdp-level-plan"}, "target", "is there twice; expected one row for each target"),
    ("targets", PM25, {"year": "next"}, "year", "expected a whole number"),
    ("targets", PM25, {"comparator": "≥"}, "comparator", "one of >=, >, =, ~, <=, <, between, class, done"),
    ("sources", {"source": "customs-2026-01"}, {"url": "www.invalid"}, "url", "begins with http:// or https://"),
    ("sources", {"source": "customs-2026-01"}, {"title": ""}, "title", "is empty; expected some text"),
    ("indicators", {"indicator": "lantern_boats"}, {"accrual": "rate"}, "accrual", "expected one of flow, stock"),
)
EMPTY_CASES: tuple[Case, ...] = (
    ("targets", PM25, {"period": ""}, "period", "is empty; expected 2024 (a year)"),
    ("targets", PM25, {"year": ""}, "year", "is empty; expected a whole number"),
    ("observations", LEVEL, {"period": ""}, "period", "is empty; expected 2024 (a year)"),
    ("milestones", BRIDGE, {"occurred": ""}, "occurred", "is empty; expected 2025, 2025-03 or 2025-03-06"),
    ("milestones", BRIDGE, {"released": ""}, "released", "is empty; expected 2025, 2025-03 or 2025-03-06"),
    ("withdrawals", {}, {"withdrawn": ""}, "withdrawn", "is empty; expected a day, 2025-03-06"),
    ("searches", {"target": "2025-culture-brand"}, {"searched": ""}, "searched", "is empty; expected 2025, 2025-03"),
)
CASES = [
    pytest.param(*case, id=f"{name}-{number}")
    for name, cases in {
        **RULE_CASES,
        "form": FORM_CASES,
        "schema": SCHEMA_CASES,
        "empty": EMPTY_CASES,
        "language": LANGUAGE_CASES,
    }.items()
    for number, case in enumerate(cases)
]


def test_the_invented_record_is_sound(invented_data: Path) -> None:
    assert check_folder(invented_data) == []


@pytest.mark.parametrize(("table", "row", "cells", "column", "words"), CASES)
def test_a_spoilt_cell_gives_one_finding(
    own_copy: Path, table: str, row: Cells, cells: Cells, column: str, words: str
) -> None:
    path = own_copy / "riverside" / f"{table}.csv"
    line = line_of(path, **row)
    spoil(path, line, **cells)
    findings = check_folder(own_copy)
    places = [(finding.file, finding.row, finding.column) for finding in findings]

    assert places == [(f"data/riverside/{table}.csv", line, column)]
    assert words in findings[0].message
    assert str(findings[0]) == f"data/riverside/{table}.csv:{line}:{column}: {findings[0].message}"


def test_a_day_of_an_announcement_that_is_none_is_found(own_copy: Path) -> None:
    path = own_copy / "riverside" / "announcements.csv"
    line = line_of(path, announcement="2024-02-10-speech")
    spoil(path, line, day="2024-02-30")
    places = {(finding.file, finding.row, finding.column): finding.message for finding in check_folder(own_copy)}
    assert "not in the calendar" in places["data/riverside/announcements.csv", line, "day"]


def test_no_message_speaks_in_patterns_or_in_python(own_copy: Path) -> None:
    for table, row, cells, _, _ in SCHEMA_CASES:
        path = own_copy / "riverside" / f"{table}.csv"
        before = path.read_bytes()
        spoil(path, line_of(path, **row), **cells)
        for finding in check_folder(own_copy):
            assert not {"constraint", "\\d", "^", "None", "True", "type is"} & set(finding.message.split())
            assert "constraint" not in finding.message
        path.write_bytes(before)


def test_every_rule_has_a_case() -> None:
    ruled = {rule.__name__ for table in cross_rules.RULES.values() for rule in table}
    assert ruled == set(RULE_CASES)


def test_a_forecast_may_be_told_before_its_period_begins(own_copy: Path) -> None:
    path = own_copy / "riverside" / "observations.csv"
    spoil(path, line_of(path, status="forecast"), released="2024-04-01")
    assert check_folder(own_copy) == []


def test_the_same_figure_of_the_same_source_twice_is_found(own_copy: Path) -> None:
    path = own_copy / "riverside" / "observations.csv"
    rows = read_rows(path)
    write_rows(path, [*rows, rows[-1]])
    (finding,) = check_folder(own_copy)

    assert (finding.row, finding.column) == (len(rows) + 1, "indicator")
    assert "one row for each indicator, measure, period, value, released, source" in finding.message


def test_an_indicator_listed_twice_is_one_finding(own_copy: Path) -> None:
    path = own_copy / "indicators.csv"
    rows = read_rows(path)
    write_rows(path, [*rows, rows[1]])
    (finding,) = check_folder(own_copy)
    assert (finding.file, finding.row, finding.column) == ("data/indicators.csv", len(rows) + 1, "indicator")


def test_two_faults_are_both_told(own_copy: Path) -> None:
    path = own_copy / "riverside" / "observations.csv"
    spoil(path, 2, status="final", bound="roughly")
    assert [finding.column for finding in check_folder(own_copy)] == ["bound", "status"]


def test_one_area_may_be_checked_alone(own_copy: Path) -> None:
    path = own_copy / "riverside" / "observations.csv"
    spoil(path, 2, status="final")
    assert check_folder(own_copy, "hillside") == []
    assert len(check_folder(own_copy, "riverside")) == 1


@pytest.mark.parametrize(("status", "day"), [("published", "2025-12"), ("estimated", "2025-10-28")])
def test_a_figure_may_be_told_in_the_last_month_of_its_period_and_estimated_before_its_end(
    own_copy: Path, status: str, day: str
) -> None:
    path = own_copy / "riverside" / "observations.csv"
    spoil(path, line_of(path, **LEVEL), status=status, released=day)
    assert check_folder(own_copy) == []


def test_an_own_indicator_does_not_take_a_shared_ones_name(own_copy: Path) -> None:
    path = own_copy / "riverside" / "indicators.csv"
    spoil(path, 2, indicator="gdp")
    messages = [
        finding.message for finding in check_folder(own_copy) if finding.file == "data/riverside/indicators.csv"
    ]

    assert messages == ["'gdp' is in the shared indicators.csv; expected a name of its own"]


def test_a_count_for_so_many_people_may_have_decimals(own_copy: Path) -> None:
    path = own_copy / "riverside" / "observations.csv"
    spoil(path, line_of(path, **FILINGS), indicator="invention_patents_per_10k", unit="count", value="18.5")
    assert check_folder(own_copy) == []
