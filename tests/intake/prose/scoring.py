"""The gold sentences against what is read of them: how many figures are right, asked and wrong, by kind and measure."""

import csv
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from targetbook.intake.prose.library import Library, make_library
from targetbook.intake.prose.reading import ProseText, read_figures
from targetbook.intake.prose.rows import FigureReading

HERE = Path(__file__).parent
GOLD = HERE / "gold.csv"
CATALOGUE = HERE.parents[2] / "data" / "indicators.csv"
CELLS = ("area", "indicator", "measure", "period", "value", "unit")
AREAS = (
    ("linjiang", "990105", "临江区"),
    ("beihu", "990104", "北湖区"),
    ("dongpu", "990106", "东浦区"),
    ("qingxi", "990107", "青溪区"),
    ("yunze", "990100", "云泽市"),
    ("hailan", "990000", "海岚省"),
    ("china", "100000", "全国"),
)
Expected = dict[str, str]
Cells = tuple[str, ...]


@dataclass
class Score:
    """How many figures a person reads, how many of them are read right, without a question or with one, and wrong."""

    expected: int = 0
    right: int = 0
    right_asked: int = 0
    read: int = 0
    sure: int = 0
    wrong_asked: int = 0
    wrong_sure: int = 0

    @property
    def share_right(self) -> float:
        return self.right / self.expected if self.expected else 1.0

    @property
    def share_wrong(self) -> float:
        return self.wrong_sure / self.sure if self.sure else 0.0


@dataclass
class Marks:
    """The scores of all, by kind of sentence, by measure and by indicator, with what went wrong."""

    whole: Score = field(default_factory=Score)
    kinds: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    measures: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    indicators: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    wrong: list[str] = field(default_factory=list)
    numbers: int = 0
    accounted: int = 0


def read_gold(path: Path = GOLD) -> list[list[Expected]]:
    """Read the gold sentences, each as the figures that a person reads in it."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [list(group) for _, group in groupby(rows, key=lambda row: row["sentence"])]


def invented_library() -> Library:
    """Make the library of the invented district: the book's catalogue, and areas that there are not."""
    with CATALOGUE.open(encoding="utf-8", newline="") as file:
        return make_library(list(csv.DictReader(file)), "linjiang", AREAS)


def readings_of(text: str, title: str, published: str, library: Library) -> list[FigureReading]:
    """Read the figures of a text."""
    return read_figures(ProseText(text, title, published), library.places, library.book).readings


def score(sentences: list[list[Expected]], library: Library) -> Marks:
    """Read every sentence and compare."""
    marks = Marks()
    for rows in sentences:
        reading = read_figures(
            ProseText(rows[0]["text"], rows[0]["title"], rows[0]["published"]), library.places, library.book
        )
        expected = {_cells(row) for row in rows if row["indicator"]}
        marks.numbers += len(reading.accounts)
        marks.accounted += sum(bool(each.reason) for each in reading.accounts)
        _compare(reading.readings, expected, rows[0], marks)
    return marks


def _compare(readings: list[FigureReading], expected: set[Cells], sentence: Expected, marks: Marks) -> None:
    read = {_read_cells(each): bool(each.review) for each in readings}
    for cells in expected:
        _count(marks, sentence, cells, lambda tally: _add(tally, expected=1))
        if cells not in read:
            marks.wrong.append(f"{sentence['sentence']} not read: {cells}")
    for cells, is_asked in read.items():
        right = cells in expected
        _count(marks, sentence, cells, _counted(right, is_asked))
        if not right and not is_asked:
            marks.wrong.append(f"{sentence['sentence']} read wrong without a question: {cells}")


def _counted(right: bool, is_asked: bool) -> Callable[[Score], None]:
    return lambda tally: _add(
        tally,
        read=1,
        sure=int(not is_asked),
        right=int(right),
        right_asked=int(right and is_asked),
        wrong_asked=int(not right and is_asked),
        wrong_sure=int(not right and not is_asked),
    )


def _add(tally: Score, **counts: int) -> None:
    for name, count in counts.items():
        setattr(tally, name, getattr(tally, name) + count)


def _count(marks: Marks, sentence: Expected, cells: Cells, add: Callable[[Score], None]) -> None:
    for tally in (
        marks.whole,
        marks.kinds[sentence["kind"]],
        marks.measures[cells[2]],
        marks.indicators[cells[1]],
    ):
        add(tally)


def _cells(row: Expected) -> Cells:
    return (*(row[cell] for cell in CELLS[:4]), _number(row["value"]), row["unit"])


def _read_cells(reading: FigureReading) -> Cells:
    value = _number(reading.value)
    return reading.place.area, reading.indicator, reading.measure, reading.period, value, reading.unit


def _number(value: str) -> str:
    return str(float(value)) if value else ""
