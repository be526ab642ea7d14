"""Sentences that name a deed of the record, and the state that they tell."""

import pytest

from targetbook.intake.prose.deeds import find_named_deeds, name_of

DEEDS = [("2025-school", "推动北岸国际学校开工"), ("2025-tower", "加快云帆大厦建设"), ("2025-belt", "打造更多总部企业")]


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("北岸国际学校于3月正式开工。", "done"),
        ("北岸国际学校将于年内开工。", "planned"),
        ("北岸国际学校用地已完成平整，正在推进。", "mentioned"),
        ("正在推进北岸国际学校前期工作。", "under_way"),
        ("北岸国际学校家长见面会举行。", "mentioned"),
    ],
)
def test_the_state_is_that_of_the_clause(sentence: str, state: str) -> None:
    assert [(deed.target, deed.state) for deed in find_named_deeds(sentence, DEEDS)] == [("2025-school", state)]


def test_a_deed_that_names_nothing_is_found_nowhere() -> None:
    assert not list(find_named_deeds("总部企业不断集聚。", DEEDS[2:]))


def test_the_name_is_without_what_is_done_with_it() -> None:
    assert [name_of(words) for _, words in DEEDS[:2]] == ["北岸国际学校", "云帆大厦"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("云帆大桥北引道上半年建成通车", "云帆大桥北引道"),
        ("轨道交通9号线北延段5月底前开工", "轨道交通9号线北延段"),
        ("西湾枢纽主体结构年内封顶", "西湾枢纽"),
        ("开工建设区第二医院新院区", "第二医院新院区"),
        ("建成北岸艺术中心并对外开放", "北岸艺术中心"),
        ("推动云帆天地购物中心国庆前开业", "云帆天地购物中心"),
        ("举办首届云帆灯会博览会", "云帆灯会博览会"),
    ],
)
def test_a_thing_is_named_without_its_deadline_and_its_deed(words: str, name: str) -> None:
    assert name_of(words) == name


@pytest.mark.parametrize(
    ("words", "sentence", "state"),
    [
        ("云帆大桥北引道上半年建成通车", "云帆大桥北引道于5月20日建成通车。", "done"),
        ("云帆大桥北引道上半年建成通车", "云帆大桥北引道开工建设。", "under_way"),
        ("云帆大桥北引道上半年建成通车", "云帆大桥北引道二期工程建成通车。", "mentioned"),
        ("云帆大桥北引道上半年建成通车", "云帆大桥北引道尚未通车。", "mentioned"),
        ("开工建设区第二医院新院区", "区第二医院新院区破土动工。", "done"),
        ("开工建设区第二医院新院区", "第二医院新院区已建成投用。", "done"),
        ("开工建设区第二医院新院区", "第二医院新院区项目签约。", "under_way"),
        ("西湾枢纽主体结构年内封顶", "西湾枢纽主体结构封顶。", "done"),
        ("举办首届云帆灯会博览会", "首届云帆灯会博览会于10月3日开幕。", "done"),
        ("建成北岸艺术中心并对外开放", "北岸艺术中心建成并对外开放。", "done"),
        ("建成北岸艺术中心并对外开放", "建成南湖图书馆、北岸艺术中心。", "done"),
        ("建成北岸艺术中心并对外开放", "北岸艺术中心、南湖图书馆建成投用。", "done"),
        ("建成北岸艺术中心并对外开放", "北岸艺术中心开工、南湖图书馆建成投用。", "under_way"),
        ("建成北岸艺术中心并对外开放", "南湖图书馆建成投用、北岸艺术中心封顶。", "under_way"),
    ],
)
def test_the_state_is_that_of_the_verb_beside_what_was_aimed_at(words: str, sentence: str, state: str) -> None:
    assert [deed.state for deed in find_named_deeds(sentence, [("deed", words)])] == [state]


@pytest.mark.parametrize(
    "sentence",
    [
        "确保云帆大桥北引道上半年建成通车。",
        "推动云帆大桥北引道建成通车。",
        "云帆大桥北引道6月底前建成通车。",
        "确保西湾枢纽封顶，云帆大桥北引道建成通车。",
        "二、2025年重点工作\n云帆大桥北引道建成通车。",
    ],
)
def test_a_pledge_is_no_report(sentence: str) -> None:
    assert [deed.state for deed in find_named_deeds(sentence, [("deed", "云帆大桥北引道建成通车")])] == ["planned"]


def test_what_a_review_says_was_pushed_on_and_reached_is_done() -> None:
    text = "一、2024年工作回顾\n推动云帆大桥北引道建成通车。"
    assert [deed.state for deed in find_named_deeds(text, [("deed", "云帆大桥北引道建成通车")])] == ["done"]
