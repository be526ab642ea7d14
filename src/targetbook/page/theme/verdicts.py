"""A chapter's verdicts in words: how many stand how, and what is added to each."""

from collections.abc import Iterable

from targetbook.judgement.knowledge import Knowledge, by_knowledge, is_from_before
from targetbook.judgement.readings import Reading, Result
from targetbook.judgement.tally import countable
from targetbook.judgement.targets import Target
from targetbook.judgement.verdicts import Verdict
from targetbook.judgement.words import SETTLED, Qualifier, Status
from targetbook.page.blocks.output import Text
from targetbook.page.blocks.tables import beside
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.reach import is_known_by_example
from targetbook.page.sentences.uncounted import kinds_text
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.figure_kinds import kind_of
from targetbook.page.voice.words import Counted, Words
from targetbook.record.contents import OTHER
from targetbook.record.vocabulary import DocumentKind, Firmness, Measure, Relation

RATES = (Measure.GROWTH, Measure.AVERAGE_GROWTH)


def verdict_summary(chapter: Chapter) -> Text:
    """Say in a sentence or two how the chapter's commitments stand."""
    words = chapter.words
    if not chapter.theme_verdicts:
        key = "summary.no_other_target" if chapter.theme == OTHER else "summary.no_target"
        return Text(words.html(key, place=chapter.place, year=chapter.year))

    targets = countable(chapter.theme_verdicts)
    groups = by_knowledge(targets, chapter.archive)
    about = {"place": chapter.place, "year": chapter.year, "count": _count(len(targets), chapter)}
    start = words.html("summary.start", n=max(map(len, groups.values()), default=0), of=len(targets), **about)
    parts = [_part(level, group, len(targets), chapter) for level, group in groups.items()]
    sentence = start + words.html("general.next").join(parts) + words.html("summary.stop")

    return Text(sentence + _beside_text(chapter) + _uncounted_text(chapter))


def _part(level: Knowledge, group: list[Verdict], total: int, chapter: Chapter) -> Html:
    """Count the targets of which one thing is known, with those known from before or by an example alone among them."""
    words = chapter.words
    size = len(group)
    early = sum(is_from_before(verdict, chapter.archive) for verdict in group) if level is Knowledge.TRACED else 0
    examples = sum(is_known_by_example(verdict, chapter) for verdict in group) if level is Knowledge.NOTHING else 0
    among = words.html_parts(
        "summary.among", {"before": _count(early, chapter), "example": _count(examples, chapter)}, of=size
    )
    part = words.html(f"summary.{level}", n=size, of=total, count=_count(size, chapter))

    return Html().join([part, *among])


def _beside_text(chapter: Chapter) -> Html:
    count = beside_the_speech(chapter)
    total = len(countable(chapter.theme_verdicts))
    return chapter.words.html("summary.beside", n=count, of=total, count=_count(count, chapter)) if count else Html()


def _uncounted_text(chapter: Chapter) -> Html:
    """Say how many commitments are only listed, and of what kinds."""
    verdicts = [verdict for verdict in chapter.theme_verdicts if not verdict.target.counts]
    if not verdicts:
        return Html()
    return chapter.words.html(
        "summary.listed", count=_count(len(verdicts), chapter), kinds=kinds_text(verdicts, chapter)
    )


def beside_the_speech(chapter: Chapter) -> int:
    """Count the chapter's targets that the year's speech does not name; none where no speech is in the record."""
    has_speech = any(
        target.document == DocumentKind.SPEECH for target in chapter.area_targets if target.year == chapter.year
    )
    return sum(
        has_speech and verdict.target.document != DocumentKind.SPEECH for verdict in countable(chapter.theme_verdicts)
    )


def qualifiers_html(qualifiers: Iterable[Qualifier], chapter: Chapter) -> Html:
    """Write what is added to a verdict; empty where nothing is."""
    words = chapter.words
    notes = words("general.tag").join(words(f"verdict.{name}") for name in qualifiers)
    return beside(notes) if notes else Html()


def tone(target: Target, words: Words) -> str:
    """Say in brackets how a number was announced, where not plainly: aspirational, or the stretch above a floor."""
    return "" if target.firmness == Firmness.PLAIN else words(f"document.{target.firmness}")


def target_text(verdict: Verdict, chapter: Chapter) -> Html:
    """Give a target's clause, linked to the source of the announcement."""
    return chapter.figures.words_of_target(verdict.target, chapter.text_of(verdict.target))


def accrual_name(reading: Reading, words: Words) -> str:
    """Say how a reading counts: over the period, at its end, or as a rate, which sums nothing."""
    return words("relation.rate" if reading.measure in RATES else f"relation.{reading.accrual}")


def answer(result: Result, verdict: Verdict) -> str:
    """Name what a reading answers; one that counts something else than was announced never says met or missed."""
    is_result = result.evidence is None or kind_of(result.evidence.best).is_result
    if not result.bears or not is_result:
        return "shown_only"
    if result.reached is None:
        return Status.OPEN if verdict.as_of <= verdict.target.due else "no_answer"

    counts_same = result.reading.relation == Relation.SAME or verdict.status in SETTLED
    if counts_same:
        return "would_be_met" if result.reached else "would_be_missed"

    return "beside_met" if result.reached else "beside_missed"


def _count(n: int, chapter: Chapter) -> Counted:
    return chapter.figures.counted(n, chapter.words("summary.how"))
