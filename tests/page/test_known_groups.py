"""Groups by what is known bear the same words on every page, and none is counted 0 beside what is only listed."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from targetbook.judgement.knowledge import Knowledge
from targetbook.page.cards.groups import group_name
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.parameters import Parameters
from targetbook.record.reading import Record

TAG = re.compile(r"<[^>]+>")


def growth(record: Record, data: Path, lang: str) -> Chapter:
    return make_chapter("growth", Parameters("riverside", 2025, None, lang), data, record)


@pytest.mark.parametrize(
    ("lang", "heads"),
    [
        ("en", ["(1 target)", "(1 target; 1 more listed, not counted)", "(1 listed, not counted)"]),
        ("zh", ["（1项）", "（1项；另列1项，不计数）", "（仅列示1项，不计数）"]),
    ],
)
def test_a_group_of_none_that_counts_is_not_counted_0(
    invented: Record, invented_data: Path, lang: str, heads: list[str]
) -> None:
    chapter = growth(invented, invented_data, lang)
    verdict = chapter.theme_verdicts[0]
    example = replace(verdict, target=replace(verdict.target, example_of="another"))
    groups = ([verdict], [verdict, example], [example])
    names = [TAG.sub("", group_name(Knowledge.ANSWERED, group, chapter)) for group in groups]
    assert [name.removeprefix({"en": "Answered ", "zh": "已有结论"}[lang]) for name in names] == heads


@pytest.mark.parametrize(
    ("lang", "traced", "not_searched"),
    [("en", "Traced, not settled", "Not searched for"), ("zh", "查到线索，尚无定论", "尚未检索")],
)
def test_a_group_is_named_alike_on_cards_and_overview(
    invented: Record, invented_data: Path, lang: str, traced: str, not_searched: str
) -> None:
    chapter = growth(invented, invented_data, lang)
    group = chapter.theme_verdicts[:1]
    assert group_name(Knowledge.TRACED, group, chapter).startswith(traced)
    assert group_name(Knowledge.NOT_SEARCHED, group, chapter).startswith(not_searched)
    assert traced.lower() in chapter.words("overview.tally_traced")
    assert not_searched.lower() in chapter.words("overview.tally_not_searched")
