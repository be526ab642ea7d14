"""The overview and the chapters across themes, told by the real record and by areas with little in it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from showing import tables_html
from targetbook import page
from targetbook.judgement.knowledge import Knowledge, by_knowledge, is_from_before
from targetbook.judgement.tally import promised
from targetbook.page.blocks.output import Block, Blocks, Chart, HtmlTable, Text
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.overview.news import UNMARKED
from targetbook.page.parameters import Parameters
from targetbook.record.reading import Record
from targetbook.record.vocabulary import BODIES_BY_FIELD

Open = Callable[..., Chapter]
EDITIONS = [
    ("haizhu", 2025, None, "en"),
    ("haizhu", 2025, None, "zh"),
    ("tianhe", 2025, None, "en"),
    ("conghua", 2024, None, "zh"),
    ("haizhu", 2024, "2024-11-30", "en"),
    ("huangpu", 2030, None, "en"),
]
BLOCKS: dict[str, Callable[[Chapter], Block]] = {
    "overview": page.overview_lead,
    "headline": page.headline,
    "news": page.news,
    "deeds": page.deeds_timeline,
    "calendar": page.publication_calendar,
    "list": page.promise_list,
    "counting": page.counting,
    "others": page.other_targets_table,
    "bodies": page.who_could_answer,
    "neighbours": page.neighbours_lead,
    "against": page.against_targets,
    "before": lambda chapter: page.against_targets(chapter, 1),
    "share": page.met_share,
    "documents": page.documents,
    "revisions": page.revisions_lead,
    "vintages": page.vintage_chart,
    "rebased": page.rebased_years,
    "contradictions": page.contradictions_table,
    "replayed": page.replayed,
    "consistency": page.consistency_lead,
    "own": page.own_checks,
    "targets": page.target_checks,
    "elsewhere": page.other_checks,
    "base rates": page.base_rates_table,
    "replay": page.replay_summary,
    "first and latest": page.first_and_latest_table,
    "changes": page.change_log,
    "words": page.word_list,
    "other rules": page.other_rules,
}


@pytest.fixture(scope="module")
def open_edition(real_data: Path, real: Record) -> Open:
    """Open the overview of an edition."""
    chapters: dict[tuple[object, ...], Chapter] = {}

    def opened(area: str, year: int, as_of: str | None = None, lang: str = "en") -> Chapter:
        key = (area, year, as_of, lang)
        return chapters.setdefault(key, make_chapter("overview", Parameters(area, year, as_of, lang), real_data, real))

    return opened


def blocks_of(block: Block) -> list[Text | HtmlTable | Chart]:
    return list(block) if isinstance(block, Blocks) else [block]


def words_of_block(block: Block) -> str:
    """Give what a block says, without its markup."""
    texts = map(source_of_block, blocks_of(block))
    return re.sub(r"<[^>]+>", "", " ".join(texts))


def source_of_block(block: Text | HtmlTable | Chart) -> str:
    if isinstance(block, Text):
        return block.markdown
    return block.html if isinstance(block, HtmlTable) else block.alt


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", BLOCKS)
def test_every_block_speaks_in_every_edition(
    open_edition: Open, edition: tuple[str, int, str | None, str], name: str
) -> None:
    for block in blocks_of(BLOCKS[name](open_edition(*edition))):
        assert (
            "{" not in words_of_block(block)
            and "None" not in words_of_block(block)
            and "nan" not in words_of_block(block).split()
        )
        if isinstance(block, Chart):
            assert block.spec["datasets"] and block.alt.startswith(block.title)
            assert block.csv.count("\n") > 1 and "data-key" in block.table and "href" in block.caption


def test_the_headline_counts_the_speech(open_edition: Open) -> None:
    chapter = open_edition("haizhu", 2025)
    count = len(promised(chapter.all_verdicts))
    lead = words_of_block(page.overview_lead(chapter))

    assert lead.startswith("On 6 February 2025 Cai Shu, Party secretary of Haizhu District, set out at Guangzhou")
    assert f"The book counts {count} targets ({count - 1} if" in lead
    assert "2 answered: both met" in words_of_block(page.headline(chapter))


@pytest.mark.parametrize(
    ("lang", "early", "nothing"),
    [
        (
            "en",
            r"traced, not settled: (\d+) only by what predates the promise",
            "with nothing found",
        ),
        ("zh", r"尚无定论：其中(\d+)项只查到提出之前的情况", "项没有查到资料"),
    ],
)
def test_the_headline_counts_what_is_only_known_from_before_the_speech(
    open_edition: Open, lang: str, early: str, nothing: str
) -> None:
    chapter = open_edition("haizhu", 2025, None, lang)
    headline = words_of_block(page.headline(chapter))
    traced = by_knowledge(promised(chapter.all_verdicts), chapter.archive)[Knowledge.TRACED]
    match = re.search(early, headline)

    assert match is not None and nothing in headline
    assert int(match[1]) == sum(is_from_before(verdict, chapter.archive) for verdict in traced) > 0
    sanjiao = next(verdict for verdict in traced if verdict.target.name == "2025-sanjiao-resettlement")
    assert is_from_before(sanjiao, chapter.archive), "begun before the speech, and nothing later"


@pytest.mark.parametrize(
    ("lang", "note"), [("en", "the names are alike, not the same"), ("zh", "两者名称相近而不相同")]
)
def test_what_limits_the_report_of_a_deed_stands_wherever_the_overview_calls_it_done(
    open_edition: Open, lang: str, note: str
) -> None:
    chapter = open_edition("haizhu", 2025, None, lang)
    limit = {"en": "Its card says what limits this", "zh": "局限见该项说明"}[lang]
    assert note in words_of_block(page.news(chapter)) and words_of_block(page.promise_list(chapter)).count(limit) == 1


@pytest.mark.parametrize(
    ("lang", "kinds"),
    [
        (
            "en",
            "2 named as occasions, 3 as examples of a counted number, 1 pledged by others, 3 in other papers.",
        ),
        ("zh", "另有9项仅列示、不计数：背景事项2项、已计入所属数量的举例3项、他方承诺1项、其他文件提出的3项。"),
    ],
)
def test_what_is_listed_only_is_named_by_the_kinds_that_occur(
    real: Record, real_data: Path, lang: str, kinds: str
) -> None:
    overview = make_chapter("overview", Parameters("haizhu", 2025, None, lang), real_data, real)
    counting = words_of_block(page.counting(overview))
    assert kinds in counting
    assert tables_html(page.other_targets_table(overview)).count('scope="row"') == 9


def test_the_news_follows_from_the_verdicts(open_edition: Open) -> None:
    text = words_of_block(page.news(open_edition("haizhu", 2025)))
    assert "Gross domestic product grows by 5.5 percent or more: met, provisional, 5.5% (unverified)" in text
    assert "target more than 6%, result 5.4%: missed" in text, "the year before"
    assert "the districts of Guangzhou and Guangzhou itself have reached" in text
    assert re.search(r"named in speeches \d+ of \d+ were reached, of those in written plans \d+ of \d+", text)
    assert "CNY 70 bn is the harder if the CNY 63.004 bn of 2024 stands" in text
    assert re.search(r"result is known \(.*on evidence that is not firm\); for", text)
    assert "of the two targets for 2025" in text and "No result for 2025" in text
    unmarked = [
        verdict for verdict in promised(open_edition("haizhu", 2025).all_verdicts) if verdict.reason in UNMARKED
    ]
    assert f"{len(unmarked)} of the 48 set no goal that data could settle" in text
    assert "who could" not in text.lower()  # no body is named ahead of the others


def test_the_growth_targets_of_speeches_and_of_plans_add_up_to_those_counted_above(open_edition: Open) -> None:
    text = words_of_block(page.news(open_edition("haizhu", 2025)))
    total = re.search(r"of the (\d+) GDP growth targets", text)
    groups = re.search(r"speeches \d+ of (\d+) were reached, of those in written plans \d+ of (\d+)", text)
    both = re.search(r"(\d+) \([^)]*\) (?:is|are) named in both", text)
    neither = re.search(r"(\d+) more \([^)]*\) (?:stands|stand) in other papers", text)

    assert total and groups
    of_speeches, of_plans = map(int, groups.groups())
    twice, beside = (int(match[1]) if match else 0 for match in (both, neither))
    assert of_speeches + of_plans - twice + beside == int(total[1])


def test_news_that_the_record_does_not_hold_is_left_out(open_edition: Open) -> None:
    assert words_of_block(page.news(open_edition("huangpu", 2030))).count("- ") <= 2


def test_without_a_speech_the_headline_says_so(open_edition: Open) -> None:
    assert "holds no speech on what Tianhe, a district of Guangzhou," in words_of_block(
        page.overview_lead(open_edition("tianhe", 2025))
    )


def test_an_edition_without_commitments_says_so(open_edition: Open) -> None:
    text = words_of_block(page.overview_lead(open_edition("huangpu", 2030)))
    assert text.startswith("The record holds no target of Huangpu for 2030.")


def test_every_promise_is_listed_once_and_leads_to_its_card(open_edition: Open) -> None:
    chapter = open_edition("haizhu", 2025)
    listing = page.promise_list(chapter)
    assert isinstance(listing, HtmlTable)
    names = re.findall(r'<li id="([^"]+)" data-slots=', listing.html)
    assert sorted(names) == sorted(verdict.target.name for verdict in promised(chapter.all_verdicts))
    assert 'href="growth.html#2025-gdp-growth-speech"' in listing.html


def test_what_is_known_stands_before_what_is_not(open_edition: Open) -> None:
    heads = re.findall(r"<h3>(\w+)", page.promise_list(open_edition("haizhu", 2025)).html)  # type: ignore[union-attr]
    assert heads == ["Answered", "Traced", "Nothing"]


def test_the_others_stand_apart(open_edition: Open) -> None:
    table = page.other_targets_table(open_edition("haizhu", 2025))
    assert isinstance(table, HtmlTable) and table.html.count('scope="row"') == 9, (
        "2 premises, 3 examples, 4 of other papers"
    )
    assert "the word of somebody else than the area" in table.html


def test_every_open_promise_is_listed_below_a_body_or_as_one_without(open_edition: Open) -> None:
    edition = open_edition("haizhu", 2025)
    waiting = [verdict for verdict in promised(edition.all_verdicts) if verdict.outcome is None]
    named = [verdict for verdict in waiting if verdict.publisher and verdict.publisher not in BODIES_BY_FIELD]
    described = [verdict for verdict in waiting if verdict.publisher in BODIES_BY_FIELD]
    block = page.who_could_answer(edition)
    text = words_of_block(block)

    assert isinstance(block, HtmlTable) and block.html.count("<li>") == len(waiting) > len(named) + len(described)
    assert f"the {len(waiting)} targets without an answer: for {len(named)} a body is named" in text
    assert f"for {len(described)} a body is only described" in text
    assert f"for {len(waiting) - len(named) - len(described)} the record has none" in text
    assert all(f"#{verdict.target.name}" in block.html for verdict in waiting)
    assert sum(map(int, re.findall(r"\((\d+)\)", text))) == len(waiting)


def test_how_a_body_may_be_asked_is_told_in_mainland_china_alone(
    open_edition: Open, invented: Record, invented_data: Path
) -> None:
    law = "Regulations on Disclosure of Government Information"
    assert law in words_of_block(page.who_could_answer(open_edition("haizhu", 2025)))
    elsewhere = make_chapter("overview", Parameters("riverside", 2025, None, "en"), invented_data, invented)
    text = words_of_block(page.who_could_answer(elsewhere))
    assert "Who could answer" in text and law not in text


def test_the_arithmetic_is_told_in_words(open_edition: Open) -> None:
    text = words_of_block(page.target_checks(open_edition("haizhu", 2025)))
    assert "imply a base of at most CNY 63.64 bn" in text and "means 11.1% growth" in text


def test_the_rebased_year_is_told(open_edition: Open) -> None:
    text = words_of_block(page.rebased_years(open_edition("haizhu", 2025)))
    assert "went from CNY 272.016 bn to CNY 286.015 bn (unverified)" in text
    assert "it would seem 10.6% larger" in text and "real growth in 2024 was 5.4%" in text


def test_the_year_before_is_replayed(open_edition: Open) -> None:
    text = words_of_block(page.replayed(open_edition("haizhu", 2025), 1))
    for state in (
        "open: 6.5% (unverified) (first half of 2024)",
        "behind: 5.3% (first nine months of 2024)",
        "missed: 5.4% (2024)",
    ):
        assert state in text


def test_one_commitment_is_told_in_the_singular(open_edition: Open) -> None:
    assert "The book counts 1 target." in words_of_block(page.overview_lead(open_edition("baiyun", 2023)))
