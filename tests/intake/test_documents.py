"""Files of every kind that offices publish: what is seen is read, what is hidden is named, what is none is told."""

import sys
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from openpyxl import Workbook

from intake.old_excel import OldSheet, write_old_workbook
from targetbook.intake.documents.contents import FileContents
from targetbook.intake.documents.opening import read_contents
from targetbook.intake.tables.cells import Sheet, Unreadable

HEAD = ["指标", "总量（亿元）", "增速"]


def texts(sheet: Sheet) -> list[list[str]]:
    return [[cell.text for cell in row] for row in sheet.rows]


def remarks(document: FileContents) -> dict[str, dict[str, object]]:
    return {remark.name: dict(remark.values) for remark in document.remarks}


def refusal(path: Path) -> str:
    with pytest.raises(Unreadable) as wrong:
        read_contents(path)
    (finding,) = wrong.value.findings
    assert (finding.row, finding.column) == (1, "-")
    return finding.message


# --- old workbooks --------------------------------------------------------------------------------------------------


def test_an_old_workbook_shows_what_its_formats_show(tmp_path: Path) -> None:
    rows = [["2024年主要指标", None, None], HEAD, ["商品销售总额", 310.54, 0.034], ["出口总值", 1.0, 0.5]]
    sheet = OldSheet("年度", rows, {1: "0.0", 2: "0.0%"}, ((0, 0, 0, 2),), hidden_rows=(3,))
    document = read_contents(
        write_old_workbook(tmp_path / "t.xls", sheet, OldSheet("旧", [["x", 1.0]], {}, hidden=True))
    )
    (read,) = document.sheets
    assert texts(read) == [["2024年主要指标"] * 3, HEAD, ["商品销售总额", "310.5", "3.4"]]
    assert read.hidden == ("row 4",) and remarks(document) == {"hidden_sheets": {"hidden": "旧"}}


@pytest.mark.parametrize("name", ["t.xls", "t.et", "t.xlsx", "t.csv"])
def test_a_file_is_what_it_holds_and_not_what_its_name_says(tmp_path: Path, name: str) -> None:
    document = read_contents(write_old_workbook(tmp_path / name, OldSheet("年度", [HEAD, ["出口总值", 1.0, 2.0]], {})))
    assert texts(document.sheets[0]) == [HEAD, ["出口总值", "1", "2"]]
    assert ("read_as" in remarks(document)) == (name in ("t.xlsx", "t.csv"))


def test_an_old_word_file_is_told(tmp_path: Path) -> None:
    path = write_old_workbook(tmp_path / "t.doc", OldSheet("x", [["y"]], {}))
    path.write_bytes(path.read_bytes().replace("Workbook".encode("utf-16-le"), "WordDocu".encode("utf-16-le")))
    assert "is an old Office file without a workbook, such as a .doc; save it as .docx" in refusal(path)


# --- OpenDocument ---------------------------------------------------------------------------------------------------

NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)


def open_sheets(path: Path, tables: str) -> Path:
    hidden = '<style:style style:name="gone"><style:table-properties table:display="false"/></style:style>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr(
            "content.xml", f"<office:document-content {NAMESPACES}>{hidden}{tables}</office:document-content>"
        )
    return path


def cell(text: str, kind: str = "string", more: str = "") -> str:
    return f'<table:table-cell office:value-type="{kind}" {more}><text:p>{text}</text:p></table:table-cell>'


def test_an_open_sheet_shows_its_texts_and_names_what_is_hidden(tmp_path: Path) -> None:
    title = cell("2024年主要指标", more='table:number-columns-spanned="3"') + "<table:covered-table-cell/>" * 2
    rows = [title, "".join(map(cell, HEAD)), cell("出口总值") + cell("3.4", "float") + cell("5.0%", "percentage")]
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    collapsed = f'<table:table-row table:visibility="collapse">{cell("旧")}</table:table-row>'
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    end = f'<table:table-row table:number-rows-repeated="1048570">{empty}</table:table-row>'
    tables = f'<table:table table:name="甲">{body}{collapsed}{end}</table:table>'
    other = f"<table:table-row>{cell('x')}</table:table-row>"
    tables += f'<table:table table:name="乙" table:style-name="gone">{other}</table:table>'
    document = read_contents(open_sheets(tmp_path / "t.ods", tables))
    (sheet,) = document.sheets
    rows_of_text = [row for row in texts(sheet) if any(row)]
    assert rows_of_text == [["2024年主要指标"] * 3, HEAD, ["出口总值", "3.4", "5.0%"]]
    assert sheet.hidden == ("row 4",) and remarks(document) == {"hidden_sheets": {"hidden": "乙"}}


