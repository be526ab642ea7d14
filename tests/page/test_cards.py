"""A promise is a card: its words in both languages, its verdict, what is known, and a list of all by what is known."""

import re
from pathlib import Path

import pandas as pd
import pytest

from targetbook.judgement.knowledge import Knowledge, by_knowledge, knowledge_of
from targetbook.judgement.tally import countable, promised
from targetbook.judgement.words import Qualifier, Reason, Status
from targetbook.page.blocks.credits import credit, evidence_credit
from targetbook.page.cards.card import card, verdict_badge
from targetbook.page.cards.groups import cards
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.overview.listing import promise_list
from targetbook.page.parameters import Parameters
from targetbook.page.sentences.verdict import settles
from targetbook.record.languages import LANGUAGES
from targetbook.record.reading import Record, read_record
from targetbook.record.vocabulary import TargetKind

THEMES = ("growth", "project_construction", "urban_renewal", "artificial_intelligence", "investment_attraction")


def riverside(data: Path, record: Record, theme: str, lang: str = "en") -> Chapter:
    return make_chapter(theme, Parameters("riverside", 2025, None, lang), data, record)


@pytest.fixture(params=[(theme, lang) for theme in THEMES for lang in LANGUAGES], ids="-".join)
def themed(request: pytest.FixtureRequest, invented: Record, invented_data: Path) -> Chapter:
    """A chapter on one of the themes, in each language."""
    return riverside(invented_data, invented, *request.param)


def cards_html(chapter: Chapter) -> str:
    return str(cards(chapter).html)  # type: ignore[union-attr]


def card_of(html: str, target: str) -> str:
    start = html.index(f'<article class="promise" id="{target}">')
    return html[start : html.index("</article>", start)]


def test_each_target_of_a_theme_has_one_card_at_an_address_of_its_own(themed: Chapter) -> None:
    html = cards_html(themed)
    anchors = re.findall(r'<article class="promise" id="([^"]+)">', html)

    assert sorted(anchors) == sorted(verdict.target.name for verdict in themed.theme_verdicts)
    assert all(f'href="#{anchor}"' in html for anchor in anchors)


def test_a_card_holds_the_words_of_both_languages(invented: Record, invented_data: Path) -> None:
    for lang, other in (("en", "zh"), ("zh", "en")):
        chapter = riverside(invented_data, invented, "growth", lang)
        targets = [
            verdict.target for verdict in chapter.theme_verdicts if verdict.target.text_en and verdict.target.text_zh
        ]
        html = cards_html(chapter)
        assert targets
        for target in targets:
            words = {"en": target.text_en, "zh": target.text_zh}
            of_target = card_of(html, target.name)
            assert f'lang="{other}"' in of_target
            assert str(words[lang])[:12] in of_target and str(words[other])[:6] in of_target


def test_the_answered_stand_before_the_traced_and_these_before_the_others(
    invented: Record, invented_data: Path
) -> None:
    chapter = riverside(invented_data, invented, "project_construction")
    html = cards_html(chapter)
    levels = list(by_knowledge(chapter.theme_verdicts, chapter.archive).items())
    places = [html.index(f'id="{verdict.target.name}"') for _, group in levels for verdict in group[:1]]

    assert len(levels) >= 2 and places == sorted(places)


def test_an_unjudged_card_says_the_reason_once_and_no_verdict(invented: Record, invented_data: Path) -> None:
    chapter = riverside(invented_data, invented, "investment_attraction")
    html = cards_html(chapter)
    unjudged = [verdict for verdict in chapter.theme_verdicts if verdict.status is Status.UNJUDGED]

    assert unjudged and "cannot be judged" not in html
    for verdict in unjudged:
        reason = chapter.words(f"verdict.{verdict.reason}")
        assert card_of(html, verdict.target.name).count(reason) == 1


def test_what_is_only_found_beside_a_promise_is_a_trace_and_no_answer(own_copy: Path) -> None:
    line = "2025-business-climate,under_way,2025-06-01,2025-06-02,government-2025-07,a counter opened\n"
    before = read_record(own_copy)
    with (own_copy / "riverside" / "milestones.csv").open("a", encoding="utf-8") as file:
        file.write(line)
    after = read_record(own_copy)
    levels = []
    for record in (before, after):
        chapter = riverside(own_copy, record, "investment_attraction")
        verdict = next(item for item in chapter.theme_verdicts if item.target.name == "2025-business-climate")
        levels.append(knowledge_of(verdict, chapter.archive))

    assert levels == [Knowledge.NOTHING, Knowledge.TRACED]


