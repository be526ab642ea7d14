"""What must not be offered without a question: arrivals, times in passing, forecasts, areas by their look."""

import pytest

from intake.prose.test_reading import cells, read
from targetbook.intake.prose.words.places import make_places
from targetbook.intake.wording.arrivals import NEWLY_COME

QUARTER = "2025年一季度临江区经济运行情况"
SPRING = "2025-04-28"


def questions(words: str, title: str = "临江区2024年经济运行情况", published: str = "2025-02-11") -> list[bool]:
    return [bool(each.review) for each in read(words, title, published).readings]


@pytest.mark.parametrize(
    "words",
    [
        "新增高新技术企业27家。",
        "新引进人工智能企业14家。",
        "全年开通无人机航线5条。",
        "全年净增经营主体3200户。",
        "人工智能企业新引进14家。",
        "新增高新技术企业27家，人工智能企业14家。",
        "引进了14家人工智能企业。",
    ],
)
def test_arrivals_told_of_a_stock_are_asked_about(words: str) -> None:
    assert NEWLY_COME in read(words).readings[-1].review


@pytest.mark.parametrize(
    "words",
    [
        "全区集聚人工智能企业92家。",
        "累计开通无人机航线19条。",
        "新增高新技术企业27家，人工智能企业达92家。",
        "新增高新技术企业27家；人工智能企业92家。",
        "新增低空起降点9个。",
    ],
)
def test_what_is_there_and_flows_are_not(words: str) -> None:
    assert NEWLY_COME not in read(words).readings[-1].review


def test_a_growth_goes_with_the_level_beside_it() -> None:
    dollars = "linjiang foreign_investment_used_usd growth 2024 7.4"
    assert dollars in cells(read("实际使用外资3.15亿美元，增长7.4%。"))
    assert dollars in cells(read("实际使用外资增长7.4%，达到3.15亿美元。"))
    both = cells(read("实际使用外资22.4亿元，增长7.4%；实际使用外资3.15亿美元，增长6.2%。"))
    assert both[1::2] == [
        "linjiang foreign_investment_used growth 2024 7.4",
        "linjiang foreign_investment_used_usd growth 2024 6.2",
    ]


def test_a_growth_beside_both_is_asked_about() -> None:
    assert questions("实际使用外资3.15亿美元（折合人民币22.4亿元），增长7.4%。") == [False, False, True]


def test_a_growth_alone_is_of_the_figure_in_yuan() -> None:
    assert cells(read("实际使用外资增长7.4%。")) == ["linjiang foreign_investment_used growth 2024 7.4"]


@pytest.mark.parametrize("year", ["上年", "去年", "2024年"])
def test_the_same_months_of_another_year_hold_for_one_number(year: str) -> None:
    words = f"外贸进出口总额61.7亿元，由{year}同期下降4.2%转为增长1.8%；出口33.5亿元，增长3.6%。固定资产投资增长2.9%。"
    assert cells(read(words, QUARTER, SPRING)) == [
        "linjiang foreign_trade level 2025-01/2025-03 61.7",
        "linjiang foreign_trade growth 2024-01/2024-03 -4.2",
        "linjiang foreign_trade growth 2025-01/2025-03 1.8",
        "linjiang exports level 2025-01/2025-03 33.5",
        "linjiang exports growth 2025-01/2025-03 3.6",
        "linjiang fixed_asset_investment growth 2025-01/2025-03 2.9",
    ]


def test_the_same_months_are_those_of_the_figure_beside() -> None:
    assert cells(read("工业投资增长7.7%，而2024年同期为下降3.1%。", QUARTER, SPRING)) == [
        "linjiang industrial_investment growth 2025-01/2025-03 7.7",
        "linjiang industrial_investment growth 2024-01/2024-03 -3.1",
    ]


def test_the_same_months_of_the_year_before_are_before_those_told_of() -> None:
    words = "2024年一季度，外贸进出口总额61.7亿元，上年同期为59.2亿元。"
    assert cells(read(words, QUARTER, SPRING))[1:] == ["linjiang foreign_trade level 2023-01/2023-03 59.2"]


def test_the_time_a_change_began_at_ends_with_it() -> None:
    assert cells(read("地区生产总值由2019年的980.5亿元增加到1420.6亿元，增长5.3%。")) == [
        "linjiang gdp level 2019 980.5",
        "linjiang gdp level 2024 1420.6",
        "linjiang gdp growth 2024 5.3",
    ]


