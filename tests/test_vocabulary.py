"""The closed words: those of the record are the contract's, and pages have words for each in both languages."""

import json
from enum import StrEnum

import pytest

from conftest import CHECKOUT
from targetbook.judgement.words import RUNNING, SETTLED, Qualifier, Reason, Status, Uncounted
from targetbook.page.voice.numbers import COMPARATORS
from targetbook.page.voice.words import phrases
from targetbook.record.languages import LANGUAGES
from targetbook.record.vocabulary import (
    Accrual,
    AnnouncementKind,
    Bound,
    Channel,
    Comparator,
    DocumentKind,
    FigureStatus,
    Firmness,
    Measure,
    MilestoneState,
    Relation,
    TargetKind,
)

OF_CONTRACT: list[tuple[type[StrEnum], str]] = [
    (TargetKind, "targets.kind"),
    (Measure, "targets.measure"),
    (Measure, "observations.measure"),
    (Measure, "readings.measure"),
    (Measure, "withdrawals.measure"),
    (Comparator, "targets.comparator"),
    (Firmness, "targets.firmness"),
    (DocumentKind, "targets.document"),
    (AnnouncementKind, "announcements.kind"),
    (Bound, "observations.bound"),
    (FigureStatus, "observations.status"),
    (Channel, "sources.channel"),
    (MilestoneState, "milestones.state"),
    (Accrual, "indicators.accrual"),
    (Accrual, "readings.accrual"),
    (Relation, "readings.relation"),
]
# By the stem of their phrases' keys.
IN_WORDS: list[tuple[type[StrEnum], str]] = [
    (Status, "verdict."),
    (Status, "rulebook.status_is_"),
    (Reason, "verdict."),
    (Reason, "rulebook.reason_is_"),
    (Qualifier, "verdict."),
    (Qualifier, "rulebook.qualifier_is_"),
    (Measure, "measure."),
    (Channel, "source."),
    (Relation, "relation."),
    (Relation, "rulebook.relation_is_"),
]


def contract_words(column: str) -> list[str]:
    descriptor = json.loads((CHECKOUT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    table, name = column.split(".")
    tables = {entry["name"]: entry for entry in (*descriptor["resources"], *descriptor["area_tables"])}
    fields = {field["name"]: field for field in tables[table]["schema"]["fields"]}
    words: list[str] = fields[name]["constraints"]["enum"]
    return words


@pytest.mark.parametrize(("words", "column"), OF_CONTRACT)
def test_closed_words_are_the_contracts_in_its_order(words: type[StrEnum], column: str) -> None:
    assert list(words) == contract_words(column)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("words", "stem"), IN_WORDS)
def test_each_word_is_said_in_both_languages(words: type[StrEnum], stem: str, lang: str) -> None:
    assert [word for word in words if stem + word not in phrases(lang)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_comparator_of_a_number_is_said(lang: str) -> None:
    assert [*COMPARATORS, Comparator.DONE] == list(Comparator)
    assert {f"comparator.{name}" for name in COMPARATORS.values()} <= set(phrases(lang))


def test_a_status_is_settled_running_or_unjudged() -> None:
    assert [*SETTLED, *RUNNING, Status.UNJUDGED] == list(Status)
    assert [status for status in Status if status.outcome] == list(SETTLED)
    assert [status for status in Status if status.is_provisional] == [
        status for status in SETTLED if status.outcome != status
    ]


def test_no_word_is_a_reason_and_a_status() -> None:
    assert not {*Status} & {*Reason}
    assert {*Uncounted} & {*Reason} == {"premise"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_weaker_wording_is_said(lang: str) -> None:
    weaker = [firmness for firmness in Firmness if firmness != Firmness.PLAIN]
    assert {f"document.{firmness}" for firmness in weaker} <= set(phrases(lang))
