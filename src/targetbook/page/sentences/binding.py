"""Which of two announced numbers on one quantity, a level and a growth rate, asks for more."""

from targetbook.judgement.consistency.audit import Check, audit_targets
from targetbook.judgement.evidence import Row
from targetbook.judgement.targets import NumericTarget
from targetbook.page.blocks.output import Text
from targetbook.page.chapter import Chapter
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html


def binding(chapter: Chapter) -> Text:
    """Say what rate each level announced with a growth rate means over the published base; nothing without a target."""
    if not chapter.theme_verdicts:
        return Text()

    checks = [check for check in audit_targets(chapter.archive, [chapter.area.area]) if _of_chapter(check, chapter)]
    sentences = [_sentence(check, chapter) for check in checks if check.kind == "level_and_growth"]
    return Text(Html("\n\n").join(sentences) if sentences else chapter.words.html("binding.none"))


def _of_chapter(check: Check, chapter: Chapter) -> bool:
    targets = [part for part in check.parts if isinstance(part, NumericTarget)]
    is_of_edition = check.area == chapter.area.area and check.year == chapter.year
    return is_of_edition and chapter.speaks_of(targets[0].theme)


def _sentence(check: Check, chapter: Chapter) -> Html:
    words = chapter.words
    targets = {str(part.measure): part for part in check.parts if isinstance(part, NumericTarget)}
    base = next(part for part in check.parts if isinstance(part, Row))
    rate = numbers.value(round(check.implied, 1), check.unit, words)

    return words.html(
        f"binding.{check.binds or 'both'}",
        label=chapter.label(check.indicator),
        level=chapter.figures.target(targets["level"]),
        growth=chapter.figures.target(targets["growth"]),
        base=chapter.figures.row(base),
        base_year=numbers.period(base.period, words),
        implied=chapter.figures.derived(rate, f"{targets['level'].value} / {base.value} − 1"),
    )
