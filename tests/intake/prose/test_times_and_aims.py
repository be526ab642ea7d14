"""Times without an end, growth behind an earlier figure, aims that were set, explained terms."""

import pytest

from intake.prose.test_reading import REPORT, cells, read
from targetbook.intake.prose.rows import OmissionReason

SUMMER = "2025年上半年临江区经济运行情况"
JULY = "2025-07-20"


@pytest.mark.parametrize("since", ["去年以来", "自去年以来", "2024年以来"])
def test_since_last_year_is_not_last_year(since: str) -> None:
    (reading,) = read(f"{since}，固定资产投资增长8.5%。", SUMMER, JULY).readings
    assert reading.period == ""
    assert reading.review == ("from 2024 on, until when?",)


def test_since_this_year_may_be_the_months_of_the_title() -> None:
    (titled,) = read("今年以来，固定资产投资增长8.5%。", SUMMER, JULY).readings
    (plain,) = read("今年以来，固定资产投资增长8.5%。", "临江区经济运行平稳", JULY).readings
    assert (titled.period, titled.review) == ("2025-01/2025-06", ())
    assert (plain.period, plain.review) == ("", ("from 2025 on, until when?",))


def test_a_growth_behind_an_earlier_figure_is_asked_about_unless_the_figures_grew_so() -> None:
    sure = read("固定资产投资216亿元，上年同期为180亿元，增长20%。", SUMMER, JULY)
    assert cells(sure)[-1] == "linjiang fixed_asset_investment growth 2025-01/2025-06 20"
    assert not sure.readings[-1].review

    unsure = read("固定资产投资216亿元，上年同期为180亿元，增长7%。", SUMMER, JULY)
    assert unsure.readings[-1].review == ("growth of 2025-01/2025-06 or of 2024-01/2024-06?",)


def test_the_year_before_counts_from_the_year_that_is_said() -> None:
    readings = read("2024年固定资产投资360亿元，上年为300亿元。", "临江区投资快报", JULY).readings
    assert [reading.period for reading in readings] == ["2024", "2023"]


def test_an_aim_that_was_set_is_no_result() -> None:
    reading = read("这是全区八年来首次把经济增长目标从8%调整为7.5%。", "临江区2024年经济运行情况", "2025-02-11")
    assert "7.5" not in [row.value for row in reading.readings]


def test_what_was_invested_in_projects_does_not_make_the_projects_grow() -> None:
    readings = read("上半年，全区开工项目完成投资56亿元，增长9%。", SUMMER, JULY).readings
    assert not [row for row in readings if row.indicator == "project_starts"]


def test_a_share_in_the_growth_is_no_share_of_the_economy() -> None:
    assert not read("第三产业对经济增长的贡献率达62.5%。", SUMMER, JULY).readings


def test_where_a_term_is_explained_no_figure_is_told() -> None:
    reading = read("名词解释\n1.骨干企业：指年产值达12.5亿元、固定资产投资增长5.5%的企业。", SUMMER, JULY)
    assert not reading.readings
    assert OmissionReason.EXPLAINED in [account.reason for account in reading.accounts]


@pytest.mark.parametrize(
    "words",
    [
        "一、2024年工作回顾\n过去一年，面对困难，全区攻坚克难，预计全年地区生产总值增长5.2%左右，出口增长6.5%。",
        "过去的一年，预计全年地区生产总值增长5.2%左右，出口增长6.5%。",
        "一、2024年工作回顾\n预计地区生产总值增长5.2%左右，出口增长6.5%。",
    ],
)
def test_what_a_review_foresees_of_its_year_is_an_estimate(words: str) -> None:
    reading = read(words, REPORT, "2025-01-18")
    assert cells(reading) == ["linjiang gdp growth 2024 5.2", "linjiang exports growth 2024 6.5"]
    assert [row.status for row in reading.readings] == ["estimated", "estimated"]
    assert reading.readings[0].bound == "approximate"


def test_what_a_report_of_january_foresees_of_the_year_that_is_over_is_a_result() -> None:
    (reading,) = read("预计全年地区生产总值增长5%左右。", REPORT, "2025-01-18").readings
    assert (reading.period, reading.value, reading.status) == ("2024", "5", "estimated")


def test_what_is_set_against_another_figure_behind_an_aim_is_no_aim() -> None:
    words = "2024年出口增长3.9%，低于当年目标的5%左右，也低于2024年进口的4.6%。"
    reading = read(words, "2024年临江区经济运行情况", "2025-01-20")
    assert "4.6" in [row.value for row in reading.readings]
    assert "5" not in [row.value for row in reading.readings]


def test_what_the_plans_foresee_is_a_target_still() -> None:
    reading = read("二、2025年工作安排\n预计全年地区生产总值增长5.2%左右。", REPORT, "2025-01-18")
    assert not reading.readings


@pytest.mark.parametrize("years", ["五年来", "过去五年"])
def test_an_average_over_the_years_gone_by_is_theirs(years: str) -> None:
    reading = read(f"{years}，地区生产总值年均增长5.6%。", REPORT, "2025-01-18")
    assert cells(reading) == ["linjiang gdp average_growth 2020/2024 5.6"]


def test_an_average_over_years_that_are_not_over_is_asked_about() -> None:
    (reading,) = read("五年来，地区生产总值年均增长5.6%。", SUMMER, JULY).readings
    assert (reading.measure, reading.period) == ("average_growth", "")
    assert reading.review == ("an average over which years?",)
