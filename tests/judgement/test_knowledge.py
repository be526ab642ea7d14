"""What is known of a target is what its card shows; what nobody searched for stands apart from what was not found."""

from datetime import date

import pytest

from judgement.tiny_record import Row, deed, figure, news, promise, reading, record
from targetbook.judgement.evidence import Archive
from targetbook.judgement.knowledge import Knowledge, has_known_example, is_from_before, knowledge_of
from targetbook.judgement.rules.standard import standard_rules
from targetbook.judgement.verdicts import judge

OTHER_SEARCH = {"target": "other", "searched": "2026-09-01"}


def judged(**tables: list[Row]) -> tuple[list, Archive]:  # type: ignore[type-arg]
    whole = record(**tables)
    archive = Archive(whole, standard_rules())
    return judge(whole, "place", 2025, date(2026, 9, 30), standard_rules()), archive


@pytest.mark.parametrize(("status", "is_early"), [("estimated", True), ("published", False)])
def test_an_estimate_of_a_proxy_which_no_card_shows_makes_nothing_known_of_a_later_day(
    status: str, is_early: bool
) -> None:
    (verdict,), archive = judged(
        targets=[promise(announced="2025-02-10")],
        readings=[reading("gdp", "same", "flow", "growth"), reading("boats", "proxy", "flow", "growth")],
        observations=[figure("4", period="2024"), figure("6", indicator="boats", status=status)],
    )
    assert is_from_before(verdict, archive) is is_early


@pytest.mark.parametrize(("searches", "level"), [([], Knowledge.NOTHING), ([OTHER_SEARCH], Knowledge.NOT_SEARCHED)])
def test_what_nobody_searched_for_is_not_called_not_found(searches: list[Row], level: Knowledge) -> None:
    (verdict,), archive = judged(targets=[promise()], searches=searches)
    assert knowledge_of(verdict, archive) is level


@pytest.mark.parametrize(("reports", "is_known"), [([], False), ([news("done", "2025-05-01")], True)])
def test_a_report_on_a_named_example_is_known_beside_its_target(reports: list[Row], is_known: bool) -> None:
    verdicts, archive = judged(
        targets=[promise(target="plants"), deed(example_of="plants")],
        milestones=reports,
    )
    plants = next(verdict for verdict in verdicts if verdict.target.name == "plants")
    assert knowledge_of(plants, archive) is Knowledge.NOTHING
    assert has_known_example([verdict for verdict in verdicts if verdict is not plants], archive) is is_known
