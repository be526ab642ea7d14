"""A correction names its day, a row that is there, and both languages; a row taken out need not be there."""

from pathlib import Path

import pytest

from targetbook.record.checking.check import check_folder

HEADER = "corrected,table,row,stood,stood_zh,stands,stands_zh,why,why_zh\n"
SOUND = ["2026-09-01", "targets", "2025-pm25-plan", "24", "原为24", "25", "应为25", "misread", "误读"]


def faults(data: Path, cells: list[str]) -> list[tuple[str, str]]:
    (data / "riverside" / "corrections.csv").write_text(HEADER + ",".join(cells) + "\n", encoding="utf-8")
    return [(finding.column, finding.message) for finding in check_folder(data, "riverside")]


@pytest.mark.parametrize("row", ["2025-pm25-plan", ""])
def test_a_row_that_is_there_or_many_rows_are_sound(own_copy: Path, row: str) -> None:
    assert faults(own_copy, [*SOUND[:2], row, *SOUND[3:]]) == []


def test_a_row_taken_out_need_not_be_there(own_copy: Path) -> None:
    assert faults(own_copy, [*SOUND[:2], "2025-gone", *SOUND[3:5], "", "", *SOUND[7:]]) == []


@pytest.mark.parametrize(
    ("column", "place", "cell", "message"),
    [
        ("row", 2, "2025-pm25-plna", "did you mean '2025-pm25-plan'?"),
        ("corrected", 0, "2026-10-01", "later than the area's record_date 2026-09-30"),
        ("corrected", 0, "2026-02-30", "not in the calendar"),
        ("table", 1, "withdrawals", "expected one of announcements, targets"),
        ("why", 7, "", "is empty"),
        ("why_zh", 8, "", "is empty"),
        ("why_zh", 8, "misread", "has no Chinese character"),
    ],
)
def test_one_cell_wrong_is_one_finding(own_copy: Path, column: str, place: int, cell: str, message: str) -> None:
    cells = [*SOUND]
    cells[place] = cell
    messages = faults(own_copy, cells)
    assert [name for name, _ in messages] == [column]
    assert message in messages[0][1]
