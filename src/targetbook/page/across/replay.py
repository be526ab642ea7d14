"""How verdicts came about, drawn over time and listed with what moved them."""

from datetime import date, timedelta

import pandas as pd

from targetbook.judgement.claims import Claim
from targetbook.judgement.days.replay import Moment, changed_by_figures, replay
from targetbook.judgement.tally import SPEECH
from targetbook.judgement.verdicts import RUNNING, Verdict
from targetbook.judgement.words import OF_WORDS
from targetbook.page.blocks.chart_frame import framed
from targetbook.page.blocks.chart_table import Cell, Datum, Twin, of_words, row_datum, said, words_of
from targetbook.page.blocks.credits import own_work
from targetbook.page.blocks.output import Block, Blocks, Chart, Table, Text
from targetbook.page.blocks.tables import grouped_table
from targetbook.page.chapter import Chapter
from targetbook.page.charts.kit.days import midnight
from targetbook.page.charts.kit.rows import WIDTH
from targetbook.page.charts.kit.style import breadth, lines
from targetbook.page.charts.replay import replay_chart
from targetbook.page.charts.squares import SIGNS
from targetbook.page.sentences.mean import mean_figure
from targetbook.page.sentences.standing import basis_text, state_text
from targetbook.page.sentences.verdict import outcome, state_of, told_of
from targetbook.page.theme.verdicts import of_verdict
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import escape

HEAD = 54
LETTER = 6.4
TAIL = 0.5
MOST = 12
CUT = "\u25c2 "  # a bar that begins before the chart does
Replay = dict[str, list[Moment]]


def replayed(chapter: Chapter, back: int = 0) -> Block:
    """Show how the verdicts of the edition's year, or of `back` years before, came about."""
    year = chapter.year - back
    words = chapter.words
    replays = replay(chapter.record, chapter.area.area, year, chapter.day)
    replays = {target: moments for target, moments in replays.items() if _claim_of(moments).counted}
    if not replays:
        return Text(words("replay.nothing", year=year, place=chapter.place))

    moved = {target: moments for target, moments in replays.items() if changed_by_figures(moments)}
    lead = Text(_lead(replays, moved, year, chapter))
    if not moved:
        return lead

    return Blocks(
        (
            Text(f"**{words('replay.question', year=year)}**"),
            _chart(replays, moved, year, chapter),
            lead,
            _table(moved, year, chapter),
        )
    )


def _lead(replays: Replay, moved: Replay, year: int, chapter: Chapter) -> str:
    """Say of the targets of the speech, and apart from them of other papers, how many verdicts changed, and by what."""
    of_speech = {target: moments for target, moments in replays.items() if _claim_of(moments).document == SPEECH}
    others = {target: moments for target, moments in replays.items() if target not in of_speech}
    groups = {"lead_speech": of_speech, "lead_others": others} if of_speech else {"lead": replays}
    sentences = [_counts(key, group, moved, year, chapter) for key, group in groups.items() if group]
    return chapter.words("general.space").join(sentences)


def _counts(key: str, replays: Replay, moved: Replay, year: int, chapter: Chapter) -> str:
    words = chapter.words
    how = chapter.words("overview.how")
    changed = len(replays.keys() & moved.keys())
    waited = sum(_has_waited(moments) for target, moments in replays.items() if target not in moved)
    by_cause = {"moved": changed, "waited": waited, "same": len(replays) - changed - waited}
    counts = {name: chapter.figures.counted(number, how) for name, number in by_cause.items()}
    parts = words("outcome.next").join(words.parts("replay.lead", counts))
    total = chapter.figures.counted(len(replays), how)

    return words(f"replay.{key}", year=year, place=chapter.place, n=total, parts=parts)


def _has_waited(moments: list[Moment]) -> bool:
    """Whether the due day of a target that a figure or report could have settled passed without one."""
    return len(moments) > 1 and moments[-1].verdict.reason not in OF_WORDS


def _claim_of(moments: list[Moment]) -> Claim:
    return moments[0].verdict.claim


def _chart(replays: Replay, moved: Replay, year: int, chapter: Chapter) -> Chart:
    words = chapter.words
    groups = _groups(moved)
    start = max(date(year, 1, 1), min(moments[0].day for moments in moved.values()))
    last = max(moments[-1].day for moments in moved.values())
    end = last + timedelta(days=int((last - start).days * TAIL) + 30)
    days_a_letter = LETTER * (end - start).days / WIDTH
    stretches = pd.DataFrame(
        [
            _stretch(row, moment, following, start, days_a_letter, chapter)
            for row, (moments, *_) in enumerate(groups)
            for moment, following in zip(moments, [*(moment.day for moment in moments[1:]), end], strict=True)
        ]
    )
    claims = pd.DataFrame([_claim(row, alike, chapter) for row, alike in enumerate(groups)])
    title = words("replay.title", year=year, n=len(moved), total=len(replays))
    omitted = len(moved) - sum(len(alike) for alike in groups)
    cut = any(moments[0].day < start for alike in groups for moments in alike[:1])
    subtitle = words("replay.subtitle") + (words("replay.cut") if cut else "")
    subtitle += words("replay.left_out", n=omitted) if omitted else ""
    description = words("general.next").join(_description(moments, chapter) for moments in moved.values())
    drawing = replay_chart(claims, stretches)
    credit = own_work(words("replay.source"), chapter)

    return framed(chapter, f"replay-{year}", title, subtitle, drawing, credit, description, _twin(moved, chapter))


