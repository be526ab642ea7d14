"""What is read of a sentence, and what is not: one test for each kind of mistake that must not be made."""

import pytest

from intake.prose.scoring import invented_library
from targetbook.intake.prose.occasion import Outlook, read_occasion
from targetbook.intake.prose.reading import ProseText, TextReading, read_figures
from targetbook.intake.prose.rows import OmissionReason

LIBRARY = invented_library()
BULLETIN = "临江区2024年经济运行情况"
REPORT = "2025年临江区政府工作报告"
DAY = "2025-02-11"


def read(words: str, title: str = BULLETIN, published: str = DAY) -> TextReading:
    return read_figures(ProseText(words, title, published), LIBRARY.places, LIBRARY.book)


def cells(reading: TextReading) -> list[str]:
    return [
        f"{each.place.area} {each.indicator} {each.measure} {each.period} {each.value}" for each in reading.readings
    ]


def reason(reading: TextReading, words: str) -> OmissionReason:
    return next(each.reason for each in reading.accounts if each.words == words)


def test_the_city_s_figure_in_a_district_s_report_is_the_city_s() -> None:
    assert cells(read("全市地区生产总值增长4.2%，我区增长5.1%。")) == [
        "yunze gdp growth 2024 4.2",
        "linjiang gdp growth 2024 5.1",
    ]


def test_a_rank_among_all_districts_names_no_other_area() -> None:
    assert cells(read("固定资产投资增长8.2%，增速居全市第二，高于全省平均水平。")) == [
        "linjiang fixed_asset_investment growth 2024 8.2",
        "linjiang fixed_asset_investment growth_rank 2024 2",
    ]


@pytest.mark.parametrize("words", ["比北湖区多出12.3亿元", "较上年增加12.3亿元", "增量12.3亿元"])
def test_a_difference_is_no_level(words: str) -> None:
    reading = read(f"全区GDP实现1556.2亿元，{words}。")
    assert cells(reading) == ["linjiang gdp level 2024 1556.2"]
    assert reason(reading, "12.3亿") is OmissionReason.CHANGE


def test_growth_over_several_years_is_no_yearly_growth() -> None:
    assert not read("工业投资比2019年增长40%。").readings


def test_a_base_year_of_prices_is_no_period() -> None:
    assert cells(read("按2020年可比价，地区生产总值增长5.1%。")) == ["linjiang gdp growth 2024 5.1"]


def test_a_figure_before_its_revision_is_none_of_the_record() -> None:
    reading = read("2023年地区生产总值由1482.4亿元调整为1490.2亿元。")
    assert cells(reading) == ["linjiang gdp level 2023 1490.2"]
    assert reason(reading, "1482.4亿") is OmissionReason.REVISED


def test_a_narrower_thing_is_not_the_whole() -> None:
    assert not read("保税区进出口总值88.3亿元，汽车制造业增加值增长12%。").readings
    assert all(each.review for each in read("民营固定资产投资增长4.4%。").readings)


def test_what_drives_growth_is_not_what_grew() -> None:
    assert cells(read("在城中村改造项目带动下，房地产开发投资增长2.4%。")) == [
        "linjiang real_estate_investment growth 2024 2.4"
    ]


def test_a_fall_is_negative_and_a_reduction_of_energy_use_is_not() -> None:
    assert cells(read("出口下降3.2%，单位GDP能耗下降3.1%。")) == [
        "linjiang exports growth 2024 -3.2",
        "linjiang energy_intensity_reduction growth 2024 3.1",
    ]


def test_targets_are_left_to_draft() -> None:
    reading = read("今年力争地区生产总值增长6%，固定资产投资增长9%以上。", REPORT, "2025-01-18")
    assert not reading.readings
    assert reason(reading, "6") is reason(reading, "9") is OmissionReason.TARGET


def test_a_round_growth_that_may_be_either_is_offered_as_neither() -> None:
    reading = read("固定资产投资增长9%。", REPORT, "2025-01-18")
    assert not reading.readings
    assert reason(reading, "9") is OmissionReason.OPEN