# --- pages, Word, PDF, text -----------------------------------------------------------------------------------------

PAGE = """<html><head><meta charset="gb2312"><title>x</title></head><body>
<table><tr><td><p>全市经济平稳运行。</p><h3>2024年主要指标</h3>
<table><tr><td rowspan="2">指标</td><td colspan="2">1—9月</td></tr><tr><td>总量<br>（亿元）</td><td>增速</td></tr>
<tr style="display: none"><td>旧</td><td>1</td><td>2</td></tr>
<tr><td>　出口<b>总值</b></td><td>3.4</td><td>5</td></tr></table>
</td></tr></table><script>var x = "y";</script></body></html>"""


def test_a_page_gives_its_tables_under_their_titles_and_its_prose(tmp_path: Path) -> None:
    (tmp_path / "t.html").write_bytes(PAGE.encode("gb18030"))
    document = read_contents(tmp_path / "t.html")
    (sheet,) = document.sheets
    assert texts(sheet) == [
        ["2024年主要指标", "", ""],
        ["指标", "1—9月", "1—9月"],
        ["指标", "总量\n（亿元）", "增速"],
        [" 出口总值", "3.4", "5"],
    ]
    assert [paragraph.text for paragraph in document.paragraphs] == ["全市经济平稳运行。", "2024年主要指标"]


def test_a_page_saved_as_one_file_is_read(tmp_path: Path) -> None:
    head = 'MIME-Version: 1.0\nContent-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: 8bit\n\n'
    body = "<table><tr><td>指标</td><td>总量</td></tr></table>"
    (tmp_path / "t.mht").write_text(head + body, encoding="utf-8")
    assert texts(read_contents(tmp_path / "t.mht").sheets[0]) == [["指标", "总量"]]


