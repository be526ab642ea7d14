"""What a figure leaves out, rests on or is limited by stands beside it, in both languages."""

import re
from pathlib import Path

import pytest

from targetbook.page.about.rulebook import rules_tables
from targetbook.page.across.base_rates import base_rates_table
from targetbook.page.across.consistency import other_checks, own_checks
from targetbook.page.across.growth_targets import against_targets, neighbours_lead
from targetbook.page.across.replay import replayed
from targetbook.page.blocks.download import Download
from targetbook.page.blocks.output import Block, Blocks, Chart, HtmlTable, Text
from targetbook.page.cards.groups import cards
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.parameters import Parameters
from targetbook.page.sentences.mean import mean_note
from targetbook.record.languages import LANGUAGES
from targetbook.record.reading import Record


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def haizhu_chapter(theme: str, lang: str, real: Record, data: Path) -> Chapter:
    return make_chapter(theme, Parameters("haizhu", 2025, None, lang), data, real)


def flat_parts(block: Block) -> list[Text | HtmlTable | Chart]:
    return [part for inner in block for part in flat_parts(inner)] if isinstance(block, Blocks) else [block]


def text_of(block: Block) -> str:
    """Give what is read of a block, without tags."""
    texts = [
        part.markdown if isinstance(part, Text) else part.html
        for part in flat_parts(block)
        if not isinstance(part, Chart)
    ]

    return re.sub("<[^>]+>", "", " ".join(texts))


def file_of(block: Block) -> str:
    """Give the files that a block offers."""
    return "\n".join(part.csv for part in flat_parts(block) if isinstance(part, Chart | Download))


def title(block: Block) -> str:
    return next(part.title for part in flat_parts(block) if isinstance(part, Chart))


def test_the_replay_says_what_the_rest_needed_and_how_likely_it_was(lang: str, real: Record, real_data: Path) -> None:
    text = file_of(replayed(haizhu_chapter("revisions", lang, real, real_data), 1))
    assert "7.8%" in text and "15%" in text and "48%" in text
    assert text.count({"en": "Brier", "zh": "布赖尔"}[lang]) >= 2, "no probability without its test"


def test_a_mean_that_lacks_one_year_says_what_that_year_would_need(lang: str, real: Record, real_data: Path) -> None:
    table = real.table("observations")
    is_rank = (table["area"] == "haizhu") & (table["measure"] == "growth_rank") & (table["period"] == "2021")
    record = real.with_tables(observations=table[~is_rank])
    text = text_of(cards(haizhu_chapter("growth", lang, record, real_data)))
    assert "9.3%" in text and "7.8%" in text


def test_a_mean_judged_without_one_year_asks_for_none(lang: str, real: Record, real_data: Path) -> None:
    table = real.table("observations")
    disputes = (table["area"] == "haizhu") & (table["measure"] == "average_growth") & (table["period"] == "2013/2021")
    record = real.with_tables(observations=table[~disputes])
    text = text_of(cards(haizhu_chapter("growth", lang, record, real_data)))
    assert "9.3%" not in text


def test_no_end_of_a_mean_is_printed_on_the_other_side_of_the_target_nor_off_by_more_than_rounding(
    lang: str, real: Record, real_data: Path
) -> None:
    edition = haizhu_chapter("growth", lang, real, real_data)
    verdict = next(verdict for verdict in edition.theme_verdicts if verdict.mean)
    assert verdict.mean is not None
    places = [verdict.mean.interval, *(place for item in verdict.mean.disputes for place in (item.rest, item.mean))]
    ends = {f"{end:.2f}%" for place in places for end in (place.low, place.high)}
    text = re.sub("<[^>]*>", "", mean_note(verdict.mean, edition))
    assert all(end in text for end in ends), "5.69 rounds to the 5.7 that would meet it, so it takes two decimals"


def test_districts_and_their_city_are_counted_apart(lang: str, real: Record, real_data: Path) -> None:
    edition = haizhu_chapter("neighbours", lang, real, real_data)
    block = against_targets(edition)
    share = {
        "en": r"of \d+ growth targets of .* with a result, \d+ (?:was|were) reached, \d+ was met within",
        "zh": r"增速目标\d+个，\d+个达到，\d+个在容差",
    }[lang]
    assert re.search(share, title(block)) and edition.name_of("guangzhou") in title(block)
    reading = text_of(block)
    provisional = {"en": r"Both counted as met are provisional; they rest on one page", "zh": r"达到的2个均待核实"}[
        lang
    ]
    assert re.search(provisional, reading)


def test_the_lead_counts_years_with_an_outcome_and_the_districts_that_are_missing(
    lang: str, real: Record, real_data: Path
) -> None:
    lead = text_of(neighbours_lead(haizhu_chapter("neighbours", lang, real, real_data)))
    years = {"en": r"come from \d+ years?\b", "zh": r"出自\d+个年份"}[lang]
    districts = {"en": r"holds \d+ of", "zh": "11个区（"}[lang]
    assert re.search(years, lead) and re.search(districts, lead)
    assert re.search({"en": r"\d+ on provisional evidence", "zh": r"其中\d+个待核实"}[lang], lead)


def test_shares_of_targets_met_are_of_quantities_with_the_targets_in_brackets(
    lang: str, real: Record, real_data: Path
) -> None:
    edition = haizhu_chapter("neighbours", lang, real, real_data)
    block = base_rates_table(edition)
    table = next(part.html for part in flat_parts(block) if isinstance(part, HtmlTable))
    assert re.search(r">21<.*?>5<.*?>24%<", table)
    assert re.search(r",29,39,21,31,5,9,1,24,", file_of(block)), "quantities, and the targets on them"
    assert {"en": "too narrow", "zh": "真实区间更宽"}[lang] in text_of(block), "wherever the interval stands"


def test_the_limits_of_the_checks_are_printed_and_every_check_is_in_a_file(
    lang: str, real: Record, real_data: Path
) -> None:
    edition = haizhu_chapter("consistency", lang, real, real_data)
    limits = text_of(rules_tables(edition))

    for name in ("growth_points", "deflator_points", "share_points"):
        assert edition.words("number.points", n=2, text=getattr(edition.rules.audit, name)) in limits

    note = {"en": "over 2012-2021", "zh": "未说明口径"}
    files = file_of(other_checks(edition))
    assert note[lang] in files
    assert edition.words("consistency.kind_prices") in files, "those that agree as well"
    assert edition.words("consistency.consistent") not in text_of(own_checks(edition))
