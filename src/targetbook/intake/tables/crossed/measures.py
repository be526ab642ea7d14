"""Whether a figure is a level, its growth or a share, and at which prices; what the record keeps no measure for."""

from targetbook.intake.tables.crossed.figure import CrossedFigure, Skipped, leave_out, of_measure
from targetbook.intake.tables.crossed.labels import VALUE_ADDED
from targetbook.intake.tables.figures import PrintedUnit, read_unit
from targetbook.intake.tables.vocabulary import UNFIT, WordKind

CONSTANT = "is a level at constant prices; the record keeps current ones"


def figure_measure(figure: CrossedFigure) -> tuple[str, str]:
    """Give the measure and the price base; Skipped or Unsure where it is none that the record keeps."""
    if answer := figure.answer:
        return answer.measure, answer.basis
    if _is_share(figure):
        return "share", "current"

    context = figure.context
    kinds = figure.label.kinds
    if WordKind.SHARE in context.subject.unfit and not kinds:
        raise Skipped(context.remark("unfit", figure.of_name, what=UNFIT[WordKind.SHARE]))

    for kind, what in UNFIT.items():
        if kind in kinds:
            raise Skipped(context.remark("unfit", figure.line_of(kind), what=what))

    grows = WordKind.GROWTH in kinds or (context.subject.grows and not kinds)
    if WordKind.LEFT_OUT in kinds and not grows:
        raise Skipped(context.remark("unfit", figure.line_of(WordKind.LEFT_OUT), what="is no figure of the period"))

    _require_unit(figure, grows)
    if not grows and WordKind.REAL in kinds:
        raise Skipped(context.remark("unfit", figure.line_of(WordKind.REAL), what=CONSTANT))

    _require_price_base(figure, grows)

    return ("growth" if grows else "level"), ""


def status_of(figure: CrossedFigure) -> str:
    """Give the status that words such as 预计 state."""
    kinds = figure.label.kinds
    if WordKind.FORECAST in kinds:
        return "forecast"
    return "estimated" if WordKind.ESTIMATE in kinds else ""


def _require_price_base(figure: CrossedFigure, grows: bool) -> None:
    """Ask about growth at current prices and about a level that is said to be nominal."""
    words = figure.label.kinds.get(WordKind.NOMINAL, "")
    line = figure.line_of(WordKind.NOMINAL)
    if grows and words:
        option = f"{of_measure(line, 'growth')},current"
        why = f"{line.label.text!r} is growth at current prices"
        raise figure.context.unsure(line, why, words, option, leave_out(line))
    if "名义" in words:
        why = f"{line.label.text!r} is said to be nominal: is it the level?"
        raise figure.context.unsure(line, why, words, of_measure(line, "level"), leave_out(line))


def _require_unit(figure: CrossedFigure, grows: bool) -> None:
    """Ask about a growth in another unit than %, and about a level in %, which may be growth or a share."""
    row = figure.row
    column = figure.column
    units = _units(figure, grows)
    others = [unit.printed for unit in units if unit.unit != "%"]
    if grows and others:
        why = f"{row.label.text!r} under {column.label.text!r} is growth in {others[0]}; a growth is in %"
        raise figure.context.unsure(row, why, others[0], leave_out(row))
    subject = figure.context.subject
    of_title = not units and subject.in_percent and subject.title.unit is None
    if not grows and figure.entry.unit != "%" and ((units and not others) or of_title):
        why = f"{row.label.text!r} under {column.label.text!r} is in %: its growth, or a share?"
        raise figure.context.unsure(row, why, "%", of_measure(row, "growth"), leave_out(row))


def _units(figure: CrossedFigure, grows: bool) -> list[PrintedUnit]:
    """Give the units printed for a figure; those of a row are of its levels, unless the row itself is a growth."""
    frame = figure.context.frame
    cells = frame.sheet.rows[figure.row.number]
    in_cell = read_unit(cells[frame.units].plain) if frame.units is not None else None
    of_row = [figure.row.label.unit, in_cell] if WordKind.GROWTH in figure.row.label.kinds or not grows else []
    return [unit for unit in (*of_row, figure.column.label.unit) if unit]


def _is_share(figure: CrossedFigure) -> bool:
    """Whether a figure is the share of a sector in the gross product, which the record keeps."""
    label = figure.label
    subject = figure.context.subject
    in_percent = figure.row.label.unit is not None and figure.row.label.unit.unit == "%"
    of_title = WordKind.SHARE in subject.unfit and (in_percent or subject.shares)
    if WordKind.SHARE not in label.kinds and not of_title:
        return False
    of_product = of_title or any(word in label.text for word in ("生产总值", "GDP"))
    others = [kind for kind in label.kinds if kind in UNFIT and kind is not WordKind.SHARE]

    return of_product and not others and figure.entry.label_zh.endswith(VALUE_ADDED[1])
