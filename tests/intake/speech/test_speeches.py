"""A whole speech of an invented district, and the project's own clauses, against the rows they should draft."""

import csv
from pathlib import Path

import pytest

from conftest import CHECKOUT
from intake.speech.drafts import drafts_in
from targetbook.intake.speech.assembling import draft_speech
from targetbook.intake.speech.catalogue import read_area_catalogue
from targetbook.intake.speech.draft import Draft
from targetbook.intake.speech.speech_file import UnreadableSpeech, read_speech

SPEECHES = Path(__file__).parent / "speeches"
AREAS = sorted(path.parent.name for path in (CHECKOUT / "data").glob("*/targets.csv"))


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_web_copy_in_traditional_script_drafts_row_by_row() -> None:
    expected = rows_of(SPEECHES / "linjiang-2025.csv")
    text, encoding = read_speech(SPEECHES / "linjiang-2025.txt")
    drafts = drafts_in(text)
    assert encoding == "UTF-8"
    assert [{name: getattr(draft, name) for name in expected[0]} for draft in drafts] == expected


@pytest.mark.parametrize("area", AREAS)
def test_the_records_own_clauses_draft_as_the_record_states_them(area: str) -> None:
    """Clauses of targets announced for the year itself, so that nothing of the row stands outside the clause."""
    catalogue = read_area_catalogue(CHECKOUT / "data", area)
    rows = [row for row in rows_of(CHECKOUT / "data" / area / "targets.csv") if row["text_zh"]]
    for row in rows:
        if row["announced"][:4] == row["year"] and row["kind"] == "quantitative":
            drafts = draft_speech(row["text_zh"], int(row["year"]), catalogue).drafts
            assert any(agrees(draft, row) for draft in drafts), row["text_zh"]


def agrees(draft: Draft, row: dict[str, str]) -> bool:
    """Whether a draft says what a row says; an indicator may be left open, never be another one."""
    fields = ("kind", "measure", "period", "comparator", "value", "upper", "unit")
    same = all(getattr(draft, name) == row[name] for name in fields)
    return same and draft.indicator in ("", row["indicator"])


def test_some_clauses_of_the_record_are_really_looked_at() -> None:
    rows = [row for area in AREAS for row in rows_of(CHECKOUT / "data" / area / "targets.csv")]
    assert sum(bool(row["text_zh"]) and row["kind"] == "quantitative" for row in rows) > 20


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("地区生产总值增长5%".encode()[:-4] + b"\xff5%", "1:-: is not in UTF-8 from here on"),
        (("增长" * 9).encode("utf-16-be"), "1:-: is not in UTF-8 from here on"),
        ("增长5%".encode() * 300_000, "1:-: is 2 MB; expected at most 2 MB"),
        ("第一行\n".encode() + "增长".encode("utf-16"), "2:-: is not in UTF-8"),
        (b"", "1:-: is empty"),
        (b" \n\t", "1:-: is empty"),
        ("一\n二\0".encode(), "2:-: holds a zero byte"),
    ],
)
def test_a_file_that_is_no_speech_is_one_line(tmp_path: Path, content: bytes, fault: str) -> None:
    path = tmp_path / "speech.txt"
    path.write_bytes(content)
    with pytest.raises(UnreadableSpeech) as error:
        read_speech(path)
    assert str(error.value).startswith(f"{path}:{fault}")
    assert "\n" not in str(error.value)


def test_a_folder_and_a_missing_file_are_one_line(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.txt"):
        with pytest.raises(UnreadableSpeech, match="1:-: "):
            read_speech(path)


def test_a_byte_order_mark_is_no_part_of_the_speech(tmp_path: Path) -> None:
    path = tmp_path / "speech.txt"
    path.write_text("增长5%", encoding="utf-8-sig")
    assert read_speech(path) == ("增长5%", "UTF-8")


def test_a_text_saved_in_gb18030_is_read(tmp_path: Path) -> None:
    path = tmp_path / "speech.txt"
    path.write_text("今年地区生产总值增长5%。", encoding="gb18030")
    assert read_speech(path) == ("今年地区生产总值增长5%。", "GB 18030")
