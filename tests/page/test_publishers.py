"""Publishers as pages print them: each in the page's language, with how its page was seen."""

import re
from pathlib import Path

import pytest

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