def test_the_heads_of_the_groups_count_what_counts_and_tell_the_rest_apart(themed: Chapter) -> None:
    heads = [re.sub(r"<[^>]+>", "", head) for head in re.findall(r"<h3>(.*?)</h3>", cards_html(themed))]
    counts = [[int(number) for number in re.findall(r"\d+", head)] for head in heads]
    targets = countable(themed.theme_verdicts)

    assert sum(count[0] for count in counts) == len(targets)
    assert sum(sum(count) for count in counts) == len(themed.theme_verdicts)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_source_without_an_address_says_so_where_it_is_named(own_copy: Path, lang: str) -> None:
    bare = {"en": "(no address)", "zh": "（无网址）"}[lang]
    assert bare not in cards_html(riverside(own_copy, read_record(own_copy), "urban_renewal", lang))

    path = own_copy / "riverside" / "sources.csv"
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    table.loc[table["source"] == "speech-2025", "url"] = ""
    table.to_csv(path, index=False)
    assert bare in cards_html(riverside(own_copy, read_record(own_copy), "urban_renewal", lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_number_hit_exactly_is_said_once(invented: Record, invented_data: Path, lang: str) -> None:
    chapter = riverside(invented_data, invented, "overview", lang)
    exact = [verdict for verdict in chapter.all_verdicts if Qualifier.EXACTLY_AT_THRESHOLD in verdict.qualifiers]
    phrase = {"en": "exactly", "zh": "刚好等于"}[lang]

    assert exact
    for verdict in exact:
        assert str(card(verdict, chapter)).count(phrase) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_badge_denies_the_figures_and_reports_that_stand_below_it(
    invented: Record, invented_data: Path, lang: str
) -> None:
    chapter = riverside(invented_data, invented, "overview", lang)
    traced = by_knowledge(chapter.all_verdicts, chapter.archive)[Knowledge.TRACED]
    sought = [verdict for verdict in traced if verdict.reason is Reason.NOT_FOUND]
    denied = {"en": ("figure", "report", "evidence"), "zh": ("数据", "报道", "证据")}[lang]

    assert sought and not any(word in verdict_badge(verdict, chapter) for verdict in sought for word in denied)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_of_an_edition_holds_what_counts_once_and_tells_the_unknown_by_name_alone(
    invented: Record, invented_data: Path, lang: str
) -> None:
    chapter = riverside(invented_data, invented, "overview", lang)
    verdicts = promised(chapter.all_verdicts)
    html = str(promise_list(chapter).html)  # type: ignore[union-attr]
    entries = dict(re.findall(r'<li id="([^"]+)" data-slots="[^"]+">(.*?)</li>', html))
    unknown = by_knowledge(verdicts, chapter.archive)[Knowledge.NOTHING]

    assert sorted(entries) == sorted(verdict.target.name for verdict in verdicts)
    assert unknown and all(re.fullmatch(r"<a [^>]*>[^<]*</a>", entries[verdict.target.name]) for verdict in unknown)


def test_a_promise_names_the_pages_of_each_channel_together(invented: Record, invented_data: Path) -> None:
    chapter = riverside(invented_data, invented, "overview")
    carriers = {"official": "published by", "press": "reported by", "repost": "copied by", "unverified": "unverified"}
    for verdict in chapter.all_verdicts:
        text = card(verdict, chapter)
        target = verdict.target
        pages = [chapter.record.rows("sources", area=target.area, source=source)[-1] for source in target.sources]
        assert all(carriers[page["channel"]] in text for page in pages)


def test_a_provisional_deed_is_settled_by_a_report_that_it_was_done(invented: Record, invented_data: Path) -> None:
    chapter = riverside(invented_data, invented, "overview")
    deeds = [
        verdict
        for verdict in chapter.all_verdicts
        if verdict.target.kind == TargetKind.MILESTONE and verdict.settles == "official"
    ]
    assert deeds
    assert all("that report it done by" in settles(verdict, chapter) for verdict in deeds)


def test_targets_that_are_drawn_are_credited(invented: Record, invented_data: Path) -> None:
    chapter = riverside(invented_data, invented, "overview")
    target = chapter.all_verdicts[0].target
    assert evidence_credit([], chapter, [target]).text == credit([(target.area, target.sources[0])], chapter).text


@pytest.mark.parametrize(
    ("lang", "left_open"),
    [("en", "建设 may mean the work or the finished thing"), ("zh", "“建设”可指工作本身，也可指完成后的结果")],
)
def test_what_a_verb_of_building_leaves_open_is_said_once_and_only_where_it_decides(
    invented: Record, invented_data: Path, lang: str, left_open: str
) -> None:
    targets = invented.table("targets")
    verdicts = riverside(invented_data, invented, "overview").all_verdicts
    efforts = [verdict.target for verdict in verdicts if verdict.reason is Reason.EFFORT_ONLY]
    is_effort = targets["target"].isin([target.name for target in efforts]) & (targets["area"] == "riverside")

    for theme in {target.theme for target in efforts}:
        for clause, count in {"建设新园区": 1, "建成新园区": 0}.items():
            record = invented.with_tables(targets=targets.assign(text_zh=targets["text_zh"].where(~is_effort, clause)))
            assert cards_html(riverside(invented_data, record, theme, lang)).count(left_open) == count
