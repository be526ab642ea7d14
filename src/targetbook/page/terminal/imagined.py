"""What an imagined official figure would change: in plain text, with a text to paste into an issue."""

from collections.abc import Iterator
from dataclasses import replace

from targetbook.judgement.days.challenge import SOURCE, Imagined, imagine
from targetbook.judgement.days.changes import essence
from targetbook.judgement.verdicts import Verdict
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.standing import compared_text, standing_text

Pair = tuple[Verdict, Verdict]


def imagined_chapter(chapter: Chapter, figures: list[Imagined]) -> Chapter:
    """Give the chapter as if these official figures had been published."""
    return replace(chapter, record=imagine(chapter.record, figures, chapter.day, chapter.archive))


def challenge_text(chapter: Chapter, figures: list[Imagined]) -> str:
    """Tell which verdicts look at imagined figures, how they stand and would stand, and give a text for an issue."""
    imagined = imagined_chapter(chapter, figures)
    pairs = zip(chapter.all_verdicts, imagined.all_verdicts, strict=True)
    touched = [(old, new) for old, new in pairs if essence(old) != essence(new) or _role(new)]
    blocks = [chapter.words("challenge.imagined", figures=_figures(figures, chapter), day=_day(chapter))]
    blocks += [_pair(pair, imagined) for pair in touched]

    if not touched:
        blocks.append(chapter.words("challenge.none", place=chapter.place, year=chapter.year))

    return "\n\n".join([*blocks, chapter.words("challenge.paste"), _issue(figures, touched, imagined)])


def _pair(pair: Pair, chapter: Chapter) -> str:
    old, new = pair
    words = chapter.words
    lines = [words("change.target", target=new.target.name, text=chapter.text_of(new.target))]

    if essence(old) == essence(new):
        lines.append(words("challenge.same", standing=compared_text(new, chapter)))
    else:
        lines.append(words("challenge.now", standing=compared_text(old, chapter)))
        lines.append(words("challenge.then", standing=compared_text(new, chapter)))
    if role := _role(new):
        lines.append(words("challenge.because", role=words(f"challenge.{role}")))

    return "\n".join(lines)


def _role(verdict: Verdict) -> str | None:
    """Say what part an imagined figure plays in a verdict: taken, agreeing, contradicting; None where it has none."""
    evidences = [item for item in (verdict.evidence, *(result.evidence for result in verdict.readings)) if item]
    means = verdict.mean.rows if verdict.mean else ()
    parts = {
        "taken": [*(evidence.best for evidence in evidences), *means],
        "agreeing": [row for evidence in evidences for row in evidence.agreeing],
        "contradicting": [row for evidence in evidences for row in evidence.contradicting],
    }

    return next((name for name, rows in parts.items() if any(row.source == SOURCE for row in rows)), None)


def _issue(figures: list[Imagined], touched: list[Pair], chapter: Chapter) -> str:
    """Give a title and a body in Markdown, with the line where the reporter names the source."""
    words = chapter.words
    text = _figures(figures, chapter)
    head = [words("challenge.title", figures=text), words("challenge.body", figures=text), words("challenge.seen")]
    return "\n\n".join([*head, "\n".join(_effect(touched, chapter))])


def _effect(touched: list[Pair], chapter: Chapter) -> Iterator[str]:
    """Say what the figures would change, a line for each verdict that would stand otherwise."""
    moved = [(old, new) for old, new in touched if essence(old) != essence(new)]
    key = "challenge.effect" if moved else "challenge.effect_none"
    yield chapter.words(key, rules=chapter.rules.version, day=_day(chapter))

    if moved:
        yield ""
    for old, new in moved:
        states = {"old": standing_text(old, chapter), "new": compared_text(new, chapter)}
        yield chapter.words("challenge.line", target=new.target.name, **states)


def _figures(figures: list[Imagined], chapter: Chapter) -> str:
    return chapter.words("general.comma").join(figure.text for figure in figures)


def _day(chapter: Chapter) -> str:
    return chapter.say_date(chapter.day.isoformat())
