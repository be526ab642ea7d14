"""Reads a table in any layout: what a figure is follows from its row, its column and its title together."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from targetbook.intake.entering.candidates import Candidate, Reading, Remark
from targetbook.intake.tables.answers import Answers, Question
from targetbook.intake.tables.cells import Cell, Sheet, Unreadable
from targetbook.intake.tables.columns import Column
from targetbook.intake.tables.crossed.blocks import blocks_of, texts_of
from targetbook.intake.tables.crossed.figure import Context
from targetbook.intake.tables.crossed.figures_read import Outcome, Table, strange_subject
from targetbook.intake.tables.crossed.frame import Frame, describes_series, frame_of
from targetbook.intake.tables.crossed.labels import Reader
from targetbook.intake.tables.crossed.lines import columns_of, rows_of
from targetbook.intake.tables.crossed.sides import Line, has_areas, lines_of_area
from targetbook.intake.tables.crossed.subject import Subject, read_subject
from targetbook.intake.tables.divisions import Names
from targetbook.intake.tables.heads import account_for_title
from targetbook.intake.tables.names import Catalogue
from targetbook.intake.tables.vocabulary import Kind
from targetbook.intake.tables.wide import count_changes
from targetbook.record.checking.findings import Finding

NUMBERING = ("一", "二", "三", "1、", "2、", "3、", "1.", "2.", "(", "（")


def read_crossed(sheet: Sheet, catalogue: Catalogue, names: Names, answers: Answers) -> Reading:
    """Read every table of a sheet; what was not understood is a question, what is not kept a remark."""
    reader = Reader(catalogue, names, answers)
    blocks = blocks_of(sheet)
    shared = _shared_title(blocks)
    reading = Reading()
    for number, block in enumerate(blocks):
        above = shared if number else []
        reading += _read_block(replace(block, rows=[*above, *block.rows]), reader)
    hidden = (Remark("hidden", {"place": sheet.place, "hidden": ", ".join(sheet.hidden)}),) if sheet.hidden else ()
    return Reading(
        reading.candidates, reading.rejected, (*hidden, *reading.remarks, *count_changes(reading.candidates))
    )


def _shared_title(blocks: list[Sheet]) -> list[list[Cell]]:
    """Give the lines above the first table that hold for the others too: its numbered title and its unit do not."""
    frame = frame_of(blocks[0])
    above = blocks[0].rows[: frame.head] if frame else []
    lines = [row for row in above if len(texts_of(row)) == 1]
    return [row for row in lines if not texts_of(row)[0].startswith(NUMBERING) and "单位:" not in texts_of(row)[0]]


def _read_block(sheet: Sheet, reader: Reader) -> Reading:
    frame = frame_of(sheet)
    if describes_series(sheet):
        return Reading(remarks=(Remark("describes_series", {"place": sheet.place}),))
    if frame is None:
        return Reading(remarks=(Remark("no_figures", {"place": sheet.place}),))
    try:
        outcomes = list(_different(_outcomes(frame, reader)))
    except Unreadable as wrong:
        return Reading(rejected=wrong.findings)
    candidates = tuple(outcome for outcome in outcomes if isinstance(outcome, Candidate))
    return Reading(
        candidates,
        tuple(outcome for outcome in outcomes if isinstance(outcome, Finding)),
        (*_series(sheet, candidates), *(outcome for outcome in outcomes if isinstance(outcome, Remark))),
    )


def _different(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Give each question and remark once, though many figures of a row may lead to it."""
    texts: set[str] = set()
    for outcome in outcomes:
        text = "" if isinstance(outcome, Candidate) else repr(outcome)
        if text not in texts or not text:
            texts.add(text)
            yield outcome


def _outcomes(frame: Frame, reader: Reader) -> Iterator[Outcome]:
    rows, columns = rows_of(frame, reader), columns_of(frame, reader)
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
        if isinstance(chosen, Question):
            yield chosen
            return
        yield _of_area(frame.sheet, chosen, reader)
        lines[:] = chosen
    _account_for_kinds(frame, subject, rows, columns)
    yield from Table(context, rows, columns).outcomes()


def _of_area(sheet: Sheet, lines: list[Line], reader: Reader) -> Remark:
    places = ", ".join(line.place for line in lines[:6]) + (", …" if len(lines) > 6 else "")
    side = "rows" if lines[0].is_row else "columns"
    return Remark("area_lines", {"place": sheet.place, "lines": f"{side} {places}", "area": reader.names.area[0]})


def _account_for_kinds(frame: Frame, subject: Subject, rows: list[Line], columns: list[Line]) -> None:
    """Ask about words of the title that turn figures where no row and no column takes them up."""
    lines = [*rows, *columns]
    in_labels = {kind for line in lines for kind in line.label.kinds}
    shares = Kind.SHARE in subject.unfit and any(line.label.unit and line.label.unit.unit == "%" for line in rows)
    accounted = {*in_labels, *({Kind.SHARE} if shares else ()), *({Kind.GROWTH} if subject.grows else ())}
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
