import re
from dataclasses import asdict
from pathlib import Path

import pytest

from showing import tables_html
from targetbook.judgement.rules.standard import standard_rules
from targetbook.judgement.tally import countable, promised
from targetbook.judgement.words import Qualifier, Reason
from targetbook.page.about import rulebook
from targetbook.page.about.worked_example import worked_example
from targetbook.page.blocks.download import Download
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.parameters import Parameters
from targetbook.record.contract import read_contract
from targetbook.record.languages import LANGUAGES
from targetbook.record.reading import Record


@pytest.fixture(params=LANGUAGES)
def methods(request: pytest.FixtureRequest, invented: Record, invented_data: Path) -> Chapter:
    return make_chapter("methods", Parameters("riverside", 2025, None, request.param), invented_data, invented)


def test_the_rules_are_printed_from_their_file(methods: Chapter) -> None:
    rules = standard_rules()
    block = rulebook.rules_tables(methods)
    assert f">{rules.version}<" in tables_html(block)
    printed = "".join(part.csv for part in block if isinstance(part, Download))

    windows = [
        rules.stock_window_days,
        rules.revisions.window_days,
        rules.shares.years,
        *rules.base_years,
    ]

    for number in (*windows, rules.about.points):
        assert str(number) in printed
    for census in rules.censuses:
        assert str(census.year) in printed


def test_every_part_of_the_consistency_rules_is_printed(methods: Chapter) -> None:
    for name in asdict(standard_rules().audit):
        assert methods.words.has(f"rulebook.rule_{name}")


def test_what_verdicts_use_is_explained(methods: Chapter) -> None:
    for verdict in methods.all_verdicts:
        assert verdict.reason in (None, *Reason)
        assert set(verdict.qualifiers) <= set(Qualifier)


def test_the_counts_of_a_table_add_up_to_the_edition(methods: Chapter) -> None:
    for block in (
        rulebook.statuses_table(methods),
        rulebook.comparators_table(methods),
    ):
        counts = re.findall(r'data-key="derived"[^>]*>(\d+)<', tables_html(block))
        assert sum(map(int, counts)) == len(countable(methods.all_verdicts))


def test_the_tables_say_how_many_targets_they_count_and_how_many_the_overview_does(methods: Chapter) -> None:
    text = re.sub(r"<[^>]+>", "", rulebook.statuses_table(methods)[0].markdown)
    total = len(countable(methods.all_verdicts))
    promised_count = len(promised(methods.all_verdicts))
    assert total > promised_count
    assert (
        re.findall(r"\d+", text)[:3]
        == {
            "en": [str(total), "2025", str(promised_count)],
            "zh": ["2025", str(total), str(promised_count)],
        }[methods.lang]
    )


def test_the_day_on_which_states_were_written_is_that_of_the_data(methods: Chapter) -> None:
    day = read_contract(methods.data).descriptor["criteria_written"]
    assert methods.say_date(day) in tables_html(rulebook.comparators_table(methods))
    assert not re.search(r"\d{4}", str(methods.words.phrases["rulebook.read_done"]))


def test_the_other_tables_can_be_made(methods: Chapter) -> None:
    for block in (
        rulebook.reasons_table(methods),
        rulebook.qualifiers_table(methods),
        rulebook.relations_table(methods),
    ):
        assert "<table" in tables_html(block)


def test_a_verdict_is_worked_through_in_seven_steps(methods: Chapter) -> None:
    steps = worked_example(methods).markdown.split("\n")
    assert len(steps) == 7
    assert 'data-key="riverside:' in steps[3]


def test_without_a_settled_number_there_is_no_example(invented: Record, invented_data: Path) -> None:
    early = make_chapter("methods", Parameters("riverside", 2025, "2025-03-01", "en"), invented_data, invented)
    assert "none to work through" in worked_example(early).markdown
