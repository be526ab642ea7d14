"""The log of changed verdicts and its feed: the days of the figures, the same in every build."""

import re
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from targetbook.judgement.tally import promised
from targetbook.page.across.replay import replay_summary
from targetbook.page.across.what_changed import change_log, overdue, overdue_text, turns
from targetbook.page.blocks.output import Blocks, HtmlTable, Text
from targetbook.page.chapter import Chapter, make_chapter
from targetbook.page.handover.feed import feed
from targetbook.page.parameters import Parameters
from targetbook.page.sentences.mean import mean_text
from targetbook.page.sentences.standing import state_text
from targetbook.record.reading import Record

ATOM = "{http://www.w3.org/2005/Atom}"
STAMP = re.compile(r"\d{4}-\d{2}-\d{2}T00:00:00\+08:00")


def log_chapter(record: Record, data: Path, as_of: str | None = None, lang: str = "en", year: int = 2025) -> Chapter:
    return make_chapter("what_changed", Parameters("riverside", year, as_of, lang), data, record)


def feed_entries(text: str) -> list[dict[str, str]]:
    root = Xml.fromstring(text)
    return [{child.tag.removeprefix(ATOM): child.text or "" for child in entry} for entry in root.iter(f"{ATOM}entry")]


def test_a_turn_is_dated_by_the_figure_that_made_it(invented: Record, invented_data: Path) -> None:
    changes = [
        turn
        for turn in turns(log_chapter(invented, invented_data))
        if turn.after.target.name == "2025-gdp-growth-speech"
    ]
    last = changes[0]
    assert (last.day.isoformat(), last.after.status, last.moment.cause) == ("2026-03-20", "missed", "new_figure")
    assert all(
        turn.moment.cause != "due_day" or turn.after.outcome for turn in turns(log_chapter(invented, invented_data))
    )
    days = [turn.day for turn in turns(log_chapter(invented, invented_data))]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_lists_every_turn_with_its_sources(invented: Record, invented_data: Path, lang: str) -> None:
    edition = log_chapter(invented, invented_data, lang=lang)
    block = change_log(edition)
    assert isinstance(block, Blocks)
    lead, table = list(block)
    assert isinstance(lead, Text) and 'href="../feed.xml"' in lead.markdown
    assert isinstance(table, HtmlTable) and table.html.count('scope="row"') == len(turns(edition))
    assert "sources.html#s-riverside-bulletin-2025" in table.html


def test_before_anything_turned_the_page_says_so(invented: Record, invented_data: Path) -> None:
    early = log_chapter(invented, invented_data, "2025-02-11")
    block = change_log(early)
    assert isinstance(block, Text) and "No figure or report has changed a verdict" in block.markdown
    assert feed_entries(feed(early)) == []


def test_targets_that_fell_due_without_an_answer_are_a_sentence_for_the_speech_and_one_for_other_papers(
    invented: Record, invented_data: Path
) -> None:
    edition = log_chapter(invented, invented_data)
    past_due = overdue(edition)
    documents = {turn.after.target.document == "speech" for turn in past_due}
    assert len(past_due) > 1
    lead, _ = list(change_log(edition))
    assert isinstance(lead, Text) and lead.markdown.count("fell due without a figure or report") == len(documents)


def test_the_feed_tells_news_and_in_one_entry_how_many_targets_fell_due_without(
    invented: Record, invented_data: Path
) -> None:
    edition = log_chapter(invented, invented_data)
    past_due = overdue(edition)
    assert len({turn.after.target.due for turn in past_due}) > 1
    (due,) = [entry for entry in feed_entries(feed(edition)) if "fell due" in entry["title"]]
    assert due["title"].startswith(f"{len(past_due)} targets fell due")
    assert "fell due without a figure or report" in due["summary"]


def test_an_entry_leads_to_the_card_of_its_promise(invented: Record, invented_data: Path) -> None:
    edition = log_chapter(invented, invented_data)
    root = Xml.fromstring(feed(edition))
    hrefs = {entry.findtext(f"{ATOM}title"): entry.find(f"{ATOM}link") for entry in root.iter(f"{ATOM}entry")}
    for turn in turns(edition):
        link = next(
            link for title, link in hrefs.items() if (title or "").startswith(edition.text_of(turn.after.target))
        )
        assert link is not None
        page, _, anchor = link.get("href", "").partition("#")
        assert page.startswith("chapters/") and anchor.startswith("2025-")
    targets = {link.get("href", "").partition("#")[2] for link in hrefs.values() if link is not None}
    assert {turn.after.target.name for turn in turns(edition)} <= targets


