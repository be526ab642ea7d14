"""A figure is called by what its page allows, and a chart's file holds one value a cell."""

import csv
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from targetbook.judgement.evidence import Archive, Row
from targetbook.judgement.rules.standard import standard_rules
from targetbook.judgement.words import SETTLED, Status
from targetbook.page.across.growth_targets import against_targets
from targetbook.page.blocks.output import Blocks, Chart
from targetbook.page.chapter import make_chapter
from targetbook.page.parameters import Parameters
from targetbook.page.voice import numbers
from targetbook.page.voice.figure_kinds import FigureKind, doubt, kind_name, kind_of
from targetbook.page.voice.words import Words
from targetbook.record.languages import LANGUAGES
from targetbook.record.periods import parse_period
from targetbook.record.reading import Record
from targetbook.record.vocabulary import Bound

CALLED = re.compile("官方|公布|official|published")
ROW = Row(
    area="riverside",
    indicator="firms",
    measure="level",
    period=parse_period("2025"),
    value=Decimal(120),
    unit="count",
    bound="exact",
    basis="",
    status="published",
    released="2026",
    source="page",
    note="",
    note_zh="",
    series_break="",
    channel="official",
    publisher="Bureau",
    counter="家",
)
VERDICTS = (*SETTLED, Status.UNJUDGED)
STATUSES = some.sampled_from(["published", "revised", "estimated", "forecast"])
BOUNDS = some.sampled_from(list(Bound))


@given(status=STATUSES, bound=BOUNDS, lang=some.sampled_from(LANGUAGES))
def test_an_unverified_figure_is_never_called_published(status: str, bound: str, lang: str) -> None:
    row = replace(ROW, channel="unverified", status=status, bound=bound)
    words = Words(lang)
    assert not CALLED.search(kind_name(row, words) + doubt(row, words))
    assert doubt(row, words)


@given(channel=some.sampled_from(["official", "press", "repost", "unverified"]), status=STATUSES, bound=BOUNDS)
def test_only_what_was_told_of_a_period_is_a_result(channel: str, status: str, bound: str) -> None:
    kind = kind_of(replace(ROW, channel=channel, status=status, bound=bound))
    assert kind.is_result is (bound != "class" and status in ("published", "revised"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_paper_tells_is_called_reported_and_never_published(invented: Record, lang: str) -> None:
    words = Words(lang)
    archive = Archive(invented, standard_rules())
    series = {tuple(row) for row in invented.distinct("observations", "area", "indicator")}
    rows = [row for place in series for row in archive.all_rows(*place)]
    told_by_papers = [row for row in rows if row.channel == "press"]

    assert told_by_papers
    assert not [row.key for row in told_by_papers if CALLED.search(kind_name(row, words))]
    assert kind_of(replace(ROW, channel="press")) is FigureKind.REPORTED
    assert kind_name(replace(ROW, channel="press", status="revised"), Words("zh")) == "修订数（报刊报道）"


def test_copies_are_called_copies_and_official_figures_published() -> None:
    assert kind_of(ROW) is FigureKind.PUBLISHED
    assert kind_of(replace(ROW, channel="repost")) is FigureKind.COPIED
    assert kind_of(replace(ROW, channel="repost", status="revised")) is FigureKind.REVISED
    assert kind_name(replace(ROW, channel="repost", status="revised"), Words("zh")) == "修订数（转载）"


def test_chinese_counts_by_the_counter_of_the_indicator() -> None:
    texts = [numbers.of_row(replace(ROW, counter=counter), Words("zh")) for counter in ("家", "支", "")]
    assert texts == ["120家", "120支", "120个"]
    assert numbers.of_row(ROW, Words("en")) == "120"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_charts_file_holds_one_value_a_cell(lang: str, real: Record, real_data: Path) -> None:
    blocks = against_targets(make_chapter("neighbours", Parameters("haizhu", 2025, None, lang), real_data, real))
    assert isinstance(blocks, Blocks)

    (chart,) = (block for block in blocks if isinstance(block, Chart))
    head, *lines = csv.reader(chart.csv.splitlines())
    words = Words(lang)

    assert len(head) == len(set(head)) and "\u2212" not in chart.csv

    columns = {name: words(f"neighbours.head_{name}") for name in ("target", "outcome", "gap", "verdict")}
    verdict_names = {words(f"verdict.{status}") for status in VERDICTS}

    for line in (dict(zip(head, line, strict=True)) for line in lines):
        assert line[columns["verdict"]] in verdict_names
        Decimal(line[columns["target"]])
        assert line[words("twin.of", head=columns["target"], name=words("twin.unit"))] == "%"
        if line[columns["gap"]]:
            Decimal(line[columns["gap"]])
            Decimal(line[columns["outcome"]])
