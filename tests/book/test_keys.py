"""No orphan numbers: every figure in generated prose, tables and captions carries the key of its row in the record.

The scanner reads what the notebooks' cells put out (`.cell_output`) on every page of every language built, and lets a
number stand without a key only
- in a year, a date, a month or an event's day: they say when, not how much;
- inside a drawing (`svg`), whose figures stand with their keys in the table below it;
- in a title of a document (`cite`), an id of the record (`code`), what stood or stands in a corrected row (`q`), a name
  that holds a number (`.name`: an indicator, a comparator's wording, a licence, a version) and the head of a column
  (`th scope=col`);
- in the sources table's rows, which are what the keys lead to, and in the tables of the data contract and the catalogue
  (`.fields`, `.meanings`, `.catalogue`), which define figures and report none;
- in a data frame behind a fold (`.dataframe`), each row of which names its source.
"""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("book")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
WHEN = re.compile(
    rf"\d{{4}}-\d\d(?:-\d\d)?|\b\d{{1,2}} (?:{MONTHS})\b|\d{{1,2}}(?:—\d{{1,2}})?月(?:\d{{1,2}}日)?"
    r"|(?<![\d.,])(?:19|20)\d\d(?!\d|[.,]\d|\s?%)"
)
OUTSIDE = {"svg", "script", "style", "time", "cite", "code", "q"}
NAMES = {"name"}
FOLD = re.compile(r'<details class="[^"]*\bhide\b.*?</details>', re.S)
TABLES = {"fields", "meanings", "catalogue", "dataframe"}
CLOSES = {"td": ("td", "th"), "th": ("td", "th"), "tr": ("td", "th", "tr")}  # end tags that HTML lets out
VOID = {"br", "img", "hr", "input", "meta", "link", "source", "wbr", "path", "rect"}


class Orphans(HTMLParser):
    """Collects the texts of a page's generated outputs that hold a number without a key."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, bool, bool]] = []  # tag, whether in an output, whether a number may stand here
        self.found: list[str] = []
        self.keyed = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while self.open and self.open[-1][0] in CLOSES.get(tag, ()):
            self.open.pop()

        attributes = dict(attrs)
        kinds = set((attributes.get("class") or "").split())
        _, output, free = self.open[-1] if self.open else ("", False, False)
        self.keyed += "data-key" in attributes
        free = free or "data-key" in attributes or tag in OUTSIDE or bool(kinds & NAMES)
        free = free or (tag == "table" and bool(kinds & (TABLES | {"sources"})))
        free = free or (tag == "th" and attributes.get("scope") == "col")
        if tag == "caption":  # also that of a table whose rows are outside
            free = False

        if tag not in VOID:
            self.open.append((tag, output or "cell_output" in kinds, free))

    def handle_endtag(self, tag: str) -> None:
        tags = [name for name, _, _ in self.open]
        if tag in tags:
            del self.open[len(tags) - 1 - tags[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if not self.open or not self.open[-1][1] or self.open[-1][2]:
            return
        if re.search(r"\d", WHEN.sub("", data)):
            self.found.append(" ".join(data.split())[:120])


@pytest.mark.parametrize(
    ("html", "orphans"),
    [
        ("<p>Output grew by 5.4% in 2024.</p>", 1),
        ('<p>Output grew by <a data-key="a">5.4%</a> in 2024, told on 5 March 2025 or 2025-03-05.</p>', 0),
        ("<p>全年（1—8月）增长5.4%，见2025年3月5日公报</p>", 1),
        ("<td>2,024 firms</td>", 1),
        ("<td>2024.5</td>", 1),
        ("<td>about 20% of 2024</td>", 1),
        ("<figcaption>and 4 more</figcaption>", 1),
        ("<details><summary>Show the 26 figures</summary></details>", 1),
        ('<svg><text>5.4</text></svg><cite>GDP up 5.4%</cite><span class="name">PM2.5</span><code>m2</code>', 0),
        ('<table><tr><th scope="col">Within the 80% interval<tr><th scope="row">3 months</table>', 1),
        ('<table class="record sources"><caption>107 rows</caption><tbody><tr><th>Up 8%<td>2%</table><p>8%</p>', 2),
    ],
)
def test_the_scanner_knows_a_figure_from_a_date_and_a_name(html: str, orphans: int) -> None:
    assert len(Orphans(f'<div class="cell_output">{html}</div><p>8 % of static prose</p>').found) == orphans


def test_every_data_frame_stands_behind_a_fold_and_names_the_source_of_its_rows(site: Path) -> None:
    pages = [path.read_text(encoding="utf-8") for path in sorted((site / "haizhu-2025").glob("*/chapters/*.html"))]
    frames = [frame for page in pages for frame in re.findall(r'<table[^>]*class="dataframe".*?</thead>', page, re.S)]
    folded = [fold for page in pages for fold in FOLD.findall(page)]

    assert frames and all(re.search("<th[^>]*>(?:source|evidence)</th>", frame) for frame in frames)
    assert len(frames) == sum(fold.count('class="dataframe"') for fold in folded)


def test_no_page_of_any_language_has_a_figure_without_a_key(site: Path) -> None:
    pages = sorted((site / "haizhu-2025").glob("*/chapters/*.html"))
    read = {path: Orphans(path.read_text(encoding="utf-8")) for path in pages}
    assert sum(page.keyed for page in read.values()) > 1000 * len({path.parts[-3] for path in pages})
    assert {"/".join(path.parts[-3:]): page.found for path, page in read.items() if page.found} == {}
