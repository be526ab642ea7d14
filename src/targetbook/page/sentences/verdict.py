"""Sentences on a verdict: what became of a target, why it cannot be judged, what would settle it, who could."""

from collections.abc import Sequence

from targetbook.judgement.deeds import Milestone, milestones_of, telling_report
from targetbook.judgement.evidence import Evidence, Row
from targetbook.judgement.means.bases import Carried
from targetbook.judgement.readings import Result
from targetbook.judgement.running.pace import Pace
from targetbook.judgement.running.shares import Share
from targetbook.judgement.targets import Deed, NumericTarget, Target
from targetbook.judgement.verdicts import DeedVerdict, NumericVerdict, Verdict
from targetbook.judgement.words import RUNNING, Qualifier, Reason, Status
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.before import dated
from targetbook.page.sentences.mean import mean_note
from targetbook.page.sentences.projection import heading
from targetbook.page.sentences.reach import newest_of_series, where_to_look
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.record.dates import last_day
from targetbook.record.periods import parse_period
from targetbook.record.vocabulary import Measure, MilestoneState, TargetKind


def outcome(verdict: Verdict, chapter: Chapter) -> Html:
    """Say in HTML what became of a target: the figure and its gap, how the year stands, or why it cannot be judged."""
    if isinstance(verdict, DeedVerdict):
        return _deed(verdict, chapter)
    if verdict.status in RUNNING:
        return _progress(verdict, chapter)
    if verdict.outcome and verdict.mean is not None:
        return mean_note(verdict.mean, chapter)
    if verdict.evidence is None or verdict.observed is None:
        return _unjudged(verdict, chapter)

    return _comparison(verdict, chapter)


def settles(verdict: Verdict, chapter: Chapter) -> str:
    """Say what would settle a target and which body, where one is named, could publish it; '' where it is settled."""
    return settles_html(verdict, chapter.bare).unescape()


def settles_html(verdict: Verdict, chapter: Chapter) -> Html:
    """Say it in HTML."""
    if verdict.settles is None:
        return Html()

    words = chapter.words
    target = verdict.target
    end = parse_period(verdict.settled_by[0].period) if verdict.settled_by else target.period
    needed = words.html(
        f"settle.{_needed(verdict)}",
        what=chapter.figures.name(subject(target, chapter)),
        measure=words(f"measure.{target.measure}") if isinstance(target, NumericTarget) else "",
        period=numbers.period_within(end, words),
        due=chapter.say_date(target.due.isoformat()),
    )

    if not verdict.publisher:
        return needed
    return needed + words.html("settle.by", body=body(verdict.publisher, chapter))


def _needed(verdict: Verdict) -> str | None:
    """Tell a needed level from a rate, a change of two levels from both, and a deed from a number."""
    if verdict.settles == "official" and verdict.target.kind == TargetKind.MILESTONE:
        return "official_deed"
    if verdict.settles != "figure" or not isinstance(verdict, NumericVerdict):
        return verdict.settles
    if verdict.target.measure != Measure.LEVEL:
        return verdict.settles
    return "figure_change" if len(verdict.settled_by) > 1 else "figure_level"


def subject(target: Target, chapter: Chapter) -> str:
    """Name what a target is about: its indicator, or what it says."""
    if isinstance(target, NumericTarget):
        return chapter.label(target.indicator, target.area)
    return chapter.text_of(target)


def body(publisher: str, chapter: Chapter) -> str:
    """Name the body behind a publisher's code, as the area's own."""
    return chapter.words(f"body.{publisher}", place=chapter.place)


def gap(verdict: NumericVerdict, chapter: Chapter) -> Html:
    """Say in HTML by how much a number was missed or passed."""
    target = verdict.target
    words = chapter.words
    assert verdict.gap is not None and verdict.observed is not None

    if not verdict.gap:
        return words.html("outcome.exactly")

    how = f"{verdict.observed} − {target.value}"
    size = chapter.figures.difference(verdict.gap, target.unit, how, target.counter)

    return words.html("outcome.above" if verdict.gap > 0 else "outcome.below", size=size)


