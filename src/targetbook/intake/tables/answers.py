"""What a person answers, by options of the command, to the questions that a table leaves open."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from targetbook.intake.tables.cells import Sheet, SheetCell, tidy
from targetbook.intake.tables.figures import PLAIN, PrintedUnit, read_unit
from targetbook.intake.tables.names import IndicatorIndex, plain_name, read_name
from targetbook.intake.tables.times import NO_PERIOD, PeriodWords, period_words
from targetbook.record.checking.findings import Finding
from targetbook.record.folder import did_you_mean

LETTERS = re.compile("[A-Za-z]{1,3}")
ROWS = re.compile(r"(\d+)(?:-(\d+))?")
CELL = re.compile(r"([A-Za-z]{1,3})(\d+)(?::([A-Za-z]{1,3})(\d+))?(?:=(.+))?")


class WrongAnswer(ValueError):
    """An option that answers nothing; the message says what was expected."""


class Option(StrEnum):
    """The options that answer a question."""

    PERIOD = "--period"
    COLUMN = "--column"
    ROW = "--row"
    UNIT = "--unit"
    LEAVE_OUT = "--leave-out"
    SAME = "--same"
    IGNORE = "--ignore"
    CONFIRM = "--confirm"
    AREA_ROW = "--area-row"


@dataclass(frozen=True)
class ColumnAnswer:
    """What a person says that a column holds."""

    measure: str
    period: PeriodWords = NO_PERIOD
    status: str = ""
    basis: str = ""


@dataclass(frozen=True)
class TableAnswers:
    """All that was answered; columns by letter, periods by row, names as compared, confirmed cells with the reason."""

    period: PeriodWords | None = None
    unit: PrintedUnit | None = None
    columns: Mapping[str, ColumnAnswer] = field(default_factory=dict)
    rows: Mapping[int, PeriodWords] = field(default_factory=dict)
    left_out_columns: frozenset[str] = frozenset()
    left_out_rows: frozenset[int] = frozenset()
    left_out_names: frozenset[str] = frozenset()
    same: Mapping[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    confirmed: Mapping[str, str] = field(default_factory=dict)
    area_lines: frozenset[str] = frozenset()

    def leaves_out(self, row: int, name: str) -> bool:
        """Whether a row is left out, by its number or its name."""
        return row in self.left_out_rows or plain_name(name) in self.left_out_names

    def without_ignored(self, text: str) -> str:
        """Give a text without the words that a person said to pass over."""
        for word in self.ignored:
            text = text.replace(word, "|")
        return text


NO_ANSWERS = TableAnswers()


@dataclass(frozen=True, order=True)
class TableQuestion(Finding):
    """A finding that a person can answer: the words that were left over, and the options that would settle it."""

    words: str = ""
    options: tuple[str, ...] = ()


def ask(sheet: Sheet, cell: SheetCell | None, why: str, words: str, *options: str) -> TableQuestion:
    """Make a question of what is wrong at a cell or, without one, with the sheet."""
    remainder = f"left over: {words}; " if words else ""
    stop = " " if why.endswith("?") else "; "
    message = f"{why}{stop}{remainder}answer with {' or '.join(options)}"

    row, column = (cell.row, cell.letter) if cell else (1, "-")
    return TableQuestion(sheet.place, row, column, message, words, options)


def read_answers(
    period: str,
    unit: str,
    columns: Iterable[str],
    leave_out: Iterable[str],
    same: Iterable[str],
    ignore: Iterable[str],
    confirm: Iterable[str],
    area_row: Iterable[str] = (),
    row: Iterable[str] = (),
) -> TableAnswers:
    """Read the options as they were typed; WrongAnswer says which one cannot be read."""
    left_out = list(leave_out)
    numbers = [match for text in left_out if (match := ROWS.fullmatch(text))]
    letters = [text.upper() for text in left_out if LETTERS.fullmatch(text)]
    names = [text for text in left_out if not ROWS.fullmatch(text) and not LETTERS.fullmatch(text)]

    return TableAnswers(
        period=_period(period) if period else None,
        unit=_unit(unit) if unit else None,
        columns=dict(map(_column, columns)),
        rows=dict(map(_row, row)),
        left_out_columns=frozenset(letters),
        left_out_rows=frozenset(number for match in numbers for number in _row_numbers(match)),
        left_out_names=frozenset(map(plain_name, names)),
        same=dict(map(_same, same)),
        ignored=tuple(sorted((tidy(word) for word in ignore if tidy(word)), key=len, reverse=True)),
        confirmed={cell: reason for text in confirm for cell, reason in _cells(text)},
        area_lines=frozenset(map(_line, area_row)),
    )


def _row_numbers(match: re.Match[str]) -> range:
    return range(int(match[1]), int(match[2] or match[1]) + 1)


def require_used(answers: TableAnswers, sheets: Iterable[Sheet], catalogue: IndicatorIndex) -> None:
    """Stop at an answer that fits nothing in the file: a slip in it would leave its question open."""
    tables = list(sheets)
    letters = {cell.letter for sheet in tables for row in sheet.rows for cell in row}
    rows = {row[0].row for sheet in tables for row in sheet.rows if row}
    texts = {cell.plain for sheet in tables for row in sheet.rows for cell in row} | {sheet.name for sheet in tables}
    names = {plain_name(part) for text in texts for part in (text, read_name(text).name)}

    _require_places(answers, letters, rows)
    _require_figures(answers, tables)
    for name in sorted({name for name in answers.same if not any(name in text for text in names)}):
        raise WrongAnswer(f"no cell of the file has the name {name!r}{did_you_mean(name, names)}")
    for name in sorted(answers.left_out_names - names):
        raise WrongAnswer(f"no cell of the file has the name {name!r}{did_you_mean(name, names)}")

    _require_words(answers, texts)

    for indicator in sorted(set(answers.same.values()) - set(catalogue.entries)):
        hint = did_you_mean(indicator, catalogue.entries)
        raise WrongAnswer(f"{Option.SAME}: no indicator {indicator!r} in indicators.csv{hint}")


def _require_places(answers: TableAnswers, letters: set[str], rows: set[int]) -> None:
    lines = letters | set(map(str, rows))
    for letter in sorted({*answers.columns, *answers.left_out_columns} - lines):
        raise WrongAnswer(f"there is no column {letter} in the file")

    for row in sorted(answers.left_out_rows - rows):
        raise WrongAnswer(f"{Option.LEAVE_OUT} {row}: there is no row {row} to be seen in the file")

    for line in sorted(answers.area_lines - lines):
        raise WrongAnswer(f"{Option.AREA_ROW} {line}: there is no such row or column to be seen in the file")


def _require_figures(answers: TableAnswers, sheets: Iterable[Sheet]) -> None:
    """Stop at a period for a row that holds no figure: it would change nothing."""
    lines = [row for sheet in sheets for row in sheet.rows if row]
    with_figures = {row[0].row for row in lines if any(PLAIN.fullmatch(cell.plain) for cell in row[1:])}
    for row in sorted(set(answers.rows) - with_figures):
        raise WrongAnswer(f"{Option.ROW} {row}: no figure is to be seen in row {row} of the file")


def _require_words(answers: TableAnswers, texts: set[str]) -> None:
    for word in answers.ignored:
        if not any(word in text.replace(" ", "") or word in text for text in texts):
            raise WrongAnswer(f"{Option.IGNORE} {word}: no cell of the file has that word")


def _line(text: str) -> str:
    """Read the row or column of the area: `7` or `H`."""
    line = text.strip().upper()
    if not (line.isdecimal() or LETTERS.fullmatch(line)):
        raise WrongAnswer(f"{Option.AREA_ROW} {text!r}: expected the number of a row or the letters of a column")
    return line


def _row(text: str) -> tuple[int, PeriodWords]:
    """Read the period of one row: `3=2025-01/2025-03`."""
    number, _, period = text.partition("=")
    if not number.strip().isdecimal():
        raise WrongAnswer(f"{Option.ROW} {text!r}: expected the number of a row and its period, like 3=2025-01/2025-03")
    return int(number), _period(period.strip(), Option.ROW)


def _period(text: str, option: Option = Option.PERIOD) -> PeriodWords:
    try:
        return period_words(text)
    except ValueError as wrong:
        raise WrongAnswer(f"{option}: {wrong}") from None


def _unit(text: str) -> PrintedUnit:
    unit = read_unit(tidy(text))
    if unit is None:
        raise WrongAnswer(f"{Option.UNIT} {text!r} is no unit that is known; expected one like 亿元, 万元, 万人, 个")
    return unit


def _column(text: str) -> tuple[str, ColumnAnswer]:
    """Read `C=level,2025-01/2025-09,estimated`, or of a row `7=growth`: measure first, the others in any order."""
    letter, _, words = text.partition("=")
    measure, *others = [word.strip() for word in words.split(",")]
    expected = "expected like C=level,2025-01/2025-09 or D=growth,2025,estimated"
    line = letter.strip()

    if not (LETTERS.fullmatch(line) or line.isdecimal()) or measure not in ("level", "growth"):
        raise WrongAnswer(f"{Option.COLUMN} {text!r}: {expected}")

    period = NO_PERIOD
    status = ""
    basis = ""

    for word in others:
        if word in ("estimated", "forecast", "published", "revised"):
            status = word
        elif word in ("current", "constant"):
            basis = word
        else:
            period = _period(word, Option.COLUMN)

    if line.isdecimal() and period.says_when:
        raise WrongAnswer(f"{Option.COLUMN} {text!r} gives a row a period; expected {Option.ROW} {line}=PERIOD")

    return line.upper(), ColumnAnswer(measure, period, status, basis)


def _same(text: str) -> tuple[str, str]:
    name, _, indicator = text.rpartition("=")
    if not name or not indicator:
        raise WrongAnswer(
            f"{Option.SAME} {text!r}: expected NAME=indicator, like 规上工业总产值=industrial_output_above_scale"
        )
    return plain_name(name), indicator.strip()


def _cells(text: str) -> Iterator[tuple[str, str]]:
    """Read `B3`, `B3:B20` or `B3=after the census`: cells of one column, and why they are right."""
    match = CELL.fullmatch(text.strip())
    if match is None:
        raise WrongAnswer(f"{Option.CONFIRM} {text!r}: expected a cell, like B3, B3:B20 or B3=after the census")

    letter = match[1].upper()
    last_letter = (match[3] or letter).upper()
    if letter != last_letter:
        raise WrongAnswer(f"{Option.CONFIRM} {text!r}: expected cells of one column, like B3:B20")

    for row in range(int(match[2]), int(match[4] or match[2]) + 1):
        yield f"{letter}{row}", (match[5] or "").strip()
