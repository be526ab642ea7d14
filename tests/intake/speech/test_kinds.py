"""What must not be drafted without a question: arrivals told of stocks, and a deed's deadline told of numbers."""

import pytest

from intake.speech.drafts import drafts_in, only_draft
from targetbook.intake.wording.arrivals import NEWLY_COME


@pytest.mark.parametrize("words", ["引进人工智能企业15家以上。", "开通无人机航线6条。", "新认定高新技术企业25家。"])
def test_arrivals_told_of_a_stock_are_asked_about(words: str) -> None:
    assert only_draft(words).review


@pytest.mark.parametrize(
    "words", ["集聚人工智能企业90家以上。", "累计开通无人机航线20条。", "新开工项目45个。", "高新技术企业达到300家。"]
)
def test_what_is_there_and_flows_are_not(words: str) -> None:
    assert NEWLY_COME not in only_draft(words).review


@pytest.mark.parametrize(
    ("deed", "due", "is_asked"),
    [
        ("推动云帆大桥5月底前通车", "2025-12-31", False),
        ("确保云帆大桥上半年建成通车", "2025-12-31", False),
        ("5月底前云帆大桥通车", "", True),
        ("力争5月底前通车", "", True),
        ("5月底前", "2025-05-31", False),
    ],
)
def test_the_deadline_of_a_deed_is_none_of_a_later_number(deed: str, due: str, is_asked: bool) -> None:
    draft = drafts_in(f"{deed}，新开工项目45个。")[-1]
    assert (draft.due, bool(draft.review)) == (due, is_asked)
