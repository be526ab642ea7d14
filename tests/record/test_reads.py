"""What was asked of a record is noted, and the files say whether it would still be answered the same."""

import shutil
from pathlib import Path

import pytest

from record.spoiling import read_rows, write_rows
from targetbook.record.asking.answers import Answers
from targetbook.record.asking.questions import AREAS, FILE, PRESENCE, RECORD_DATE, Question, Reads, read_questions
from targetbook.record.asof import known_on
from targetbook.record.reading import read_record

GDP = Question("observations", (("area", "riverside"), ("indicator", "gdp")))
NOBODY = Question("observations", (("area", "riverside"), ("indicator", "nobody_has_told")))


def is_other(question: Question, before: Answers, after: Answers) -> bool:
    """Whether a question has another answer than before."""
    return before.digest(question) != after.digest(question)


def test_rows_are_found_by_their_cells_in_the_records_order(invented_data: Path) -> None:
    record = read_record(invented_data)
    rows = record.rows("observations", area="riverside", indicator="gdp")
    table = record.table("observations")
    same = table[(table["area"] == "riverside") & (table["indicator"] == "gdp")]

    assert [row["value"] for row in rows] == list(same["value"])
    assert record.rows("observations", area="atlantis") == []


def test_what_is_asked_is_noted_once_and_kept_at_once(invented_data: Path, tmp_path: Path) -> None:
    reads = tmp_path / "noted.jsonl"
    record = read_record(invented_data, Reads(reads))
    areas = {Question(AREAS), Question(AREAS, columns=(RECORD_DATE,))}
    whole = {Question(FILE, (("path", "datapackage.json"),)), *areas, Question("withdrawals")}

    assert set(read_questions(reads)) == whole
    for _ in range(2):
        record.rows("observations", area="riverside", indicator="gdp")
    assert read_questions(reads)[4:] == [GDP]
    assert record.table("targets") is not None
    assert read_questions(reads)[5:] == [Question("targets")]


def test_a_record_made_of_another_notes_in_the_same_place(invented_data: Path) -> None:
    record = read_record(invented_data)
    past = known_on(record, record.areas["riverside"].record_date)
    assert not any(question.table == "observations" for question in record.reads.questions)
    past.with_tables(sources=past.tables()["sources"]).rows("observations", area="riverside", indicator="gdp")
    assert GDP in record.reads.questions


