"""No number of a text is lost without a line: each stands in a row or is left out for a reason."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.speech.scoring import YEAR, gold_catalogue
from intake.speech.test_laws import TEXTS
from targetbook.cli.draft_text import RowCounts, draft_text
from targetbook.intake.speech.assembling import draft_speech
from targetbook.intake.speech.fates import Fate, SpokenNumber
from targetbook.intake.wording.script import clean_script
from targetbook.page.voice.words import Words

CATALOGUE = gold_catalogue()


def figures_of(text: str) -> list[SpokenNumber]:
    return draft_speech(text, YEAR, CATALOGUE).figures


def fates_of(text: str) -> dict[str, Fate]:
    return {figure.words: figure.fate for figure in figures_of(text)}


@pytest.mark.parametrize(
    ("text", "words", "fate"),
    [
        ("去年地区生产总值增长5.1%。", "5.1%", Fate.OUTCOME),
        ("2024年预计完成工业投资96亿元。", "96亿元", Fate.OUTCOME),
        ("2月6日，临江区召开大会。", "2月6日", Fate.DATE),
        ("1.新增学位600个。", "1", Fate.ITEM),
        ("推进三元里片区更新。", "三元里", Fate.NAME),
        ("改造116国道临江段。", "116国道", Fate.NAME),
        ("做好第五次全国人口普查。", "第五", Fate.NAME),
        ("深化“2468”工作思路。", "2468", Fate.PHRASE),
        ("深入实施百千万工程。", "百千万", Fate.PHRASE),
        ("推动地区生产总值从1380亿元提高到1500亿元。", "1380亿元", Fate.START),
        ("新招引百亿级项目2个。", "百亿级", Fate.SIZE),
        ("临江智谷占地200亩。", "200亩", Fate.SIZE),
        ("守好发展和生态两条底线。", "两条", Fate.NO_PLEDGE),
        ("地区生产总值增长5%①。", "①", Fate.NOTE),
        ("完成工业投资95亿元[3]。", "3", Fate.NOTE),
        ("tel. 020-84000000", "84000000", Fate.NO_CHINESE),
        ("新增学位½。", "½", Fate.UNREAD),
        ("今年GDP增长6%以上。\n今年地区生产总值增长6%以上。", "6%", Fate.REPEATED),
    ],
)
def test_what_is_left_out_says_why(text: str, words: str, fate: Fate) -> None:
    assert fate in {figure.fate for figure in figures_of(text) if figure.words == words}


@pytest.mark.parametrize(
    ("text", "words", "fate"),
    [
        ("新增就业十万零五千人。", "十万零五千", Fate.VALUE),
        ("地区生产总值增长百分之七点五。", "百分之七点五", Fate.VALUE),
        ("工业增加值占地区生产总值比重超三成。", "三", Fate.VALUE),
        ("规上工业总产值翻一番。", "翻一番", Fate.VALUE),
        ("引进两三家龙头企业。", "两三", Fate.VALUE),
        ("到2027年，低空经济企业超过200家。", "2027", Fate.PERIOD),
        ("新建5G基站300个。", "5", Fate.QUOTED),
        ("建设临江南35万平方米消费新地标。", "35万", Fate.VALUE),
    ],
)
def test_what_stands_in_a_row_is_counted_there(text: str, words: str, fate: Fate) -> None:
    assert fates_of(text)[words] is fate
    assert fate.in_row


@pytest.mark.parametrize(
    "text",
    [
        "打造一批一体化园区，进一步擦亮统一品牌。",
        "千方百计稳就业，服务三农，万众一心。",
        "推进五山、千灯湖、百步梯、两江片区更新。",
    ],
)
def test_a_numeral_that_counts_nothing_is_no_number(text: str) -> None:
    assert [figure for figure in figures_of(text) if figure.fate is not Fate.PHRASE] == []


NUMBERS = st.integers(1, 10**6).map(str) | st.decimals(1, 100, places=1).map(str)
PLACES = (
    "今年地区生产总值增长{}%以上",
    "去年工业投资完成{}亿元",
    "在去年引进{}家企业的基础上",
    "新引进低空企业{}家",
    "深化“{}”思路",
    "改造{}国道",
    "占地{}亩",
    "见{}",
    "第{}届博览会开幕",
    "（{}）",
    "A{}",
    "{}年底前建成临江大桥",
    "从{}个增加到90个",
    "增长{}²%",
)
STOPS = ("，", "。", "；", "、", "\n")
PIECES = st.lists(st.tuples(st.sampled_from(PLACES), NUMBERS, st.sampled_from(STOPS)), min_size=1, max_size=8)


@given(PIECES)
def test_every_number_put_into_a_text_comes_back_exactly_once(pieces: list[tuple[str, str, str]]) -> None:
    text = "".join(place.format(number) + stop for place, number, stop in pieces)
    digits = re.findall(r"[0-9]+(?:\.[0-9]+)*", clean_script(text))
    figures = figures_of(text)
    whole = clean_script(text)
    matches = [re.match(r"[0-9]+(?:\.[0-9]+)*", whole[figure.start :]) for figure in figures]
    assert sorted(match[0] for match in matches if match) == sorted(digits)
    assert len({figure.start for figure in figures}) == len(figures)


@given(TEXTS)
def test_the_count_adds_up_and_every_number_left_out_has_a_line(text: str) -> None:
    drafting = draft_speech(text, YEAR, CATALOGUE)
    out = [figure for figure in drafting.figures if not figure.fate.in_row]
    lines = draft_text(RowCounts(len(drafting.drafts), 0, 0), drafting, Words("en")).splitlines()
    line = next(line for line in lines if "numbers in the text" in line)
    counts = [int(number) for number in re.findall(r"\d+", line)]
    assert counts == [len(drafting.figures), len(drafting.figures) - len(out), len(out)]
    heads = [int(match[1]) for line in lines if (match := re.fullmatch(r"left out, .*\((\d+)\):", line))]
    assert sum(heads) == len(out)


@given(TEXTS)
def test_the_words_of_a_row_stand_in_the_text_in_their_order(text: str) -> None:
    """Runs of the text may be joined with a mark, never altered."""
    cleaned = re.sub(r"[^\S\n]", "", clean_script(text))
    for draft in draft_speech(text, YEAR, CATALOGUE).drafts:
        assert draft.text
        place = 0
        for run in draft.text.split("…"):
            place = cleaned.find(run, place)
            assert place >= 0, (draft.text, cleaned)
            place += 1


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("推进三元里、千户苗寨、五台山片区更新，盘活园区用地300亩。", ["300"]),
        ("用好3号线、G4高速和A12地块，新建学位600个。", ["600"]),
        ("固定资产投资增长8%（其中工业投资增长15%以上，社会消费品零售总额增长5%。", ["8", "15", "5"]),
        ("固定资产投资完成420亿元（增长9%；工业投资95亿元。", ["420", "9", "95"]),
        ("旅游总收入突破100亿元（上年为86亿元。", ["100"]),
    ],
)
def test_names_and_open_brackets_neither_add_nor_lose_a_number(text: str, values: list[str]) -> None:
    drafting = draft_speech(text, YEAR, CATALOGUE)
    assert [draft.value for draft in drafting.drafts if draft.value] == values
    assert not any(draft.text.startswith("(") for draft in drafting.drafts)
    assert Fate.UNREAD not in {figure.fate for figure in drafting.figures}


def test_what_a_group_of_firms_is_to_lead_with_is_no_pledge() -> None:
    assert fates_of("发挥百亿级园区龙头引领作用，工业投资增长8%。")["百亿级"] is Fate.NO_PLEDGE
