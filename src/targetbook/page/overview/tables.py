"""What stands beside the count of an overview: who could answer, and what is listed only."""

from targetbook.judgement.tally import by_publisher, has_speech, outside_count, promised
from targetbook.judgement.targets import Target
from targetbook.judgement.verdicts import Verdict
from targetbook.judgement.words import SETTLED
from targetbook.page.blocks.output import Block, HtmlTable, Text
from targetbook.page.blocks.tables import Cell, folded, table
from targetbook.page.cards.card import verdict_badge
from targetbook.page.chapter import Chapter
from targetbook.page.overview.themes import count
from targetbook.page.sentences.verdict import body
from targetbook.page.voice.escaping import Html
from targetbook.record.contents import OTHER

MAINLAND = {str(province) for province in range(11, 66)}  # GB/T 2260 has other regions from 71 on


def other_targets_table(chapter: Chapter) -> Block:
    """List what does not count: what the speech only names, and the targets of the year from other documents."""
    words = chapter.words
    others = outside_count(chapter.all_verdicts)
    if not others:
        has_none = has_speech(chapter.all_verdicts)
        return Text(words.html("overview.others_none", year=chapter.year) if has_none else Html())

    caption = words("overview.others_caption", place=chapter.place, year=chapter.year)
    heads = [words("head.commitment"), words("head.verdict"), words("overview.head_document")]

    rows = [_row(verdict, chapter) for verdict in others]
    return folded(caption, table(caption, heads, rows, "verdicts"))


def who_could_answer(chapter: Chapter) -> Block:
    """Count the open promises for which the record names a body that could answer; folded, each body's promises."""
    words = chapter.words
    open_promises = [verdict for verdict in promised(chapter.all_verdicts) if verdict.status not in SETTLED]
    waiting = by_publisher(open_promises)
    if not waiting:
        return Text()

    with_body = sum(map(len, waiting.values()))
    others = words.html_parts("overview.bodies", {"unnamed": count(len(open_promises) - with_body, chapter)})
    every = count(len(open_promises), chapter)
    summary = words.html("overview.bodies", n=count(with_body, chapter), of=every, others=Html().join(others))
    ways = HtmlTable(Html("<p>{}</p>").format(words.html("general.space").join(_ways(chapter))))
    promises = [_promises_of(publisher, verdicts, chapter) for publisher, verdicts in waiting.items()]

    return folded(summary, ways, *promises)


def _ways(chapter: Chapter) -> list[Html]:
    """Say where the record names a body and, in mainland China, how anybody may ask one."""
    is_in_mainland = chapter.area.code[:2] in MAINLAND
    names = ("bodies_origin", *(["request"] if is_in_mainland else []))
    return [chapter.words.html(f"overview.{name}") for name in names]


def _promises_of(publisher: str, verdicts: list[Verdict], chapter: Chapter) -> HtmlTable:
    """List the promises that a body could answer, each with where the record names the body."""
    listing = Html().join(Html("<li>{}</li>").format(_named_promise(verdict, chapter)) for verdict in verdicts)
    return HtmlTable(Html("<p>{}</p><ul>{}</ul>").format(_body_name(publisher, verdicts, chapter), listing))


def _body_name(publisher: str, verdicts: list[Verdict], chapter: Chapter) -> Html:
    return chapter.words.html("overview.body", body=body(publisher, chapter), n=count(len(verdicts), chapter))


def _named_promise(verdict: Verdict, chapter: Chapter) -> Html:
    """Link a promise, and say whether the target or the catalogue names the body."""
    key = "named_by_target" if verdict.target.publisher else "named_by_catalogue"
    return chapter.words.html(f"overview.{key}", promise=target_link(verdict, chapter))


def target_link(verdict: Verdict, chapter: Chapter) -> Html:
    """Link a commitment to its row in the chapter of its theme."""
    target = verdict.target
    return chapter.figures.target_link(target, chapter.text_of(target), card_page(target, chapter))


def card_page(target: Target, chapter: Chapter) -> str:
    """Say where a commitment's card stands, seen from a chapter."""
    page = target.theme if chapter.has_chapter(target.theme) else OTHER
    return f"{page}.html#{target.name}"


def _row(verdict: Verdict, chapter: Chapter) -> list[Cell]:
    return [target_link(verdict, chapter), verdict_badge(verdict, chapter), _document(verdict, chapter)]


def _document(verdict: Verdict, chapter: Chapter) -> str:
    """Name a target's document, and why an uncounted one is listed."""
    words = chapter.words
    why = verdict.target.listed_because
    return words(f"document.{verdict.target.announcement_kind}") + (words(f"listed.{why}") if why else "")