def pace(progress: Pace, verdict: NumericVerdict, chapter: Chapter) -> Html:
    """Say in HTML what the rest of the year would have to bring."""
    target = verdict.target
    share = progress.share
    if share is None or progress.required is None:
        return chapter.words.html("pace.no_share")

    required = numbers.value(round(progress.required, 1), target.unit, chapter.words, counter=target.counter)
    key = "pace.growth" if target.measure == Measure.GROWTH else "pace.amount"

    return _required(key, required, share, chapter)


def _required(key: str, required: str, share: Share, chapter: Chapter) -> Html:
    """Say in HTML what is required, with the share of earlier years that it is worked out by."""
    words = chapter.words
    area = chapter.name_of(share.area)
    years = words("general.comma").join(str(year) for year in share.years)
    part = f"{share.part * 100:.1f}%"
    how = words("pace.how", part=part, area=area, years=years)
    rest = 12 - share.months

    return words.html(
        key,
        required=chapter.figures.derived(required, how),
        months=words.html("pace.rest", n=rest, count=chapter.figures.counted(rest, how)),
        area=area,
        years=years,
        part=chapter.figures.derived(part, how),
    )


def _comparison(verdict: NumericVerdict, chapter: Chapter) -> Html:
    assert verdict.evidence is not None
    figure = chapter.figures.evidence(verdict.evidence)
    period = numbers.period(verdict.evidence.best.period, chapter.words)
    sentence = chapter.words.html("outcome.compared", figure=figure, period=period, gap=gap(verdict, chapter))
    further = [_carried(verdict.carried, verdict.evidence.best, chapter)] if verdict.carried else []
    further += [reports_known(verdict, verdict.milestones, chapter)] if verdict.milestones else []

    if not further:
        return sentence

    return sentence + chapter.words.html("general.stop") + chapter.words.html("general.space").join(further)


def _carried(carried: Carried, figure: Row, chapter: Chapter) -> Html:
    """Say in HTML, as exactly as a figure was printed, what it is on the base on which its target was set."""
    old = carried.old
    new = carried.new
    words = chapter.words
    text = numbers.value(carried.value.quantize(figure.value), old.unit, words, figure.bound)
    how = words("outcome.how_carried", old=old.value, new=new.value)

    return words.html(
        "outcome.carried",
        figure=chapter.figures.derived(text, how),
        year=numbers.period_within(old.period, words),
        old=chapter.figures.row(old),
        new=chapter.figures.row(new),
    )


def _progress(verdict: NumericVerdict, chapter: Chapter) -> Html:
    if verdict.pace is None:
        return chapter.words.html("pace.nothing_yet")

    row = verdict.pace.evidence.best
    so_far = chapter.words.html(
        "pace.so_far", figure=chapter.figures.row(row), period=numbers.period_within(row.period, chapter.words)
    )

    return so_far + pace(verdict.pace, verdict, chapter) + heading(verdict.pace, row.unit, chapter)


def known(verdict: Verdict, chapter: Chapter) -> Html:
    """Say in HTML what is known of a target: its outcome, or what was found beside; '' where nothing was."""
    return traces(verdict, chapter) if verdict.status is Status.UNJUDGED else outcome(verdict, chapter)


def traces(verdict: Verdict, chapter: Chapter) -> Html:
    """Say in HTML what was found on a target that cannot be judged: figures of its readings, a mean, reports."""
    rows = milestones_of(verdict.target, chapter.archive)
    sentences = [
        chapter.words.html("reason.readings_differ")
        if Qualifier.DEPENDS_ON_DEFINITION in verdict.qualifiers
        else Html(),
        _readings(verdict, chapter) or newest_of_series(verdict, chapter),
        mean_note(verdict.mean, chapter) if verdict.mean else Html(),
        reports_known(verdict, rows, chapter) if rows else Html(),
    ]
    return chapter.words.html("general.space").join(filter(None, sentences))


def _readings(verdict: Verdict, chapter: Chapter) -> Html:
    """List the figures that the readings of a target gave; '' where none gave any."""
    answers = [result for result in verdict.readings if result.is_answer]
    texts = [_answer(result, result.evidence, verdict, chapter) for result in answers if result.evidence]
    return (
        chapter.words.html("outcome.readings", told=chapter.words.html("general.next").join(texts)) if texts else Html()
    )


