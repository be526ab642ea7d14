"""Reads a table in any layout: what a figure is follows from its row, its column and its title together."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from targetbook.intake.entering.candidates import Candidate, Remark, SheetReading
from targetbook.intake.tables.answers import TableAnswers, TableQuestion
from targetbook.intake.tables.cells import Sheet, SheetCell, Unreadable
from targetbook.intake.tables.columns import Column
from targetbook.intake.tables.crossed.blocks import blocks_of, texts_of
from targetbook.intake.tables.crossed.figure import Context
from targetbook.intake.tables.crossed.figures_read import CrossedTable, strange_subject
from targetbook.intake.tables.crossed.frame import TableFrame, describes_series, frame_of
from targetbook.intake.tables.crossed.labels import LabelReader
from targetbook.intake.tables.crossed.lines import column_lines, row_lines
from targetbook.intake.tables.crossed.sides import TableLine, has_areas, lines_of_area
from targetbook.intake.tables.crossed.subject import TableSubject, read_subject
from targetbook.intake.tables.divisions import Names
from targetbook.intake.tables.heads import account_for_title
from targetbook.intake.tables.names import IndicatorIndex
from targetbook.intake.tables.vocabulary import WordKind
from targetbook.intake.tables.wide import LineResult, count_changes
from targetbook.record.checking.findings import Finding

NUMBERING = ("一", "二", "三", "1、", "2、", "3、", "1.", "2.", "(", "（")


def read_crossed(sheet: Sheet, catalogue: IndicatorIndex, names: Names, answers: TableAnswers) -> SheetReading:
    """Read every table of a sheet; what was not understood is a question, what is not kept a remark."""
    reader = LabelReader(catalogue, names, answers)
    blocks = blocks_of(sheet)
    shared = _shared_title(blocks)
    reading = SheetReading()

    for number, block in enumerate(blocks):
        above = shared if number else []
        reading += _read_block(replace(block, rows=[*above, *block.rows]), reader)

    hidden = (Remark("hidden", {"place": sheet.place, "hidden": ", ".join(sheet.hidden)}),) if sheet.hidden else ()

    return SheetReading(
        reading.candidates, reading.rejected, (*hidden, *reading.remarks, *count_changes(reading.candidates))
    )


def _shared_title(blocks: list[Sheet]) -> list[list[SheetCell]]:
    """Give the lines above the first table that hold for the others too: its numbered title and its unit do not."""
    frame = frame_of(blocks[0])
    above = blocks[0].rows[: frame.head] if frame else []
    lines = [row for row in above if len(texts_of(row)) == 1]
    return [row for row in lines if not texts_of(row)[0].startswith(NUMBERING) and "单位:" not in texts_of(row)[0]]


def _read_block(sheet: Sheet, reader: LabelReader) -> SheetReading:
    frame = frame_of(sheet)
    if describes_series(sheet):
        return SheetReading(remarks=(Remark("describes_series", {"place": sheet.place}),))
    if frame is None:
        return SheetReading(remarks=(Remark("no_figures", {"place": sheet.place}),))

    try:
        outcomes = list(_different(_outcomes(frame, reader)))
    except Unreadable as wrong:
        return SheetReading(rejected=wrong.findings)

    candidates = tuple(outcome for outcome in outcomes if isinstance(outcome, Candidate))

    return SheetReading(
        candidates,
        tuple(outcome for outcome in outcomes if isinstance(outcome, Finding)),
        (*_series(sheet, candidates), *(outcome for outcome in outcomes if isinstance(outcome, Remark))),
    )


def _different(outcomes: Iterable[LineResult]) -> Iterator[LineResult]:
    """Give each question and remark once, though many figures of a row may lead to it."""
    texts: set[str] = set()
    for outcome in outcomes:
        text = "" if isinstance(outcome, Candidate) else repr(outcome)
        if text not in texts or not text:
            texts.add(text)
            yield outcome


def _outcomes(frame: TableFrame, reader: LabelReader) -> Iterator[LineResult]:
    rows = row_lines(frame, reader)
    columns = column_lines(frame, reader)
    by_rows = has_areas(rows) and sum(line.label.side != "none" for line in rows) * 2 >= len(rows)
    by_columns = has_areas(columns)
    subject = read_subject(frame, reader, by_area=by_rows or by_columns)
    in_percent = any(line.label.unit and line.label.unit.unit == "%" for line in rows)
    context = Context(frame, reader, replace(subject, shares=subject.shares or in_percent))
    if subject.strange is not None:
        yield strange_subject(context, subject.strange)
        return

    for by_area, lines in ((by_rows, rows), (by_columns, columns)):
        if not by_area:
            continue
        chosen = lines_of_area(frame.sheet, lines, reader, subject.texts)
        if isinstance(chosen, TableQuestion):
            yield chosen
            return
        yield _of_area(frame.sheet, chosen, reader)
        lines[:] = chosen

    _account_for_kinds(frame, subject, rows, columns)
    yield from CrossedTable(context, rows, columns).outcomes()


def _of_area(sheet: Sheet, lines: list[TableLine], reader: LabelReader) -> Remark:
    places = ", ".join(line.place for line in lines[:6]) + (", …" if len(lines) > 6 else "")
    side = "rows" if lines[0].is_row else "columns"
    return Remark("area_lines", {"place": sheet.place, "lines": f"{side} {places}", "area": reader.names.area[0]})


def _account_for_kinds(
    frame: TableFrame, subject: TableSubject, rows: list[TableLine], columns: list[TableLine]
) -> None:
    """Ask about words of the title that turn figures where no row and no column takes them up."""
    lines = [*rows, *columns]
    in_labels = {kind for line in lines for kind in line.label.kinds}
    shares = WordKind.SHARE in subject.unfit and any(line.label.unit and line.label.unit.unit == "%" for line in rows)
    accounted = {*in_labels, *({WordKind.SHARE} if shares else ()), *({WordKind.GROWTH} if subject.grows else ())}
    turning = {kind: words for kind, words in subject.title.turning.items() if kind not in accounted}
    nothing: list[Column] = []
    account_for_title(frame.sheet, replace(subject.title, turning=turning), nothing)


def _series(sheet: Sheet, candidates: tuple[Candidate, ...]) -> Iterator[Remark]:
    """Say which series were read, and over which periods."""
    keys = Counter((candidate.row["indicator"], candidate.row["measure"]) for candidate in candidates)

    for (indicator, measure), count in keys.items():
        periods = sorted(
            candidate.row["period"]
            for candidate in candidates
            if (candidate.row["indicator"], candidate.row["measure"]) == (indicator, measure)
        )
        span = periods[0] if count == 1 else f"{periods[0]} … {periods[-1]}"
        yield Remark("series", {"place": sheet.place, "series": f"{indicator}/{measure}", "n": count, "periods": span})
