"""The deeds of a chapter on a time line."""

from datetime import date

import pandas as pd

from targetbook.judgement.deeds import Milestone
from targetbook.judgement.verdicts import Verdict
from targetbook.page.blocks.chart_frame import framed
from targetbook.page.blocks.chart_table import Twin, of_milestone, said, source_of, words_of
from targetbook.page.blocks.credits import credit
from targetbook.page.blocks.output import Block, Blocks, Text
from targetbook.page.chapter import Chapter
from targetbook.page.charts.kit.days import midnight
from targetbook.page.charts.kit.style import lines
from targetbook.page.charts.timeline import timeline_chart
from targetbook.page.sentences.verdict import QUALITATIVE, state_of
from targetbook.page.theme.deeds import STANDINGS, deeds, is_deed, standing
from targetbook.record.dates import first_day, last_day

ENOUGH = 3
HEAD = 54
SETTLED = ("done", "dropped")
Deeds = list[tuple[Verdict, list[Milestone]]]


def timeline(chapter: Chapter) -> Block:
    """Show the chapter's deeds between announcement and due day; say so where too few dated reports were found."""
    found = sorted(deeds(chapter), key=_order)
    told = [row for _, rows in found for row in rows]
    if len(told) < ENOUGH:
        return Text(chapter.words("deeds.too_few") if found else "")
    title = finding(found, chapter)
    drawn = timeline_chart(_deed_rows(found, chapter), _told_rows(found, chapter), _rules(found, chapter))
    credit_line = credit(((row.area, row.source) for row in told), chapter)
    links = [chapter.figures.milestone(row, chapter.say_date(row.occurred)) for row in told]
    return Blocks(
        (
            Text(f"**{chapter.words('deeds.question')}**"),
            framed(
                chapter,
                f"{chapter.theme}-timeline",
                title,
                _subtitle(found, chapter),
                drawn,
                credit_line,
                _spoken(found, chapter),
                _twin(found, chapter),
            ),
            Text(chapter.words("deeds.sources", links=chapter.words("general.comma").join(links))),
        )
    )


def finding(found: Deeds, chapter: Chapter) -> str:
    """Say how many of the deeds are done, told of, or left without a report, and how many name no state to reach."""
    words = chapter.words
    count = standing(found)
    total = count.total()
    efforts = sum(verdict.claim.counted and verdict.claim.kind == QUALITATIVE for verdict, _ in found)
    if not total:
        return words("deeds.title_efforts", n=efforts)
    names = [name for name in STANDINGS if count[name]]
    parts = words("deeds.next").join(words(f"deeds.{name}", n=count[name]) for name in names)
    due = max(verdict.claim.due for verdict, _ in found if is_deed(verdict))
    start = words("deeds.title_due", n=total, due=chapter.say_date(due.isoformat()), parts=parts)
    return start + (words("deeds.efforts", n=efforts) if efforts else "")


def _subtitle(found: Deeds, chapter: Chapter) -> str:
    """Say what the bars and the shapes that are drawn mean."""
    states = dict.fromkeys(state_of(verdict, one) for verdict, told in found for one in told)
    shapes = chapter.words("outcome.next").join(chapter.words(f"deeds.shape_{state}") for state in states)
    return chapter.words("deeds.subtitle", shapes=shapes)


def _order(deed: tuple[Verdict, list[Milestone]]) -> tuple[bool, str, str]:
    verdict, rows = deed
    return not rows, rows[0].occurred if rows else "", verdict.claim.target


def _deed_rows(found: Deeds, chapter: Chapter) -> pd.DataFrame:
    last = max(verdict.claim.due for verdict, _ in found)
    return pd.DataFrame(
        [
            {
                "row": row,
                "head": "\n".join(lines(chapter.text_of(verdict.claim), HEAD)),
                "about": _about(verdict, last, chapter),
                "empty": "" if told else chapter.words("deeds.none"),
                "announced": midnight(last_day(verdict.claim.announced)) if verdict.claim.announced else pd.NaT,
                "due": midnight(verdict.claim.due),
            }
            for row, (verdict, told) in enumerate(found)
        ]
    )


def _about(verdict: Verdict, last: date, chapter: Chapter) -> str:
    """Name a due day of its own, and say where the words name no state to reach."""
    due = verdict.claim.due
    own = [chapter.words("deeds.due", day=chapter.say_date(due.isoformat()))] if due < last else []
    return " · ".join([*own, *([chapter.words("deeds.effort")] if verdict.claim.kind == QUALITATIVE else [])])


def _told_rows(found: Deeds, chapter: Chapter) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "row": row,
                "day": midnight(last_day(one.occurred)),
                "first": midnight(first_day(one.occurred)),
                "state": state_of(verdict, one),
                "text": _told(verdict, one, chapter) if one in _named(told) else "",
                "last": one.state == told[-1].state,
            }
            for row, (verdict, told) in enumerate(found)
            for one in told
        ]
    )


def _rules(found: Deeds, chapter: Chapter) -> pd.DataFrame:
    """Give the first announcement and the last due day: those between are marked on their own rows."""
    announced = sorted(verdict.claim.announced for verdict, _ in found if verdict.claim.announced)
    days = [("announced", day) for day in announced[:1]]
    days.append(("due", max(verdict.claim.due for verdict, _ in found).isoformat()))
    return pd.DataFrame(
        [
            {
                "kind": kind,
                "day": midnight(last_day(day)),
                "text": chapter.words(f"deeds.{kind}", day=chapter.say_date(day)),
            }
            for kind, day in days
        ]
    )


def _named(told: list[Milestone]) -> list[Milestone]:
    """Choose the reports to name: the first that a deed is done or dropped, the last of any other state."""
    first = {one.state: one for one in reversed(told) if one.state in SETTLED}
    last = {one.state: one for one in told if one.state not in SETTLED}
    return [*first.values(), *last.values()]


def _told(verdict: Verdict, one: Milestone, chapter: Chapter) -> str:
    state = chapter.words(f"deeds.{state_of(verdict, one)}")
    return chapter.words("deeds.told", state=state, day=chapter.say_date(one.occurred))


def _twin(found: Deeds, chapter: Chapter) -> Twin:
    """List what was told of each deed; a deed without a report has a line of its own."""
    words = chapter.words
    rows = []
    for verdict, told in found:
        rows += [
            [
                words_of(verdict.claim, chapter),
                said(words(f"deeds.{state_of(verdict, one)}")),
                of_milestone(one, chapter),
                source_of(one.area, [one.source], chapter),
            ]
            for one in told
        ]
        if not told:
            rows.append([words_of(verdict.claim, chapter), said(words("deeds.none")), said(""), said("")])
    heads = [words(name) for name in ("head.commitment", "deeds.head_state", "deeds.head_day", "twin.source")]
    return Twin(heads, rows)


def _spoken(found: Deeds, chapter: Chapter) -> str:
    rows = [
        chapter.words(
            "deeds.alt_row",
            text=chapter.text_of(verdict.claim),
            told=chapter.words("general.comma").join(_told(verdict, one, chapter) for one in told)
            or chapter.words("deeds.none"),
        )
        for verdict, told in found
    ]
    return chapter.words("outcome.next").join(rows)
