"""The verdicts of an edition as a log: each day on which one changed, and what changed it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from targetbook.judgement.days.changes import TIME
from targetbook.judgement.days.replay import Moment
from targetbook.judgement.tally import has_speech
from targetbook.judgement.verdicts import Verdict
from targetbook.judgement.words import OF_WORDS, Reason
from targetbook.page.blocks.output import Block, Blocks, Text
from targetbook.page.blocks.tables import Cell, badge, grouped_table
from targetbook.page.chapter import Chapter
from targetbook.page.sentences.mean import mean_figure
from targetbook.page.sentences.reach import read_up_to
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.words import Counted
from targetbook.record.periods import Period
from targetbook.record.vocabulary import DocumentKind

HEADS = ("commitment", "before", "after", "cause", "rows")


@dataclass(frozen=True)
class Turn:
    """A day on which a verdict changed: how it stood before, how it stood from then on, and why."""

    before: Verdict
    moment: Moment

    @property
    def day(self) -> date:
        """The day of the change."""
        return self.moment.day

    @property
    def after(self) -> Verdict:
        """The verdict from that day on."""
        return self.moment.verdict


def turns(chapter: Chapter) -> list[Turn]:
    """List the changes of the verdicts on the edition's counted targets by its day that are news, the latest first.

    An announcement is none, nor is a due day that passes without an answer, nor another name for the same words.
    """
    return [turn for turn in _every_turn(chapter) if not _only_due(turn) and not _only_reworded(turn)]


def overdue(chapter: Chapter) -> list[Turn]:
    """List the turns by which nothing but a due day passed, of targets that a figure or report could have settled."""
    return [turn for turn in _every_turn(chapter) if _only_due(turn) and turn.after.reason not in OF_WORDS]


def due_text(past_due: list[Turn], chapter: Chapter) -> Html:
    """Say how many targets of the speech and of other papers fell due without an answer, and when; '' of none."""
    groups = _by_document(past_due, chapter)
    sentences = (_due_sentence(key, group, chapter) for key, group in groups.items())
    return chapter.words.html("general.space").join(sentences)


def overdue_text(chapter: Chapter) -> Html:
    """Say how many targets fell due without an answer, and of how many it is known or was never sought since."""
    words = chapter.words
    verdicts = chapter.all_verdicts
    states = {
        "since": {verdict.target.name for verdict in verdicts if verdict.outcome},
        "unsearched": {verdict.target.name for verdict in verdicts if verdict.reason is Reason.NOT_SEARCHED},
    }
    sentences = []

    for key, group in _by_document(overdue(chapter), chapter).items():
        sentences.append(_due_sentence(key, group, chapter))
        for state, names in states.items():
            n = sum(turn.after.target.name in names for turn in group)
            sentences += [words.html(f"log.{state}", n=_count(n, chapter), of=len(group))] if n else []

    return words.html("general.space").join(sentences)


def _by_document(past_due: list[Turn], chapter: Chapter) -> dict[str, list[Turn]]:
    """Set the targets of the speech apart from those of other papers, where a speech is in the record."""
    if not has_speech(chapter.all_verdicts):
        return {"due": past_due} if past_due else {}

    of_speech = [turn for turn in past_due if turn.after.target.document == DocumentKind.SPEECH]
    others = [turn for turn in past_due if turn.after.target.document != DocumentKind.SPEECH]
    return {key: group for key, group in (("due_speech", of_speech), ("due_others", others)) if group}


def _due_sentence(key: str, group: list[Turn], chapter: Chapter) -> Html:
    words = chapter.words
    days = Counter(turn.after.target.due for turn in group)
    latest_first = sorted(days.items(), reverse=True)
    total = len(group)
    parts = [
        words.html("log.due_day", n=_count(n, chapter), of=total, day=chapter.say_date(day.isoformat()))
        for day, n in latest_first
    ]

    return words.html(f"log.{key}", n=_count(total, chapter), days=words.html("general.next").join(parts))


def _every_turn(chapter: Chapter) -> list[Turn]:
    histories = chapter.replays[chapter.year].values()
    pairs = [Turn(before.verdict, moment) for moments in histories for before, moment in pairwise(moments)]
    among_targets = [turn for turn in pairs if turn.after.target.counts]
    return sorted(among_targets, key=lambda turn: (-turn.day.toordinal(), turn.after.target.name))


def _only_due(turn: Turn) -> bool:
    """Whether nothing but the calendar changed a verdict, and no answer came of it."""
    return turn.moment.cause == TIME and not turn.after.outcome


def _only_reworded(turn: Turn) -> bool:
    """Whether a verdict changed from one judgement on the words alone to another: no figure can have done that."""
    return {turn.before.reason, turn.after.reason} <= OF_WORDS


def change_log(chapter: Chapter) -> Block:
    """Show the log by day, or say that no verdict has changed since it was first given."""
    words = chapter.words
    changes = turns(chapter)
    terms = {"place": chapter.place, "year": chapter.year, "day": chapter.say_date(chapter.day.isoformat())}
    if not changes:
        notes = [words.html("log.none", **terms), overdue_text(chapter), read_up_to(chapter)]
        return Text(words.html("general.space").join(filter(None, notes)))

    lead = words.html("general.space").join(
        filter(None, [_news(changes, chapter), overdue_text(chapter), read_up_to(chapter)])
    )
    heads = [words(f"log.head_{name}") for name in HEADS]
    groups = ((_day(day, chapter), [_row(turn, chapter) for turn in group]) for day, group in _by_day(changes))

    return Blocks((Text(lead), grouped_table(words("log.caption", **terms), heads, groups)))


def _news(changes: list[Turn], chapter: Chapter) -> Html:
    """Count the targets whose verdicts figures or reports changed, then those that only their due day changed."""
    by_news = [turn for turn in changes if turn.moment.cause != TIME]
    by_day = _targets(changes) - _targets(by_news)
    sentences = [_count_sentence("lead", by_news, len(_targets(by_news)), chapter)] if by_news else []
    settled = [turn for turn in changes if turn.after.target.name in by_day]
    key = "more_by_day" if by_news else "only_by_day"
    sentences += [_count_sentence(key, settled, len(by_day), chapter)] if settled else []

    return chapter.words.html("general.space").join(sentences)


def _targets(changes: list[Turn]) -> set[str]:
    return {turn.after.target.name for turn in changes}


def _count_sentence(key: str, changes: list[Turn], targets: int, chapter: Chapter) -> Html:
    """Count changes and the targets they are of, and name the day of the last."""
    return chapter.words.html(
        f"log.{key}",
        n=_count(len(changes), chapter),
        targets=_count(targets, chapter),
        last=_day(changes[0].day, chapter),
        place=chapter.place,
        year=chapter.year,
        feed=_feed(chapter),
    )


def _by_day(changes: list[Turn]) -> Iterator[tuple[date, Iterator[Turn]]]:
    return groupby(changes, key=lambda turn: turn.day)


def _day(day: date, chapter: Chapter) -> str:
    return chapter.say_date(day.isoformat())


def cause_text(turn: Turn, chapter: Chapter) -> str:
    """Name the cause of a change."""
    return chapter.words(f"replay.{turn.moment.cause}")


def _count(n: int, chapter: Chapter) -> Counted:
    return chapter.figures.counted(n, chapter.words("log.how"))


def _feed(chapter: Chapter) -> Html:
    return Html('<a href="../feed.xml" type="application/atom+xml">{}</a>').format(chapter.words("log.feed"))


def _row(turn: Turn, chapter: Chapter) -> list[Cell]:
    target = turn.after.target
    rows = chapter.words.html("general.comma").join(_rows(turn.after, chapter))
    return [
        chapter.figures.words_of_target(target, chapter.text_of(target)),
        _badge(turn.before, chapter),
        _badge(turn.after, chapter),
        cause_text(turn, chapter),
        rows or chapter.words("general.none"),
    ]


def _badge(verdict: Verdict, chapter: Chapter) -> Html:
    return badge(verdict.status, chapter.words(f"verdict.{verdict.reason or verdict.status}"))


def _rows(verdict: Verdict, chapter: Chapter) -> Iterator[Html]:
    """Give the figure gone by, the mean of its years, or the days of the deeds told, each with its source."""
    if verdict.evidence:
        best = verdict.evidence.best
        yield _figure(chapter.figures.row(best), best.period, chapter)
    elif verdict.mean:
        yield _figure(mean_figure(verdict.mean, chapter), verdict.target.period, chapter)
    else:
        for milestone in verdict.deciding:
            yield chapter.figures.milestone(milestone, chapter.say_date(milestone.occurred))


def _figure(figure: Html, period: Period, chapter: Chapter) -> Html:
    return chapter.words.html("log.figure", figure=figure, period=numbers.period(period, chapter.words))
