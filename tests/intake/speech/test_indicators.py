from dataclasses import replace

import pytest

from intake.speech.drafts import drafts_in, only_draft
from intake.speech.scoring import gold_catalogue
from targetbook.intake.speech.assembling import draft_speech


@pytest.mark.parametrize(
    ("text", "indicator", "measure"),
    [
        ("GDP增长6%。", "gdp", "growth"),
        ("规上工业增加值增长6%。", "industrial_value_added_above_scale", "growth"),
        ("工业增加值占地区生产总值比重超30%。", "industrial_value_added", "share"),
        ("单位GDP能耗下降3%。", "energy_intensity_reduction", "growth"),
        ("地区生产总值增速进入全市前三。", "gdp", "growth_rank"),
        ("地区生产总值占全市比重达8%。", "gdp", "share_of_city"),
        ("实际使用外资超6亿美元。", "foreign_investment_used_usd", "level"),
        ("金融业增加值突破120亿元。", "finance_value_added", "level"),
    ],
)
def test_an_indicator_by_any_name_it_goes_by(text: str, indicator: str, measure: str) -> None:
    assert (only_draft(text).indicator, only_draft(text).measure) == (indicator, measure)


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("高技术制造业投资增长20%。", "manufacturing_investment"),
        ("民间固定资产投资增长6%。", "fixed_asset_investment"),
        ("东岸片区完成固定资产投资90亿元。", "fixed_asset_investment"),
        ("新增高新技术企业80家。", "high_tech_firms"),
    ],
)
def test_a_narrower_thing_is_left_open_and_the_nearest_named(text: str, nearest: str) -> None:
    draft = only_draft(text)
    assert draft.indicator == ""
    assert nearest in " ".join(draft.review)


@pytest.mark.parametrize(
    "text",
    [
        "新增展位300个。",
        "林业总收入增长10%。",
        "专项性支出增长5%。",
        "新投产10亿元以上项目8个。",
        "新引进亿元以上项目8个。",
        "规上文旅企业达到20家。",
    ],
)
def test_an_indicator_that_shares_but_an_ending_is_not_suggested(text: str) -> None:
    draft = only_draft(text)
    assert draft.indicator == ""
    assert "did you mean" not in " ".join(draft.review)


def test_a_suggestion_bears_its_chinese_label() -> None:
    assert "did you mean key_projects (重点项目)?" in " ".join(only_draft("安排镇街级重点建设项目90个。").review)


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("筹集保障性公寓900套。", "保障性公寓"),
        ("引进共享单车900辆。", "共享单车"),
        ("完成年度造林900亩。", "年度造林"),
        ("新增停车位900个。", "新增停车位"),
        ("打造“邻里驿站”9个。", "“邻里驿站”"),
        ("推动新建校舍9栋。", "校舍"),
    ],
)
def test_what_is_counted_is_named_in_whole_words(text: str, thing: str) -> None:
    assert f"no indicator is named {thing}:" in " ".join(only_draft(text).review)


def test_a_name_begun_with_one_number_is_carried_to_the_next() -> None:
    sites, scenarios = drafts_in("落地低空起降点超25个、应用场景超12个。")
    assert (sites.indicator, scenarios.indicator) == ("low_altitude_sites", "low_altitude_scenarios")
    assert sites.review == ()
    assert "part of its name" in " ".join(scenarios.review)


def test_an_indicator_in_another_unit_is_another_indicator() -> None:
    assert only_draft("固定资产投资项目达到20个。").indicator == ""


def test_subjects_before_respectively_are_dealt_out() -> None:
    drafts = drafts_in("固定资产投资、社会消费品零售总额分别增长8%、6%。")
    assert [(draft.indicator, draft.value) for draft in drafts] == [
        ("fixed_asset_investment", "8"),
        ("retail_sales", "6"),
    ]


def of(text: str) -> list[tuple[str, str]]:
    return [(draft.indicator, draft.value) for draft in drafts_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全区经济实现6%以上的增长。", [("gdp", "6")]),
        ("GDP地区生产总值增长6%。", [("gdp", "6")]),
        ("GDP（地区生产总值）增长6%左右，总量突破1500亿元。", [("gdp", "6"), ("gdp", "1500")]),
        ("货物进出口总额增长4%。", [("foreign_trade", "4")]),
        ("实际吸收外资增长7%。", [("foreign_investment_used", "7")]),
        ("数字经济实现9%的增长。", [("", "9")]),
    ],
)
def test_other_forms_of_a_name_are_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert of(text) == expected


