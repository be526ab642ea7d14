"""Another rule file is read as the standard one is, and what is wrong in it is named with its place."""

from importlib.resources import files
from pathlib import Path

import pytest

from judgement.tiny_record import figure, promise, record
from targetbook.judgement.rules.rule_file import find_faults
from targetbook.judgement.rules.standard import WrongRules, read_rules, standard_rules
from targetbook.judgement.verdicts import judge
from targetbook.record.asof import as_of_day

STANDARD = files("targetbook.judgement.rules").joinpath("rules.yml").read_text(encoding="utf-8")
VERSION = standard_rules().version


def with_change(old: str, new: str) -> str:
    """Give the standard file under another version with one thing changed."""
    assert STANDARD.count(old) == 1, old
    return STANDARD.replace(VERSION, "mine").replace(old, new)


def row_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


def test_the_standard_file_is_like_itself() -> None:
    assert find_faults(STANDARD, STANDARD) == []


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        ("  points: 0.3 ", "  pionts: 0.3 ", "pionts", "no key 'pionts' in about; did you mean 'points'? expected"),
        ("  points: 0.3 ", "  points: much ", "points: much", "about.points is 'much'; expected a number"),
        ("  points: 0.3 ", "  points: -1 ", "points: -1", "about.points is -1; expected 0 to 36600"),
        ("  points: 0.3 ", "  points: .nan ", "points: .nan", "about.points is .nan; expected 0 to 36600"),
        ("  points: 0.3 ", "  points: [0.3] ", "points: [0.3]", "about.points is a list; expected a number"),
        ("stock_window_days: 92", "stock_window_days: 92.5", "92.5", "is '92.5'; expected a whole number"),
        ("stock_window_days: 92", "stock_window_days: 36601", "36601", "is 36601; expected 0 to 36600"),
        ("  interval: 0.80", "  interval: 16", "interval: 16", "pace.interval is 16; expected 0 to 1"),
        ("  draws: 2000", f"  draws: 1{'0' * 5000}", "draws: 1", "expected 0 to 36600"),
        ("stock_window_days: 92", "", "# The rules", "stock_window_days is missing; expected a whole number"),
        ("stock_window_days: 92", "stock_window_days: 92\nabout: {}", "about: {}", "a second time; expected it once"),
        ("official, press,", "offical, press,", "offical", "unknown word 'offical' in evidence.channel; did you mean"),
        ("official, press,", "press,", "press, repost", "evidence.channel lacks official; expected every word"),
        ("official, press,", "press, press, official,", "press, press", "'press' stands twice in evidence.channel"),
        ("firm_channel: official", "firm_channel: rumour", "rumour", "unknown word 'rumour' in evidence.firm_channel"),
        ("told: 2024-12-26", "told: 2024-13-26", "2024-13-26", "expected a day such as 2024-12-26"),
        ("told: 2024-12-26", "told: 2024-12-26 10:00:00", "10:00:00", "expected a day such as 2024-12-26"),
        ("    foreign_trade: [", "    2024-13-26: [", "2024-13-26", "audit.sums is '2024-13-26'; expected"),
        ("status: [estimated]", "status: 1", "provisional_status", "provisional_status is a whole number; expected"),
        ("status: [estimated]", "status: [estimated", "  window", "this is not YAML"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(old: str, new: str, at: str, message: str) -> None:
    text = with_change(old, new)
    fault = next(fault for fault in find_faults(text, STANDARD) if message in fault.message)
    if "YAML" not in message:
        assert fault.row in (row_of(text, at), 2)


@pytest.mark.parametrize("text", ["", "# nothing", "[]", "just words", "\x00", "a: &a [*a]", "? [a]\n: b"])
def test_what_is_no_rule_file_at_all_is_said(text: str) -> None:
    assert all("expected" in fault.message for fault in find_faults(text, STANDARD))
    assert find_faults(text, STANDARD)


def test_other_rules_under_the_books_version_are_refused() -> None:
    text = STANDARD.replace("points: 0.3 ", "points: 0.5 ", 1)
    (fault,) = find_faults(text, STANDARD)
    assert "is the book's own version; expected another" in fault.message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("told: 2024-12-26", "told: 2024-12-27"),
        ("provisional_status: [estimated]", "provisional_status: [revised, estimated]"),
        ("deflator_points: 5", "deflator_points: 4"),
        ("    foreign_trade: [exports, imports]", "    foreign_trade: [exports, imports, transit]"),
    ],
)
def test_what_a_rule_may_say_is_taken(old: str, new: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(with_change(old, new), encoding="utf-8")
    assert read_rules(path).version == "mine"


def test_the_message_names_the_file_the_row_and_the_column(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    text = with_change("  points: 0.3 ", "  points: much ")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WrongRules) as wrong:
        read_rules(path)
    assert str(wrong.value).startswith(f"{path}:{row_of(text, 'points: much')}:11: ")


@pytest.mark.parametrize(
    ("old", "new", "status"),
    [
        ("\n  points: 0.3 ", "\n  points: 0.5 ", "met"),
        ("firm_channel: official", "firm_channel: press", "missed_provisional"),
        ("[official, press, repost, unverified]", "[unverified, official, press, repost]", "met_provisional"),
        (
            "order: [provisional, channel, status, bound, decimals, released]",
            "order: [released, provisional, channel, status, bound, decimals]",
            "met_provisional",
        ),
    ],
)
def test_verdicts_follow_the_rules_they_are_given(old: str, new: str, status: str, tmp_path: Path) -> None:
    """About 5 promised; 4.6 official in March, 5.1 on an unverified page in January."""
    path = tmp_path / "mine.yml"
    path.write_text(with_change(old, new), encoding="utf-8")
    small_record = record(
        targets=[promise("~", "5")], observations=[figure("4.6"), figure("5.1", "wiki", released="2026-01")]
    )
    day = as_of_day(small_record.areas["place"], None)
    assert judge(small_record, "place", 2025, day, standard_rules())[0].status == "missed"
    (verdict,) = judge(small_record, "place", 2025, day, read_rules(path))
    assert (verdict.status, verdict.rules) == (status, "mine")
