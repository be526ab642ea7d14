"""The reference period of a wide table's figures, from the head of the column and the title."""

from targetbook.intake.tables.answers import Option, ask
from targetbook.intake.tables.cells import Sheet, Unreadable
from targetbook.intake.tables.columns import Column
from targetbook.intake.tables.figures import WrongFigure
from targetbook.intake.tables.heads import Head
from targetbook.intake.tables.names import Entry
from targetbook.intake.tables.times import PeriodWords, end_of, months_to, one_month
from targetbook.intake.tables.titles import Title


def period_of_figure(column: Column, title: Title, entry: Entry) -> str:
    """Give the period of a figure, a stock's end; WrongFigure where its words may mean two."""
    words = column.words.within(title.period)
    assert words.year
    assert words.month

    if entry.accrual == "stock":
        return end_of(words.year, words.month)
    if words.end and not column.is_answered and not title.is_answered:
        months = months_to(words.year, words.month)
        raise WrongFigure(
            f"is of a flow under words for the end of {words.year}-{words.month:02}; say {Option.PERIOD} {months} "
            "if it counts from January on"
        )

    if words.alone and not column.words.alone and not title.is_answered:
        raise WrongFigure(
            f"may be of month {words.month} alone or of all months to it; write 本月 or 累计 in its head, or say "
            f"{Option.PERIOD} {words.year}-{words.month:02} or {Option.PERIOD} {months_to(words.year, words.month)}"
        )

    return period_of_flows(column, title.period)


def period_of_flows(column: Column, title: PeriodWords) -> str:
    """Give the period of a column's flows."""
    words = column.words.within(title)
    assert words.year
    assert words.month
    write = one_month if words.alone else months_to
    return write(words.year, words.month)


def require_periods(sheet: Sheet, head: Head) -> None:
    """Ask for the year where neither a column nor the title has one, and for months where they may be two things."""
    title = head.title.period
    for column in head.columns:
        cell = sheet.rows[head.last_row][column.place]
        if not column.words.within(title).year:
            spans = " (its title spans several years)" if title.spans else ""
            why = f"the table does not say of which year column {column.head!r} is{spans}"
            options = (
                f"{Option.PERIOD} (such as 2025-01/2025-09)",
                f"{Option.COLUMN} {cell.letter}={column.measure},PERIOD",
            )
            raise Unreadable(ask(sheet, cell, why, "", *options))

        if _may_be_whole_year(column, title):
            year = column.words.year
            why = f"column {column.head!r} may be all of {year} or its months to {title.month}, as the title has them"
            answer = f"{Option.COLUMN} {cell.letter}={column.measure},PERIOD"
            raise Unreadable(ask(sheet, cell, why, "", answer))


def _may_be_whole_year(column: Column, title: PeriodWords) -> bool:
    """Whether a head that names a year alone stands under a title that names months."""
    words = column.words
    names_year_only = words.year is not None and words.month is None and not column.is_answered
    to_date = words.cumulative or words.alone or words.end
    return names_year_only and not to_date and title.month not in (None, 12)
