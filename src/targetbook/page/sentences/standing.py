"""How a target stands, in plain text for the command line and for issues."""

from dataclasses import replace
from decimal import Decimal

from targetbook.judgement.evidence import Row
from targetbook.judgement.verdicts import Verdict
from targetbook.judgement.words import Qualifier
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.mean import mean_text
from targetbook.page.voice import numbers
from targetbook.page.voice.figure_kinds import with_doubt


def standing_text(verdict: Verdict | None, chapter: Chapter) -> str:
    """Name a verdict with its reason and qualifiers; None is a target not yet announced."""
    words = chapter.words
    if verdict is None:
        return words("change.unannounced")

    more = [words(f"verdict.{name}") for name in (*filter(None, [verdict.reason]), *verdict.qualifiers)]
    status = words(f"verdict.{verdict.status}")

    return words("change.standing", status=status, more=words("general.clause").join(more)) if more else status


def compared_text(verdict: Verdict | None, chapter: Chapter) -> str:
    """Name a verdict and say by which figure, and how far that lies from the number announced."""
    if verdict is None or verdict.evidence is None or verdict.gap is None:
        return _by_mean(verdict, standing_text(verdict, chapter), chapter)

    others = tuple(name for name in verdict.qualifiers if name != Qualifier.EXACTLY_AT_THRESHOLD)  # the gap says that
    standing = standing_text(replace(verdict, qualifiers=others), chapter)
    best = verdict.evidence.best
    return chapter.words(
        "challenge.compared",
        standing=standing,
        figure=figure_text(best, chapter),
        period=numbers.period(best.period, chapter.words),
        gap=_gap(verdict.gap, best, chapter),
    )


def _gap(gap: Decimal, row: Row, chapter: Chapter) -> str:
    """Say by how much a figure lies above or below the number announced."""
    if not gap:
        return chapter.words("outcome.exactly")
    size = numbers.difference(gap, row.unit, chapter.words, row.counter)
    return chapter.words("outcome.above" if gap > 0 else "outcome.below", size=size)


def state_text(verdict: Verdict, chapter: Chapter) -> str:
    """Name a verdict, or the reason why there is none, with the figure or mean gone by and its period."""
    status = chapter.words(f"verdict.{verdict.reason or verdict.status}")
    figure = basis_text(verdict, chapter)
    if not figure:
        return status

    span = verdict.evidence.best.period if verdict.evidence else verdict.target.period

    return chapter.words("replay.state", status=status, figure=figure, period=numbers.period(span, chapter.words))


def basis_text(verdict: Verdict, chapter: Chapter) -> str:
    """Write the figure or mean that a verdict goes by; '' without one."""
    if verdict.evidence is not None:
        return figure_text(verdict.evidence.best, chapter)
    return mean_text(verdict.mean, chapter) if verdict.mean is not None else ""


def _by_mean(verdict: Verdict | None, standing: str, chapter: Chapter) -> str:
    if verdict is None or verdict.mean is None:
        return standing
    period = numbers.period(verdict.target.period, chapter.words)
    return chapter.words("replay.state", status=standing, figure=mean_text(verdict.mean, chapter), period=period)


def figure_text(row: Row, chapter: Chapter) -> str:
    """Write a figure with its unit and its doubt."""
    return with_doubt(row, chapter.words)