@pytest.mark.parametrize(
    ("path", "old", "new", "changed"),
    [
        ("riverside/observations.csv", "", "", set()),
        ("riverside/observations.csv", "gdp,", "gdp2,", {"gdp", "whole", "own"}),
        ("hillside/observations.csv", ",level,", ",growth,", {"whole"}),
        ("riverside/sources.csv", ",official", ",press", set()),
    ],
)
def test_a_digest_changes_where_an_answer_does(
    own_copy: Path, path: str, old: str, new: str, changed: set[str]
) -> None:
    questions = {
        "gdp": GDP,
        "whole": Question("observations"),
        "own": Question("observations", (("area", "riverside"),)),
        "nobody": NOBODY,
    }
    before = Answers(own_copy)
    text = (own_copy / path).read_text(encoding="utf-8")
    (own_copy / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    after = Answers(own_copy)

    assert {
        name for name, question in questions.items() if before.digest(question) != after.digest(question)
    } == changed


@pytest.mark.parametrize(
    ("column", "changed"), [("note", set()), ("source", {"whole"}), ("released", {"whole", "by area"})]
)
def test_who_asks_for_some_cells_minds_no_others_but_when_they_were_told(
    own_copy: Path, column: str, changed: set[str]
) -> None:
    record = read_record(own_copy)
    assert ("gdp",) in record.distinct("observations", "indicator", area="riverside")
    assert all(len(pair) == 2 for pair in record.distinct("observations", "area", "source"))

    questions = {
        "by area" if question.where else "whole": question
        for question in record.reads.questions
        if question.columns and question.table == "observations"
    }
    assert str(questions["by area"]) == "indicator and released of observations with area=riverside"

    before = Answers(own_copy)
    table = own_copy / "riverside" / "observations.csv"
    rows = read_rows(table)
    rows[1][rows[0].index(column)] = {"note": "Looked up again.", "released": "2020-01-01"}.get(column, "another-page")
    write_rows(table, rows)
    after = Answers(own_copy)
    names = {name for name, question in questions.items() if is_other(question, before, after)}
    assert names == changed


def test_a_chapter_is_there_whatever_it_says(own_copy: Path) -> None:
    presence = Question(PRESENCE, (("path", "../chapters/boats.ipynb"),))
    chapter = own_copy.parent / "chapters" / "boats.ipynb"
    chapter.parent.unlink()  # a link to those of the checkout
    chapter.parent.mkdir()
    missing = Answers(own_copy)
    chapter.write_text("{}", encoding="utf-8")
    first = Answers(own_copy)
    chapter.write_text("{ }", encoding="utf-8")
    second = Answers(own_copy)

    assert missing.digest(presence) != first.digest(presence) == second.digest(presence)
    assert missing.digest_of_all != first.digest_of_all == second.digest_of_all


def test_a_row_or_file_that_was_missed_is_seen_when_it_comes(own_copy: Path) -> None:
    remark = Question(FILE, (("path", "riverside/commentary/growth.md"),))
    before = Answers(own_copy)
    table = own_copy / "riverside" / "observations.csv"
    row = table.read_text(encoding="utf-8").splitlines()[1]
    first = row.split(",")[0]
    table.write_text(
        table.read_text(encoding="utf-8") + row.replace(first, "nobody_has_told", 1) + "\n", encoding="utf-8"
    )
    (own_copy / "riverside" / "commentary").mkdir()
    (own_copy / "riverside" / "commentary" / "growth.md").write_text("", encoding="utf-8")
    after = Answers(own_copy)

    assert before.digest(NOBODY) != after.digest(NOBODY)
    assert before.digest(remark) != after.digest(remark)
    assert before.digest(GDP) == after.digest(GDP)


def test_the_answers_are_those_of_one_moment(own_copy: Path) -> None:
    before = Answers(own_copy)
    shutil.copy(own_copy / "hillside" / "observations.csv", own_copy / "riverside" / "observations.csv")
    assert before.digest(GDP) == before.digest(GDP) != Answers(own_copy).digest(GDP)


def test_a_withdrawal_is_an_answer_to_every_chapter(own_copy: Path) -> None:
    questions = read_record(own_copy).reads.questions
    before = Answers(own_copy)
    with (own_copy / "riverside/withdrawals.csv").open("a", encoding="utf-8") as file:
        file.write("gdp,growth,2025,5.2,2026-03-20,bulletin-2025,2026-09-30,misread\n")
    after = Answers(own_copy)

    assert {question.table for question in questions if before.digest(question) != after.digest(question)} == {
        "withdrawals"
    }


def test_an_empty_table_is_empty_however_often_it_is_asked(invented_data: Path) -> None:
    record = read_record(invented_data)
    assert [record.rows("publishers") for _ in range(2)] == [[], []]


def test_a_publisher_that_gets_another_name_is_another_answer(own_copy: Path) -> None:
    question = Question("publishers", (("publisher", "Gazette"),))
    table = own_copy / "publishers.csv"
    digests = []
    for name in ("Gazette", "Courier"):
        table.write_text(f"publisher,name_en,name_zh,kind,house\nGazette,{name},公报,press,\n", encoding="utf-8")
        digests.append(Answers(own_copy).digest(question))

    assert len(set(digests)) == 2


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("record_date: ", "record_date:  ", {"record_date of areas"}),
        ("parent: ", "parent:  ", {"areas"}),
    ],
)
def test_the_day_of_the_last_search_is_asked_for_by_itself(
    own_copy: Path, old: str, new: str, changed: set[str]
) -> None:
    before = Answers(own_copy)
    path = own_copy / "riverside" / "area.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    after = Answers(own_copy)

    questions = [Question(AREAS), Question(AREAS, columns=(RECORD_DATE,))]
    assert {str(question) for question in questions if is_other(question, before, after)} == changed


def test_an_unchanged_record_is_read_once_and_each_reader_notes_for_itself(own_copy: Path) -> None:
    first_reads = Reads()
    second_reads = Reads()
    first = read_record(own_copy, first_reads)
    first.table("observations")["value"] = "0"
    first.rows("observations", area="riverside", indicator="gdp")
    second = read_record(own_copy, second_reads)

    assert GDP in first_reads.questions and GDP not in second_reads.questions
    assert set(second.table("observations")["value"]) != {"0"}
    assert second.rows("observations", area="riverside") is first.rows("observations", area="riverside")


def test_a_changed_record_is_read_again(own_copy: Path) -> None:
    table = own_copy / "riverside" / "observations.csv"
    before = read_record(own_copy).rows("observations", area="riverside")
    write_rows(table, read_rows(table)[:-1])
    assert len(read_record(own_copy).rows("observations", area="riverside")) == len(before) - 1


def test_a_day_is_laid_out_once_and_its_rows_are_those_of_its_tables(invented_data: Path) -> None:
    record = read_record(invented_data)
    day = record.areas["riverside"].record_date
    past = known_on(record, day)

    assert known_on(record, day).rows("sources") is past.rows("sources")
    for name, frame in past.tables().items():
        assert [dict(row) for row in frame.to_dict("records")] == past.rows(name), name


def test_an_empty_table_has_no_rows_however_it_is_asked(own_copy: Path) -> None:
    table = own_copy / "riverside" / "milestones.csv"
    for path in own_copy.glob("*/milestones.csv"):
        write_rows(path, read_rows(table)[:1])
    record = read_record(own_copy)
    assert record.rows("milestones") == record.rows("milestones", area="riverside") == record.rows("milestones") == []
