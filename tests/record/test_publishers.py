"""Who published a page: taken apart, given a house, and a doubt where nobody has named it."""

from pathlib import Path

import pytest

from targetbook.record.checking.check import check_folder
from targetbook.record.publishers import Attribution, houses, read_attribution, unnamed_publishers
from targetbook.record.reading import Record, read_record

HEAD = "publisher,name_en,name_zh,kind,house"


def name_publishers(data: Path, *rows: str) -> Record:
    """Give a data folder a table of publishers."""
    (data / "publishers.csv").write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    return read_record(data)


@pytest.mark.parametrize(
    ("publisher", "parts"),
    [
        ("Gazette", Attribution("Gazette")),
        ("Gazette (portal.invalid)", Attribution("Gazette", ("portal.invalid",))),
        ("晚报（门户网、copy）", Attribution("晚报", ("门户网", "copy"))),
        ("Gazette / Courier", Attribution("Gazette", ("Courier",))),
        ("Wire (copy, quoting Bureau, Office)", Attribution("Wire", ("copy",), ("Bureau", "Office"))),
    ],
)
def test_a_publisher_is_taken_apart(publisher: str, parts: Attribution) -> None:
    assert read_attribution(publisher) == parts


def test_papers_of_one_house_share_its_name(own_copy: Path) -> None:
    record = name_publishers(own_copy, "Gazette,Gazette,公报,press,", "Courier,Courier,信使报,press,Gazette")
    assert houses(record) == {"Gazette": "Gazette", "Courier": "Gazette"}
    assert check_folder(own_copy) == []


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("Courier,Courier,信使报,press,Nobody", "house"),
        ("Courier,Courier,信使报,press,Branch", "house"),
        ("Courier,信使报,信使报,press,", "name_en"),
        ("Courier,Courier,Courier,press,", "name_zh"),
    ],
)
def test_a_house_is_a_publisher_without_another_and_names_are_in_their_language(
    row: str, column: str, own_copy: Path
) -> None:
    name_publishers(own_copy, row, "Gazette,Gazette,公报,press,", "Branch,Branch,分社,press,Gazette")
    places = [(finding.file, finding.row, finding.column) for finding in check_folder(own_copy)]
    assert places == [("data/publishers.csv", 2, column)]


def test_a_publisher_without_a_row_is_a_doubt_once_and_no_error(own_copy: Path) -> None:
    record = name_publishers(own_copy, "Gazette,Gazette,公报,press,")
    assert check_folder(own_copy) == []

    doubts = list(unnamed_publishers(record, "riverside", "data/riverside"))
    assert doubts and {(doubt.file, doubt.column) for doubt in doubts} == {("data/riverside/sources.csv", "publisher")}
    names = [doubt.message.split(" has no row")[0] for doubt in doubts]
    assert len(set(names)) == len(names)


def test_a_record_without_the_table_raises_no_doubt(invented: Record) -> None:
    assert not list(unnamed_publishers(invented, "riverside", "data/riverside"))


def test_every_publisher_of_the_real_record_has_a_row(real: Record) -> None:
    assert [doubt for area in real.areas for doubt in unnamed_publishers(real, area, area)] == []
