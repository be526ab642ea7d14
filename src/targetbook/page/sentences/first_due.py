"""The day a promise was first due, which later papers do not move."""

from targetbook.judgement.days.chains import Chain, Step, chains
from targetbook.judgement.targets import NumericTarget, Target, numeric_targets, read_targets
from targetbook.page.blocks.output import Text
from targetbook.page.chapter import Chapter
from targetbook.page.voice.escaping import Html


def first_due_days(chapter: Chapter) -> Text:
    """Say, of each promise of the theme stated again with another due day, when it was first due."""
    theme_targets = [
        target for target in read_targets(chapter.record, chapter.area.area) if chapter.speaks_of(target.theme)
    ]
    due_chains = chains(theme_targets, chapter.archive)
    if not due_chains:
        return Text()
    return Text(
        Html("\n\n").join([*(_paragraph(chain, chapter) for chain in due_chains), chapter.words.html("due.stays")])
    )


def _paragraph(chain: Chain, chapter: Chapter) -> Html:
    words = chapter.words
    first = chain.first
    numbers = numeric_targets([first, *(step.target for step in chain.steps)])
    indicators = {target.indicator for target in numbers}
    aside = words.html("general.space") + words.html("due.renamed") if len(indicators) > 1 else Html()

    return (
        words.html(
            "due.first",
            what=_what(first, chapter),
            number=_number(first, chapter),
            day=_due(first, chapter),
            announced=_announced(first, chapter),
            later=words.html("general.next").join(_later(step, chapter) for step in chain.steps),
        )
        + aside
    )


def _what(target: Target, chapter: Chapter) -> Html:
    """Name what a target is about."""
    if isinstance(target, NumericTarget):
        return Html.escape(chapter.label(target.indicator, target.area))
    return chapter.figures.clause(target, chapter.text_of(target))


def _later(step: Step, chapter: Chapter) -> Html:
    target = step.target

    return chapter.words.html(
        f"due.{step.kind}",
        what=_what(target, chapter),
        number=_number(target, chapter),
        day=_due(target, chapter),
        announced=_announced(target, chapter),
    )


def _number(target: Target, chapter: Chapter) -> Html:
    if isinstance(target, NumericTarget):
        return chapter.figures.target(target)
    return Html.escape(chapter.words(f"kind.{target.kind}"))


def _due(target: Target, chapter: Chapter) -> Html:
    day = chapter.say_date(target.due.isoformat())
    return chapter.figures.target(target, day) if isinstance(target, NumericTarget) else Html.escape(day)


def _announced(target: Target, chapter: Chapter) -> Html:
    document = Html.escape(chapter.words(f"document.{target.announcement_kind}"))
    if target.announced is None:
        return document
    return chapter.words.html("due.announced", document=document, day=chapter.announced_on(target))
