"""The head of a bureau's wide table: where the names stand, what each column holds, of which period, in which unit."""

import re
from dataclasses import dataclass, replace

from targetbook.intake.tables.answers import Option, TableAnswers, TableQuestion, ask
from targetbook.intake.tables.cells import CellKind, Sheet, SheetCell, Unreadable, tidy
from targetbook.intake.tables.columns import Column, Doubt, read_column
from targetbook.intake.tables.divisions import Names
from targetbook.intake.tables.marks import without_mark
from targetbook.intake.tables.times import PeriodWords
from targetbook.intake.tables.titles import Title, read_title
from targetbook.intake.tables.vocabulary import WordKind
from targetbook.record.checking.findings import Finding

NAME_HEADS = {"指标", "指标名称", "项目", "名称", "主要指标", "统计指标", "主要经济指标", "经济指标"}
UNIT_HEADS = {"单位", "计量单位"}
EXPECTED = "expected heads such as 本月, 累计, 总量, 1—9月, 2024年, 增速, 同比±%"


@dataclass(frozen=True)
class Head:
    """A wide table's head: the row its figures begin below, and what stands where."""

    last_row: int
    names: int
    units: int | None
    columns: tuple[Column, ...]
    left_out: tuple[str, ...]
    title: Title


@dataclass(frozen=True)
class HeadRow:
    """The row of the head in which every column's text ends."""

    sheet: Sheet
    number: int

    def cell(self, place: int) -> SheetCell:
        """Give the cell of a column."""
        return self.sheet.rows[self.number][place]

    def ask(self, place: int, doubt: Doubt) -> TableQuestion:
        """Ask about a column at its last cell."""
        cell = self.cell(place)
        return ask(self.sheet, cell, doubt.why, doubt.words, *doubt.options)


def read_head(sheet: Sheet, names: Names, answers: TableAnswers) -> Head:
    """Read the head; Unreadable carries a question for every word that was not understood."""
    first, names_place = _head_cell(sheet)
    row = HeadRow(sheet, _last_row(sheet, first, names_place))
    title = read_title(sheet, first, names, answers)
    texts = [_text_of(sheet, first, row.number, place) for place in range(len(sheet.rows[0]))]

    readings = _readings(row, texts, names_place, names, answers)
    columns = [reading for reading in readings.values() if reading]
    if not columns:
        raise Unreadable(sheet.finding(sheet.rows[first][names_place], f"no column of figures beside it; {EXPECTED}"))

    figure_columns = with_periods_of_growth(row, columns)
    account_for_title(sheet, title, figure_columns)
    left_out = [texts[place] for place, reading in readings.items() if reading is None and texts[place]]
    units = next((place for place, text in enumerate(texts) if text in UNIT_HEADS), None)

    return Head(row.number, names_place, units, tuple(figure_columns), tuple(left_out), title)


def _readings(
    row: HeadRow, texts: list[str], names_place: int, names: Names, answers: TableAnswers
) -> dict[int, Column | None]:
    """Read the text of each column but those of names and units; ask of all that cannot be read at once."""
    readings = {
        place: _reading(row, place, text, names, answers)
        for place, text in enumerate(texts)
        if place != names_place and text not in UNIT_HEADS
    }
    questions = [row.ask(place, reading) for place, reading in readings.items() if isinstance(reading, Doubt)]
    if questions:
        raise Unreadable(*questions)

    return {place: reading for place, reading in readings.items() if not isinstance(reading, Doubt)}


def _reading(row: HeadRow, place: int, text: str, names: Names, answers: TableAnswers) -> Column | Doubt | None:
    """Read one column's text; None where it is left out or holds nothing."""
    letter = row.cell(place).letter
    if letter in answers.left_out_columns:
        return None
    if text:
        return read_column(place, text, letter, names, answers)

    cells = [line[place] for line in row.sheet.rows[row.number + 1 :]]
    if not any(cell.kind is CellKind.NUMBER for cell in cells):
        return None

    options = (f"{Option.LEAVE_OUT} {letter}", f"{Option.COLUMN} {letter}=level,PERIOD")
    return Doubt("the column has figures and no head", "", options)


