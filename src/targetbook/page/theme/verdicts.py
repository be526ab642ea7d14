"""A chapter's verdicts as tables and sentences."""

from collections import Counter

from targetbook.judgement.claims import Claim
from targetbook.judgement.evidence import Evidence
from targetbook.judgement.readings import Reading, Result
from targetbook.judgement.tally import countable
from targetbook.judgement.verdicts import Verdict
from targetbook.judgement.words import RUNNING, SETTLED, Reason, Status
from targetbook.page.about.corrections import correction_link
from targetbook.page.blocks.chart_table import Cell, Datum
from targetbook.page.blocks.output import Block, Text
from targetbook.page.blocks.tables import badge, table
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.caveats import caveats
from targetbook.page.sentences.flips import flip_values
from targetbook.page.sentences.mean import missing_note
from targetbook.page.sentences.reach import read_up_to, searches_made
from targetbook.page.sentences.uncounted import kinds_text
from targetbook.page.sentences.verdict import last_search, outcome, settles_html
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html, escape
from targetbook.page.voice.figure_kinds import kind_of
from targetbook.page.voice.words import Counted, Words
from targetbook.record.contents import OTHER
from targetbook.record.vocabulary import DocumentKind, Firmness, Measure, Relation

RATES = (Measure.GROWTH, Measure.AVERAGE_GROWTH)
GROUPS = ("settled", "running", "unjudged")


def verdict_summary(chapter: Chapter) -> Text:
    """Say in a sentence or two how the chapter's commitments stand."""
    words = chapter.words
    if not chapter.theme_verdicts:
        key = "summary.nothing_other" if chapter.theme == OTHER else "summary.nothing"
        return Text(words(key, place=chapter.place, year=chapter.year))

    targets = countable(chapter.theme_verdicts)
    total = len(targets)
    start = words("summary.start", n=total, count=_count(total, chapter), place=chapter.place, year=chapter.year)
    groups = words("general.clause").join(_group_texts(targets, chapter))

    return Text(start + groups + words("summary.stop") + _beside_text(chapter) + _uncounted_text(chapter))


def _group_texts(targets: list[Verdict], chapter: Chapter) -> list[str]:
    sizes = Counter(group_of(verdict) for verdict in targets)
    return [
        chapter.words(f"summary.{group}", n=sizes[group], count=_count(sizes[group], chapter))
        for group in GROUPS
        if sizes[group]
    ]


def _beside_text(chapter: Chapter) -> str:
    count = beside_the_speech(chapter)
    return chapter.words("summary.beside", n=count, count=_count(count, chapter)) if count else ""


def _uncounted_text(chapter: Chapter) -> str:
    """Say how many commitments are only listed, and of what kinds."""
    verdicts = [verdict for verdict in chapter.theme_verdicts if not verdict.claim.counts]
    if not verdicts:
        return ""
    return chapter.words("summary.listed", count=_count(len(verdicts), chapter), kinds=kinds_text(verdicts, chapter))


def beside_the_speech(chapter: Chapter) -> int:
    """Count the chapter's targets that the year's speech does not name; none where no speech is in the record."""
    has_speech = any(claim.document == DocumentKind.SPEECH for claim in chapter.claims if claim.year == chapter.year)
    return sum(
        has_speech and verdict.claim.document != DocumentKind.SPEECH for verdict in countable(chapter.theme_verdicts)
    )


def verdict_table(chapter: Chapter) -> Block:
    """List the chapter's commitments with their verdicts and what the record says."""
    if not chapter.theme_verdicts:
        return Text("")

    rows = [_verdict_row(verdict, chapter) for verdict in sorted(chapter.theme_verdicts, key=_order)]
    heads = [chapter.words(f"head.{name}") for name in ("commitment", "verdict", "record")]
    return table(chapter.words("caption.verdicts", place=chapter.place, year=chapter.year), heads, rows, "verdicts")


