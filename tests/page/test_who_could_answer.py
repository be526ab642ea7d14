"""Who could answer: a body by its name, one that is only described, or none; each promise is listed once."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from page.test_small_records import block_html
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.overview.tables import who_could_answer
from targetbook.page.parameters import Parameters
from targetbook.page.voice.words import Words
from targetbook.record.contract import read_contract
from targetbook.record.reading import Record
from targetbook.record.vocabulary import BODIES_BY_FIELD

Open = Callable[..., Chapter]
BODY = "culture_tourism"


@pytest.fixture
def opened(invented: Record, invented_data: Path) -> Open:
    """Open the overview after every target of the area got one body, or none."""

    def open_chapter(publisher: str, lang: str) -> Chapter:
        record = invented.with_tables(
            targets=invented.table("targets").assign(publisher=publisher),
            indicators=invented.table("indicators").assign(publisher=""),
        )
        return make_chapter("overview", Parameters("riverside", 2025, None, lang), invented_data, record)

    return open_chapter


def text_of(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


@pytest.mark.parametrize(
    ("publisher", "lang", "words"),
    [
        ("statistics", "en", "for all a body is named."),
        ("statistics", "zh", "均载有名称。"),
        (BODY, "en", "for all a body is only described by its field of work."),
        (BODY, "zh", "均只载主管领域。"),
        ("", "en", "the record has no body for any."),
        ("", "zh", "均未载。"),
    ],
)
def test_a_description_is_not_counted_as_a_name_and_promises_without_a_body_are_listed(
    opened: Open, publisher: str, lang: str, words: str
) -> None:
    chapter = opened(publisher, lang)
    html = block_html(who_could_answer(chapter))
    open_count = int(re.findall(r"\d+", text_of(html))[0])

    assert words in text_of(html)
    assert html.count("<li>") == open_count == len(set(re.findall(r"#(2025-[a-z0-9-]+)", html)))
    assert ({"en": ", not named", "zh": "，名称未载"}[lang] in html) is (publisher == BODY)


def test_bodies_that_chinese_only_describes_are_known_as_such(real_data: Path) -> None:
    words = Words("zh")
    codes = read_contract(real_data).closed_words("indicators", "publisher")
    described = {code for code in codes if re.search("主管|部门", words(f"body.{code}", place="某区"))}
    assert described <= BODIES_BY_FIELD <= set(codes)