@pytest.mark.parametrize(
    ("text", "indicator"),
    [("规上工业增长7%。", "industrial_value_added_above_scale"), ("第三产业增长5%。", "gdp_tertiary")],
)
def test_a_trade_that_grows_is_read_as_its_value_added_and_asked_about(text: str, indicator: str) -> None:
    draft = only_draft(text)
    assert draft.indicator == indicator
    assert "is read as" in " ".join(draft.review)


def test_brackets_around_a_stretch_are_no_part_of_its_words() -> None:
    floor, stretch = drafts_in("地区生产总值增长5.5%左右（力争6%）。")
    assert (floor.text, stretch.text) == ("地区生产总值增长5.5%左右", "地区生产总值…力争6%")
    assert stretch.firmness in ("stretch", "aspirational")


def test_one_number_of_two_indicators_makes_two_rows() -> None:
    industry, trade = drafts_in("规上工业、社零增长5%。")
    assert (industry.indicator, trade.indicator) == ("industrial_value_added_above_scale", "retail_sales")
    assert (industry.value, trade.value) == ("5", "5")
    assert "规上工业 is read as 规上工业增加值" in industry.review
    assert industry.text == trade.text == "规上工业、社零增长5%"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一二三产增加值分别增长3%、6%、7%。",
            [("gdp_primary", "3"), ("gdp_secondary", "6"), ("gdp_tertiary", "7")],
        ),
        (
            "一、二、三产业增加值分别增长3%、6%、7%。",
            [("gdp_primary", "3"), ("gdp_secondary", "6"), ("gdp_tertiary", "7")],
        ),
        ("城乡居民人均可支配收入分别增长5%、7%。", [("disposable_income_per_capita_urban", "5"), ("", "7")]),
        (
            "规上工业、社零分别增长6%、5%。",
            [("industrial_value_added_above_scale", "6"), ("retail_sales", "5")],
        ),
    ],
)
def test_one_word_for_several_is_dealt_out(text: str, expected: list[tuple[str, str]]) -> None:
    assert of(text) == expected


def test_a_place_that_the_record_does_not_know_yet_is_asked_about() -> None:
    unknown = replace(gold_catalogue(), places=())
    text = "青石市要实现GDP（地区生产总值）增长5%左右，总量力争突破3000亿元。"
    growth, level = draft_speech(text, 2025, unknown).drafts
    assert (growth.indicator, growth.value, level.indicator, level.value) == ("gdp", "5", "gdp", "3000")
    assert "青石市 is taken for the area itself" in growth.review


def test_another_place_than_the_area_is_no_indicator_of_its_own() -> None:
    (draft,) = drafts_in("青石市要实现工业投资增长8%。")
    assert draft.indicator == ""
    assert draft.review


@pytest.mark.parametrize("text", ["全市地区生产总值增长5%。", "推动全省地区生产总值增长5%。"])
def test_a_figure_of_a_wider_area_is_asked_about(text: str) -> None:
    (draft,) = drafts_in(text)
    assert "a figure of a wider area?" in " ".join(draft.review)


@pytest.mark.parametrize("text", ["地区生产总值占全市比重达8%。", "工业投资增速进入全市前三。"])
def test_the_wider_area_that_is_only_a_measure_is_not(text: str) -> None:
    (draft,) = drafts_in(text)
    assert draft.review == ()


@pytest.mark.parametrize(
    "text",
    [
        "地区生产总值增长5%左右。要实现地区生产总值增长6%左右。",
        "固定资产投资和工业投资分别完成400亿元和90亿元，增长8%和12%。",
    ],
)
def test_two_values_of_one_indicator_are_asked_about(text: str) -> None:
    growing = [draft for draft in drafts_in(text) if draft.measure == "growth"]
    assert len(growing) == 2
    assert all("another number of the text" in " ".join(draft.review) for draft in growing)


def test_an_aim_without_a_number_is_drafted_with_its_indicator() -> None:
    _, investment, trade = drafts_in(
        "今年主要预期目标是：地区生产总值增长6%；固定资产投资提质增效，进出口总额稳中提质。"
    )
    assert (investment.kind, investment.indicator) == ("qualitative", "fixed_asset_investment")
    assert (trade.indicator, trade.comparator, trade.value) == ("foreign_trade", "done", "")
    assert "an aim without a number" in trade.review