def announced_table(chapter: Chapter) -> Block:
    """List what was announced: the words, the number, the document, the day and who reports it."""
    if not chapter.theme_verdicts:
        return Text(chapter.words("summary.none_announced", year=chapter.year))

    rows = [_announced_row(verdict, chapter) for verdict in chapter.theme_verdicts]
    heads = [
        chapter.words(f"head.{name}") for name in ("commitment", "number", "document", "announced", "due", "source")
    ]

    return table(chapter.words("caption.announced", place=chapter.place, year=chapter.year), heads, rows, "announced")


def readings_table(chapter: Chapter) -> Block:
    """List, for each target that several series could stand for, what each would say."""
    ambiguous = [verdict for verdict in chapter.theme_verdicts if len(verdict.readings) > 1]
    if not ambiguous:
        return Text("")

    rows = [row for verdict in ambiguous for row in _reading_rows(verdict, chapter)]
    heads = [chapter.words(f"head.{name}") for name in ("series", "target", "relation", "record", "result")]
    return table(chapter.words("caption.readings"), heads, rows)


def unjudged_table(chapter: Chapter) -> Block:
    """List what cannot be judged or rests on weak evidence, why, and what would settle it."""
    if not chapter.theme_verdicts:
        return Text(chapter.words("summary.none_to_judge"))

    verdicts = [verdict for verdict in chapter.theme_verdicts if verdict.settles and verdict.status not in RUNNING]
    if not verdicts:
        return Text(chapter.words("summary.all_judged"))

    rows = [_unjudged_row(verdict, chapter) for verdict in verdicts]
    heads = [chapter.words(f"head.{name}") for name in ("commitment", "reason", "settle")]

    return table(chapter.words("caption.unjudged"), heads, rows)


def search_note(chapter: Chapter) -> Text:
    """Say when and where was searched for what was not found, and how far pages were read."""
    notes = {
        last_search(verdict, chapter) for verdict in chapter.theme_verdicts if verdict.status == Status.UNJUDGED
    } - {""}
    return Text("\n\n".join([*sorted(escape(note) for note in notes), read_up_to(chapter)]) if notes else "")


def group_of(verdict: Verdict) -> str:
    """Say whether a claim is settled, running or cannot be judged."""
    if verdict.status in SETTLED:
        return "settled"
    return "running" if verdict.status in RUNNING else "unjudged"


def status_cell(verdict: Verdict, chapter: Chapter) -> Html:
    """Give a verdict as a badge with its qualifiers in words."""
    words = chapter.words
    notes = words("general.tag").join(words(f"verdict.{name}") for name in verdict.qualifiers)
    mark = badge(verdict.status, words(f"verdict.{verdict.status}"))
    tail = Html('{}<span class="qualifiers">{}</span>').format(words("general.space"), notes) if notes else ""
    return mark + tail


def of_verdict(verdict: Verdict, chapter: Chapter) -> Cell:
    """Give a verdict for a table: its word, and its qualifiers apart from it."""
    words = chapter.words
    notes = words("general.next").join(words(f"verdict.{name}") for name in verdict.qualifiers)
    data = [Datum(words(f"verdict.{verdict.status}")), *([Datum(notes, "notes")] if notes else [])]
    return Cell(status_cell(verdict, chapter), tuple(data))


def _order(verdict: Verdict) -> tuple[int, int, str]:
    return GROUPS.index(group_of(verdict)), int(verdict.claim.document != DocumentKind.SPEECH), verdict.claim.target


def _verdict_row(verdict: Verdict, chapter: Chapter) -> list[str]:
    parts = (outcome, caveats, flip_values, correction_link)
    record = " ".join(block for part in parts if (block := part(verdict, chapter)))
    return [_claim_cell(verdict, chapter), status_cell(verdict, chapter), record]


def _claim_cell(verdict: Verdict, chapter: Chapter) -> str:
    return f'<span id="{escape(verdict.claim.target)}">{claim_text(verdict, chapter)}</span>'