def test_a_figure_of_a_year_that_is_not_over_is_none() -> None:
    assert not read("2025年，全区地区生产总值1600亿元。", BULLETIN, "2025-02-11").readings


def test_headings_turn_results_into_targets() -> None:
    report = "一、2024年工作回顾\n工业投资增长20%。\n二、2025年工作安排\n工业投资增长15%。"
    assert cells(read(report, REPORT, "2025-01-18")) == ["linjiang industrial_investment growth 2024 20"]


def test_one_figure_with_two_values_is_asked_about() -> None:
    readings = read("地区生产总值1556.2亿元。\n地区生产总值1490.1亿元。").readings
    assert [each.review for each in readings] == [("also told as 1490.1",), ("also told as 1556.2",)]


def test_a_quarter_by_itself_has_no_form_in_the_record() -> None:
    reading = read("三季度，地区生产总值增长4.8%。")
    assert not reading.readings
    assert reason(reading, "4.8") is OmissionReason.NO_PERIOD


def test_months_without_a_year_are_those_of_the_last_that_was_over() -> None:
    assert cells(read("1—11月，工业投资增长11%。", "临江区委全会召开", "2025-01-13")) == [
        "linjiang industrial_investment growth 2024-01/2024-11 11"
    ]


def test_a_period_that_nothing_tells_is_asked_about() -> None:
    readings = read("规上工业增加值同比增长8.1%。", "临江观察", "2024-08-10").readings
    assert [each.period for each in readings] == ["2024-01/2024-06"]
    assert all("which period" in each.review[0] for each in readings)


def test_the_taxes_told_as_a_part_of_the_budget_are_its_own() -> None:
    reading = read("一般公共预算收入62.4亿元，其中税收收入51.4亿元，增长2%，税收占比82.4%，非税收入11亿元。")
    assert cells(reading) == [
        "linjiang fiscal_revenue level 2024 62.4",
        "linjiang fiscal_tax_revenue level 2024 51.4",
        "linjiang fiscal_tax_revenue growth 2024 2",
        "linjiang fiscal_tax_revenue share 2024 82.4",
        "linjiang fiscal_nontax_revenue level 2024 11",
    ]
    assert not any(each.review for each in reading.readings)


def test_taxes_that_only_stand_beside_the_budget_are_asked_about_by_their_codes() -> None:
    readings = read("一般公共预算收入62.4亿元，税收收入51.4亿元。").readings
    assert readings[1].review == ("all taxes (tax_revenue_all), or those of the budget (fiscal_tax_revenue)?",)


def test_a_ratio_is_no_time_of_day() -> None:
    reading = read("三次产业结构调整为1.4:36.9:61.7。")
    assert {reason(reading, each) for each in ("1.4", "36.9", "61.7")} == {OmissionReason.UNREAD}


def test_firms_within_the_term_of_their_recognition_are_the_firms() -> None:
    (firms,) = read("年末有效期内高新技术企业523家。").readings
    assert (firms.indicator, firms.value, firms.review) == ("high_tech_firms", "523", ())


def test_bounds_are_those_of_the_words() -> None:
    readings = read(
        "固定资产投资突破400亿元，工业总产值近390亿元，社会消费品零售总额约210亿元，商品销售总额2210亿元。"
    ).readings
    assert [each.bound for each in readings] == ["lower", "nearly", "approximate", "exact"]


def test_titles_say_whether_a_text_looks_back() -> None:
    looks = {
        title: read_occasion(title, "2025-02-11", LIBRARY.places).outlook
        for title in (BULLETIN, REPORT, "临江区2025年目标任务书")
    }
    assert list(looks.values()) == [Outlook.BACK, Outlook.BOTH, Outlook.AHEAD]


def test_every_number_of_a_long_report_is_accounted_for() -> None:
    paragraph = "全区实现地区生产总值{n}.5亿元，增长5.1%；固定资产投资{n}.7亿元，其中工业投资增长{n}%。改造小区12个。\n"
    accounts = read(paragraph.format(n=1000)).accounts
    reading = read("".join(paragraph.format(n=1000 + n) for n in range(400)))
    assert len(reading.accounts) == 400 * len(accounts)
    assert all(account.reason for account in reading.accounts)
