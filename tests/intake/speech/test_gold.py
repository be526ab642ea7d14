"""The gold sentences: precision and recall of each field, held to the figures that were promised."""

import pytest

from intake.speech.scoring import FIELDS, Marks, gold_catalogue, read_gold, score

PRECISION = 0.95
RECALL = 0.9
FEWEST_SENTENCES = 200
FEWEST_HELD_OUT = 60
SENTENCES = read_gold()


@pytest.fixture(scope="module")
def marks() -> Marks:
    return score(SENTENCES, gold_catalogue())


def test_the_gold_set_is_large_and_part_of_it_was_held_out() -> None:
    assert len(SENTENCES) >= FEWEST_SENTENCES
    assert sum(rows[0]["part"] != "developed" for rows in SENTENCES) >= FEWEST_HELD_OUT
    assert len({rows[0]["text"] for rows in SENTENCES}) == len(SENTENCES)


@pytest.mark.parametrize("name", ["commitment", *FIELDS])
def test_each_field_is_right_and_found(marks: Marks, name: str) -> None:
    mark = marks.fields[name]
    assert mark.precision >= PRECISION, marks.wrong
    assert mark.recall >= RECALL, marks.wrong


def test_abstentions_are_counted_and_mostly_right(marks: Marks) -> None:
    for name in ("value", "comparator", "kind"):
        mark = marks.fields[name]
        assert mark.rightly_abstained > 0
        assert mark.rightly_abstained >= 0.8 * mark.abstained
