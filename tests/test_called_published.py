"""Nothing that only an unverified page says is called official or published, on any page and in any chart's file."""

import csv
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from conftest import CHECKOUT
from showing import Shown, show
from targetbook.page.blocks.output import Chart, HtmlTable
from targetbook.page.voice.words import phrases
from targetbook.record.languages import LANGUAGES
from targetbook.record.reading import Record, read_record

CHAPTERS = sorted(path.stem for path in (CHECKOUT / "chapters").glob("*.ipynb"))
EDITIONS = [("riverside", 2025), ("riverside", 2026), ("haizhu", 2025)]
CALLED = re.compile(r"官方|公布|\bofficial(?:ly)?\b|(?<!self-)\bpublished\b", re.IGNORECASE)
KEY = re.compile(r'data-key="([^"]+)"')
ROW = re.compile(r"<tr>.*?</tr>|<caption>.*?</caption>|<li>.*?</li>", re.DOTALL)
SENTENCE = re.compile(r"[^。！？\n]+?(?:[。！？\n]|(?<=[^\d\W])\. |$)")
TAG = re.compile(r"<[^>]*>")
# What a term means is read apart from the sentence in which the term stands.
MEANING = re.compile(r' data-meaning="[^"]*"')
# What a body could publish, and that no official page has a figure, are no words on the figure beside them.
COULD = re.compile(r"可由[^。；]*公布|可公布|[^.;]* could publish \w+|未查到官方|未见官方|no official (?:page|figure)")


def unverified_keys(record: Record) -> set[str]:
    """Name the observations whose page is unverified."""
    sources = record.table("sources")[record.table("sources")["channel"] == "unverified"]
    pages = set(zip(sources["area"], sources["source"], strict=True))
    rows = record.table("observations").to_dict("records")

    return {
        f"{row['area']}:{row['indicator']}/{row['measure']}/{row['period']}={row['value']}@{row['source']}"
        for row in rows
        if (row["area"], row["source"]) in pages
    }


def passages(block: Shown) -> Iterator[str]:
    """Give what is read at one go: the rows, items and captions of a table, each sentence, a chart with its legend."""
    if isinstance(block, Chart):
        yield from _table_rows(block.table)
        return

    text = MEANING.sub("", block.html if isinstance(block, HtmlTable) else block.markdown)
    yield from _table_rows(text)
    yield from SENTENCE.findall(ROW.sub("\n", text))


def _table_rows(html: str) -> Iterator[str]:
    for row in ROW.findall(html):
        yield from re.split(r"(?=<td)", row) if 'class="group"' in row else [row]


def named_wrongly(block: Shown, unverified: set[str]) -> list[str]:
    """Give the passages of a block that call an unverified figure official or published."""
    faults = []
    if isinstance(block, Chart):
        faults += _in_chart(block, unverified)

    for passage in passages(block):
        keys = {unescape(key) for key in KEY.findall(passage)}
        read = COULD.sub("", unescape(TAG.sub(" ", passage)))
        if keys & unverified and CALLED.search(read):
            faults.append(read)

    return faults


def _in_chart(block: Chart, unverified: set[str]) -> list[str]:
    """Look at a chart's legend and title where it draws an unverified figure, and at the lines of its file."""
    keys = {unescape(key) for key in KEY.findall(block.table)}
    heading = block.spec["vconcat"][0]["title"]
    foot = block.spec["title"]
    legend = " ".join(["".join(heading["text"]), "".join(heading["subtitle"]), "".join(foot["text"])])
    faults = [legend] if keys & unverified and CALLED.search(legend) else []

    for line in csv.reader(block.csv.splitlines()):
        if unverified & {key for cell in line for key in cell.split()} and CALLED.search(" ".join(line)):
            faults.append(",".join(line))

    return faults


@pytest.fixture(params=EDITIONS, ids=lambda edition: f"{edition[0]}-{edition[1]}")
def unverified_edition(
    request: pytest.FixtureRequest, invented_data: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[dict[str, object], set[str]]:
    """An edition's parameters, and the keys of the unverified figures of its record."""
    area, year = request.param
    data = CHECKOUT / "data" if area == "haizhu" else invented_data
    monkeypatch.setenv("TARGETBOOK_DATA", str(data))
    return {"area": area, "year": year}, unverified_keys(read_record(data))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", CHAPTERS)
def test_no_chapter_calls_an_unverified_figure_published(
    name: str, lang: str, unverified_edition: tuple[dict[str, object], set[str]]
) -> None:
    parameters, unverified = unverified_edition
    assert unverified, "an edition without unverified figures tries nothing"
    blocks = show(CHECKOUT / "chapters" / f"{name}.ipynb", lang=lang, **parameters)
    assert [passage for block in blocks for passage in named_wrongly(block, unverified)] == []


@pytest.mark.parametrize(
    ("key", "word", "chapter"),
    [
        ("subtitle.growth", "同比增速，{unit}，{basis}。蓝色为公布数，橙色短线为目标数", "growth"),
        ("reach.related", "同一指标最近的官方数为{figure}（{period}）。", "investment"),
        ("figure.unverified", "公布数", "neighbours"),
        ("outcome.compared", "官方数{figure}（{period}），{gap}", "growth"),
    ],
)
def test_such_a_word_would_be_found(
    key: str, word: str, chapter: str, real: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TARGETBOOK_DATA", str(CHECKOUT / "data"))
    unverified = unverified_keys(real)

    def wrong() -> set[str]:
        blocks = show(CHECKOUT / "chapters" / f"{chapter}.ipynb", area="haizhu", year=2025, lang="zh")
        return {passage for block in blocks for passage in named_wrongly(block, unverified)}

    before = wrong()
    monkeypatch.setitem(phrases("zh"), key, word)
    assert wrong() - before
