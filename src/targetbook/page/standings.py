"""How a claim stands, in plain text for the command line and for issues."""

from targetbook.judgement.evidence import Row
from targetbook.judgement.verdicts import Verdict
from targetbook.page import numbers
from targetbook.page.chapter import Chapter


def standing_text(verdict: Verdict | None, chapter: Chapter) -> str:
    """Name a verdict with its reason and qualifiers; None is a claim not yet announced."""
    words = chapter.words
    if verdict is None:
        return words("change.unannounced")
    more = [words(f"verdict.{name}") for name in (*filter(None, [verdict.reason]), *verdict.qualifiers)]
    status = words(f"verdict.{verdict.status}")
    return words("change.standing", status=status, more=words("change.joint").join(more)) if more else status


def compared_text(verdict: Verdict | None, chapter: Chapter) -> str:
    """Name a verdict and say by which figure, and how far that lies from the number announced."""
    standing = standing_text(verdict, chapter)
    if verdict is None or verdict.evidence is None or verdict.gap is None:
        return standing
    best, words = verdict.evidence.best, chapter.words
    size = numbers.difference(verdict.gap, best.unit, words, best.counter)
    name = "exactly" if not verdict.gap else "above" if verdict.gap > 0 else "below"
    return words(
        "challenge.compared",
        standing=standing,
        figure=figure_text(best, chapter),
        period=numbers.period(best.period, words),
        gap=words(f"outcome.{name}", size=size),
    )


def figure_text(row: Row, chapter: Chapter) -> str:
    """Write a figure with its unit."""
    return numbers.of_row(row, chapter.words)
