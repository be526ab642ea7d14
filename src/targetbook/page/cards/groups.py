"""The cards of a chapter: the answered first, then those of which something is known, then the others."""

from targetbook.judgement.knowledge import Knowledge, by_knowledge
from targetbook.judgement.tally import countable
from targetbook.judgement.verdicts import Verdict
from targetbook.page.blocks.output import Block, HtmlTable, Text
from targetbook.page.cards.card import card, verb_of_work
from targetbook.page.chapter import Chapter
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.words import Counted
from targetbook.record.vocabulary import DocumentKind

GROUP = Html('<section class="promises"><h3>{}</h3>{}</section>')


def cards(chapter: Chapter) -> Block:
    """Show each target of the theme as a card, grouped by how much is known of it.

    What a verb such as 建设 (to build) leaves open is said once, on the first card with one.
    """
    if not chapter.theme_verdicts:
        return Text()

    verdicts = sorted(chapter.theme_verdicts, key=_order)
    groups = by_knowledge(verdicts, chapter.archive)
    efforts = (verdict for members in groups.values() for verdict in members if verb_of_work(verdict))
    first = next(efforts, None)

    return HtmlTable(Html().join(_group(level, members, first, chapter) for level, members in groups.items()))


def group_name(level: Knowledge, verdicts: list[Verdict], chapter: Chapter) -> Html:
    """Name a group with the number of its promises, and of those that are listed and do not count."""
    words = chapter.words
    number = len(countable(verdicts))
    rest = len(verdicts) - number
    sizes = {"counted": _count(number, chapter), "listed": _count(rest, chapter)}
    counts = words.html("general.next").join(words.html_parts("cards.size", sizes, of=len(verdicts)))

    return words.html(f"cards.{level}", counts=counts)


def _count(number: int, chapter: Chapter) -> Counted:
    return chapter.figures.counted(number, chapter.words("cards.how"))


def _group(level: Knowledge, verdicts: list[Verdict], first: Verdict | None, chapter: Chapter) -> Html:
    members = Html().join(
        card(verdict, chapter, verb_of_work(verdict) if verdict is first else "") for verdict in verdicts
    )
    return GROUP.format(group_name(level, verdicts, chapter), members)


def _order(verdict: Verdict) -> tuple[bool, bool]:
    """Put targets that count before what is only listed, and those of the speech before others."""
    target = verdict.target
    return not target.counts, target.document != DocumentKind.SPEECH
