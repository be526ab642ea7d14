"""How verdicts came about, drawn over time and listed with what moved them."""

from datetime import date, timedelta

import pandas as pd

from targetbook.judgement.days.replay import Moment, changed_by_figures
from targetbook.judgement.targets import Target
from targetbook.judgement.verdicts import Verdict
from targetbook.judgement.words import OF_WORDS, Reason
from targetbook.page.across.replay_tables import Replay, brief_basis, brief_twin, replay_twin
from targetbook.page.blocks.credits import own_work
from targetbook.page.blocks.download import download
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Blocks, Text
from targetbook.page.chapter import Chapter
from targetbook.page.charts.kit.days import midnight
from targetbook.page.charts.kit.rows import WIDTH
from targetbook.page.charts.kit.style import breadth
from targetbook.page.charts.replay import replay_chart
from targetbook.page.charts.squares import SIGNS
from targetbook.page.sentences.standing import basis_text, state_text
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.words import Counted
from targetbook.record.vocabulary import DocumentKind

LETTER = 6.4
TAIL = 0.5
MOST = 12
NAMED = 3
CUT = "\u25c2 "  # a bar that begins before the chart does
Groups = list[list[list[Moment]]]


def replay_summary(chapter: Chapter) -> Block:
    """Say how many verdicts of the edition's year moved by news, and offer how each came about as a file."""
    words = chapter.words
    replays = _replays(chapter, chapter.year)
    if not replays:
        return Text(words.html("replay.nothing", year=chapter.year, place=chapter.place))

    changes = _moved(replays)
    lead = Text(_lead(replays, changes, chapter.year, chapter))
    rows = replay_twin(replays, chapter)

    return Blocks((lead, download(f"replay-{chapter.year}", words("replay.file"), rows, chapter)))


def replayed(chapter: Chapter, back: int = 0) -> Block:
    """Show how the verdicts of the edition's year, or of `back` years before, came about."""
    words = chapter.words
    year = chapter.year - back
    replays = _replays(chapter, year)
    if not replays:
        return Text(words.html("replay.nothing", year=year, place=chapter.place))

    changes = _moved(replays)
    if not changes:
        return Text(_lead(replays, changes, year, chapter))

    return shown(_exhibit(replays, changes, year, chapter), chapter)


def _replays(chapter: Chapter, year: int) -> Replay:
    return {target: moments for target, moments in chapter.replays[year].items() if _target_of(moments).counts}


def _moved(replays: Replay) -> Replay:
    return {target: moments for target, moments in replays.items() if changed_by_figures(moments)}


def _lead(replays: Replay, changes: Replay, year: int, chapter: Chapter) -> Html:
    """Say of the targets of the speech, and apart from them of other papers, how many verdicts changed, and by what."""
    of_speech = {
        target: moments for target, moments in replays.items() if _target_of(moments).document == DocumentKind.SPEECH
    }
    others = {target: moments for target, moments in replays.items() if target not in of_speech}
    groups = {"lead_speech": of_speech, "lead_others": others} if of_speech else {"lead": replays}
    sentences = [_counts(key, group, changes, year, chapter) for key, group in groups.items() if group]

    return chapter.words.html("general.space").join(sentences)


def _counts(key: str, replays: Replay, changes: Replay, year: int, chapter: Chapter) -> Html:
    words = chapter.words
    by_cause = {name: _figure(number, chapter) for name, number in _by_cause(replays, changes, chapter).items()}
    parts = words.html("general.next").join(words.html_parts("replay.lead", by_cause, of=len(replays)))
    return words.html(f"replay.{key}", year=year, place=chapter.place, n=_figure(len(replays), chapter), parts=parts)


