"""The day a promise was first due, which later papers do not move."""

from targetbook.judgement.days.chains import Chain, Step, chains
from targetbook.judgement.targets import Target, read_targets
from targetbook.page.blocks.output import Text
from targetbook.page.chapter import Chapter
from targetbook.page.voice.escaping import escape


def first_due_days(chapter: Chapter) -> Text:
    """Say, of each promise of the theme stated again with another due day, when it was first due."""
    theme_targets = [
        target for target in read_targets(chapter.record, chapter.area.area) if target.theme == chapter.theme
    ]
    due_chains = chains(theme_targets, chapter.archive)
    if not due_chains:
        return Text("")
    return Text("\n\n".join([*(_paragraph(chain, chapter) for chain in due_chains), chapter.words("due.stays")]))


def _paragraph(chain: Chain, chapter: Chapter) -> str:
    words = chapter.words
    first = chain.first
    renamed = any(step.target.indicator != first.indicator for step in chain.steps)
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


def _what(target: Target, chapter: Chapter) -> str:
    """Name what a target is about."""
    if target.indicator:
        return escape(chapter.label(target.indicator, target.area))
    return chapter.figures.clause(target, chapter.text_of(target))


def _later(step: Step, chapter: Chapter) -> str:
    target = step.target

    return chapter.words(
        f"due.{step.kind}",
        what=_what(target, chapter),
        number=_number(target, chapter),
        day=_due(target, chapter),
        announced=_announced(target, chapter),
    )


def _number(target: Target, chapter: Chapter) -> str:
    return chapter.figures.target(target) if target.value is not None else escape(chapter.words(f"kind.{target.kind}"))


def _due(target: Target, chapter: Chapter) -> str:
    day = chapter.say_date(target.due.isoformat())
    return chapter.figures.target(target, day) if target.value is not None else escape(day)


def _announced(target: Target, chapter: Chapter) -> str:
    document = escape(chapter.words(f"document.{target.announcement_kind}"))
    if target.announced is None:
        return document
    return chapter.words("due.announced", document=document, day=escape(chapter.announced_on(target)))
