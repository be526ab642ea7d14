"""What is counted chooses its words: for none, for one, for more."""

import pytest
import yaml

from targetbook.page.voice import words as module
from targetbook.page.voice.escaping import Html, escape
from targetbook.page.voice.words import Counted, Words, number_of
from targetbook.record.languages import LANGUAGES

PHRASES = yaml.safe_load(
    """
    trees: {zero: "no tree", one: "{n} tree", other: "{n} trees"}
    pair: {one: "it", two: "both", other: "all {n}"}
    pruned:
      not_one: "not it"
      neither: "neither"
      zero: "none"
      only: "it"
      both: "both"
      all: "all {n}"
      one: "one of {of}"
      other: "{n} of {of}"
    mown: {all: "the {of:lawn|lawns}", other: "{n} of {of}"}
    fallen: {zero: "", other: "{n} fallen"}
    inline: "{trees} {trees:tree|trees} in {gardens} {gardens:garden|gardens}"
    part_felled: "{n} felled {when}"
    part_planted: "{n} planted {when}"
    price: "{number:.2f}"
    """
)


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> Words:
    """Words of a subject of our own."""
    phrases = {f"garden.{key}": phrase for key, phrase in PHRASES.items()}
    monkeypatch.setattr(module, "phrases", lambda lang: phrases)
    return Words("en")


@pytest.mark.parametrize(("n", "phrase"), [(0, "no tree"), (1, "1 tree"), (2, "2 trees"), (11, "11 trees")])
def test_a_phrase_has_a_form_for_none_one_and_more(words: Words, n: int, phrase: str) -> None:
    assert words("garden.trees", n=n) == phrase


@pytest.mark.parametrize(("n", "phrase"), [(0, "all 0"), (1, "it"), (2, "both"), (3, "all 3")])
def test_a_phrase_may_have_a_form_for_two(words: Words, n: int, phrase: str) -> None:
    assert words("garden.pair", n=n) == phrase


@pytest.mark.parametrize(
    ("n", "whole", "phrase"),
    [
        (0, 0, "none"),
        (0, 1, "not it"),
        (0, 2, "neither"),
        (0, 3, "none"),
        (1, 1, "it"),
        (1, 3, "one of 3"),
        (2, 2, "both"),
        (2, 3, "2 of 3"),
        (3, 3, "all 3"),
        (Counted("<b>2</b>", 2), 2, "both"),
    ],
)
def test_a_count_that_is_the_whole_or_nothing_of_it_says_so(
    words: Words, n: int | Counted, whole: int, phrase: str
) -> None:
    assert words("garden.pruned", n=n, of=whole) == phrase


@pytest.mark.parametrize(("n", "phrase"), [(1, "1 of 3"), (3, "the lawns")])
def test_a_whole_without_a_form_for_its_number_is_all(words: Words, n: int, phrase: str) -> None:
    assert words("garden.mown", n=n, of=3) == phrase
    assert words("garden.mown", n=1, of=1) == "the lawn"


@pytest.mark.parametrize(("n", "phrase"), [(0, ""), (1, "1 fallen"), (2, "2 fallen")])
def test_a_form_that_is_not_there_is_that_for_more(words: Words, n: int, phrase: str) -> None:
    assert words("garden.fallen", n=n) == phrase


def test_a_number_that_is_written_as_html_still_chooses(words: Words) -> None:
    count = Counted("<b>1</b>", 1)
    assert words("garden.trees", n=count) == "<b>1</b> tree"
    assert words("garden.inline", trees=count, gardens=2) == "<b>1</b> tree in 2 gardens"
    assert number_of(count) == number_of(1) == 1


def test_a_sentence_with_two_counts_chooses_for_each(words: Words) -> None:
    assert words("garden.inline", trees=2, gardens=1) == "2 trees in 1 garden"


def test_a_number_can_still_be_set_by_a_format(words: Words) -> None:
    assert words("garden.price", number=1.5) == "1.50"


def test_of_several_counts_what_counts_none_is_left_out(words: Words) -> None:
    counts = {"felled": 0, "planted": Counted("<b>3</b>", 3)}
    assert words.parts("garden.part", counts, when="in May") == ["<b>3</b> planted in May"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_forms_bear_the_names_of_the_mechanism(lang: str) -> None:
    forms = {form for phrase in module.phrases(lang).values() if isinstance(phrase, dict) for form in phrase}
    assert forms <= {
        *module.FORMS.values(),
        *module.WHOLES.values(),
        *module.NOTHING.values(),
        module.ALL,
        module.OTHER,
    }
    assert all("other" in phrase for phrase in module.phrases(lang).values() if isinstance(phrase, dict))


def test_a_phrase_of_html_escapes_texts_once_and_takes_html_as_it_is() -> None:
    words = Words("en")
    name = Html("<b>{}</b>").format("A & B")
    assert words.html("general.item", what="<i>", told=name) == words("general.item", what="&lt;i&gt;", told=name)
    assert Html.escape(Html.escape("*5 < 6*")) == escape("*5 < 6*")
    assert Counted("<a>3</a>", 3) in words.html("general.item", what="", told=Counted("<a>3</a>", 3))