def _by_cause(replays: Replay, changes: Replay, chapter: Chapter) -> dict[str, int]:
    """Count the verdicts by what moved them: figures, a due day with an answer, without one, never sought; nothing."""
    rest = [moments for target, moments in replays.items() if target not in changes]
    due = [moments[-1].verdict for moments in rest if len(moments) > 1]
    settled = sum(bool(verdict.outcome) for verdict in due)
    waiting = [verdict.target for verdict in due if not verdict.outcome and verdict.reason not in OF_WORDS]
    unsearched = sum(verdict.reason is Reason.NOT_SEARCHED for verdict in chapter.verdicts_on(waiting))
    return {
        "moved": len(replays) - len(rest),
        "by_day": settled,
        "waited": len(waiting) - unsearched,
        "unsearched": unsearched,
        "same": len(rest) - settled - len(waiting),
    }


def _figure(number: int, chapter: Chapter) -> Counted:
    return chapter.figures.counted(number, chapter.words("overview.how"))


def _target_of(moments: list[Moment]) -> Target:
    return moments[0].verdict.target


def _exhibit(replays: Replay, changes: Replay, year: int, chapter: Chapter) -> Exhibit:
    words = chapter.words
    groups = _groups(changes)
    start = max(date(year, 1, 1), min(moments[0].day for moments in changes.values()))
    targets = pd.DataFrame([_target(row, group, chapter) for row, group in enumerate(groups)])
    stretches = pd.DataFrame(_stretches(groups, start, _end(changes, start), chapter))
    signs = _signs(stretches, chapter)

    return Exhibit(
        anchor=f"replay-{year}",
        finding=_title(replays, changes, year, chapter),
        basis=words("replay.subtitle") + signs + _notes(changes, groups, start, chapter),
        drawing=replay_chart(targets, stretches),
        credit=own_work(words("replay.source"), chapter),
        description=words("general.next").join(_description(moments, chapter) for moments in changes.values()),
        table=brief_twin(changes, chapter),
        file=replay_twin(changes, chapter),
        reading=_reading(changes, chapter),
    )


def _title(replays: Replay, changes: Replay, year: int, chapter: Chapter) -> str:
    """Say how the few that have an outcome ended; of more, how many verdicts news moved."""
    words = chapter.words
    ends = [moments[-1].verdict for moments in changes.values() if moments[-1].verdict.outcome]
    if not 0 < len(ends) <= NAMED:
        return words("replay.title", year=year, n=len(changes), of=len(replays))

    items = (
        words("replay.ended", text=chapter.text_of(verdict.target), status=words(f"verdict.{verdict.status}"))
        for verdict in ends
    )
    waiting = words("replay.title_waiting", n=len(changes) - len(ends))
    return words("replay.title_ends", year=year, ends=words("general.next").join(items)) + waiting


def _reading(changes: Replay, chapter: Chapter) -> Html:
    """Say how the verdicts that have an outcome ended, on which day and by what."""
    words = chapter.words
    ends = [moments[-1] for moments in changes.values() if moments[-1].verdict.outcome]
    return words.html("general.space").join(
        words.html(
            "replay.end",
            text=chapter.figures.words_of_target(moment.verdict.target, chapter.text_of(moment.verdict.target)),
            status=words(f"verdict.{moment.verdict.status}"),
            day=chapter.say_date(moment.day.isoformat()),
            basis=brief_basis(moment.verdict, chapter),
        )
        for moment in ends
    )


def _end(changes: Replay, start: date) -> date:
    """Choose the day a chart ends on, with room after the last change for its label."""
    last = max(moments[-1].day for moments in changes.values())
    return last + timedelta(days=int((last - start).days * TAIL) + 30)


def _signs(stretches: pd.DataFrame, chapter: Chapter) -> str:
    """Explain the signs that bars too short for words bear."""
    words = chapter.words
    labels = zip(stretches["status"], stretches["text"], strict=True)
    statuses = dict.fromkeys(status for status, text in labels if SIGNS[status] in text)
    names = (f"{SIGNS[status]} {words(f'verdict.{status}')}" for status in statuses)
    return "".join(words("definitions.legend", name=name) for name in names)


