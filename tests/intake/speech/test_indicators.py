import pytest

from intake.speech.drafts import drafts_in, only_draft


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
