"""A row that should not have been there is withdrawn: it stays, and is no evidence from that day on."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from intake.bureau import record_table
from record.spoiling import read_rows, spoil
from targetbook.intake.entering.origin import StatedSource
from targetbook.intake.entering.taking import enter, prepare
from targetbook.intake.entering.withdrawing import NoSuchRow, prepare_withdrawal, withdraw
from targetbook.intake.tables.answers import TableAnswers
from targetbook.judgement.days.replay import replay
from targetbook.judgement.rules.standard import standard_rules
from targetbook.judgement.verdicts import Verdict, judge
from targetbook.record.asof import known_on
from targetbook.record.checking.check import check_folder
from targetbook.record.reading import read_record

KEY = "gdp/growth/2025=5.2@bulletin-2025"
TARGET = "2025-gdp-growth-speech"
Take = Callable[..., None]


def verdicts_on(data: Path, day: str) -> dict[str, Verdict]:
    when = date.fromisoformat(day)
    verdicts = judge(known_on(read_record(data), when), "riverside", 2025, when, standard_rules())
    return {verdict.target.name: verdict for verdict in verdicts}


def take_back(data: Path, key: str = KEY, searched: str | None = None) -> None:
    withdrawal = prepare_withdrawal(data, "riverside", key, "the page was misread", searched)
    assert withdrawal.wrong == ()
    withdraw(data, "riverside", withdrawal)


def test_it_stays_visible_and_is_no_evidence_from_that_day_on(own_copy: Path) -> None:
    rows = read_rows(own_copy / "riverside/observations.csv")
    before = verdicts_on(own_copy, "2026-09-30")
    take_back(own_copy)

    assert read_rows(own_copy / "riverside/observations.csv") == rows
    assert check_folder(own_copy) == []
    after = verdicts_on(own_copy, "2026-09-30")
    assert before[TARGET].observed is not None and after[TARGET].observed is None
    assert (after[TARGET].status, after[TARGET].reason) == ("cannot_be_judged", "not_searched")
    withdrawn = known_on(read_record(own_copy), date(2026, 9, 30)).table("withdrawals")
    cells = [(row.value, row.unit, row.why) for row in withdrawn.itertuples() if row.indicator == "gdp"]
    assert cells == [("5.2", "%", "the page was misread")]


def test_a_book_of_an_earlier_day_still_has_it(own_copy: Path) -> None:
    before = verdicts_on(own_copy, "2026-09-29")
    take_back(own_copy)
    assert verdicts_on(own_copy, "2026-09-29") == before
    assert set(known_on(read_record(own_copy), date(2026, 9, 29)).table("withdrawals")["indicator"]) == {
        "market_entities"
    }


def test_the_replay_tells_the_withdrawal_as_a_cause(own_copy: Path) -> None:
    take_back(own_copy, searched="2026-10-05")
    day = date(2026, 10, 5)
    moments = replay(known_on(read_record(own_copy), day), "riverside", 2025, day, standard_rules())[TARGET]

    assert [(moment.day, moment.cause) for moment in moments[-2:]] == [
        (date(2026, 3, 20), "new_figure"),
        (day, "withdrawal"),
    ]


def test_add_and_withdraw_give_the_verdicts_of_before(own_copy: Path, tmp_path: Path) -> None:
    before = verdicts_on(own_copy, "2026-09-30")
    page = StatedSource(publisher="Invented Daily", title="Invented", published="2026-09-01", channel="official")
    table = record_table(tmp_path / "t.xlsx", [["gdp", "growth", "2025", 3.9, "%", "exact", None]])
    answers = TableAnswers(confirmed={"D2": "as the newspaper has it"})
    enter(own_copy, "riverside", prepare(own_copy, "riverside", table, page, None, answers))

    assert verdicts_on(own_copy, "2026-09-30") != before
    take_back(own_copy, "riverside:gdp/growth/2025=3.9@invented-daily-2026-09-01")
    assert verdicts_on(own_copy, "2026-09-30") == before


def test_the_right_figure_of_the_page_may_then_be_entered_and_the_wrong_one_not_again(
    own_copy: Path, tmp_path: Path
) -> None:
    take_back(own_copy)
    page = StatedSource(source="bulletin-2025")
    right = record_table(tmp_path / "right.xlsx", [["gdp", "growth", "2025", 5.3, "%", "exact", None]])
    wrong = record_table(tmp_path / "wrong.xlsx", [["gdp", "growth", "2025", 5.2, "%", "exact", None]])
    enter(own_copy, "riverside", prepare(own_copy, "riverside", right, page, None))

    assert str(verdicts_on(own_copy, "2026-09-30")[TARGET].observed) == "5.3"
    (rejected,) = prepare(own_copy, "riverside", wrong, page, None).rejected
    assert "was withdrawn on 2026-09-30" in rejected.message


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("gdp/growth/2025=5.2@buletin-2025", f"did you mean '{KEY}'?"),
        ("everything", "expected indicator/measure/period=value@source"),
        ("lantern_boats/level/2026=140@undated-leaflet#2026", "no row"),
    ],
)
def test_a_key_that_names_no_row(own_copy: Path, key: str, words: str) -> None:
    with pytest.raises(NoSuchRow) as wrong:
        take_back(own_copy, key)
    assert words in str(wrong.value)


def test_a_row_is_withdrawn_once(own_copy: Path) -> None:
    take_back(own_copy)
    with pytest.raises(NoSuchRow, match="was withdrawn on 2026-09-30 already"):
        take_back(own_copy)


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"value": "5.1"}, "indicator", "no row in observations.csv with indicator gdp, measure growth"),
        ({"withdrawn": "2026-02-30"}, "withdrawn", "not in the calendar"),
        ({"withdrawn": "2026-03"}, "withdrawn", "expected a day"),
        ({"why": ""}, "why", "is empty"),
    ],
)
def test_what_check_says_of_a_withdrawal(own_copy: Path, cells: dict[str, str], column: str, words: str) -> None:
    take_back(own_copy)
    spoil(own_copy / "riverside/withdrawals.csv", 3, **cells)
    (finding,) = check_folder(own_copy)
    assert (finding.file, finding.row, finding.column) == ("data/riverside/withdrawals.csv", 3, column)
    assert words in finding.message