def test_only_what_a_figure_or_report_could_settle_falls_due_without_one(invented: Record, invented_data: Path) -> None:
    past_due = overdue(log_chapter(invented, invented_data))
    assert {turn.after.reason for turn in past_due} <= {"not_found", "not_searched", "no_baseline", "contradicted"}
    assert all(turn.after.target.counts for turn in past_due)


def test_the_days_gone_by_less_the_answers_since_are_the_targets_of_the_overview_without_one(
    real: Record, real_data: Path
) -> None:
    edition = make_chapter("what_changed", Parameters("haizhu", 2025, None, "en"), real_data, real)
    past_due = {turn.after.target.name for turn in overdue(edition) if turn.after.target.document == "speech"}
    promises = promised(edition.all_verdicts)
    unanswered = {verdict.target.name for verdict in promises if verdict.reason in ("not_found", "not_searched")}
    answered = {verdict.target.name for verdict in promises if verdict.outcome}
    assert past_due - answered == unanswered
    assert "of them has an answer since" in overdue_text(edition)
    lead = replay_summary(edition)
    assert f">{len(unanswered)}</span> fell due, and no figure or report in the record answers them" in str(lead)


def test_what_fell_due_and_was_never_searched_for_is_counted_apart(real: Record, real_data: Path) -> None:
    edition = make_chapter("what_changed", Parameters("haizhu", 2025, None, "en"), real_data, real)
    past_due = {turn.after.target.name for turn in overdue(edition)}
    unsearched = [verdict for verdict in edition.all_verdicts if verdict.reason == "not_searched"]

    assert len([verdict for verdict in unsearched if verdict.target.name in past_due]) == 1
    assert re.search(r"For <span[^>]*>1</span> of them nobody has searched", overdue_text(edition))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_verdict_by_the_mean_of_its_years_shows_the_mean(real: Record, real_data: Path, lang: str) -> None:
    edition = make_chapter("what_changed", Parameters("haizhu", 2025, None, lang), real_data, real)
    turn = next(change for change in turns(edition) if change.after.mean)
    assert turn.after.mean is not None
    mean = mean_text(turn.after.mean, edition)
    assert "%" in mean and mean in state_text(turn.after, edition)
    assert f">{mean}</span>" in str(change_log(edition)) and mean in feed(edition)
    assert mean in str(replay_summary(edition))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_feed_is_atom_with_names_of_its_own_and_no_clock(invented: Record, invented_data: Path, lang: str) -> None:
    edition = log_chapter(invented, invented_data, lang=lang)
    text = feed(edition)
    assert text == feed(log_chapter(invented, invented_data, lang=lang))
    root = Xml.fromstring(text)
    assert root.tag == f"{ATOM}feed"

    for name in ("id", "title", "updated", "author"):
        assert len(root.findall(f"{ATOM}{name}")) == 1

    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"self": "feed.xml", "alternate": "chapters/what_changed.html"}
    items = feed_entries(text)
    assert len(items) == len(turns(edition)) + 1 > 1
    names = [entry["id"] for entry in items]
    assert len(set(names)) == len(names) and all(name.startswith("urn:uuid:") for name in names)

    for entry in items:
        assert {"id", "title", "updated", "link", "summary"} <= set(entry)
        assert entry["title"] and STAMP.fullmatch(entry["updated"])

    updated = root.findtext(f"{ATOM}updated")
    assert updated == max(entry["updated"] for entry in items)


def test_an_entry_keeps_its_name_when_later_figures_come(invented: Record, invented_data: Path) -> None:
    days = ("2026-02-28", None)
    early, late = (feed_entries(feed(log_chapter(invented, invented_data, day))) for day in days)
    titles, later = ({entry["id"]: entry["title"] for entry in entries} for entries in (early, late))
    assert early and titles.keys() < later.keys()
    assert {title for name, title in titles.items() if later[name] != title} <= {
        entry["title"] for entry in early if "fell due" in entry["title"]
    }
