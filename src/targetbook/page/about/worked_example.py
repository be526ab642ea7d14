"""One verdict worked through step by step, from the record."""

from collections.abc import Iterator

from targetbook.judgement.comparison import threshold
from targetbook.judgement.evidence import Evidence, Row
from targetbook.judgement.targets import NumericTarget
from targetbook.judgement.verdicts import NumericVerdict, numeric_verdicts
from targetbook.judgement.words import SETTLED
from targetbook.page.blocks.output import Text
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.verdict import gap
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.figure_kinds import kind_name
from targetbook.page.voice.figures import plain
from targetbook.page.voice.series_text import series_text
from targetbook.record.vocabulary import Comparator


def worked_example(chapter: Chapter) -> Text:
    """Work the edition's first settled number through, step by step; say so where there is none."""
    numeric = numeric_verdicts(chapter.all_verdicts)
    settled = (verdict for verdict in numeric if verdict.status in SETTLED)
    verdict = next((verdict for verdict in settled if verdict.evidence), None)
    if verdict is None or verdict.evidence is None:
        return Text(chapter.words.html("example.none", place=chapter.place, year=chapter.year))

    return Text(Html("\n").join(Html("1. {}").format(step) for step in _steps(verdict, verdict.evidence, chapter)))


def _steps(verdict: NumericVerdict, evidence: Evidence, chapter: Chapter) -> Iterator[Html]:
    yield _announcement_step(verdict.target, chapter)
    yield _threshold_step(verdict.target, chapter)
    yield _series_step(verdict, chapter)
    yield _figures_step(evidence, chapter)
    yield _choice_step(evidence, chapter)
    yield _firmness_step(evidence, chapter)
    yield _comparison_step(verdict, chapter)


def _announcement_step(target: NumericTarget, chapter: Chapter) -> Html:
    words = chapter.words

    return words.html(
        "example.said",
        text=chapter.figures.words_of_target(target, chapter.text_of(target)),
        document=words(f"document.{target.announcement_kind}"),
        day=chapter.announced_on(target),
        sources=words.html("general.comma").join(
            chapter.figures.mentions((target.area, source) for source in target.sources)
        ),
    )


def _threshold_step(target: NumericTarget, chapter: Chapter) -> Html:
    words = chapter.words
    name = numbers.COMPARATORS[target.comparator]
    read = words.html("example.read", number=chapter.figures.target(target), rule=words(f"rulebook.read_{name}"))

    if target.comparator != Comparator.ABOUT:
        return read

    mark = threshold(target.comparator, target.value, target.measure, chapter.archive.rules).value
    text = numbers.value(mark.normalize(), target.unit, words, counter=target.counter)

    return read + words.html("example.tolerance", mark=chapter.figures.derived(text, words("rulebook.rule_about_most")))


def _series_step(verdict: NumericVerdict, chapter: Chapter) -> Html:
    target = verdict.target
    words = chapter.words
    several = len(verdict.readings) > 1
    label = chapter.label(target.indicator, target.area)

    return words.html(
        "example.series_several" if several else "example.series_one",
        name=plain(series_text(label, target.measure, words)),
        period=numbers.period_within(target.period, words),
        n=chapter.figures.counted(len(verdict.readings), words("rulebook.counted")),
    )


def _figures_step(evidence: Evidence, chapter: Chapter) -> Html:
    rows = [*evidence.rows, *evidence.contradicting]
    figures = chapter.words.html("general.next").join(_row(row, chapter) for row in rows)
    count = chapter.figures.counted(len(rows), chapter.words("example.how"))
    return chapter.words.html("example.found", n=len(rows), count=count, told=figures)


def _row(row: Row, chapter: Chapter) -> Html:
    words = chapter.words

    return words.html(
        "example.row",
        figure=chapter.figures.row(row, numbers.of_row(row, words)),
        source=chapter.figures.source(row.area, row.source),
        day=chapter.say_date(row.released) if row.released else words("source.undated"),
        channel=words(f"source.{row.channel}"),
        status=kind_name(row, words),
    )


def _choice_step(evidence: Evidence, chapter: Chapter) -> Html:
    best = evidence.best
    agreeing, against = (
        chapter.figures.counted(len(rows), chapter.words("example.how"))
        for rows in (evidence.agreeing, evidence.contradicting)
    )

    return chapter.words.html(
        "example.taken",
        figure=chapter.figures.row(best),
        source=chapter.figures.source(best.area, best.source),
        agreeing=agreeing,
        against=against,
    )


def _firmness_step(evidence: Evidence, chapter: Chapter) -> Html:
    if not evidence.firm:
        return chapter.words.html("example.not_firm")
    official = chapter.archive.rules.evidence.firm_channel
    channels = {row.channel for row in evidence.rows}
    return chapter.words.html("example.firm_official" if official in channels else "example.firm_press")


def _comparison_step(verdict: NumericVerdict, chapter: Chapter) -> Html:
    words = chapter.words
    evidence = verdict.evidence
    assert evidence is not None
    added = words("general.comma").join(words(f"verdict.{name}") for name in verdict.qualifiers)

    return words.html(
        "example.compared",
        figure=chapter.figures.row(evidence.best),
        number=chapter.figures.target(verdict.target),
        gap=gap(verdict, chapter),
        status=words(f"verdict.{verdict.status}"),
        added=words("example.added", added=added) if added else "",
    )
