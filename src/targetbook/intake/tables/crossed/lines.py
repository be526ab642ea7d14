"""The rows and the columns of a table with what their labels say, each with what stands above or beside it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from targetbook.intake.tables.answers import TableAnswers
from targetbook.intake.tables.cells import SheetCell
from targetbook.intake.tables.columns import Column
from targetbook.intake.tables.crossed.blocks import YEAR, holds_number, is_note
from targetbook.intake.tables.crossed.frame import (
    FREQUENCY_HEADS,
    MONTH,
    ORIGIN_HEADS,
    TableFrame,
)
from targetbook.intake.tables.crossed.labels import (
    HAN,
    SOME_QUARTER,
    Label,
    LabelReader,
    Side,
    is_run,
    merge_labels,
)
from targetbook.intake.tables.crossed.sides import TableLine
from targetbook.intake.tables.crossed.wholes import with_periods_of_wholes
from targetbook.intake.tables.figures import PrintedUnit
from targetbook.intake.tables.heads import UNIT_HEADS, HeadRow, squeezed, with_periods_of_growth
from targetbook.intake.tables.times import TRIM, PeriodWords, Unclear
from targetbook.intake.tables.vocabulary import TITLE_WORDS, UNFIT, WordKind

NARROWING = re.compile("规模以上|限额以上|规上|限上|其中|人均|城镇|农村|民营|国有|外商")
SHORTENED = re.compile(r"(?:19|20)\d\d\.1")  # January, or October of which a number has lost its nought
NO_LABEL = Label("")


def row_lines(frame: TableFrame, reader: LabelReader) -> list[TableLine]:
    """Give the rows that hold figures, each with its label, the heading it stands under and the year above it."""
    lines: list[TableLine] = []
    heading = NO_LABEL
    indent = 0
    above = ""
    unit: PrintedUnit | None = None
    texts: list[str] = [""] * len(frame.names)

    for number in range(frame.first, frame.last + 1):
        row = frame.sheet.rows[number]
        if is_note(row):
            continue
        texts = _filled_down(frame, number, texts)
        cell = row[frame.name_column]
        figures = [row[place] for place in frame.figures if not row[place].holds_no_figure]
        label = _row_label(frame, texts, reader, above)
        if label.unit is None and frame.units is None and (label.part or is_run(above, label.text)):
            label = replace(label, unit=unit)
        if not any(holds_number(figure) for figure in figures):
            if any(text.strip() for text in texts):
                heading = label
                indent = _indent(cell)
                above = label.name or label.text
            continue
        if (label.entry or label.leftover) and not label.part and not is_run(above, label.text):
            above = label.name or label.text
            unit = label.unit
        if not _is_under(heading, indent, cell):
            heading = NO_LABEL
        lines.append(TableLine(number, cell, _under(heading, label), is_row=True))

    return with_periods_of_wholes(_dated([*_with_names_above(lines)]), reader.answers)


def _is_under(heading: Label, indent: int, cell: SheetCell) -> bool:
    """Whether a row stands under a heading: one that was understood holds on, any other for rows that are indented."""
    return not heading.leftover or _indent(cell) > indent


def _under(heading: Label, label: Label) -> Label:
    try:
        both = merge_labels(label, replace(heading, text="", part=False))
    except Unclear:
        return label

    if label.entry and heading.leftover and not _is_harmless(heading.text):
        return replace(label, heading=heading.text)

    return replace(both, text=label.text, leftover=label.leftover, name=label.name or heading.name)


def _is_harmless(heading: str) -> bool:
    """Whether a heading sorts indicators by subject (工业, 投资) and narrows none of them."""
    return not NARROWING.search(heading) and not TITLE_WORDS.sub("", heading).translate(TRIM)


def _indent(cell: SheetCell) -> int:
    return len(cell.text) - len(cell.text.lstrip())


def _filled_down(frame: TableFrame, number: int, before: list[str]) -> list[str]:
    """Give the texts that name a row; an empty cell before a full one says what the cell above it says."""
    texts = [cell.text for cell in frame.row_cells(number)]
    last = max((place for place, text in enumerate(texts) if text.strip()), default=-1)
    return [before[place] if place < last and not text.strip() else text for place, text in enumerate(texts)]


def _row_label(frame: TableFrame, texts: list[str], reader: LabelReader, above: str) -> Label:
    """Read the cells that name a row; a translation beside a name in Chinese is passed over."""
    in_chinese = any(HAN.search(text) for text in texts)
    label = NO_LABEL

    for place, text in zip(frame.names, texts, strict=True):
        if not text.strip() or (in_chinese and not HAN.search(text) and not any(char.isdigit() for char in text)):
            continue
        cell_label = reader.read(_with_unit_of_time(frame, place, text), above)
        try:
            label = cell_label if label is NO_LABEL else merge_labels(label, cell_label)
        except Unclear as unclear:
            label = replace(label, fault=str(unclear))

    return label


def _with_unit_of_time(frame: TableFrame, place: int, text: str) -> str:
    """Write 9 under the head 月 as 9月, and 2024 under 年 as 2024年."""
    head = squeezed(frame.sheet.rows[frame.first - 1][place].text)
    digits = squeezed(text)
    if SHORTENED.fullmatch(digits):
        october = any(
            squeezed(row[place].text).endswith(".01") for row in frame.sheet.rows[frame.first : frame.last + 1]
        )
        return digits.replace(".1", "年10月") if october else f"{digits}0?"
    if head in ("月", "月份") and MONTH.fullmatch(digits):
        return f"{digits.rstrip('月')}月"

    return f"{digits}年" if YEAR.fullmatch(digits) else text


def _with_names_above(lines: list[TableLine]) -> Iterator[TableLine]:
    """Give a row or column that names a kind alone (增速, 同比) the indicator before it."""
    before = NO_LABEL

    for line in lines:
        label = line.label
        bare = label.entry is None and not label.leftover and label.side is Side.NONE and not label.fault
        turns = WordKind.GROWTH in label.kinds or any(kind in UNFIT for kind in label.kinds)
        if bare and turns and not label.says_when and before is not NO_LABEL:
            leftover = "" if before.entry else before.leftover
            label = replace(label, entry=before.entry, name=before.name, leftover=leftover, unit=label.unit)
        elif label.entry or label.leftover:
            before = label
        yield replace(line, label=label)


def _dated(lines: list[TableLine]) -> list[TableLine]:
    """Give rows that name a month alone the year of the row above; a month before the one above is a question."""
    year: int | None = None
    month = 0
    dated: list[TableLine] = []

    for line in lines:
        period = line.label.period
        label = line.label
        if period.year:
            year = period.year
            month = period.month or 0
        elif (period.month or label.quarter > 0) and year:
            if (period.month or 3 * label.quarter) < month:
                label = replace(
                    label, fault=f"{label.text!r} stands below a later month of {year}: of which year is it?"
                )
            label = replace(label, period=replace(period, year=year))
            month = period.month or 3 * label.quarter
        dated.append(replace(line, label=label))

    return dated


def column_lines(frame: TableFrame, reader: LabelReader) -> list[TableLine]:
    """Give the columns of figures with their labels; a growth without a period has that of the level beside it."""
    last = frame.sheet.rows[frame.first - 1]
    labels = [_column_label(frame, place, reader) for place in frame.figures]
    lines = [
        TableLine(place, last[place], label, is_row=False) for place, label in zip(frame.figures, labels, strict=True)
    ]
    return _with_periods_beside(frame, list(_with_names_above(lines)), reader.answers)


def _column_label(frame: TableFrame, place: int, reader: LabelReader) -> Label:
    if frame.labelled:
        return _labelled(frame, place, reader)

    parts = frame.head_parts(place)
    if not parts:
        return Label("", fault="the column has figures and no head")

    whole = reader.read("".join(parts))
    if len(parts) < 2 or (whole.entry and not whole.leftover) or not (whole.leftover or whole.fault):
        return whole

    apart = NO_LABEL

    try:
        for part in parts:
            part_label = reader.read(part)
            apart = part_label if apart is NO_LABEL else merge_labels(apart, part_label)
    except Unclear:
        return whole

    return whole if apart.leftover or apart.fault else apart


def _labelled(frame: TableFrame, place: int, reader: LabelReader) -> Label:
    """Read a column whose head has a row for each thing: the series, its area, how often it comes, its unit."""
    label = NO_LABEL
    for name, number in frame.labelled.items():
        text = squeezed(frame.sheet.rows[number][place].text)
        if not text or name in ORIGIN_HEADS:
            continue
        cell_label = _label_under(name, text, reader)
        label = cell_label if label is NO_LABEL else merge_labels(label, cell_label)

    return replace(label, text="".join(frame.head_parts(place)[:1]))


def _label_under(head: str, text: str, reader: LabelReader) -> Label:
    """Read a cell of the head by the name of its row."""
    if head in UNIT_HEADS:
        return replace(reader.read(f"({text})"), leftover="", text=text)
    if head in FREQUENCY_HEADS:
        return Label(text, quarter=SOME_QUARTER if text in ("季", "季度") else 0)
    return reader.read(text)


def _with_periods_beside(frame: TableFrame, lines: list[TableLine], answers: TableAnswers) -> list[TableLine]:
    if any(line.label.entry for line in lines) or not any(line.label.says_when for line in lines):
        return lines
    columns = [_as_column(line, answers) for line in lines if line.cell.letter not in answers.left_out_columns]
    row = HeadRow(frame.sheet, frame.first - 1)
    fit = [column for column in columns if column is not None]
    dated = {column.place: column.words for column in with_periods_of_growth(row, fit)}

    return [
        replace(line, label=replace(line.label, period=dated.get(line.number, line.label.period))) for line in lines
    ]


def _may_be_share(label: Label) -> bool:
    """Whether a column holds shares, which are of the period of the level beside them, as growth is."""
    return WordKind.SHARE in label.kinds and sum(kind in UNFIT for kind in label.kinds) == 1


def _as_column(line: TableLine, answers: TableAnswers) -> Column | None:
    """Give a column as its neighbours see it; one that holds neither a level nor a growth is none."""
    label = line.label
    if answer := answers.columns.get(line.cell.letter):
        return Column(line.number, label.text, answer.measure, answer.period, is_answered=True)

    unfit = any(kind in UNFIT for kind in label.kinds) and not _may_be_share(label)
    if unfit or label.quarter or label.single or label.side is Side.OTHER or label.fault:
        return None
    measure = "growth" if WordKind.GROWTH in label.kinds or _may_be_share(label) else "level"
    words = label.period if label.period.says_when or measure == "growth" else PeriodWords()

    return Column(line.number, label.text, measure, words if words.says_when else label.period)
