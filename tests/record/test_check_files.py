"""A file that cannot be read as its table is a finding, never a traceback."""

from pathlib import Path

import pytest

from record.spoiling import only_finding, read_rows, write_rows
from targetbook.record.checking.check import check_folder
from targetbook.record.checking.findings import Finding
from targetbook.record.folder import NotInRecord

TABLES = ("targets", "observations", "milestones", "readings", "searches", "sources", "indicators")


def place(finding: Finding) -> tuple[str, int, str]:
    return finding.file, finding.row, finding.column


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_file(own_copy: Path, table: str) -> None:
    (own_copy / "riverside" / f"{table}.csv").write_bytes(b"")
    finding = only_finding(own_copy)
    assert place(finding) == (f"data/riverside/{table}.csv", 1, "-")
    assert finding.message.startswith("is empty")


@pytest.mark.parametrize("table", TABLES)
def test_a_folder_in_place_of_a_file(own_copy: Path, table: str) -> None:
    path = own_copy / "riverside" / f"{table}.csv"
    path.unlink()
    path.mkdir()
    finding = only_finding(own_copy)

    assert place(finding) == (f"data/riverside/{table}.csv", 1, "-")
    assert "is a folder" in finding.message


@pytest.mark.parametrize("table", ["targets", "observations", "sources"])
def test_a_table_that_every_area_needs(own_copy: Path, table: str) -> None:
    (own_copy / "hillside" / f"{table}.csv").unlink()
    finding = only_finding(own_copy)
    assert place(finding) == (f"data/hillside/{table}.csv", 1, "-")
    assert "no such file" in finding.message


def test_text_in_gb18030_is_named_at_its_first_line(own_copy: Path) -> None:
    path = own_copy / "riverside" / "targets.csv"
    text = path.read_text(encoding="utf-8")
    line = next(number for number, row in enumerate(text.split("\n"), 1) if not row.isascii())
    path.write_bytes(text.encode("gb18030"))
    finding = only_finding(own_copy)

    assert place(finding) == ("data/riverside/targets.csv", line, "-")
    assert "save it again as UTF-8" in finding.message


def test_a_byte_order_mark(own_copy: Path) -> None:
    path = own_copy / "riverside" / "sources.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    finding = only_finding(own_copy)
    assert place(finding) == ("data/riverside/sources.csv", 1, "-")
    assert "byte-order mark" in finding.message


def test_a_zero_byte(own_copy: Path) -> None:
    path = own_copy / "riverside" / "sources.csv"
    lines = path.read_bytes().split(b"\n")
    lines[2] += b"\0"
    path.write_bytes(b"\n".join(lines))
    finding = only_finding(own_copy)

    assert place(finding) == ("data/riverside/sources.csv", 3, "-")
    assert "zero byte" in finding.message


@pytest.mark.parametrize("table", TABLES)
def test_a_missing_column(own_copy: Path, table: str) -> None:
    path = own_copy / "riverside" / f"{table}.csv"
    rows = read_rows(path)
    column = rows[0][1]
    write_rows(path, [row[:1] + row[2:] for row in rows])
    assert place(only_finding(own_copy)) == (f"data/riverside/{table}.csv", 1, column)


def test_a_missing_column_that_is_optional(own_copy: Path) -> None:
    path = own_copy / "riverside" / "targets.csv"
    rows = read_rows(path)
    place = rows[0].index("counts_as_done_zh")
    write_rows(path, [row[:place] + row[place + 1 :] for row in rows])
    assert check_folder(own_copy) == []


def test_an_extra_column(own_copy: Path) -> None:
    path = own_copy / "riverside" / "observations.csv"
    header, *rows = read_rows(path)
    write_rows(path, [[*header, "remark"], *([*row, ""] for row in rows)])
    finding = only_finding(own_copy)

    assert place(finding) == ("data/riverside/observations.csv", 1, "remark")
    assert "expected indicator, measure, period" in finding.message


def test_a_column_twice(own_copy: Path) -> None:
    path = own_copy / "riverside" / "milestones.csv"
    header, *rows = read_rows(path)
    write_rows(path, [[*header, "note"], *([*row, ""] for row in rows)])
    assert place(only_finding(own_copy)) == ("data/riverside/milestones.csv", 1, "note")


def test_columns_in_another_order(own_copy: Path) -> None:
    path = own_copy / "riverside" / "milestones.csv"
    write_rows(path, [[row[1], row[0], *row[2:]] for row in read_rows(path)])
    assert "another order" in only_finding(own_copy).message


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("2025-bridge-opened,done,2025-10-15,2026-01-13,government-2026-01,told late, but done,", "more cells"),
        ("2025-bridge-opened,done,2025-10-15,2026-01-13,government-2026-01,told late", "fewer cells"),
        (",,,,,,", "blank row"),
    ],
)
def test_a_row_of_another_length(own_copy: Path, line: str, words: str) -> None:
    path = own_copy / "riverside" / "milestones.csv"
    rows = len(path.read_text(encoding="utf-8").splitlines())
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    finding = only_finding(own_copy)

    assert (finding.file, finding.row) == ("data/riverside/milestones.csv", rows + 1)
    assert words in finding.message


