"""The deeds of a chapter on a time line."""

from datetime import date

import pandas as pd

from targetbook.judgement.deeds import Milestone
from targetbook.judgement.verdicts import Verdict
from targetbook.page.blocks.chart_table import Cell, Twin, claim_words_cell, milestone_cell, source_cell, text_cell
from targetbook.page.blocks.credits import credit
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Text
from targetbook.page.chapter import Chapter
from targetbook.page.charts.kit.days import midnight
from targetbook.page.charts.kit.style import lines
from targetbook.page.charts.timeline import timeline_chart
from targetbook.page.sentences.verdict import state_of
from targetbook.page.theme.deeds import STANDINGS, count_standings, deeds, is_deed
from targetbook.record.dates import first_day, last_day
from targetbook.record.vocabulary import ClaimKind, MilestoneState

ENOUGH = 3
HEAD = 54
SETTLED = (MilestoneState.DONE, MilestoneState.DROPPED)
Commitments = list[tuple[Verdict, list[Milestone]]]


def timeline(chapter: Chapter) -> Block:
    """Show the chapter's deeds between announcement and due day; say so where too few dated reports were found."""
    commitments = sorted(deeds(chapter), key=_order)
    reports = [report for _, rows in commitments for report in rows]
    if len(reports) < ENOUGH:
        return Text(chapter.words("deeds.too_few") if commitments else "")

    return shown(_exhibit(commitments, reports, chapter), chapter)


def _exhibit(commitments: Commitments, reports: list[Milestone], chapter: Chapter) -> Exhibit:
    deed_rows = _deed_rows(commitments, chapter)
    report_rows = _report_rows(commitments, chapter)

    return Exhibit(
        anchor=f"{chapter.theme}-timeline",
        question=chapter.words("deeds.question"),
        finding=deeds_finding(commitments, chapter),
        basis=_subtitle(commitments, chapter),
        drawing=timeline_chart(deed_rows, report_rows, _rules(commitments, chapter)),
        credit=credit(((report.area, report.source) for report in reports), chapter),
        description=_description(commitments, chapter),
        table=_twin(commitments, chapter),
        reading=_links(reports, chapter),
    )


def _links(reports: list[Milestone], chapter: Chapter) -> str:
    links = [chapter.figures.milestone(report, chapter.say_date(report.occurred)) for report in reports]
    return chapter.words("deeds.sources", links=chapter.words("general.comma").join(links))


def deeds_finding(commitments: Commitments, chapter: Chapter) -> str:
    """Say how many of the deeds are done, told of, or left without a report, and how many name no state to reach."""
    words = chapter.words
    count = count_standings(commitments)
    efforts = sum(verdict.claim.counts and verdict.claim.kind == ClaimKind.QUALITATIVE for verdict, _ in commitments)
    if not count.total():
        return words("deeds.title_efforts", n=efforts)

    parts = words("general.clause").join(words(f"deeds.{name}", n=count[name]) for name in STANDINGS if count[name])
    due = max(verdict.claim.due for verdict, _ in commitments if is_deed(verdict))
    start = words("deeds.title_due", n=count.total(), due=chapter.say_date(due.isoformat()), parts=parts)

    return start + (words("deeds.efforts", n=efforts) if efforts else "")


def _subtitle(commitments: Commitments, chapter: Chapter) -> str:
    """Say what the bars and the shapes that are drawn mean."""
    states = dict.fromkeys(state_of(verdict, report) for verdict, reports in commitments for report in reports)
    shapes = chapter.words("general.next").join(chapter.words(f"deeds.shape_{state}") for state in states)
    return chapter.words("deeds.subtitle", shapes=shapes)


def _order(deed: tuple[Verdict, list[Milestone]]) -> tuple[bool, str, str]:
    verdict, rows = deed
    return not rows, rows[0].occurred if rows else "", verdict.claim.target


def _deed_rows(commitments: Commitments, chapter: Chapter) -> pd.DataFrame:
    last = max(verdict.claim.due for verdict, _ in commitments)
    rows = enumerate(commitments)
    return pd.DataFrame([_deed_row(row, verdict, bool(reports), last, chapter) for row, (verdict, reports) in rows])