def _answer(result: Result, evidence: Evidence, verdict: Verdict, chapter: Chapter) -> Html:
    target = verdict.target
    period = evidence.best.period
    return chapter.words.html(
        "outcome.reading_rate" if result.reading.measure == Measure.GROWTH else "outcome.reading",
        label=chapter.figures.name(chapter.label(result.reading.indicator, target.area)),
        figure=chapter.figures.evidence(evidence),
        period=dated(numbers.period(period, chapter.words), period.end, target, chapter),
    )


def _unjudged(verdict: Verdict, chapter: Chapter) -> Html:
    """Say in HTML why a target cannot be judged, where what was not found usually stands, and what was found."""
    reason = Html() if Qualifier.DEPENDS_ON_DEFINITION in verdict.qualifiers else _why(verdict, chapter)
    sentences = [reason, where_to_look(verdict, chapter), traces(verdict, chapter)]
    return chapter.words.html("general.space").join(filter(None, sentences))


def _why(verdict: Verdict, chapter: Chapter) -> str:
    if verdict.reason is Reason.NOT_FOUND and not verdict.searches:
        return chapter.words("reason.not_sought")
    return chapter.words(f"reason.{verdict.reason}")


def reports_known(verdict: Verdict, reports: Sequence[Milestone], chapter: Chapter) -> Html:
    """Write in HTML the report that says most, and the last one where it is another."""
    distinct = dict.fromkeys([telling_report(reports), reports[-1]])
    return chapter.words.html("general.space").join(_report(verdict, report, chapter) for report in distinct)


def _report(verdict: Verdict, report: Milestone, chapter: Chapter) -> Html:
    state = state_of(verdict, report)
    key = "deeds.reported_note" if state == "reported" else f"state.{state}"
    return report_of(report, key, verdict.target, chapter)


def state_of(verdict: Verdict, milestone: Milestone) -> str:
    """Name the state of a deed; where no state was promised, none is called done."""
    return (
        "reported"
        if (verdict.target.kind, milestone.state) == (TargetKind.QUALITATIVE, MilestoneState.DONE)
        else milestone.state
    )


def report_of(milestone: Milestone, key: str, target: Target, chapter: Chapter) -> Html:
    """Write in HTML, by a phrase with a day and a note, what was told of a deed."""
    occurred = chapter.figures.milestone(milestone, chapter.say_date(milestone.occurred))
    day = dated(occurred, last_day(milestone.occurred), target, chapter)
    note = milestone.note_zh if chapter.lang == "zh" else milestone.note
    suffix = chapter.words.html("state.note", note=chapter.figures.quotation(milestone, note)) if note else Html()
    return chapter.words.html(key, day=day) + suffix


def report_caveat(verdict: Verdict, chapter: Chapter) -> Html:
    """Quote in HTML what the note on the report that settled a deed adds after its first sentence; '' of nothing.

    The first sentence tells what was done, what follows limits it.
    """
    if not verdict.outcome or not verdict.deciding:
        return Html()

    last = verdict.deciding[-1]
    note = last.note_zh if chapter.lang == "zh" else last.note
    _, _, limits = note.partition("。" if chapter.lang == "zh" else ". ")

    return chapter.figures.quotation(last, limits) if limits else Html()


def _deed(verdict: DeedVerdict, chapter: Chapter) -> Html:
    if not verdict.outcome:
        return _unjudged(verdict, chapter)

    report = reports_known(verdict, verdict.milestones, chapter)
    test = criterion(verdict, chapter)
    return chapter.words.html("general.space").join(filter(None, [report, test]))


def criterion(verdict: Verdict, chapter: Chapter) -> Html:
    """Say what counts as done, which a report of a first step does not reach; '' where the record does not say."""
    target = verdict.target
    if not isinstance(target, Deed):
        return Html()

    state = target.counts_as_done_zh if chapter.lang == "zh" else target.counts_as_done
    if not state:
        return Html()

    return chapter.words.html("state.counts", test=chapter.figures.quotation(target, state))