def test_a_word_file_gives_tables_and_prose_without_what_is_hidden(tmp_path: Path) -> None:
    word_file = docx.Document()
    word_file.add_paragraph("全市经济平稳运行。")
    hidden = word_file.add_paragraph("2024年主要指标").add_run("（内部）")
    hidden.font.hidden = True
    table = word_file.add_table(rows=2, cols=3)
    for place, text in enumerate([*HEAD, "出口总值", "3.4", "5"]):
        table.cell(place // 3, place % 3).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    word_file.save(str(tmp_path / "t.docx"))
    document = read_contents(tmp_path / "t.docx")
    (sheet,) = document.sheets
    assert texts(sheet)[0] == ["2024年主要指标", "", ""]
    assert texts(sheet)[1] == ["指标", "总量（亿元）\n增速", "总量（亿元）\n增速"]
    assert document.prose == "全市经济平稳运行。\n2024年主要指标"


def test_words_inserted_in_a_word_file_are_read(tmp_path: Path) -> None:
    word_file = docx.Document()
    paragraph = word_file.add_paragraph("增长5%")
    inserted = OxmlElement("w:ins")
    inserted.append(paragraph.add_run("左右")._r)
    paragraph._p.append(inserted)
    word_file.save(str(tmp_path / "t.docx"))
    assert read_contents(tmp_path / "t.docx").prose == "增长5%左右"


def pdf(path: Path, content: str) -> Path:
    """Write a PDF of one page by hand, with Helvetica and a picture to draw with."""
    picture = (
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents 4 0 R "
        "/Resources << /Font << /F 5 0 R >> /XObject << /I 6 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"{picture}\nstream\nx\nendstream",
    ]
    text = "%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(text)
    text += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(
        f"{place:010} 00000 n \n" for place in places
    )
    text += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    path.write_bytes(text.encode("latin-1"))
    return path


def test_a_pdf_gives_its_ruled_table_under_its_title(tmp_path: Path) -> None:
    lines = "".join(f"50 {y} m 250 {y} l S " for y in (300, 280, 260)) + "".join(
        f"{x} 260 m {x} 300 l S " for x in (50, 150, 250)
    )
    words = {(55, 310): "GDP 2024", (55, 285): "Item", (155, 285): "Level", (55, 265): "GDP", (155, 265): "310.5"}
    content = lines + "".join(f"BT /F 10 Tf {x} {y} Td ({text}) Tj ET " for (x, y), text in words.items())
    document = read_contents(pdf(tmp_path / "t.pdf", content))
    assert texts(document.sheets[0]) == [["GDP 2024", ""], ["Item", "Level"], ["GDP", "310.5"]]
    assert document.prose == "GDP 2024"


def test_a_pdf_of_pictures_is_told(tmp_path: Path) -> None:
    assert "shows pictures and no text; read it with a text recognition (OCR)" in refusal(
        pdf(tmp_path / "t.pdf", "q 300 0 0 300 0 0 cm /I Do Q")
    )


def test_without_its_package_a_pdf_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    assert "pip install pdfplumber" in refusal(pdf(tmp_path / "t.pdf", "BT ET"))


def test_a_text_is_prose(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("全市经济平稳运行。\n\n地区生产总值1200亿元，增长5%。\n", encoding="gb18030")
    document = read_contents(tmp_path / "t.txt")
    assert document.sheets == () and remarks(document) == {"encoding": {"encoding": "GB 18030"}}
    assert [(paragraph.number, paragraph.text) for paragraph in document.paragraphs] == [
        (1, "全市经济平稳运行。"),
        (2, "地区生产总值1200亿元，增长5%。"),
    ]


# --- what cannot be read --------------------------------------------------------------------------------------------


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("t.docx", {"word/document.xml": bytes(150_000_000)}),
        ("t.ods", {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": bytes(150_000_000)}),
        ("t.xlsx", {"xl/workbook.xml": b"", "xl/worksheets/sheet1.xml": bytes(250_000_000)}),
    ],
)
def test_a_file_that_unpacks_to_more_than_it_should_is_refused_unread(
    tmp_path: Path, name: str, parts: dict[str, bytes]
) -> None:
    assert "is too large once unpacked" in refusal(packed(tmp_path / name, parts))


FAULTS = [
    ("t.docx", {"word/document.xml": b"no XML"}, "cannot be read as a Word file"),
    ("t.ods", {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, "cannot be read as a spreadsheet"),
    ("t.zip", {"a.txt": b"x"}, "is a packed file (zip) without a workbook or a text in it"),
    ("t.xlsb", {"xl/workbook.bin": b"x"}, "is a binary workbook (.xlsb)"),
]


@pytest.mark.parametrize(("name", "parts", "message"), FAULTS)
def test_a_damaged_or_strange_file_is_told(tmp_path: Path, name: str, parts: dict[str, bytes], message: str) -> None:
    assert message in refusal(packed(tmp_path / name, parts))


CONTENTS = [
    ("t.pdf", b"%PDF-1.4 and no more", "cannot be read as a PDF"),
    ("t.zip", b"PK\x03\x04 and no more", "is a damaged packed file"),
    ("t.xls", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "saved as XML"),
    ("t.html", b"<html><body><script>x</script></body></html>", "shows neither a table nor a text"),
]


@pytest.mark.parametrize(("name", "content", "message"), CONTENTS)
def test_bytes_that_are_no_document_are_told(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert message in refusal(tmp_path / name)


def test_a_workbook_with_macros_is_read(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(HEAD)
    book.save(tmp_path / "t.xlsm")
    assert texts(read_contents(tmp_path / "t.xlsm").sheets[0]) == [HEAD]
