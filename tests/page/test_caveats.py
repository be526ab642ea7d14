"""What a verdict's row owns up to: notes, pages without an address, weak evidence, searches that were never made."""

import csv
import re
from dataclasses import replace
from pathlib import Path

import pytest

from targetbook.judgement.verdicts import Search
from targetbook.judgement.words import Reason, Status
from targetbook.page.blocks.output import HtmlTable
from targetbook.page.cards.groups import cards
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.parameters import Parameters
from targetbook.page.sentences.caveats import caveats, no_address
from targetbook.page.sentences.flips import flip_values
from targetbook.page.sentences.verdict import outcome, settles
from targetbook.page.theme.definitions import definitions
from targetbook.record.reading import Record, read_record


def theme_chapter(data: Path, record: Record, theme: str, area: str = "riverside", year: int = 2025) -> Chapter:
    return make_chapter(theme, Parameters(area, year, None, "en"), data, record)


def visible_text(html: object) -> str:
    text = html.html if isinstance(html, HtmlTable) else str(html)
    return re.sub(r"<[^>]+>", " ", text).replace("  ", " ")


def without_addresses(data: Path) -> None:
    table = data / "riverside" / "sources.csv"
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))

    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(row | {"url": ""} for row in rows)


def with_notes(record: Record, note: str, note_zh: str = "") -> Record:
    """Note the same on every observation of a record."""
    return record.with_tables(observations=record.table("observations").assign(note=note, note_zh=note_zh))


def test_a_verdict_shows_the_note_on_its_figure(invented: Record, invented_data: Path) -> None:
    growth = theme_chapter(invented_data, with_notes(invented, "as a reader recalls it"), "growth")
    assert "as a reader recalls it" in visible_text(cards(growth))


def test_a_chinese_page_shows_the_note_in_chinese_or_says_that_it_is_not(invented: Record, invented_data: Path) -> None:
    parameters = Parameters("riverside", 2025, None, "zh")
    both = with_notes(invented, "as a reader recalls it", "据读者回忆")
    text = visible_text(cards(make_chapter("growth", parameters, invented_data, both)))

    assert "据读者回忆" in text and "reader recalls" not in text and "原文为英文" not in text

    english = with_notes(invented, "as a reader recalls it")
    bare = make_chapter("growth", parameters, invented_data, english)

    assert "（原文为英文）as a reader recalls it" in visible_text(cards(bare))


def test_a_page_with_an_address_is_not_called_uncitable(own_copy: Path) -> None:
    growth = theme_chapter(own_copy, read_record(own_copy), "growth")
    settled = [verdict for verdict in growth.theme_verdicts if verdict.outcome]

    assert settled and not any("cited" in caveats(verdict, growth) for verdict in settled)

    without_addresses(own_copy)
    bare = theme_chapter(own_copy, read_record(own_copy), "growth")

    assert all("cited" in caveats(verdict, bare) for verdict in bare.theme_verdicts if verdict.outcome)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_mean_of_several_years_names_the_pages_of_the_years_behind_it(
    real: Record, real_data: Path, lang: str
) -> None:
    growth = make_chapter("growth", Parameters("haizhu", 2025, None, lang), real_data, real)
    chained = replace(next(verdict for verdict in growth.all_verdicts if verdict.mean), status=Status.MET)
    sources = real.table("sources").assign(url="")
    bare = make_chapter("growth", Parameters("haizhu", 2025, None, lang), real_data, real.with_tables(sources=sources))

    assert "s-haizhu-" in no_address(chained, bare)
    assert not re.search(r"\(\s*\)|（\s*）", visible_text(cards(bare)))


def test_a_provisional_verdict_says_what_would_settle_it(invented: Record, invented_data: Path) -> None:
    text = visible_text(cards(theme_chapter(invented_data, invented, "investment")))
    assert "met, provisional" in text and "papers of two independent publishers, that give it for 2025" in text


def test_a_target_never_searched_for_says_so(real: Record, real_data: Path) -> None:
    growth = theme_chapter(real_data, real, "growth", "haizhu")
    verdicts = {verdict.target.name: verdict for verdict in growth.all_verdicts}
    revenue = verdicts["2025-pazhou-revenue-level-five-year-plan"]

    assert revenue.reason == "not_searched" and "searched for it yet" in outcome(revenue, growth)

    sought = replace(revenue, reason=Reason.NOT_FOUND, searches=(Search("2026-11-23", "somewhere", ""),))
    assert "was found" in outcome(sought, growth)


def test_readings_that_differ_are_settled_by_figures_of_the_promised_count(real: Record, real_data: Path) -> None:
    ai = theme_chapter(real_data, real, "artificial_intelligence", "haizhu")
    firms = next(verdict for verdict in ai.theme_verdicts if verdict.target.name == "2025-llm-firms-attracted")
    assert settles(firms, ai).startswith("The figures of “Large-model firms” at the end of 2025")


def test_a_sum_is_worked_out_and_has_no_key_of_a_row(invented: Record, invented_data: Path) -> None:
    ai = theme_chapter(invented_data, invented, "artificial_intelligence")
    blocks = definitions(ai)

    assert isinstance(blocks, tuple)

    parts = (cards(ai), *blocks)
    page = " ".join(getattr(part, "html", "") + getattr(part, "markdown", "") for part in parts)

    assert '<span class="figure" data-key="derived" title="18 + 30">48</span>' in page
    assert not re.search(r'data-key="[^"]*\+[^"]*"', page)


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("2025-fixed-asset-investment-level-speech", ""),
        ("2025-gdp-growth-speech", "Met from 5.5% on; 5.4% would miss."),
        ("2025-gdp-level-five-year-plan", "Met above CNY 300 bn, not at it."),
    ],
)
def test_the_values_that_flip_a_verdict_are_told_for_gross_domestic_product_alone(
    real: Record, real_data: Path, target: str, sentence: str
) -> None:
    growth = theme_chapter(real_data, real, "growth", "haizhu")
    verdict = next(verdict for verdict in growth.all_verdicts if verdict.target.name == target)
    assert re.sub(r"<[^>]+>", "", flip_values(verdict, growth)) == sentence


def test_a_stretch_is_not_called_aspirational(real: Record, real_data: Path) -> None:
    text = visible_text(cards(theme_chapter(real_data, real, "growth", "haizhu", 2023)))
    assert "Speech (stretch)" in text


def test_a_number_known_from_a_reprint_has_the_day_of_the_reprint(real: Record, real_data: Path) -> None:
    text = visible_text(cards(theme_chapter(real_data, real, "growth", "baiyun", 2024)))
    assert "day not known, as printed on 9 August 2024" in text
    assert "as printed on 21 January 2022" in visible_text(
        cards(theme_chapter(real_data, real, "growth", "huangpu", 2021))
    )


def test_a_deed_said_not_begun_says_what_would_have_counted(invented: Record, invented_data: Path) -> None:
    projects = theme_chapter(invented_data, invented, "project_construction")
    library = next(verdict for verdict in projects.theme_verdicts if verdict.target.name == "2025-library-started")
    text = visible_text(outcome(library, projects))
    assert "What counts as done: A ground-breaking of the library is reported by the due day." in text


def test_a_deed_done_says_what_counts_as_done(real: Record, real_data: Path) -> None:
    trade = theme_chapter(real_data, real, "exhibitions", "haizhu")
    expo = next(verdict for verdict in trade.all_verdicts if verdict.target.name == "2025-low-altitude-expo")
    assert "What counts as done: " in visible_text(outcome(expo, trade))