def _twin(moved: Replay, chapter: Chapter) -> Twin:
    rows = [
        [words_of(moment.verdict.claim, chapter), *_row(moment, moment is moments[0], chapter)]
        for moments in moved.values()
        for moment in moments
    ]
    return Twin([chapter.words("head.commitment"), *_heads(chapter)], rows)


def _heads(chapter: Chapter) -> list[str]:
    return [chapter.words(name) for name in ("replay.head_day", "head.verdict", "head.record", "replay.head_cause")]


def _description(moments: list[Moment], chapter: Chapter) -> str:
    """Tell a claim's verdicts in one line."""
    words = chapter.words
    states = [
        words("general.space").join((chapter.say_date(moment.day.isoformat()), state_text(moment.verdict, chapter)))
        for moment in moments
    ]

    return words(
        "general.item", what=chapter.text_of(moments[0].verdict.claim), told=words("general.comma").join(states)
    )


def _groups(moved: Replay) -> list[list[list[Moment]]]:
    """Put claims with the same verdicts and figures from the same days on together; keep the first dozen groups."""
    groups: dict[tuple[object, ...], list[list[Moment]]] = {}
    for moments in moved.values():
        groups.setdefault(tuple(_path(moment, moment is moments[0]) for moment in moments), []).append(moments)
    return [sorted(alike, key=lambda moments: moments[0].day) for alike in groups.values()][:MOST]


def _path(moment: Moment, announced: bool) -> tuple[object, ...]:
    best = moment.verdict.evidence.best if moment.verdict.evidence else None
    return None if announced else moment.day, moment.verdict.status, moment.verdict.reason, best and best.key


def _claim(row: int, alike: list[list[Moment]], chapter: Chapter) -> dict[str, object]:
    claims = [moments[0].verdict.claim for moments in alike]
    text = chapter.words("outcome.next").join(dict.fromkeys(chapter.text_of(claim) for claim in claims))
    documents = dict.fromkeys(chapter.words(f"document.{claim.announcement_kind}") for claim in claims)
    document = chapter.words("general.comma").join(documents)
    return {"row": row, "head": "\n".join(lines(text, HEAD)), "about": document}


def _stretch(
    row: int, moment: Moment, end: date, start: date, days_a_letter: float, chapter: Chapter
) -> dict[str, object]:
    begun = max(moment.day, start)
    cut = CUT if moment.day < start else ""
    room = (end - begun).days / days_a_letter - 1.5
    texts = _texts(moment.verdict, chapter)

    return {
        "row": row,
        "start": midnight(begun),
        "end": midnight(end),
        "status": moment.verdict.status,
        "text": cut + next((text for text in texts if breadth(cut + text) <= room), ""),
        "told": f"{moment.day}: {state_text(moment.verdict, chapter)}",
    }


def _texts(verdict: Verdict, chapter: Chapter) -> list[str]:
    """Give a verdict's label from the fullest to the shortest: the reason or the figure with it, the word, the sign."""
    word = chapter.words(f"verdict.{verdict.status}")
    figure = basis_text(verdict, chapter)
    sign = SIGNS[verdict.status]
    reason = [chapter.words(f"verdict.{verdict.reason}")] if verdict.reason else []
    return [f"{word} {figure}", f"{sign} {figure}", word, figure, sign] if figure else [*reason, word, sign]


def _table(moved: Replay, year: int, chapter: Chapter) -> Table:
    words = chapter.words
    groups = [
        (_claim_link(moments[0].verdict, chapter), [_html(moment, moment is moments[0], chapter) for moment in moments])
        for moments in moved.values()
    ]
    return grouped_table(words("replay.caption", place=chapter.place, year=year), _heads(chapter), groups)


def _claim_link(verdict: Verdict, chapter: Chapter) -> str:
    return chapter.figures.said(verdict.claim, chapter.text_of(verdict.claim))


def _html(moment: Moment, first: bool, chapter: Chapter) -> list[str]:
    return [cell.html for cell in _row(moment, first, chapter)]


def _row(moment: Moment, first: bool, chapter: Chapter) -> list[Cell]:
    words = chapter.words
    return [
        said(chapter.say_date(moment.day.isoformat())),
        of_verdict(moment.verdict, chapter),
        _evidence(moment.verdict, chapter),
        said(words("replay.announced" if first else f"replay.{moment.cause}")),
    ]


def _evidence(verdict: Verdict, chapter: Chapter) -> Cell:
    """Give what a verdict rests on: a figure with its period, or words."""
    html = _basis(verdict, chapter)
    if verdict.evidence is None or (verdict.status in RUNNING and verdict.pace):
        return of_words(html, "notes")
    best = verdict.evidence.best
    period = Datum(numbers.period(best.period, chapter.words), "period")
    return Cell(html, (row_datum(best, chapter), period))


def _basis(verdict: Verdict, chapter: Chapter) -> str:
    """Give how a running year stood, the figure gone by, the day of the deed, or the reason for no verdict."""
    words = chapter.words
    figures = chapter.figures
    if verdict.status in RUNNING and verdict.pace:
        return outcome(verdict, chapter)
    if verdict.evidence:
        best = verdict.evidence.best
        return words("history.one", figure=figures.row(best), period=escape(numbers.period(best.period, words)))
    if verdict.mean:
        period = escape(numbers.period(verdict.claim.period, words))
        return words("history.one", figure=mean_figure(verdict.mean, chapter), period=period)
    if verdict.deciding:
        return words("general.space").join(
            told_of(milestone, f"state.{state_of(verdict, milestone)}", chapter) for milestone in verdict.deciding
        )

    return escape(words(f"verdict.{verdict.reason}" if verdict.reason else "general.none"))
