"""The words of a row are words of the text: runs of it, joined with a mark where words between them are left out."""

import pytest

from intake.speech.drafts import drafts_in


def texts(text: str) -> list[str]:
    return [draft.text for draft in drafts_in(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("纵深推进临江新城建设。", ["纵深推进临江新城建设"]),
        ("高质量推动教育强区建设。", ["高质量推动教育强区建设"]),
        ("地区生产总值增长6%以上、总量突破1500亿元。", ["地区生产总值增长6%以上", "地区生产总值…总量突破1500亿元"]),
        ("2025年经济发展主要目标是地区生产总值增长6%。", ["地区生产总值增长6%"]),
        ("工业投资95亿元（人民币，下同）。", ["工业投资95亿元(人民币,下同)"]),
        ("推动临江书院、滨江剧场等项目落地。", ["临江书院…项目落地", "滨江剧场…项目落地"]),
        ("推动滨江学校等8个项目开工。", ["滨江学校等8个项目开工", "滨江学校…开工"]),
        ("他说：“今年，地区生产总值增长6%，工业投资增长9%。”", ["地区生产总值增长6%", "工业投资增长9%"]),
    ],
)
def test_what_is_quoted_was_said(text: str, quoted: list[str]) -> None:
    assert texts(text) == quoted


@pytest.mark.parametrize(
    "clause",
    [
        "规模以上工业增加值、社会消费品零售总额增长6%",
        "固定资产投资、社会消费品零售总额分别增长8%、6%",
        "规上工业、社零增长5%",
    ],
)
def test_words_that_several_share_are_quoted_whole(clause: str) -> None:
    assert texts(f"{clause}。") == [clause, clause]


def test_a_trade_and_a_short_name_that_share_a_number_are_both_drafted() -> None:
    trade, sales = drafts_in("规上工业、社零增长5%。")
    assert (trade.indicator, sales.indicator) == ("industrial_value_added_above_scale", "retail_sales")
    assert (trade.value, sales.value) == ("5", "5")
    assert "规上工业 is read as 规上工业增加值" in trade.review


def test_a_subject_that_nobody_knows_is_asked_about_and_not_dropped() -> None:
    (draft,) = drafts_in("未来产业、规上工业增加值增长7%。")
    assert "does it hold for 未来产业 as well?" in draft.review