def _notes(changes: Replay, groups: Groups, start: date, chapter: Chapter) -> str:
    """Say which bars begin before the chart does, and how many targets are left out."""
    words = chapter.words
    is_cut = any(group[0][0].day < start for group in groups)
    omissions = len(changes) - sum(len(group) for group in groups)
    return (words("replay.cut") if is_cut else "") + (words("replay.left_out", n=omissions) if omissions else "")


def _stretches(groups: Groups, start: date, end: date, chapter: Chapter) -> list[dict[str, object]]:
    """Lay out how long each verdict of each group stood, by the first of the targets that are alike."""
    days_a_letter = LETTER * (end - start).days / WIDTH
    return [
        _stretch(row, moment, following, start, days_a_letter, chapter)
        for row, (moments, *_) in enumerate(groups)
        for moment, following in zip(moments, [*(moment.day for moment in moments[1:]), end], strict=True)
    ]


def _description(moments: list[Moment], chapter: Chapter) -> str:
    """Tell a target's verdicts in one line."""
    words = chapter.words
    states = words("general.comma").join(_state(moment, chapter) for moment in moments)
    return words("general.item", what=chapter.text_of(_target_of(moments)), told=states)


def _state(moment: Moment, chapter: Chapter) -> str:
    day = chapter.say_date(moment.day.isoformat())
    return chapter.words("general.space").join((day, state_text(moment.verdict, chapter)))


def _groups(changes: Replay) -> Groups:
    """Put targets with the same verdicts and figures from the same days on together; keep the first dozen groups."""
    groups: dict[tuple[object, ...], list[list[Moment]]] = {}
    for moments in changes.values():
        path = tuple(_step(moment, moment is moments[0]) for moment in moments)
        groups.setdefault(path, []).append(moments)

    return [sorted(group, key=lambda moments: moments[0].day) for group in groups.values()][:MOST]


def _step(moment: Moment, is_announcement: bool) -> tuple[object, ...]:
    best = moment.verdict.evidence.best if moment.verdict.evidence else None
    day = None if is_announcement else moment.day
    return day, moment.verdict.status, moment.verdict.reason, best and best.key


def _target(row: int, group: list[list[Moment]], chapter: Chapter) -> dict[str, object]:
    words = chapter.words
    targets = [_target_of(moments) for moments in group]
    text = words("general.next").join(dict.fromkeys(chapter.text_of(target) for target in targets))
    documents = dict.fromkeys(words(f"document.{target.announcement_kind}") for target in targets)

    return {"row": row, "head": text, "about": words("general.comma").join(documents)}


def _stretch(
    row: int, moment: Moment, end: date, start: date, days_a_letter: float, chapter: Chapter
) -> dict[str, object]:
    begin = max(moment.day, start)
    sign = CUT if moment.day < start else ""
    room = (end - begin).days / days_a_letter - 1.5
    texts = _texts(moment.verdict, chapter)

    return {
        "row": row,
        "start": midnight(begin),
        "end": midnight(end),
        "status": moment.verdict.status,
        "word": chapter.words(f"verdict.{moment.verdict.status}"),
        "text": sign + next((text for text in texts if breadth(sign + text) <= room), ""),
        "told": f"{moment.day}: {state_text(moment.verdict, chapter)}",
    }


def _texts(verdict: Verdict, chapter: Chapter) -> list[str]:
    """Give a verdict's label from the fullest to the shortest: the reason or the figure with it, the word, the sign."""
    word = chapter.words(f"verdict.{verdict.status}")
    figure = basis_text(verdict, chapter)
    sign = SIGNS[verdict.status]
    reason = [chapter.words(f"verdict.{verdict.reason}")] if verdict.reason else []

    return [f"{word} {figure}", f"{sign} {figure}", word, figure, sign] if figure else [*reason, word, sign]
