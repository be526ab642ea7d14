"""The day a promise was first due, which later papers do not move."""

from targetbook.judgement.claims import Claim, claims
from targetbook.judgement.days.chains import Chain, Step, chains
from targetbook.page.blocks.output import Text
from targetbook.page.chapter import Chapter
from targetbook.page.voice.escaping import escape


def first_due_days(chapter: Chapter) -> Text:
    """Say, of each promise of the theme stated again with another due day, when it was first due."""
    theme_claims = [claim for claim in claims(chapter.record, chapter.area.area) if chapter.speaks_of(claim.theme)]
    due_chains = chains(theme_claims, chapter.archive)
    if not due_chains:
        return Text("")
    return Text("\n\n".join([*(_paragraph(chain, chapter) for chain in due_chains), chapter.words("due.stays")]))


def _paragraph(chain: Chain, chapter: Chapter) -> str:
    words = chapter.words
    first = chain.first
    renamed = any(step.claim.indicator != first.indicator for step in chain.steps)
    aside = words("general.space") + words("due.renamed") if renamed else ""

    return (
        words(
            "due.first",
            what=_what(first, chapter),
            number=_number(first, chapter),
            day=_due(first, chapter),
            announced=_announced(first, chapter),
            later=words("general.next").join(_later(step, chapter) for step in chain.steps),
        )
        + aside
    )


def _what(claim: Claim, chapter: Chapter) -> str:
    """Name what a claim is about."""
    if claim.indicator:
        return escape(chapter.label(claim.indicator, claim.area))
    return chapter.figures.clause(claim, chapter.text_of(claim))


def _later(step: Step, chapter: Chapter) -> str:
    claim = step.claim

    return chapter.words(
        f"due.{step.kind}",
        what=_what(claim, chapter),
        number=_number(claim, chapter),
        day=_due(claim, chapter),
        announced=_announced(claim, chapter),
    )


def _number(claim: Claim, chapter: Chapter) -> str:
    return chapter.figures.target(claim) if claim.value is not None else escape(chapter.words(f"kind.{claim.kind}"))


def _due(claim: Claim, chapter: Chapter) -> str:
    day = chapter.say_date(claim.due.isoformat())
    return chapter.figures.target(claim, day) if claim.value is not None else escape(day)


def _announced(claim: Claim, chapter: Chapter) -> str:
    document = escape(chapter.words(f"document.{claim.announcement_kind}"))
    if claim.announced is None:
        return document
    return chapter.words("due.announced", document=document, day=escape(chapter.announced_on(claim)))