def _head_cell(sheet: Sheet) -> tuple[int, int]:
    for number, row in enumerate(sheet.rows):
        texts = {cell.plain for cell in row if cell.plain}
        for place, cell in enumerate(row):
            if squeezed(cell.text) in NAME_HEADS and len(texts) > 1:
                return number, place

    message = f"has neither the record's columns nor a bureau's; {EXPECTED}, and 指标 above the names"
    raise Unreadable(Finding(sheet.place, 1, "-", message))


def _last_row(sheet: Sheet, first: int, names: int) -> int:
    """Find the last row of the head: below the first one no name stands in the column of names."""
    last = first
    for number in range(first + 1, len(sheet.rows)):
        name = squeezed(sheet.rows[number][names].text)
        if (name and name not in NAME_HEADS) or any(cell.kind is CellKind.NUMBER for cell in sheet.rows[number]):
            break
        last = number if any(cell.plain for cell in sheet.rows[number]) else last

    return last


def _text_of(sheet: Sheet, first: int, last: int, place: int) -> str:
    """Join what stands above a column; a group's head reaches over the empty cells to its right."""
    parts: list[str] = []
    for number in range(first, last + 1):
        text = squeezed(sheet.rows[number][place].text)
        if not text and number < last and squeezed(sheet.rows[last][place].text):
            text = _group(sheet.rows[number], place)
        if text and text not in parts:
            parts.append(text)

    return "".join(parts)


def _group(row: list[SheetCell], place: int) -> str:
    texts = (squeezed(cell.text) for cell in reversed(row[:place]))
    text = next((text for text in texts if text), "")
    return "" if text in NAME_HEADS | UNIT_HEADS else text


def with_periods_of_growth(row: HeadRow, columns: list[Column]) -> list[Column]:
    """Give a growth without a period of its own that of the newest level beside it."""
    dated: list[Column] = []
    beside: list[Column] = []

    for column in columns:
        dated_column = column
        if column.measure == "growth" and not column.words.says_when:
            dated_column = replace(column, words=_newest(row, column, beside))
        if column.measure == "level":
            beside = [*beside, column] if dated and dated[-1].measure == "level" else [column]
        dated.append(dated_column)

    return dated


def _newest(row: HeadRow, growth: Column, beside: list[Column]) -> PeriodWords:
    periods = [column.words for column in beside if _goes_with(growth.words, column.words)]
    if not periods:
        return growth.words

    newest = max(periods, key=lambda period: (period.year or 0, period.month or 0))
    rivals = {period for period in periods if (period.year, period.month) == (newest.year, newest.month)}
    others = [period for period in periods if (period.year is None) != (newest.year is None)]

    if len(rivals) > 1 or others:
        why = f"column {growth.head!r}: is it the growth of {' or of '.join(column.head for column in beside)}?"
        option = f"{Option.COLUMN} {row.cell(growth.place).letter}=growth,PERIOD"
        raise Unreadable(row.ask(growth.place, Doubt(why, "", (option,))))

    return newest


def _goes_with(growth: PeriodWords, level: PeriodWords) -> bool:
    """Whether a growth that names a month alone or all months may be that of a level."""
    return (not growth.alone or level.alone) and (not growth.cumulative or not level.alone)


def account_for_title(sheet: Sheet, title: Title, columns: list[Column]) -> None:
    """Ask about words of the title that turn figures where no column's head takes them up."""
    taken_up = {
        WordKind.GROWTH: any(column.measure == "growth" for column in columns),
        WordKind.ESTIMATE: any(column.status == "estimated" for column in columns),
        WordKind.FORECAST: any(column.status == "forecast" for column in columns),
        WordKind.NOMINAL: any(column.basis == "current" for column in columns),
    }

    questions = [
        ask(
            sheet,
            cell,
            f"the title speaks of {kind}, and no column does: which figures does it turn?",
            word,
            f"{Option.COLUMN} C=...",
            f"{Option.IGNORE} {word}",
        )
        for kind, (cell, word) in title.turning.items()
        if not taken_up.get(kind)
    ]
    if questions:
        raise Unreadable(*questions)


def squeezed(text: str) -> str:
    """Write a head without its spaces and without the mark of a note behind it."""
    words, _ = without_mark(tidy(text))
    return re.sub(r"\s+", "", words)
