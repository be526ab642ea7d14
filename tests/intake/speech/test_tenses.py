import pytest

from intake.speech.drafts import drafts_in, only_draft


@pytest.mark.parametrize(
    "text",
    [
        "去年，全区地区生产总值增长5.1%，固定资产投资完成398亿元。",
        "2024年新增企业4万户。",
        "目前已建成低空起降点18个。",
        "全区引进了企业320家。",
        "临江区有常住人口98万、企业21.3万家、占全市6.3%。",
        "52项民生实事全部完成。",
        "去年建成临江大剧院。",
    ],
)
def test_what_has_been_is_no_target(text: str) -> None:
    assert drafts_in(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("在去年增长5.1%的基础上，今年地区生产总值增长6%。", "6"),
        ("去年工业投资增长22%，今年确保增长15%以上。", "15"),
        ("推动地区生产总值从1380亿元提高到1500亿元。", "1500"),
        ("一般公共预算收入比上年增长4%。", "4"),
    ],
)
def test_a_target_beside_an_outcome_is_the_only_draft(text: str, value: str) -> None:
    assert (only_draft(text).value, only_draft(text).kind) == (value, "quantitative")


@pytest.mark.parametrize("text", ["预计全年地区生产总值增长5%。", "累计引进大模型企业60家。"])
def test_neither_for_sure_is_left_to_a_person(text: str) -> None:
    draft = only_draft(text)
    assert draft.kind == ""
    assert "a target or an outcome?" in draft.review[0]


def test_a_heading_tells_of_what_stands_below_it() -> None:
    drafts = drafts_in("2024年工作回顾\n地区生产总值增长5.3%。\n2025年工作安排\n地区生产总值增长5.5%。")
    assert [(draft.value, draft.kind) for draft in drafts] == [("5.5", "quantitative")]


def test_months_of_the_year_reviewed_are_no_promise_below_a_heading_of_the_past() -> None:
    assert drafts_in("2024年工作回顾\n三季度投资回落，全年工业投资增长9%。") == []


def test_what_was_reached_is_named_before_what_is_built_on_it() -> None:
    draft = only_draft("在去年完成固定资产投资380亿元的基础上，强化保障，全年完成固定资产投资430亿元以上。")
    assert (draft.value, draft.comparator, draft.period) == ("430", ">=", "2025")


@pytest.mark.parametrize("text", ["2024年预计完成固定资产投资300亿元，增长6%。", "去年预计地区生产总值增长5%。"])
def test_what_was_foreseen_of_a_year_gone_by_is_no_target(text: str) -> None:
    assert drafts_in(text) == []


def test_all_year_behind_a_figure_of_last_year_may_be_either_year() -> None:
    draft = only_draft("去年全区工业投资增长8%，全年工业投资增长10%以上。")
    assert (draft.value, draft.kind) == ("10", "")
    assert "全年: a target or an outcome?" in draft.review


def test_all_year_behind_last_year_without_a_figure_is_last_year() -> None:
    assert drafts_in("去年我们迎难而上，全年地区生产总值增长5%。") == []


def test_results_in_the_sentence_before_are_no_targets() -> None:
    draft = only_draft("2024年，全区地区生产总值增长5.1%，工业投资增长7%。今年，地区生产总值增长6%以上。")
    assert (draft.value, draft.period, draft.review) == ("6", "2025", ())


@pytest.mark.parametrize(
    "review",
    [
        "一、2024年工作回顾\n过去一年，我们稳扎稳打，预计全年地区生产总值增长5.4%左右，工业投资增长9%、工业用电量增长3%。",
        "一、2024年工作回顾\n2024年，全区经济向好。预计地区生产总值增长5.4%。今年以来，预计新增企业200家。",
        "一、2024年主要工作\n预计全年地区生产总值增长5.4%，工业投资增长9%。",
        "过去一年，预计地区生产总值增长5.4%，工业投资增长9%。",
    ],
)
def test_what_is_foreseen_in_a_review_is_no_target_and_asks_nothing_of_the_true_ones(review: str) -> None:
    draft = only_draft(f"{review}\n二、2025年主要工作\n今年，地区生产总值增长5.8%。")
    assert (draft.value, draft.review) == ("5.8", ())


def test_what_is_foreseen_of_this_year_in_a_review_is_left_to_a_person() -> None:
    draft = only_draft("一、2024年工作回顾\n过去一年，工业投资增长9%。今年预计工业投资增长7%。")
    assert (draft.value, draft.review[0]) == ("7", "预计: a target or an outcome?")