def _deed_row(row: int, verdict: Verdict, has_reports: bool, last: date, chapter: Chapter) -> dict[str, object]:
    claim = verdict.claim
    return {
        "row": row,
        "head": "\n".join(lines(chapter.text_of(claim), HEAD)),
        "about": _about(verdict, last, chapter),
        "empty": "" if has_reports else chapter.words("deeds.none"),
        "announced": midnight(last_day(claim.announced)) if claim.announced else pd.NaT,
        "due": midnight(claim.due),
    }


def _about(verdict: Verdict, last: date, chapter: Chapter) -> str:
    """Name a due day of its own, and say where the words name no state to reach."""
    due = verdict.claim.due
    due_text = [chapter.words("deeds.due", day=chapter.say_date(due.isoformat()))] if due < last else []
    return " · ".join(
        [*due_text, *([chapter.words("deeds.effort")] if verdict.claim.kind == ClaimKind.QUALITATIVE else [])]
    )


def _report_rows(commitments: Commitments, chapter: Chapter) -> pd.DataFrame:
    return pd.DataFrame(
        [
            _report_row(row, verdict, report, reports, chapter)
            for row, (verdict, reports) in enumerate(commitments)
            for report in reports
        ]
    )


def _report_row(
    row: int, verdict: Verdict, report: Milestone, reports: list[Milestone], chapter: Chapter
) -> dict[str, object]:
    return {
        "row": row,
        "day": midnight(last_day(report.occurred)),
        "first": midnight(first_day(report.occurred)),
        "state": state_of(verdict, report),
        "text": _report_text(verdict, report, chapter) if report in _reports_to_name(reports) else "",
        "last": report.state == reports[-1].state,
    }


def _rules(commitments: Commitments, chapter: Chapter) -> pd.DataFrame:
    """Give the first announcement and the last due day: those between are marked on their own rows."""
    announcements = sorted(verdict.claim.announced for verdict, _ in commitments if verdict.claim.announced)
    days = [("announced", day) for day in announcements[:1]]
    days.append(("due", max(verdict.claim.due for verdict, _ in commitments).isoformat()))
    return pd.DataFrame([_rule(kind, day, chapter) for kind, day in days])


def _rule(kind: str, day: str, chapter: Chapter) -> dict[str, object]:
    text = chapter.words(f"deeds.{kind}", day=chapter.say_date(day))
    return {"kind": kind, "day": midnight(last_day(day)), "text": text}


def _reports_to_name(reports: list[Milestone]) -> list[Milestone]:
    """Choose the reports to name: the first that a deed is done or dropped, the last of any other state."""
    first = {report.state: report for report in reversed(reports) if report.state in SETTLED}
    last = {report.state: report for report in reports if report.state not in SETTLED}
    return [*first.values(), *last.values()]


def _report_text(verdict: Verdict, report: Milestone, chapter: Chapter) -> str:
    state = chapter.words(f"deeds.{state_of(verdict, report)}")
    return chapter.words("deeds.told", state=state, day=chapter.say_date(report.occurred))


def _twin(commitments: Commitments, chapter: Chapter) -> Twin:
    """List what was told of each deed; a deed without a report has a line of its own."""
    names = ("head.commitment", "deeds.head_state", "deeds.head_day", "twin.source")
    heads = [chapter.words(name) for name in names]
    rows = [row for verdict, reports in commitments for row in _twin_rows(verdict, reports, chapter)]
    return Twin(heads, rows)


def _twin_rows(verdict: Verdict, reports: list[Milestone], chapter: Chapter) -> list[list[Cell]]:
    deed = claim_words_cell(verdict.claim, chapter)
    if not reports:
        return [[deed, text_cell(chapter.words("deeds.none")), text_cell(""), text_cell("")]]
    return [[deed, *_report_cells(verdict, report, chapter)] for report in reports]


def _report_cells(verdict: Verdict, report: Milestone, chapter: Chapter) -> list[Cell]:
    return [
        text_cell(chapter.words(f"deeds.{state_of(verdict, report)}")),
        milestone_cell(report, chapter),
        source_cell(report.area, [report.source], chapter),
    ]


def _description(commitments: Commitments, chapter: Chapter) -> str:
    rows = [_deed_text(verdict, reports, chapter) for verdict, reports in commitments]
    return chapter.words("general.next").join(rows)


def _deed_text(verdict: Verdict, reports: list[Milestone], chapter: Chapter) -> str:
    words = chapter.words
    texts = words("general.comma").join(_report_text(verdict, report, chapter) for report in reports)
    return words("deeds.alt_row", text=chapter.text_of(verdict.claim), told=texts or words("deeds.none"))
