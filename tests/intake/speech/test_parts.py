"""Headings, titles, notes and explained terms pledge nothing; what they name is said once, by the text below them."""

import pytest

from intake.speech.drafts import drafts_in
from intake.speech.scoring import YEAR, gold_catalogue
from targetbook.cli.draft_text import RowCounts, draft_text
from targetbook.intake.speech.assembling import draft_speech
from targetbook.intake.speech.fates import Fate
from targetbook.page.voice.words import Words


@pytest.mark.parametrize(
    "heading",
    [
        "一、打造临江创新高地",
        "（二）建设现代产业园区，培育壮大骨干企业",
        "（三）推动智慧城市建设。开展社区服务。",
        "第三部分 加快产业园区建设",
        "加快产业园区建设",
    ],
)
def test_a_heading_is_listed_and_not_drafted(heading: str) -> None:
    drafting = draft_speech(f"{heading}\n今年新建学校5所。", YEAR, gold_catalogue())
    assert [draft.text for draft in drafting.drafts] == ["新建学校5所"]
    assert len(drafting.headings) == 1
    listing = draft_text(RowCounts(1, 0, 0), drafting, Words("en"))
    assert f"  {drafting.headings[0]}" in listing.splitlines()


@pytest.mark.parametrize("line", ["建成临江体育馆", "（二）建设临江医院5所", "一是打造临江创新高地。"])
def test_what_is_pledged_in_a_line_of_its_own_is_drafted(line: str) -> None:
    assert len(drafts_in(line)) == 1


def test_opening_up_is_a_policy_and_no_place_that_opens() -> None:
    assert not drafts_in("扩大高水平对外开放。")
    assert drafts_in("临江植物园对外开放。")


def test_notes_and_explained_terms_are_left_out_with_their_numbers() -> None:
    text = """今年新建学校5所。
注：学校5所含幼儿园2所，新增学位1200个。
低空园区是指打造占地300亩以上的园区。
名词解释
1.骨干企业：年产值10亿元以上、建成投产的企业。
2.新增学位3000个，按设计规模计。"""
    drafting = draft_speech(text, YEAR, gold_catalogue())
    assert [draft.value for draft in drafting.drafts] == ["5"]
    explained = [figure.words for figure in drafting.figures if figure.fate is Fate.EXPLAINED]
    assert explained == ["5", "2", "1200", "300", "10亿", "3000"]


def test_a_part_that_follows_a_glossary_is_text_again() -> None:
    text = "名词解释\n1.骨干企业：新引进5家的。\n三、今年工作安排\n新建学校8所。"
    assert [draft.value for draft in drafts_in(text)] == ["8"]
