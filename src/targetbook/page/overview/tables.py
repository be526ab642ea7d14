"""What stands beside the count of an overview: who could answer, and what is listed only."""

from collections import Counter

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
from targetbook.record.vocabulary import BODIES_BY_FIELD

NAMED = "named"
DESCRIBED = "described"
BODILESS = "bodiless"
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
    """Count the open promises by whether the record names a body that could answer, only describes one, or has none.

    Folded, each body's promises are listed, then those without a body.
    """
    open_promises = [verdict for verdict in promised(chapter.all_verdicts) if verdict.status not in SETTLED]
    if not open_promises:
        return Text()

    bodies = by_publisher(open_promises)
    without = [verdict for verdict in open_promises if verdict.publisher is None]
    listing = [_promises_of(publisher, verdicts, chapter) for publisher, verdicts in _named_first(bodies)]
    listing += [_promises_below(_count_line("bodiless", without, chapter), without, chapter)] if without else []
    ways = (
        [HtmlTable(Html("<p>{}</p>").format(chapter.words.html("general.space").join(_ways(chapter))))]
        if bodies
        else []
    )

    return folded(_summary(open_promises, chapter), *ways, *listing)


def _summary(open_promises: list[Verdict], chapter: Chapter) -> Html:
    """Count the open promises by what the record has of a body that could answer."""
    words = chapter.words
    kinds = Counter(_kind(verdict.publisher) for verdict in open_promises)
    counts = {name: count(kinds[name], chapter) for name in (NAMED, DESCRIBED, BODILESS)}
    parts = words.html_list(words.html_parts("overview.bodies", counts, of=len(open_promises)))
    return words.html("overview.bodies", n=count(len(open_promises), chapter), parts=parts)


def _kind(publisher: str | None) -> str:
    """Say whether a body is named, described by its field of work alone, or unknown."""
    if publisher is None:
        return BODILESS
    return DESCRIBED if publisher in BODIES_BY_FIELD else NAMED


def _named_first(bodies: dict[str, list[Verdict]]) -> list[tuple[str, list[Verdict]]]:
    return sorted(bodies.items(), key=lambda item: _kind(item[0]) == DESCRIBED)


def _ways(chapter: Chapter) -> list[Html]:
    """Say where the record names a body and, in mainland China, how anybody may ask one."""
    is_in_mainland = chapter.area.code[:2] in MAINLAND
    names = ("bodies_origin", *(["request"] if is_in_mainland else []))
    return [chapter.words.html(f"overview.{name}") for name in names]


def _promises_of(publisher: str, verdicts: list[Verdict], chapter: Chapter) -> HtmlTable:
    """List the promises that a body could answer below its name, or below what is known of it."""
    line = _count_line(f"body_{_kind(publisher)}", verdicts, chapter, body=body(publisher, chapter))
    return _promises_below(line, verdicts, chapter)


def _promises_below(line: Html, verdicts: list[Verdict], chapter: Chapter) -> HtmlTable:
    listing = Html().join(Html("<li>{}</li>").format(_promise(verdict, chapter)) for verdict in verdicts)
    return HtmlTable(Html("<p>{}</p><ul>{}</ul>").format(line, listing))


def _count_line(name: str, verdicts: list[Verdict], chapter: Chapter, **values: object) -> Html:
    return chapter.words.html(f"overview.{name}", n=count(len(verdicts), chapter), **values)


def _promise(verdict: Verdict, chapter: Chapter) -> Html:
    """Link a promise, and say where its own row names the body."""
    link = target_link(verdict, chapter)
    return chapter.words.html("overview.named_by_target", promise=link) if verdict.target.publisher else link


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
