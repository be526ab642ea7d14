"""Deeds on a time line: those of a theme, and those of the whole edition."""

import pandas as pd

from targetbook.judgement.deeds import Milestone, milestones_of, telling_report
from targetbook.judgement.targets import Target
from targetbook.judgement.verdicts import DeedVerdict, Verdict
from targetbook.page.blocks.chart_table import Cell, Twin, milestone_cell, source_cell, target_words_cell, text_cell
from targetbook.page.blocks.credits import credit
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Text
from targetbook.page.chapter import Chapter
from targetbook.page.charts.kit.days import midnight
from targetbook.page.charts.timeline import timeline_chart
from targetbook.page.sentences.verdict import state_of
from targetbook.page.theme.deeds import STANDINGS, count_standings, deeds, is_deed
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.record.dates import first_day, last_day
from targetbook.record.vocabulary import TargetKind

ENOUGH = 3
Commitments = list[tuple[Verdict, list[Milestone]]]


def timeline(chapter: Chapter) -> Block:
    """Show the chapter's deeds between announcement and due day; nothing where too few dated reports were found."""
    commitments = sorted(deeds(chapter), key=_order)
    if sum(len(reports) for _, reports in commitments) < ENOUGH:
        return Text()

    return shown(_exhibit(commitments, f"{chapter.theme}-timeline", chapter), chapter)


def deeds_timeline(chapter: Chapter) -> Block:
    """Show every deed of the edition that counts on one time line, those with the newest reports first."""
    verdicts = [verdict for verdict in chapter.all_verdicts if verdict.target.counts]
    of_targets = [(verdict, milestones_of(verdict.target, chapter.archive)) for verdict in verdicts]
    commitments = [pair for pair in of_targets if _is_followed(*pair, chapter)]
    if not any(reports for _, reports in commitments):
        return Text()

    return shown(_exhibit(sorted(commitments, key=_newest_first), "deeds-timeline", chapter), chapter)


def _is_followed(verdict: Verdict, reports: list[Milestone], chapter: Chapter) -> bool:
    """Whether a commitment is a deed, or a number of the year that was reported on like one; a plan of years is not."""
    announced = verdict.target.announced
    is_recent = announced is not None and last_day(announced).year >= chapter.year - 1
    return isinstance(verdict, DeedVerdict) or (bool(reports) and is_recent)


def _exhibit(commitments: Commitments, anchor: str, chapter: Chapter) -> Exhibit:
    reports = [report for _, rows in commitments for report in rows]
    return Exhibit(
        anchor=anchor,
        question=chapter.words.html("deeds.question_both" if _numbers(commitments) else "deeds.question"),
        finding=deeds_finding(commitments, chapter),
        basis=_key(commitments, chapter),
        drawing=timeline_chart(_deed_rows(commitments, chapter), _report_rows(commitments, chapter)),
        credit=credit(((report.area, report.source) for report in reports), chapter),
        description=_description(commitments, chapter),
        table=_twin(commitments, chapter),
        reading=_links(commitments, chapter),
    )


def _key(commitments: Commitments, chapter: Chapter) -> str:
    """Say what the bars and the marks are; of the two kinds of bars only what is drawn."""
    words = chapter.words
    reported = [verdict.target for verdict, reports in commitments if reports]
    bars = {"bar_day": any(target.states_day for target in reported)}
    bars["bar_open"] = not all(target.states_day for target in reported)
    names = [*(name for name, is_drawn in bars.items() if is_drawn), "dots"]
    marks = [words(f"deeds.{name}") for name in names]
    numbers_count = _numbers(commitments)

    return words("general.stop").join([*marks, *([words("deeds.numbers", n=numbers_count)] if numbers_count else [])])


def _links(commitments: Commitments, chapter: Chapter) -> Html:
    """List each deed's reports with their sources, behind a line that opens the list."""
    entries = [_report_links(*commitment, chapter) for commitment in commitments if commitment[1]]
    items = Html().join(Html("<li>{}</li>").format(Html(text)) for text in entries)
    return Html("<details><summary>{}</summary><ul>{}</ul></details>").format(chapter.words("deeds.sources"), items)


