"""What stands after 其中 is a part of the amount before it, and not all that bears its name."""

import pytest

from intake.speech.drafts import drafts_in


@pytest.mark.parametrize(
    "text",
    [
        "安排镇街级重点建设项目90个，其中新开工项目18个。",
        "安排重点项目90个，其中产业项目30个，新开工项目18个。",
    ],
)
def test_a_part_that_bears_the_name_of_a_wider_count_is_asked_of(text: str) -> None:
    part = drafts_in(text)[-1]
    assert part.value == "18"
    assert any("a part of" in reason for reason in part.review)


def test_a_part_has_the_indicator_that_names_its_whole_too() -> None:
    _, begun, continued = drafts_in("安排重点项目90个，其中新建项目30个、续建项目60个。")
    assert (begun.indicator, continued.indicator) == ("key_projects_new", "key_projects_continued")
    assert begun.review == ("新建项目 is read as 新建重点项目",)


@pytest.mark.parametrize(
    "text",
    ["安排重点项目90个；新开工项目18个。", "固定资产投资增长6%，其中工业投资增长8%。", "新引进企业30家，其中学校2所。"],
)
def test_what_is_no_part_of_an_amount_is_not_asked_of(text: str) -> None:
    assert not any("a part of" in reason for draft in drafts_in(text) for reason in draft.review)
