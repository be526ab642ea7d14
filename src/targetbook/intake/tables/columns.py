"""One column of a wide table: what its head says it holds; a word that is not understood is a question."""

import re
from dataclasses import dataclass

from targetbook.intake.tables.answers import Option, TableAnswers
from targetbook.intake.tables.divisions import Names
from targetbook.intake.tables.figures import PrintedUnit, printed_units, read_unit
from targetbook.intake.tables.names import BRACKETED
from targetbook.intake.tables.times import TRIM, PeriodWords, Unclear, read_times
from targetbook.intake.tables.vocabulary import UNFIT, KindWords, WordKind, read_words

# At the end of a head without brackets any other single sign that counts or ranks is part of a word: 场所, 品种.
COUNTING_AT_END = set("个家户件项场宗")


@dataclass(frozen=True)
class Doubt:
    """Why a head could not be read, the words left over, and the options that answer."""

    why: str
    words: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """A column of figures: what it measures, the period its head states, and what else its head says of them."""

    place: int
    head: str
    measure: str
    words: PeriodWords
    unit: PrintedUnit | None = None
    status: str = ""
    basis: str = ""
    is_answered: bool = False


def read_column(place: int, text: str, letter: str, names: Names, answers: TableAnswers) -> Column | Doubt | None:
    """Read a squeezed head: a column, None where it holds no figure of the period, else a doubt."""
    unit, rest = unit_in(answers.without_ignored(text))
    if answer := answers.columns.get(letter):
        return Column(place, text, answer.measure, answer.period, unit, answer.status, answer.basis, is_answered=True)

    words = read_words(names.without(rest))
    if WordKind.LEFT_OUT in words.kinds and WordKind.GROWTH not in words.kinds:
        return None

    for kind, what in UNFIT.items():
        if kind in words.kinds:
            why = f"column {text!r} {what}, neither a level nor its growth on the year before"
            return Doubt(why, words.kinds[kind], (f"{Option.LEAVE_OUT} {letter}",))

    if fault := _of_prices(text, letter, words):
        return fault

    return _read(place, text, letter, unit, words)


def _read(place: int, text: str, letter: str, unit: PrintedUnit | None, words: KindWords) -> Column | Doubt:
    by_column = (f"{Option.COLUMN} {letter}=level,PERIOD", f"{Option.LEAVE_OUT} {letter}")
    try:
        period, rest = read_times(words.rest)
    except Unclear as unclear:
        return Doubt(f"column {text!r}: {unclear}", "", by_column)

    if words_left := rest.translate(TRIM):
        options = (*by_column, f"{Option.IGNORE} {words_left}")
        return Doubt(f"column {text!r} cannot be read whole", words_left, options)

    grows = WordKind.GROWTH in words.kinds
    if grows and unit and unit.unit != "%":
        return Doubt(f"column {text!r} is in {unit.printed}; a growth is in %", unit.printed, by_column)
    if not grows and WordKind.LEVEL not in words.kinds and period == PeriodWords():
        return Doubt(f"column {text!r} says neither level nor growth nor period", "", by_column)
    if period.spans:
        return Doubt(f"column {text!r} spans several years", "", by_column)

    return Column(place, text, "growth" if grows else "level", period, unit, _status(words))


def _status(words: KindWords) -> str:
    if WordKind.FORECAST in words.kinds:
        return "forecast"
    return "estimated" if WordKind.ESTIMATE in words.kinds else ""


def _of_prices(text: str, letter: str, words: KindWords) -> Doubt | None:
    """The record keeps levels at current prices and, where the catalogue says so, growth at constant ones."""
    grows = WordKind.GROWTH in words.kinds
    if grows and WordKind.NOMINAL in words.kinds:
        options = (f"{Option.LEAVE_OUT} {letter}", f"{Option.COLUMN} {letter}=growth,PERIOD,current")
        return Doubt(f"column {text!r} is growth at current prices", words.kinds[WordKind.NOMINAL], options)
    if not grows and WordKind.REAL in words.kinds:
        why = f"column {text!r} is a level at constant prices; the record keeps levels at current prices"
        return Doubt(why, words.kinds[WordKind.REAL], (f"{Option.LEAVE_OUT} {letter}",))
    return None


def unit_in(text: str) -> tuple[PrintedUnit | None, str]:
    """Take the unit out of a head, in brackets or at its end; what else is in brackets stays."""
    for part in BRACKETED.finditer(text):
        units = [read_unit(word) for word in re.split("[、,;]", part[1])]
        levels = [unit for unit in units if unit]
        if levels and len(levels) == len(units):
            unit = next((unit for unit in levels if unit.unit != "%"), levels[0])
            return unit, text[: part.start()] + text[part.end() :]

    if (end := _unit_at_end(text)) and not re.search(r"[\d±+-]$", text.removesuffix(end)):
        return read_unit(end), text.removesuffix(end)

    return None, text


def _unit_at_end(text: str) -> str:
    """Give the longest unit that stands behind other words at the end of a head; '' where none does."""
    ends = [word for word, (unit, _) in printed_units().items() if text.endswith(word) and _can_end(word, unit)]
    return max((word for word in ends if word != text), key=len, default="")


def _can_end(word: str, unit: str) -> bool:
    return len(word) > 1 or unit not in ("count", "rank") or word in COUNTING_AT_END
