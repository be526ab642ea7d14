"""Publishers as pages print them: each in the page's language, with how its page was seen."""

import re
from pathlib import Path

import pytest

from targetbook.page.voice.figures import Figures
from targetbook.page.voice.publishers import attribution, publisher_name
from targetbook.page.voice.words import Words
from targetbook.record.publishers import read_attribution
from targetbook.record.reading import Record, read_record

HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
TABLE = "publisher,name_en,name_zh,kind,house\n晚报,Evening Paper,晚报,press,\nWire,Wire,电讯社,press,\n"


@pytest.fixture
def record_of_papers(own_copy: Path) -> Record:
    (own_copy / "publishers.csv").write_text(TABLE, encoding="utf-8")
    return read_record(own_copy)


@pytest.fixture
def record_of_pages(own_copy: Path) -> Record:
    """A record in which one paper has two pages without an address and one with, and another has one."""
    (own_copy / "publishers.csv").write_text(TABLE, encoding="utf-8")
    rows = [
        "first,晚报,One,2025-01-01,press,",
        "second,晚报,Two,2025-01-02,press,",
        "third,晚报,Three,2025-01-03,press,https://paper.invalid/3",
        "wire,Wire,Four,2025-01-04,press,",
    ]
    with (own_copy / "riverside" / "sources.csv").open("a", encoding="utf-8") as sources:
        sources.write("\n".join(rows) + "\n")

    return read_record(own_copy)


def pages_of(*names: str) -> list[tuple[str, str]]:
    return [("riverside", name) for name in names]


def plain_text(parts: list[str]) -> str:
    return re.sub("<[^>]*>", "", "; ".join(parts))


@pytest.mark.parametrize(
    ("pages", "text", "sought"),
    [
        (("first", "wire"), "Evening Paper; Wire", "Evening Paper (no address); Wire (no address)"),
        (("first", "first"), "Evening Paper", "Evening Paper (no address)"),
        (
            ("first", "wire", "second"),
            "Evening Paper (pages 1 and 2); Wire",
            "Evening Paper (pages 1 and 2, no address); Wire (no address)",
        ),
        (("third", "first"), "Evening Paper (pages 1 and 2)", "Evening Paper (pages 1 and 2 (no address))"),
    ],
)
def test_a_publisher_of_several_pages_is_named_once(
    pages: tuple[str, ...], text: str, sought: str, record_of_pages: Record
) -> None:
    figures = Figures(record_of_pages, Words("en"))
    names = figures.sources(pages_of(*pages))

    assert plain_text(names) == text
    assert plain_text(figures.mentions(pages_of(*pages))) == sought
    assert set(re.findall('href="([^"]+)"', "".join(names))) == {f"sources.html#s-riverside-{page}" for page in pages}


@pytest.mark.parametrize(
    ("publisher", "english", "chinese"),
    [
        ("晚报", "Evening Paper", "晚报"),
        ("晚报 (copy)", "Evening Paper (copy)", "晚报（转载）"),
        ("Wire (a.invalid, quoting 晚报)", "Wire (a.invalid, quoting Evening Paper)", "电讯社（a.invalid、转引晚报）"),
        ("晚报 (machine translation)", "Evening Paper (machine translation)", "晚报（机器翻译）"),
        ("Nobody (forum)", "Nobody (forum)", "Nobody（论坛）"),
    ],
)
def test_a_publisher_is_written_in_the_language_of_the_page(
    publisher: str, english: str, chinese: str, record_of_papers: Record
) -> None:
    assert attribution(publisher, record_of_papers, Words("en")) == english
    assert attribution(publisher, record_of_papers, Words("zh")) == chinese
    assert publisher_name(publisher, record_of_papers, Words("en")) == english.split(" (")[0]


def test_no_page_mixes_languages_in_the_publishers_of_the_real_record(real: Record) -> None:
    english = [attribution(publisher, real, Words("en")) for publisher in real.table("sources")["publisher"].unique()]
    assert [text for text in english if HAN.search(text)] == []


def test_every_bracket_of_the_real_record_is_a_word_a_name_or_a_host(real: Record) -> None:
    publishers = set(real.table("publishers")["publisher"])
    words = Words("zh")
    parts = [read_attribution(publisher) for publisher in real.table("sources")["publisher"].unique()]
    items = {item for part in parts for item in (*part.via, *part.quotes)} - publishers
    keys = {item: "publisher.seen_" + re.sub("[ -]", "_", item) for item in items if not HOST.fullmatch(item)}

    assert [item for item, key in keys.items() if not words.has(key)] == []
