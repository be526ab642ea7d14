"""Figures withdrawn stand on the corrections page with the day, the reason and what turned on them."""

from pathlib import Path

import pytest

from targetbook.intake.entering.withdrawing import prepare_withdrawal, withdraw
from targetbook.page.about.withdrawn import withdrawals
from targetbook.page.blocks.output import Blocks, HtmlTable, Text
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.parameters import Parameters
from targetbook.record.reading import read_record


def withdrawals_chapter(data: Path, as_of: str | None = None, lang: str = "en") -> Chapter:
    return make_chapter("corrections", Parameters("riverside", 2025, as_of, lang), data, read_record(data))


@pytest.mark.parametrize(("lang", "turned"), [("en", "cannot be judged"), ("zh", "无法判断")])
def test_each_is_listed_with_its_source_and_the_verdicts_that_turned(own_copy: Path, lang: str, turned: str) -> None:
    key = "gdp/growth/2025=5.2@bulletin-2025"
    withdraw(own_copy, "riverside", prepare_withdrawal(own_copy, "riverside", key, "misread <by us>", None))
    block = withdrawals(withdrawals_chapter(own_copy, lang=lang))

    assert isinstance(block, Blocks)

    lead, table = list(block)
    assert isinstance(lead, Text) and ">2</span>" in lead.markdown
    assert isinstance(table, HtmlTable)

    first, second = table.html.split("<tbody>")[1].split("</tr>")[:2]
    assert f'data-key="riverside:{key}"' in first and "misread &lt;by us&gt;" in first and turned in first
    assert "riverside:market_entities/level/2025-12-31=52000@bulletin-2025" in second


def test_the_reason_stands_in_the_language_of_the_page(own_copy: Path) -> None:
    table = own_copy / "riverside" / "withdrawals.csv"
    head, row = table.read_text(encoding="utf-8").splitlines()
    table.write_text(f"{head},why_zh\n{row},该网页所述为另一地方\n", encoding="utf-8")
    chinese = withdrawals(withdrawals_chapter(own_copy, lang="zh"))
    english = withdrawals(withdrawals_chapter(own_copy))

    assert isinstance(chinese, Blocks) and isinstance(english, Blocks)
    assert "该网页所述为另一地方" in list(chinese)[1].html and "speaks of another place" not in list(chinese)[1].html
    assert "speaks of another place" in list(english)[1].html


def test_before_the_first_the_page_says_there_is_none(own_copy: Path) -> None:
    block = withdrawals(withdrawals_chapter(own_copy, "2026-08-31"))
    assert isinstance(block, Text) and "No figure of Invented Riverside had been withdrawn" in block.markdown