def _report_links(verdict: Verdict, reports: list[Milestone], chapter: Chapter) -> Html:
    links = [chapter.figures.milestone(report, chapter.say_date(report.occurred)) for report in reports]
    text = chapter.figures.words_of_target(verdict.target, chapter.text_of(verdict.target))
    return chapter.words.html("general.item", what=text, told=chapter.words.html("general.comma").join(links))


def deeds_finding(commitments: Commitments, chapter: Chapter) -> str:
    """Say how many promises are done, told of or left without a report, and how many name no state to reach."""
    words = chapter.words
    count = count_standings(commitments)
    efforts = sum(verdict.target.counts and verdict.target.kind == TargetKind.QUALITATIVE for verdict, _ in commitments)
    if not count.total():
        return words("deeds.title_efforts", n=efforts)

    parts = words("general.clause").join(words(f"deeds.{name}", n=count[name]) for name in STANDINGS if count[name])
    due = max(verdict.target.due for verdict, _ in commitments if is_deed(verdict))
    number_count = _numbers(commitments)
    start = words(
        "deeds.title_both" if number_count else "deeds.title_due",
        n=count.total(),
        kinds=words.list(words.parts("deeds.kind", {"deed": count.total() - number_count, "number": number_count})),
        due=chapter.say_date(due.isoformat()),
        parts=parts,
    )

    return start + (words("deeds.efforts", n=efforts) if efforts else "")


def _numbers(commitments: Commitments) -> int:
    """Count the promised numbers that stand among the deeds because a report tells of them."""
    return sum(is_deed(verdict) and verdict.target.kind == TargetKind.QUANTITATIVE for verdict, _ in commitments)


def _order(deed: tuple[Verdict, list[Milestone]]) -> tuple[bool, str, str]:
    verdict, rows = deed
    return not rows, rows[0].occurred if rows else "", verdict.target.name


def _newest_first(deed: tuple[Verdict, list[Milestone]]) -> tuple[int, str]:
    verdict, rows = deed
    return -last_day(rows[-1].occurred).toordinal() if rows else 0, verdict.target.name


def _deed_rows(commitments: Commitments, chapter: Chapter) -> pd.DataFrame:
    rows = enumerate(commitments)
    return pd.DataFrame([_deed_row(row, verdict, reports, chapter) for row, (verdict, reports) in rows])


def _deed_row(row: int, verdict: Verdict, reports: list[Milestone], chapter: Chapter) -> dict[str, object]:
    target = verdict.target
    return {
        "row": row,
        "head": chapter.text_of(target),
        "about": _about(verdict, reports, chapter),
        "silent": not reports,
        "announced": midnight(last_day(target.announced)) if target.announced else pd.NaT,
        "due": midnight(target.due),
        "open": not target.states_day,
    }


def _about(verdict: Verdict, reports: list[Milestone], chapter: Chapter) -> str:
    """Say the due day where one is stated, or that the words name no state to reach, and the report that says most."""
    words = chapter.words
    due = _due(verdict.target, chapter)
    report = _report_text(verdict, telling_report(reports), chapter) if reports else words("deeds.none")

    return words("deeds.about", due=due, report=report)


def _due(target: Target, chapter: Chapter) -> str:
    words = chapter.words
    if target.kind == TargetKind.QUALITATIVE:
        return words("deeds.effort")
    if not target.states_day:
        return words("deeds.no_day", period=numbers.period(target.period, words))
    return words("deeds.due", day=chapter.say_date(target.due.isoformat()))


def _report_rows(commitments: Commitments, chapter: Chapter) -> pd.DataFrame:
    return pd.DataFrame(
        [
            _report_row(row, verdict, report, chapter)
            for row, (verdict, reports) in enumerate(commitments)
            for report in reports
        ]
    )


def _report_row(row: int, verdict: Verdict, report: Milestone, chapter: Chapter) -> dict[str, object]:
    return {
        "row": row,
        "day": midnight(last_day(report.occurred)),
        "first": midnight(first_day(report.occurred)),
        "state": state_of(verdict, report),
        "text": _report_text(verdict, report, chapter),
    }


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
    deed = target_words_cell(verdict.target, chapter)
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
    return words("deeds.alt_row", text=chapter.text_of(verdict.target), told=texts or words("deeds.none"))
