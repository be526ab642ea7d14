"""The calendar of an area's publications: when each comes out, how far it was read, and where the record stops."""

from collections import Counter
from datetime import date

import pandas as pd

from targetbook.page.blocks.chart_table import Cell, Twin, source_cell, text_cell
from targetbook.page.blocks.credits import credit
from targetbook.page.blocks.exhibit import Exhibit, shown
from targetbook.page.blocks.output import Block, Text
from targetbook.page.chapter import Chapter
from targetbook.page.charts.calendar import calendar_chart
from targetbook.page.charts.kit.days import midnight
from targetbook.record.dates import last_day
from targetbook.record.reach import NOT_SEEN, OPENING_READ, Publication

LAST = date.max


def publication_calendar(chapter: Chapter) -> Block:
    """Show the publications of the chapter's year and on it by month; '' where none is expected, or no page dated."""
    publications = sorted(chapter.reach.of_year(chapter.year), key=lambda paper: paper.due or LAST)
    if not chapter.reach.newest or not any(paper.due for paper in publications):
        return Text()

    return shown(_exhibit(publications, chapter), chapter)


def _exhibit(publications: list[Publication], chapter: Chapter) -> Exhibit:
    words = chapter.words
    stop = chapter.say_date(chapter.reach.newest)
    table = pd.DataFrame([_row(row, paper, chapter) for row, paper in enumerate(publications)])
    area = chapter.area.area

    return Exhibit(
        anchor="publication-calendar",
        question=words.html("calendar.question", year=chapter.year),
        finding=_finding(publications, chapter),
        basis=words("calendar.subtitle", stop=stop),
        drawing=calendar_chart(table, midnight(last_day(chapter.reach.newest))),
        credit=credit(((area, paper.source) for paper in publications if paper.source), chapter),
        description=words("general.next").join(_text(paper, chapter) for paper in publications),
        table=_twin(publications, chapter),
    )


def _finding(publications: list[Publication], chapter: Chapter) -> str:
    """Say how many of the publications were not seen, and of how many only the opening was read."""
    reaches = Counter(paper.reach for paper in publications)
    opening = chapter.words("calendar.opening", n=reaches[OPENING_READ])

    return chapter.words(
        "calendar.unseen", n=reaches[NOT_SEEN], of=len(publications), year=chapter.year, opening=opening
    )


def _row(row: int, paper: Publication, chapter: Chapter) -> dict[str, object]:
    return {
        "row": row,
        "head": paper.title(chapter.lang),
        "about": _state(paper, chapter),
        "day": midnight(paper.due) if paper.due else pd.NaT,
        "read": paper.reach != NOT_SEEN,
        "text": _text(paper, chapter),
    }


def _text(paper: Publication, chapter: Chapter) -> str:
    return chapter.words("general.item", what=paper.title(chapter.lang), told=_state(paper, chapter))


def _state(paper: Publication, chapter: Chapter) -> str:
    """Say when a publication came out or is expected, and how far it was read."""
    return chapter.words(f"calendar.{paper.reach}", day=_day(paper, chapter))


def _day(paper: Publication, chapter: Chapter) -> str:
    """Write the day of one that was read, the month of one that is expected."""
    if paper.due is None:
        return chapter.words("calendar.unknown")

    day = paper.due.isoformat()
    return chapter.say_date(day if paper.source else day[:7])


def _twin(publications: list[Publication], chapter: Chapter) -> Twin:
    words = chapter.words
    heads = [words("calendar.head_publication"), words("calendar.head_state"), words("twin.source")]
    return Twin(heads, [_cells(paper, chapter) for paper in publications])


def _cells(paper: Publication, chapter: Chapter) -> list[Cell]:
    source = source_cell(chapter.area.area, [paper.source], chapter) if paper.source else text_cell("")
    return [text_cell(paper.title(chapter.lang)), text_cell(_state(paper, chapter)), source]
