"""A chapter may rest when nothing it asked for has changed: then, whatever else changes, it shows the same."""

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest

from conftest import CHECKOUT, lay_out
from showing import show
from targetbook.page.chapter import READS
from targetbook.record.asking.answers import Answers
from targetbook.record.asking.questions import Question, read_questions

CHAPTERS = sorted(path.stem for path in (CHECKOUT / "chapters").glob("*.ipynb"))
# What is written over a cell of a row that nobody asked for: enough to show wherever such a row is read after all.
SPOILT = {
    "announcements": ("speaker_en", "Nobody"),
    "publications": ("title_en", "Nothing"),
    "publishers": ("name_en", "Nobody"),
    "observations": ("value", "987654"),
    "targets": ("value", "987654"),
    "sources": ("publisher", "Nobody's Gazette"),
    "milestones": ("state", "dropped"),
    "readings": ("note", "spoilt"),
    "searches": ("where", "spoilt"),
    "withdrawals": ("why", "spoilt"),
    "corrections": ("why", "spoilt"),
    "indicators": ("label_en", "Spoilt"),
}


def covers(question: Question, row: dict[str, str]) -> bool:
    return all(row.get(column) == cell for column, cell in question.where)


def spoil(data: Path, questions: Iterable[Question]) -> int:
    """Spoil every row that no question covers, in every table; tell how many there were."""
    spoilt = 0
    for path in sorted(data.glob("**/*.csv")):
        area = "" if path.parent == data else path.parent.name
        column, cell = SPOILT[path.stem]
        table_questions = [question for question in questions if question.table == path.stem]
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        free = [row for row in rows if not any(covers(question, {**row, "area": area}) for question in table_questions)]
        for row in free:
            row[column] = cell
        spoilt += len(free)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    return spoilt


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapter_rests_on_what_it_asked_for_and_on_nothing_else(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = lay_out(tmp_path)
    reads = tmp_path / "noted.jsonl"
    monkeypatch.setenv("TARGETBOOK_DATA", str(data))
    monkeypatch.setenv(READS, str(reads))
    chapter = CHECKOUT / "chapters" / f"{name}.ipynb"
    edition = {"area": "riverside", "year": 2025}
    before = [block._repr_mimebundle_() for block in show(chapter, **edition)]
    questions = read_questions(reads)
    answers = Answers(data)
    digests = {question: answers.digest(question) for question in questions}

    assert spoil(data, questions)
    spoilt = Answers(data)
    assert {question: spoilt.digest(question) for question in questions} == digests
    assert [block._repr_mimebundle_() for block in show(chapter, **edition)] == before
