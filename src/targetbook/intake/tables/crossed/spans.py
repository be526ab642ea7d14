"""Of which period a figure is: what its row, its column and the title say, or a question."""

from dataclasses import replace

from targetbook.intake.tables.answers import Option, TableQuestion, ask
from targetbook.intake.tables.crossed.figure import (
    Context,
    CrossedFigure,
    Skipped,
    Unsure,
    leave_out,
    of_period,
    options_of,
)
from targetbook.intake.tables.crossed.labels import SOME_QUARTER
from targetbook.intake.tables.times import PeriodWords

SINGLE_QUARTER = "is a quarter alone, which is no period of the record"


def span_of(figure: CrossedFigure) -> PeriodWords:
    """Give what is said of a figure's period; Skipped where it is none of the record, Unsure where it may be two."""
    words = _words(figure)
    title = figure.context.subject.title.period
    if not words.within(title).year:
        raise Unsure(_which_year(figure.context))
    to_date = words.cumulative or words.alone or words.end
    whole_year = bool(words.year) and not words.month and not to_date
    if whole_year and title.month not in (None, 12) and figure.answer is None:
        why = f"may be all of {words.year} or its months to {title.month}, as the title has them"
        line = figure.row if figure.row.label.period.year else figure.column
        raise figure.context.unsure(line, why, "", of_period(line))

    return words


def _words(figure: CrossedFigure) -> PeriodWords:
    _require_one_stretch(figure)
    answer = figure.answer
    if figure.row.answered.says_when:
        return _answered(figure)
    if answer and answer.period.says_when:
        return _answered_of_column(figure, answer.period)
    label = figure.label
    period = label.period
    if figure.row.label.quarter == label.quarter == SOME_QUARTER:
        return _of_some_quarter(figure, period)
    if label.quarter > 0:
        period = replace(period, month=3 * label.quarter)
    if label.quarter and period.month:
        return _of_quarter(figure, period)
    if label.single and not period.cumulative:
        return replace(period, alone=True)

    return period


def _require_one_stretch(figure: CrossedFigure) -> None:
    """Ask where a row counts from January on, by its words or a person's, and its column is of one month."""
    row = figure.row
    period = row.label.period
    to_date = row.label.quarter != 0 or (period.cumulative and period.month is not None)
    counts = row.answered.cumulative if row.answered.says_when else to_date
    if row.label.entry and counts and figure.column.label.period.alone and figure.answer is None:
        why = f"column {figure.column.label.text!r} is of one month, and row {row.label.text!r} is not"
        raise figure.context.unsure(row, why, "", leave_out(row), leave_out(figure.column))


def _answered(figure: CrossedFigure) -> PeriodWords:
    """Give the period that a person stated of a row; a column of another year is not the row's."""
    column = figure.column
    answered = figure.row.answered
    year = column.label.period.year
    if year not in (None, answered.year):
        why = f"column {column.label.text!r} is of {year}, and row {figure.row.place} of {answered.year}"
        raise figure.context.unsure(column, why, "", leave_out(column), leave_out(figure.row))
    return answered


def _answered_of_column(figure: CrossedFigure, answered: PeriodWords) -> PeriodWords:
    """Give the period that a person stated of a column, unless the row names another."""
    row = figure.row
    quarter = row.label.quarter
    month = row.label.period.month or (3 * quarter if quarter > 0 else None)
    is_other = month not in (None, answered.month) or (quarter == SOME_QUARTER and (answered.month or 12) % 3)
    if row.label.entry and is_other:
        why = f"row {row.label.text!r} is of another period than its column"
        raise figure.context.unsure(row, why, "", *options_of(row))
    return answered


def _of_some_quarter(figure: CrossedFigure, period: PeriodWords) -> PeriodWords:
    """A row that is said to be quarterly is of the table's months where these end a quarter."""
    month = period.within(figure.context.subject.title.period).month
    if (month or 12) % 3 == 0 or figure.entry.accrual == "stock":
        return period
    why = f"row {figure.row.label.text!r} is of a quarter, and months to {month} end none: which quarter is it?"
    raise figure.context.unsure(figure.row, why, "", *options_of(figure.row))


def _of_quarter(figure: CrossedFigure, period: PeriodWords) -> PeriodWords:
    """A quarter is a period of the record where it is the first, or where the figure counts from January on."""
    label = figure.label
    if figure.entry.accrual == "stock":
        return replace(period, alone=False, end=True)
    if period.month == 3 or (period.cumulative and not label.single):
        return replace(period, alone=False, cumulative=True)
    if label.single:
        line = figure.of_name if figure.of_name.label.single else figure.column
        raise Skipped(figure.context.remark("unfit", line, what=SINGLE_QUARTER))
    line = figure.row if figure.row.label.quarter > 0 else figure.column
    why = f"{line.label.text!r} may be that quarter alone or all months to its end"
    raise figure.context.unsure(line, why, "", *options_of(line))


def _which_year(context: Context) -> TableQuestion:
    frame = context.frame
    head = frame.sheet.rows[frame.first - 1][frame.figures[0]]
    spans = " (its title spans several)" if context.subject.title.period.spans else ""
    why = f"the table does not say of which year it is{spans}"
    return ask(frame.sheet, head, why, "", f"{Option.PERIOD} (such as 2025-01/2025-09)")
