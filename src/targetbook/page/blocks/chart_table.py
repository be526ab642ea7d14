"""A chart's figures as a table: folded below the chart, and as a CSV file whose figures keep unit, bound and key."""

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from io import StringIO

from markupsafe import Markup

from targetbook.judgement.deeds import Milestone
from targetbook.judgement.evidence import Evidence, Row
from targetbook.judgement.targets import NumericTarget, Target
from targetbook.page.blocks.tables import table
from targetbook.page.chapter import Chapter
from targetbook.page.voice import numbers
from targetbook.page.voice.escaping import Html
from targetbook.page.voice.figure_kinds import FigureKind, kind_name, kind_of
from targetbook.page.voice.series_text import series_text
from targetbook.page.voice.spreadsheet import harmless
from targetbook.page.voice.words import Words

EXTRAS = ("unit", "bound", "key")
SERIES_COLUMNS = ("area", "series", "period", "kind", "figure", "source")


@dataclass(frozen=True)
class Datum:
    """One value of the CSV file, in the page's language; `name` tells it from the others of its cell."""

    plain: str
    name: str = ""
    unit: str = ""
    bound: str = ""
    key: str = ""


@dataclass(frozen=True)
class Cell:
    """What stands in a place of the table: as HTML, and as the values that the CSV file has of it."""

    html: Markup
    data: tuple[Datum, ...]


@dataclass(frozen=True)
class Twin:
    """The table: its heads are plain text."""

    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]

    def html(self, caption: str) -> Markup:
        """Lay the table out for the page."""
        return table(caption, self.heads, self.cells()).html

    def cells(self) -> list[list[Markup]]:
        """Give the table's cells as HTML."""
        return [[cell.html for cell in row] for row in self.rows]

    def csv(self, chapter: Chapter) -> str:
        """Write the table as CSV, each value in a column of its own, its unit, bound and key in columns behind it."""
        out = StringIO()
        writer = csv.writer(out, lineterminator="\n")
        columns = [_columns(head, column, chapter) for head, column in self._by_column()]
        writer.writerow([harmless(name) for names, _ in columns for name in names])

        for at in range(len(self.rows)):
            writer.writerow([harmless(value) for _, lines in columns for value in lines[at]])

        return out.getvalue()

    def _by_column(self) -> Iterable[tuple[str, Sequence[Cell]]]:
        return zip(self.heads, zip(*self.rows, strict=True), strict=True)


def _columns(head: str, column: Sequence[Cell], chapter: Chapter) -> tuple[list[str], list[list[str]]]:
    """Spread a column of cells over columns of values: their names, and their lines."""
    data = [datum for cell in column for datum in cell.data]
    places = [
        (name, field)
        for name in dict.fromkeys(datum.name for datum in data)
        for field in ("plain", *EXTRAS)
        if field == "plain" or any(getattr(datum, field) for datum in data if datum.name == name)
    ]
    lines = [[_value(cell, *place) for place in places] for cell in column]

    return [_head(head, *place, chapter) for place in places], lines


def _value(cell: Cell, name: str, field: str) -> str:
    return next((str(getattr(datum, field)) for datum in cell.data if datum.name == name), "")


def _head(head: str, name: str, field: str, chapter: Chapter) -> str:
    words = chapter.words
    title = words("twin.of", head=head, name=words(f"twin.{name}")) if name else head
    return title if field == "plain" else words("twin.of", head=title, name=words(f"twin.{field}"))


def sentence_cell(write: Callable[[Chapter], Html], chapter: Chapter, name: str = "") -> Cell:
    """Give a sentence with figures; the file has it without their links and keys."""
    return Cell(write(chapter), (Datum(write(chapter.bare).unescape(), name),))


def data_cell(*data: Datum) -> Cell:
    """Give values for the file alone."""
    return Cell(Markup(), data)


def text_cell(text: str, name: str = "") -> Cell:
    """Give words."""
    return Cell(Html.escape(text), (Datum(text.replace("\n", " "), name),))


def name_cell(text: str, chapter: Chapter) -> Cell:
    """Give a name."""
    return Cell(chapter.figures.name(text), (Datum(text),))


def row_cell(row: Row, chapter: Chapter) -> Cell:
    """Give an observation."""
    return Cell(chapter.figures.row(row), (row_datum(row, chapter),))


def row_datum(row: Row, chapter: Chapter, name: str = "") -> Datum:
    """Give the values of an observation: number, unit, bound and key."""
    bound = "" if row.bound == "exact" else chapter.words(f"twin.bound_{row.bound}")
    return Datum(f"{row.value:f}", name, unit_name(row.unit, chapter.words, row.counter), bound, row.key)


