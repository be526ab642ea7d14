"""Of which period a figure is: what its row, its column and the title say, or a question."""

from dataclasses import replace

from targetbook.intake.tables.answers import Option, TableQuestion, ask
from targetbook.intake.tables.crossed.figure import Context, CrossedFigure, Skipped, Unsure, by_column, leave_out
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
        raise figure.context.unsure(line, why, "", by_column(line))

    return words


def _words(figure: CrossedFigure) -> PeriodWords:
    answer = figure.answer
    if answer and answer.period.says_when:
        return answer.period
    label = figure.label
    period = label.period
    if label.quarter > 0:
        period = replace(period, month=3 * label.quarter)
    if label.quarter and period.month:
        return _of_quarter(figure, period)
    if label.single and not period.cumulative:
        return replace(period, alone=True)

    return period


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
    raise figure.context.unsure(line, why, "", by_column(line), leave_out(line))


def _which_year(context: Context) -> TableQuestion:
    frame = context.frame
    head = frame.sheet.rows[frame.first - 1][frame.figures[0]]
    spans = " (its title spans several)" if context.subject.title.period.spans else ""
    why = f"the table does not say of which year it is{spans}"
    return ask(frame.sheet, head, why, "", f"{Option.PERIOD} (such as 2025-01/2025-09)")
