"""Verdicts that only a due day changed are counted apart from those that figures or reports changed."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from targetbook.judgement.days.changes import FIGURE, TIME
from targetbook.judgement.days.replay import Moment
from targetbook.page.across.replay import replay_summary
from targetbook.page.across.what_changed import change_log
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.parameters import Parameters
from targetbook.record.reading import Record

TURNED = "2025-gdp-growth-speech"


def moment_of(moment: Moment, name: str, cause: str) -> Moment:
    verdict = replace(moment.verdict, target=replace(moment.verdict.target, name=name))
    return replace(moment, verdict=verdict, cause=cause)


def turned_by(causes: tuple[str, ...], record: Record, data: Path, lang: str) -> Chapter:
    """Open the log of a year in which these causes, each on a target of its own, changed the only verdicts."""
    chapter = make_chapter("what_changed", Parameters("riverside", 2025, None, lang), data, record)
    first, *_, last = chapter.replays[2025][TURNED]
    chapter.replays[2025] = {
        f"target-{n}": [moment_of(first, f"target-{n}", first.cause), moment_of(last, f"target-{n}", cause)]
        for n, cause in enumerate(causes)
    }
    return chapter


def text_of(block: object) -> str:
    return re.sub(r"<[^>]+>", "", str(block))


@pytest.mark.parametrize(
    ("lang", "causes", "sentence"),
    [
        (
            "en",
            (FIGURE, FIGURE),
            "Figures or reports changed 2 verdicts on Invented Riverside’s targets for 2025, last",
        ),
        ("en", (FIGURE, FIGURE, TIME), "1 more changed because its due day passed."),
        ("en", (TIME,), "1 verdict on Invented Riverside’s targets for 2025 changed because its due day passed, on"),
        ("zh", (FIGURE, FIGURE, TIME), "另有1项的结论因期限届满而变化。"),
    ],
)
def test_the_log_counts_apart_what_only_a_due_day_changed(
    invented: Record, invented_data: Path, lang: str, causes: tuple[str, ...], sentence: str
) -> None:
    text = text_of(change_log(turned_by(causes, invented, invented_data, lang)))
    assert sentence in text
    assert ("changed 2 verdicts" in text) == (lang == "en" and FIGURE in causes)


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("en", "news moved 2; 1 changed because its due day passed"),
        ("zh", "2项因新数据或报道而有变化；1项的结论因期限届满而变化"),
    ],
)
def test_the_replay_counts_the_same_apart(invented: Record, invented_data: Path, lang: str, parts: str) -> None:
    assert parts in text_of(replay_summary(turned_by((FIGURE, FIGURE, TIME), invented, invented_data, lang)))