def test_an_open_quotation_mark(own_copy: Path) -> None:
    path = own_copy / "riverside" / "milestones.csv"
    rows = len(path.read_text(encoding="utf-8").splitlines())
    with path.open("a", encoding="utf-8") as file:
        file.write('2025-tram-opened,done,2025-12-31,2026-01-12,government-2026-01,"said to be open\n')
        file.write("2025-tram-opened,done,2025-12-31,2026-01-13,government-2026-01,,\n")
    finding = only_finding(own_copy)

    assert place(finding) == ("data/riverside/milestones.csv", rows + 1, "-")
    assert "does not close" in finding.message


@pytest.mark.parametrize(
    ("text", "row", "column", "words"),
    [
        ("", 1, "-", "is empty"),
        ("- riverside\n", 1, "-", "holds no keys"),
        ("code: [1\n", 2, "-", "is not YAML"),
    ],
)
def test_an_area_yml_that_is_none(own_copy: Path, text: str, row: int, column: str, words: str) -> None:
    (own_copy / "riverside" / "area.yml").write_text(text, encoding="utf-8")
    finding = only_finding(own_copy)
    assert place(finding) == ("data/riverside/area.yml", row, column)
    assert words in finding.message


@pytest.mark.parametrize(
    ("key", "entry", "words"),
    [
        ("record_date", "record_date: last autumn", "is not a day; expected one like 2026-11-23"),
        ("record_date", "record_date:", "is not a day"),
        ("parent", "parent: rivertwon", "no area 'rivertwon' beside this one"),
        ("name_en", "name_en:", "is empty"),
        ("parent", "", "is missing; expected code, name_en, name_zh, parent, record_date"),
        ("peers", "parent: rivertown\npeers: hillside", "is no list"),
        ("peers", "parent: rivertown\npeers: [hilside]", "no area 'hilside' beside this one"),
    ],
)
def test_a_key_of_area_yml(own_copy: Path, key: str, entry: str, words: str) -> None:
    path = own_copy / "riverside" / "area.yml"
    replaced = key if key != "peers" else "parent"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(entry if line.startswith(f"{replaced}:") else line for line in lines), encoding="utf-8")
    finding = only_finding(own_copy)

    assert (finding.file, finding.column) == ("data/riverside/area.yml", key)
    assert words in finding.message


@pytest.mark.parametrize(
    ("entries", "key", "words"),
    [
        ("parts: eleven\nparts_source: yearbook-2024", "parts", "expected a whole number above 0"),
        ("parts: 0\nparts_source: yearbook-2024", "parts", "expected a whole number above 0"),
        ("parts: 11", "parts_source", "expected parts and parts_source together"),
        ("parts_source: yearbook-2024", "parts", "expected parts and parts_source together"),
        ("parts: 11\nparts_source: hearsay", "parts_source", "no source 'hearsay' in sources.csv"),
        ("parts_not_held: [[Marsh, 沼泽区]]", "parts_not_held", "expected the number of all parts beside it"),
        (
            "parts: 11\nparts_source: yearbook-2024\nparts_not_held: [Marsh, 沼泽区]",
            "parts_not_held",
            "expected pairs of English and Chinese",
        ),
    ],
)
def test_how_many_parts_an_area_has(own_copy: Path, entries: str, key: str, words: str) -> None:
    path = own_copy / "riverside" / "area.yml"
    source = (own_copy / "riverside" / "sources.csv").read_text(encoding="utf-8").splitlines()[1].split(",")[0]
    path.write_text(path.read_text(encoding="utf-8") + entries.replace("yearbook-2024", source), encoding="utf-8")
    finding = only_finding(own_copy)

    assert (finding.file, finding.column) == ("data/riverside/area.yml", key)
    assert words in finding.message


def test_how_far_pages_were_read_is_one_of_two_words(own_copy: Path) -> None:
    path = own_copy / "riverside" / "area.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("reach: opening_read", "reach: half"), encoding="utf-8")
    finding = only_finding(own_copy)
    assert (finding.column, "opening_read or read" in finding.message) == ("reach", True)


def test_an_area_without_an_area_yml(own_copy: Path) -> None:
    (own_copy / "riverside" / "area.yml").unlink()
    assert place(only_finding(own_copy)) == ("data/riverside/area.yml", 1, "-")


def test_a_catalogue_that_is_gone(own_copy: Path) -> None:
    (own_copy / "indicators.csv").unlink()
    assert place(only_finding(own_copy)) == ("data/indicators.csv", 1, "-")


def test_a_contract_that_is_no_json(own_copy: Path) -> None:
    (own_copy / "datapackage.json").write_text('{\n "name": \n}', encoding="utf-8")
    finding = only_finding(own_copy)
    assert place(finding) == ("data/datapackage.json", 3, "-")
    assert "is not JSON" in finding.message


def test_an_area_that_is_not_there(own_copy: Path) -> None:
    with pytest.raises(NotInRecord, match="did you mean 'riverside'"):
        check_folder(own_copy, "rivreside")
