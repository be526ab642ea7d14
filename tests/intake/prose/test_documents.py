"""Files of prose: plain text and saved pages, in the encodings of sites, and what is none."""

from pathlib import Path

import docx
import pytest

from targetbook.intake.prose.documents import read_document
from targetbook.intake.speech.speech_file import UnreadableSpeech

PAGE = """<html><head><meta charset="{charset}"><title>临江区2024年经济运行情况-临江区政府网</title>
<script>var a = 12345;</script></head><body><nav>首页 2025</nav><div><p>全区地区生产总值<b>1556.2</b>亿元，</p>
<p>增长5.1%。</p><table><tr><td>指标</td><td>总量</td></tr><tr><td>地区生产总值</td><td>1556.2</td></tr>
<tr><td>工业投资</td><td>75.81</td></tr></table></div></body></html>"""


@pytest.mark.parametrize(("charset", "codec"), [("utf-8", "utf-8"), ("gb2312", "gb18030"), ("gbk", "gb18030")])
def test_a_saved_page_is_read_without_its_menus_and_tables(tmp_path: Path, charset: str, codec: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.format(charset=charset).encode(codec))
    document = read_document(path)
    assert document.words == "全区地区生产总值1556.2亿元，\n增长5.1%。"
    assert document.title == "临江区2024年经济运行情况"
    assert document.tables == 1


def test_a_page_under_another_name_is_known_by_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE.format(charset="utf-8"), encoding="utf-8")
    assert "var a" not in read_document(path).words


def test_a_text_in_gb_18030_is_read(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes("全区地区生产总值增长5.1%。".encode("gb18030"))
    assert read_document(path).words == "全区地区生产总值增长5.1%。"


def test_a_word_file_gives_its_prose(tmp_path: Path) -> None:
    report = docx.Document()
    report.add_paragraph("全区地区生产总值增长5.1%。")
    report.save(str(tmp_path / "report.docx"))
    assert read_document(tmp_path / "report.docx").words == "全区地区生产总值增长5.1%。"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("table.xlsx", b"PK", "expected text"),
        ("report.pdf", b"%PDF-1.4", "cannot be read as a PDF"),
        ("report.docx", b"PK", "report.docx:1"),
        ("empty.txt", b"", "is empty"),
        ("empty.html", b"<html><body><script>1</script></body></html>", "shows no text"),
        ("page.html", b'<html><meta charset="utf-8"><body>\xff\xfe\xb1</body></html>', "is not in utf-8"),
    ],
)
def test_what_is_no_text_says_what_was_seen_and_expected(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableSpeech, match=message):
        read_document(path)


NEWS = "上半年全区外贸进出口增长3.3%"


@pytest.mark.parametrize(
    "beside",
    [
        f"<ul><li><a href='b.html'>{NEWS}</a> 2025-07-29</li><li><a>{NEWS}</a><span>[07-29]</span></li></ul>",
        f"<p>上一篇：<a href='/x/1.html'>{NEWS}</a></p>",
        f"<a href='c.html'><div><p>{NEWS}</p><span>2025年7月29日 阅读：318次</span></div></a>",
        f"<div><a href='1.html'>{NEWS}</a> | <a href='2.html'>全区商品房销售额下降4%</a></div>",
        f"<aside><p>{NEWS}。</p></aside>",
        f"<div role='complementary'><p>{NEWS}。</p></div>",
    ],
)
@pytest.mark.parametrize("page", ["{beside}{text}", "{text}{beside}", "<div>{text}<div>{beside}</div></div>"])
def test_links_to_other_pages_are_no_text_of_a_page(tmp_path: Path, page: str, beside: str) -> None:
    path = tmp_path / "page.html"
    text = "<p>全区地区生产总值增长5.1%。</p>"
    path.write_text(f"<html><body>{page.format(beside=beside, text=text)}</body></html>", encoding="utf-8")
    assert read_document(path).words == "全区地区生产总值增长5.1%。"
    assert "<a " not in beside or read_document(path).links


@pytest.mark.parametrize(
    "sentence",
    [
        "按照<a href='plan.html'>《临江区2025年外贸工作方案》</a>，全区外贸进出口增长3.3%。",
        "<a href='trade.html'>全区外贸进出口</a>增长3.3%。",
        "<a name='_Toc1'>全区外贸进出口增长3.3%。</a>",
        "<a href='#note'>全区外贸进出口增长3.3%。</a>",
        "全区外贸进出口增长3.3%<a href='#_ftn1'>[1]</a>。",
    ],
)
def test_a_sentence_with_a_link_in_it_is_text(tmp_path: Path, sentence: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html><body><p>{sentence}</p></body></html>", encoding="utf-8")
    document = read_document(path)
    assert "增长3.3%" in document.words and document.links == 0
