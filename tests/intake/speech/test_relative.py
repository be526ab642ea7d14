"""What is measured by another figure has no number of its own: never 0 %, never lost."""

import pytest

from intake.speech.drafts import drafts_in, only_draft


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        ("增速与全市持平", "="),
        ("增速与全省平均水平基本持平", "~"),
        ("增速与上年持平", "="),
        ("增长与去年基本持平", "~"),
        ("增速不低于全市", ">="),
        ("增速不低于全省平均水平", ">="),
        ("增速高于全省平均水平", ">"),
        ("增速快于全国", ">"),
        ("增速跑赢全市", ">"),
        ("增长与经济增长同步", "="),
        ("增长与经济增长基本同步", "~"),
    ],
)
def test_it_is_drafted_without_a_value_for_a_person_to_look_at(words: str, comparator: str) -> None:
    draft = only_draft(f"一般公共预算收入{words}。")
    assert (draft.indicator, draft.value, draft.unit, draft.kind) == ("fiscal_revenue", "", "", "")
    assert draft.comparator == comparator
    assert "no number of its own" in " ".join(draft.review)
    assert draft.text == f"一般公共预算收入{words}"


@pytest.mark.parametrize(
    ("words", "comparator"),
    [("总量与上年持平", "="), ("与去年基本持平", "~"), ("保持与上年同期持平", "=")],
)
def test_an_amount_level_with_last_year_grows_by_nothing(words: str, comparator: str) -> None:
    draft = only_draft(f"一般公共预算收入{words}。")
    assert (draft.indicator, draft.measure, draft.value, draft.unit) == ("fiscal_revenue", "growth", "0", "%")
    assert (draft.comparator, draft.period, draft.review) == (comparator, "2025", ())


def test_a_task_handed_down_is_drafted_too() -> None:
    draft = only_draft("空气优良天数比例完成省下达目标。")
    assert (draft.value, draft.comparator) == ("", "")


def test_a_number_of_points_ahead_keeps_its_own_reading() -> None:
    assert "percentage points" in " ".join(only_draft("地区生产总值增速高于全市平均水平1个百分点。").review)


@pytest.mark.parametrize("text", ["与全国同步基本实现现代化，", "与市委保持一致。", "打造超过省级标准的示范区。"])
def test_a_comparison_of_no_figure_is_no_commitment(text: str) -> None:
    assert [draft for draft in drafts_in(text) if draft.comparator != "done"] == []


def test_what_is_set_against_a_group_is_drafted_too() -> None:
    draft = only_draft("今年，农村居民人均消费支出增速快于城镇居民。")
    assert (draft.measure, draft.comparator, draft.value, draft.kind) == ("growth", ">", "", "")
    assert "快于城镇居民: set against another figure, no number of its own" in draft.review


@pytest.mark.parametrize(
    "text",
    [
        "公务接待费用只减不增",
        "火灾起数和伤亡人数“双下降”",
        "电信诈骗发案数、损失数双降",
        "耕地面积只增不减",
        "工单投诉量持续下降",
    ],
)
def test_a_direction_without_a_number_is_an_aim(text: str) -> None:
    draft = only_draft(f"今年，{text}。")
    assert (draft.text, draft.kind, draft.comparator, draft.period) == (text, "qualitative", "done", "2025")
    assert "an aim without a number" in draft.review


@pytest.mark.parametrize("text", ["去年，公务接待费用只减不增。", "2024年，农村居民收入增速快于城镇居民。"])
def test_a_direction_of_the_past_is_none(text: str) -> None:
    assert drafts_in(text) == []