def test_an_earlier_time_of_one_thing_does_not_hold_for_the_next() -> None:
    words = "固定资产投资增长2.4%，去年全年为下降1.9%；社会消费品零售总额增长3.3%。"
    assert cells(read(words, QUARTER, SPRING))[1:] == [
        "linjiang fixed_asset_investment growth 2024 -1.9",
        "linjiang retail_sales growth 2025-01/2025-03 3.3",
    ]


def test_years_told_in_their_order_keep_their_figures() -> None:
    assert cells(read("地区生产总值2023年为980.5亿元，增长5.1%，2024年为1020.6亿元，工业投资增长5.3%。")) == [
        "linjiang gdp level 2023 980.5",
        "linjiang gdp growth 2023 5.1",
        "linjiang gdp level 2024 1020.6",
        "linjiang industrial_investment growth 2024 5.3",
    ]


def test_a_forecast_holds_for_its_sentence() -> None:
    reading = read("预计全年固定资产投资增长2.7%，社会消费品零售总额增长3.9%。外贸进出口总额增长1.4%。")
    assert [each.status for each in reading.readings] == ["estimated", "estimated", "published"]
    assert [bool(each.review) for each in reading.readings] == [False, True, False]


def test_a_time_gone_by_is_foreseen_where_the_word_stands_before_it() -> None:
    reading = read("据预计，2024年外贸进出口总额增长1.4%；2023年增长2.2%。")
    assert [each.status for each in reading.readings] == ["estimated", "published"]


def test_months_that_were_over_are_no_forecast() -> None:
    reading = read("预计全年固定资产投资增长2.7%，1—11月社会消费品零售总额增长3.9%。")
    assert [each.status for each in reading.readings] == ["estimated", "published"]


@pytest.mark.parametrize("slogan", ["工业立区、滨江兴区，", "“科技强区、生态美区”成效显现，"])
def test_a_slogan_is_no_area(slogan: str) -> None:
    assert cells(read(f"{slogan}全年地区生产总值增长5.3%。")) == ["linjiang gdp growth 2024 5.3"]
    assert questions(f"{slogan}全年地区生产总值增长5.3%。") == [False]


@pytest.mark.parametrize(
    "words",
    [
        "坚持以习近平新时代中国特色社会主义思想为指导",
        "以中国式现代化为引领",
        "面对复杂严峻的国内外形势",
        "为实现中华民族伟大复兴的中国梦奋斗",
        "在中国共产党的领导下",
        "巩固全国文明城区成果",
        "举办上海交通大学校友论坛",
    ],
)
def test_an_area_in_a_set_phrase_is_none(words: str) -> None:
    assert cells(read(f"{words}，社会消费品零售总额增长2%。")) == ["linjiang retail_sales growth 2024 2"]
    assert questions(f"{words}，社会消费品零售总额增长2%。") == [False]


def test_the_nation_named_beside_a_figure_is_the_nation() -> None:
    assert cells(read("全国社会消费品零售总额增长3.5%，我区增长2%。")) == [
        "china retail_sales growth 2024 3.5",
        "linjiang retail_sales growth 2024 2",
    ]


def test_what_only_looks_like_an_area_is_asked_about() -> None:
    assert questions("清河区地区生产总值增长5.3%。") == [True]
    assert questions("北湖区地区生产总值增长5.3%。") == [False]


@pytest.mark.parametrize(
    "words", ["经最终核实，2023年地区生产总值980.5亿元。", "2023年地区生产总值980.5亿元（最终核实数）。"]
)
def test_what_was_settled_later_is_revised(words: str) -> None:
    reading = read(f"{words}2024年地区生产总值1020.6亿元。")
    assert [each.status for each in reading.readings] == ["revised", "published"]


def test_a_number_is_told_again_only_where_a_sure_row_has_it() -> None:
    reading = read("规模以上工业总产值突破600亿元，达617.3亿元。")
    assert [account.reason.value for account in reading.unused] == ["repeated"]
    steps = read("过去三年，地区生产总值先后跨过700亿元、800亿元、900亿元。")
    assert "repeated" not in [account.reason.value for account in steps.unused]


def test_the_planned_size_of_what_was_signed_is_a_result() -> None:
    words = "一、2024年工作回顾\n全年新引进项目38个、计划投资总额245亿元。"
    assert cells(read(words, "2025年临江区政府工作报告"))[1:] == ["linjiang projects_signed_investment level 2024 245"]


def test_the_end_of_an_area_s_whole_name_is_that_area() -> None:
    places = make_places("lake", [("lake", "990104", "虚构北湖区"), ("city", "990100", "云泽市")])
    assert [naming.place.area for naming in places.find("北湖区出口增长2%")] == ["lake"]
