"""Files as offices send them: other separators and encodings, pages under another name, workbooks too large."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from targetbook.intake.tables.cells import Sheet, Unreadable
from targetbook.intake.tables.files import read_sheets

LINES = "2025年主要指标,,\n指标,总量（亿元）,增速\n商品销售总额,310.5,3.4\n"


def only_sheet(path: Path) -> Sheet:
    (sheet,), _ = read_sheets(path)
    return sheet


def refusal(path: Path) -> str:
    with pytest.raises(Unreadable) as wrong:
        read_sheets(path)
    return str(wrong.value)


@pytest.mark.parametrize(
    ("name", "text", "encoding"),
    [
        ("t.csv", LINES, "utf-8"),
        ("t.csv", LINES, "utf-8-sig"),
        ("t.csv", LINES, "gb18030"),
        ("t.csv", LINES.replace(",", "\t"), "utf-16"),
        ("t.tsv", LINES.replace(",", "\t"), "utf-8"),
        ("t.txt", LINES.replace(",", "\t"), "gb18030"),
        ("t.csv", LINES.replace(",", ";"), "utf-8"),
        ("t.csv", LINES.replace("\n", "\r\n"), "utf-8"),
        ("t.csv", LINES.replace("\n", "\r"), "utf-8"),
    ],
)
def test_separators_and_encodings_of_offices(tmp_path: Path, name: str, text: str, encoding: str) -> None:
    (tmp_path / name).write_bytes(text.encode(encoding))
    rows = [[cell.text for cell in row] for row in only_sheet(tmp_path / name).rows]
    assert rows == [["2025年主要指标", "", ""], ["指标", "总量（亿元）", "增速"], ["商品销售总额", "310.5", "3.4"]]


def test_a_break_within_a_cell_is_no_new_row(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text('指标,"总量\n（亿元）"\n商品\u2028销售总额,310.5\n', encoding="utf-8", newline="")
    assert [len(row) for row in only_sheet(tmp_path / "t.csv").rows] == [2, 2]


def test_a_few_bytes_of_another_encoding_are_named_with_their_line(tmp_path: Path) -> None:
    content = (LINES * 40).encode().splitlines(keepends=True)
    content[7] = content[7].replace("总量".encode(), "总量".encode("gb18030"))
    (tmp_path / "t.csv").write_bytes(b"".join(content))
    assert refusal(tmp_path / "t.csv").startswith("t.csv:8:-: is not in UTF-8 from here on (bytes")


@pytest.mark.parametrize("name", ["t.xls", "t.xlsx", "t.csv", "t.txt"])
@pytest.mark.parametrize("begins", ["<html><body>", "\ufeff<table border=0></table>", "\n <!DOCTYPE html>"])
def test_a_web_page_is_read_whatever_its_name(tmp_path: Path, name: str, begins: str) -> None:
    (tmp_path / name).write_text(f"{begins}<table><tr><td>地区生产总值</td></tr></table>", encoding="utf-8")
    (sheet,), remarks = read_sheets(tmp_path / name)
    assert sheet.rows[0][0].text == "地区生产总值"
    assert [(remark.name, remark.values["kind"]) for remark in remarks] == [("read_as", "HTML")]


def test_a_web_page_without_a_table_is_told(tmp_path: Path) -> None:
    (tmp_path / "t.html").write_text("<html><body><p>全区经济平稳运行。</p></body></html>", encoding="utf-8")
    assert "holds 1 paragraphs of text and no table" in refusal(tmp_path / "t.html")


def sheet_xml(
    path: Path, body: str, namespace: str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
) -> Path:
    """Write a workbook and put another text in the place of its sheet's."""
    Workbook().save(path)
    with ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts["xl/worksheets/sheet1.xml"] = f'<worksheet xmlns="{namespace}">{body}</worksheet>'.encode()
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return path


def test_a_workbook_of_more_cells_than_any_table_is_refused_before_it_is_loaded(tmp_path: Path) -> None:
    empty = "".join(f'<row r="{row}"><c r="A{row}" s="0"/></row>' for row in range(1, 300_000))
    path = sheet_xml(tmp_path / "t.xlsx", f"<sheetData>{empty}</sheetData>")
    assert "has more than 200,000 cells in a sheet, most of them surely empty" in refusal(path)


def test_a_cell_at_the_end_of_the_sheet_is_told_with_its_place(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    path = sheet_xml(tmp_path / "t.xlsx", f"<sheetData>{far}</sheetData>")
    assert "has cells as far as row 1,048,576 and column 16,384" in refusal(path)


def test_a_huge_merge_is_told_with_its_range(tmp_path: Path) -> None:
    body = '<sheetData/><mergeCells count="1"><mergeCell ref="A5:XFD1048576"/></mergeCells>'
    assert "merges the 17,179,803,648 cells A5:XFD1048576 into one" in refusal(sheet_xml(tmp_path / "t.xlsx", body))


def test_a_strict_workbook_is_told_what_it_is(tmp_path: Path) -> None:
    namespace = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    path = sheet_xml(tmp_path / "t.xlsx", '<sheetData><row r="1"><c r="A1"/></row></sheetData>', namespace)
    assert "is saved as a Strict Open XML workbook" in refusal(path)
