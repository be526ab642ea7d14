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
