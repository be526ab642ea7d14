"""What stands beside the count of an overview: who could answer, and what is listed only."""

from targetbook.judgement.tally import by_publisher, has_speech, listed_only, promised, unspoken
from targetbook.judgement.verdicts import Verdict
from targetbook.page.blocks.output import Block, Text
from targetbook.page.blocks.tables import folded, table
from targetbook.page.cards.card import verdict_badge
from targetbook.page.chapter import Chapter
from targetbook.page.overview.themes import count
from targetbook.page.sentences.verdict import body
from targetbook.page.voice.escaping import escape
from targetbook.record.contents import OTHER


def other_claims_table(chapter: Chapter) -> Block:
    """List what does not count: what the speech only names, and the claims of the year from other documents."""
    words = chapter.words
    others = [*listed_only(chapter.all_verdicts), *unspoken(chapter.all_verdicts)]
    if not others:
        key = "others_none" if has_speech(chapter.all_verdicts) else "others_unspoken"
        return Text(words(f"overview.{key}", year=chapter.year) if chapter.all_verdicts else "")

    caption = words("overview.others_caption", place=chapter.place, year=chapter.year)
    heads = [words("head.commitment"), words("head.verdict"), words("overview.head_document")]

    rows = [_row(verdict, chapter) for verdict in others]
    return folded(caption, table(caption, heads, rows, "verdicts"))


def who_could_answer(chapter: Chapter) -> Text:
    """Name the bodies that could publish what the promises without an answer want, with the number of promises."""
    words = chapter.words
    waiting = by_publisher(promised(chapter.all_verdicts)).items()
    bodies = [
        words("overview.body", body=escape(body(publisher, chapter)), n=count(len(verdicts), chapter))
        for publisher, verdicts in waiting
    ]
    return Text(words("overview.bodies", bodies=words("general.next").join(bodies)) if bodies else "")


def claim_link(verdict: Verdict, chapter: Chapter) -> str:
    """Link a commitment to its row in the chapter of its theme."""
    claim = verdict.claim
    theme = verdict.claim.theme
    page = theme if chapter.has_chapter(theme) else OTHER
    return chapter.figures.claim(claim, chapter.text_of(claim), f"{page}.html#{claim.target}")


def _row(verdict: Verdict, chapter: Chapter) -> list[str]:
    return [claim_link(verdict, chapter), verdict_badge(verdict, chapter), escape(_document(verdict, chapter))]


def _document(verdict: Verdict, chapter: Chapter) -> str:
    """Name a claim's document, and why an uncounted one is listed."""
    words = chapter.words
    why = verdict.claim.listed_because
    return words(f"document.{verdict.claim.announcement_kind}") + (words(f"listed.{why}") if why else "")
