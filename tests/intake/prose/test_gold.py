"""The gold sentences: how many figures are read right, and that none is wrong without a question."""

import pytest

from intake.prose.scoring import Marks, invented_library, read_gold, score

RIGHT, WRONG = 0.93, 0.01
FEWEST_SENTENCES, FEWEST_FIGURES = 250, 400
SENTENCES = read_gold()


@pytest.fixture(scope="module")
def marks() -> Marks:
    return score(SENTENCES, invented_library())


def test_the_gold_set_is_large_and_says_nothing_twice(marks: Marks) -> None:
    assert len(SENTENCES) >= FEWEST_SENTENCES
    assert marks.whole.expected >= FEWEST_FIGURES
    assert len({(rows[0]["title"], rows[0]["text"]) for rows in SENTENCES}) == len(SENTENCES)


def test_figures_are_read_right(marks: Marks) -> None:
    assert marks.whole.share_right >= RIGHT, marks.wrong


def test_hardly_any_is_wrong_without_a_question(marks: Marks) -> None:
    assert marks.whole.share_wrong <= WRONG, marks.wrong


def test_no_target_and_nothing_without_an_indicator_is_offered(marks: Marks) -> None:
    assert marks.kinds["no indicator"].wrong_sure == 0, marks.wrong
    assert marks.kinds["targets"].wrong_sure + marks.kinds["targets"].wrong_asked == 0, marks.wrong


def test_every_number_is_accounted_for(marks: Marks) -> None:
    assert marks.numbers > FEWEST_FIGURES
    assert marks.accounted == marks.numbers
