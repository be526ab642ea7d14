"""The items of a list of this year's tasks are pledged by the head of the list, which is no target itself."""

import pytest

from intake.speech.drafts import drafts_in, only_draft
from intake.speech.scoring import YEAR, gold_catalogue
from targetbook.intake.speech.assembling import draft_speech
from targetbook.intake.speech.fates import Fate

ITEMS = """
1.新建社区食堂6个。
2.完成既有小区加装电梯35台。
3.为全区70周岁及以上老人免费体检1.8万人次。
4.幼儿视力筛查0.9万人次。
5.更换老旧路灯400盏。"""
VALUES = ["6", "35", "18000", "9000", "400"]


@pytest.mark.parametrize("head", ["2025年八件民生实事", "三、2025年民生实事清单", "2025年全区八件民生实事："])
def test_items_below_the_name_of_a_list_are_drafted_and_the_name_is_not(head: str) -> None:
    drafting = draft_speech(head + ITEMS, YEAR, gold_catalogue())
    assert [draft.value for draft in drafting.drafts] == VALUES
    assert all(draft.kind == "quantitative" for draft in drafting.drafts)


def test_the_number_of_tasks_is_drafted_once() -> None:
    drafting = draft_speech(f"2025年八件民生实事\n今年，我们将办好以下八件民生实事：{ITEMS}", YEAR, gold_catalogue())
    assert [draft.value for draft in drafting.drafts] == ["8", *VALUES]
    assert drafting.headings == ["2025年八件民生实事"]
    assert Fate.UNREAD not in {figure.fate for figure in drafting.figures}


@pytest.mark.parametrize("head", ["2024年八件民生实事完成情况", "一、2024年工作回顾\n办好八件民生实事："])
def test_items_of_a_list_of_the_past_are_outcomes(head: str) -> None:
    assert drafts_in(head + ITEMS) == []


def test_a_list_ends_where_no_item_stands() -> None:
    assert len(drafts_in(f"2025年八件民生实事{ITEMS}\n老旧路灯400盏。")) == len(VALUES)


@pytest.mark.parametrize("text", ["今年，既有小区加装电梯35台。", "今年，持有型住房筹集35套。"])
def test_to_have_within_a_word_tells_of_no_outcome(text: str) -> None:
    assert only_draft(text).value == "35"