def tone(claim: Claim, words: Words) -> str:
    """Say in brackets how a number was announced, where not plainly: aspirational, or the stretch above a floor."""
    return "" if claim.firmness == Firmness.PLAIN else words(f"document.{claim.firmness}")


def claim_text(verdict: Verdict, chapter: Chapter) -> str:
    """Give a claim's clause, linked to the source of the announcement."""
    return chapter.figures.words_of_claim(verdict.claim, chapter.text_of(verdict.claim))


def _announced_row(verdict: Verdict, chapter: Chapter) -> list[str]:
    claim = verdict.claim
    words = chapter.words

    return [
        claim_text(verdict, chapter),
        chapter.figures.target(claim) if claim.value is not None else escape(words(f"kind.{claim.kind}")),
        escape(words(f"document.{claim.announcement_kind}") + tone(claim, words)),
        escape(chapter.announced_on(claim)),
        escape(chapter.say_date(claim.due.isoformat())),
        words("general.comma").join(chapter.figures.source(claim.area, source) for source in claim.sources),
    ]


def _reading_rows(verdict: Verdict, chapter: Chapter) -> list[list[str]]:
    return [_reading_row(result, verdict, chapter) for result in verdict.readings]


def _reading_row(result: Result, verdict: Verdict, chapter: Chapter) -> list[str]:
    words = chapter.words
    claim = verdict.claim
    reading = result.reading

    return [
        chapter.figures.name(chapter.label(reading.indicator, claim.area)) + " " + _accrual(reading, chapter),
        chapter.figures.target(claim),
        escape(words(f"relation.{reading.relation}")),
        _dated(result.evidence, chapter) if result.evidence else escape(words("relation.no_series")),
        escape(words(f"relation.{answer(result, verdict)}")),
    ]


def _dated(evidence: Evidence, chapter: Chapter) -> str:
    """Write a figure with its period or day."""
    period = escape(numbers.period(evidence.best.period, chapter.words))
    return chapter.words("definitions.judged", figure=chapter.figures.evidence(evidence), period=period)


def _accrual(reading: Reading, chapter: Chapter) -> Html:
    return Html('<span class="qualifiers">{}</span>').format(accrual_name(reading, chapter.words))


def accrual_name(reading: Reading, words: Words) -> str:
    """Say how a reading counts: over the period, at its end, or as a rate, which sums nothing."""
    return words("relation.rate" if reading.measure in RATES else f"relation.{reading.accrual}")


def answer(result: Result, verdict: Verdict) -> str:
    """Name what a reading answers; one that counts something else than was announced never says met or missed."""
    is_result = result.evidence is None or kind_of(result.evidence.best).is_result
    if not result.bears or not is_result:
        return "shown_only"
    if result.reached is None:
        return Status.OPEN if verdict.as_of <= verdict.claim.due else "no_answer"

    counts_same = result.reading.relation == Relation.SAME or verdict.status in SETTLED
    if counts_same:
        return "would_be_met" if result.reached else "would_be_missed"

    return "beside_met" if result.reached else "beside_missed"


def _unjudged_row(verdict: Verdict, chapter: Chapter) -> list[str]:
    searches = f' <span class="qualifiers">{searches_made(verdict, chapter)}</span>' if verdict.searches else ""

    return [
        claim_text(verdict, chapter),
        escape(_reason(verdict, chapter)) + searches,
        str(settles_html(verdict, chapter)) + missing_note(verdict.claim, chapter),
    ]


def _reason(verdict: Verdict, chapter: Chapter) -> str:
    """Say why there is no verdict, and where that is for want of a figure that nobody searched for."""
    reason = chapter.words(f"verdict.{verdict.reason or verdict.status}")
    is_unsought = verdict.reason is Reason.NOT_FOUND and not verdict.searches
    return chapter.words("reason.unsought", reason=reason) if is_unsought else reason


def _count(n: int, chapter: Chapter) -> Counted:
    return chapter.figures.counted(n, chapter.words("summary.how"))