def evidence_cell(evidence: Evidence, chapter: Chapter) -> Cell:
    """Give the figure gone by; a sum of several has no key of its own."""
    best = evidence.best
    if "+" not in best.indicator:
        return row_cell(best, chapter)
    return Cell(chapter.figures.evidence(evidence), (replace(row_datum(best, chapter), key=""),))


def target_cell(target: NumericTarget, chapter: Chapter) -> Cell:
    """Give the number a target announced."""
    return Cell(chapter.figures.target(target), target_data(target, chapter))


def target_data(target: NumericTarget, chapter: Chapter) -> tuple[Datum, ...]:
    """Give the values of the number a target announced: of a range both ends, the upper one by its name."""
    words = chapter.words
    unit = unit_name(target.unit, words, target.counter)
    key = _key(target)
    sign = words(f"twin.bound_{numbers.COMPARATORS[target.comparator]}")
    number = Datum(f"{target.value:f}", "", unit, sign, key)

    return (number,) if target.upper is None else (number, Datum(f"{target.upper:f}", "upper_end", unit))


def target_words_cell(target: Target, chapter: Chapter) -> Cell:
    """Give the words of a target, which may hold its number."""
    text = chapter.text_of(target)
    return Cell(chapter.figures.words_of_target(target, text), (Datum(text, key=_key(target)),))


def milestone_cell(milestone: Milestone, chapter: Chapter) -> Cell:
    """Give the day of a milestone."""
    day = chapter.say_date(milestone.occurred)
    return Cell(chapter.figures.milestone(milestone, day), (Datum(day, key=milestone.key),))


def derived_cell(text: str, how: str, chapter: Chapter, unit: str = "") -> Cell:
    """Give a figure worked out here; `how` says from what."""
    plain = text.removesuffix("%").replace("\u2212", "-") if unit == "%" else text
    return Cell(chapter.figures.derived(text, how), (Datum(plain, unit=unit and unit_name(unit, chapter.words)),))


def unit_name(unit: str, words: Words, counter: str = "") -> str:
    """Name a unit for the file's column of units."""
    return words(f"unit.data_{numbers.unit_key(unit)}", counter=counter or words("unit.counter")) if unit else ""


def source_cell(area: str, sources: Sequence[str], chapter: Chapter) -> Cell:
    """Name sources by their publishers, each once."""
    words = chapter.words
    links = words.html("general.comma").join(chapter.figures.sources((area, source) for source in sources))
    names = dict.fromkeys(chapter.figures.publisher(area, source) for source in sources)

    return Cell(links, (Datum(words("general.comma").join(names)),))


def series_twin(evidence: Sequence[Evidence], targets: Sequence[NumericTarget], chapter: Chapter) -> Twin:
    """Lay out published figures and what was announced beside them; area and series only where they differ."""
    rows = [_row(item.best, chapter) for item in evidence] + [_target_row(target, chapter) for target in targets]
    is_mixed = bool(targets) or any(kind_of(item.best) is not FigureKind.PUBLISHED for item in evidence)
    needed = {"period", "figure", "source"} | ({"kind"} if is_mixed else set())
    columns = [
        at for at, name in enumerate(SERIES_COLUMNS) if name in needed or len({row[at].data for row in rows}) > 1
    ]

    heads = [chapter.words(f"twin.{SERIES_COLUMNS[at]}") for at in columns]
    return Twin(heads, [[row[at] for at in columns] for row in rows])


def _row(row: Row, chapter: Chapter) -> list[Cell]:
    return [
        *_names(row.area, row.indicator, row.measure, chapter),
        text_cell(numbers.period(row.period, chapter.words)),
        text_cell(kind_name(row, chapter.words)),
        row_cell(row, chapter),
        source_cell(row.area, [row.source], chapter),
    ]


def _target_row(target: NumericTarget, chapter: Chapter) -> list[Cell]:
    return [
        *_names(target.area, target.indicator, target.measure, chapter),
        text_cell(numbers.period(target.period, chapter.words)),
        text_cell(chapter.words("twin.announced", document=chapter.words(f"document.{target.announcement_kind}"))),
        target_cell(target, chapter),
        source_cell(target.area, target.sources, chapter),
    ]


def _names(area: str, indicator: str, measure: str, chapter: Chapter) -> list[Cell]:
    series = series_text(chapter.label(indicator, area), measure, chapter.words, in_brackets=True)
    return [text_cell(chapter.name_of(area)), text_cell(series)]


def _key(target: Target) -> str:
    return f"{target.area}:{target.name}"
