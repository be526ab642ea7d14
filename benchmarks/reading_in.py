"""Scores the reading of prose and of tables made for it: prints the scores and writes them beside this file.

Run by `make bench`; the sentences, the tables and what must be read from them lie with the tests.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from conftest import lay_out
from intake.prose.scoring import Score, invented_library, read_gold, score
from intake.prose.test_reading import read as read_prose
from intake.test_layouts import LAYOUTS, TRAPS, Layout, Trap, csv_file, offered_figures, read
from targetbook.record.reading import Record, read_record

HEAD = """# Reading figures from prose

`targetbook read` on {sentences} sentences and short passages written for this purpose, in the manner of bulletins, work
reports and newspapers, about an invented district (`tests/intake/prose/gold.csv`; how they came about is told in the
README beside them). A figure is right if its area, indicator, measure, period, value and unit are. Asked: right, with a
question beside it. Wrong, asked: a row with a question that is not right as it stands. Wrong: a row without a question
that is not right, and its share of all rows without one. All {numbers} numbers of the text are in a row or in the list
of numbers not used.
"""
COLUMNS = "| {what} | figures | right | | asked | wrong, asked | wrong | |\n|---|--:|--:|--:|--:|--:|--:|--:|"


def line(name: str, one: Score) -> str:
    """Write a score as one line of a table."""
    return (
        f"| {name} | {one.expected} | {one.right} | {one.share_right:.3f} | {one.right_asked}"
        f" | {one.wrong_asked} | {one.wrong_sure} | {one.share_wrong:.3f} |"
    )


def parts() -> Iterator[str]:
    """Score all sentences, then by kind, measure and indicator."""
    sentences = read_gold()
    marks = score(sentences, invented_library())
    yield HEAD.format(sentences=len(sentences), numbers=marks.numbers)
    yield long_report()
    yield table("all", {"all": marks.whole})
    yield table("kind of sentence", marks.kinds)
    yield table("measure", marks.measures)
    by_number = sorted(marks.indicators.items(), key=lambda pair: (-pair[1].expected, pair[0]))
    yield table("indicator", dict(by_number))
    yield from table_parts()


def long_report() -> str:
    """Read a report of many paragraphs, and say how long that takes."""
    paragraph = "全区实现地区生产总值{n}.5亿元，增长5.1%；固定资产投资{n}.7亿元，其中工业投资增长{n}%。改造小区12个。\n"
    report = "".join(paragraph.format(n=1000 + n) for n in range(400))
    seconds = median(seconds_to_read(report) for _ in range(3))
    return f"A report of {len(report):,} characters takes {seconds:.1f} s of a processor (median of three).\n"


def seconds_to_read(report: str) -> float:
    """Read a report and give the processor's seconds."""
    begin = process_time()
    read_prose(report)
    return process_time() - begin


def table(what: str, scores: Mapping[str, Score]) -> str:
    """Write some scores as a table."""
    lines = [COLUMNS.format(what=what), *(line(name, one) for name, one in scores.items())]
    return "\n".join([*lines, ""])


TABLES = """# Reading tables

`targetbook add` on {layouts} tables in the layouts that offices print and {traps} of which nothing may be taken without
a question (`tests/intake/test_layouts.py`, invented). A figure is right if its indicator, measure, period and value
are.

| table | figures | right | wrong | asked about |
|---|--:|--:|--:|--:|"""


def table_parts() -> Iterator[str]:
    """Score the tables, those first from which something is to be read."""
    yield TABLES.format(layouts=len(LAYOUTS), traps=len(TRAPS))
    with TemporaryDirectory() as folder:
        record = read_record(lay_out(Path(folder)))
        for table in (*LAYOUTS, *TRAPS):
            yield table_line(table, record, Path(folder))


def table_line(table: Layout | Trap, record: Record, folder: Path) -> str:
    """Read a table and write what came of it as one line."""
    expected = table.figures if isinstance(table, Layout) else {}
    reading = read(record, csv_file(folder, table.text), table.area)
    offered = offered_figures(reading)

    right = sum(expected.get(key) == value for key, value in offered.items())
    return f"| {table.name} | {len(expected)} | {right} | {len(offered) - right} | {len(reading.rejected)} |"


report = "\n".join(parts())
Path(__file__).with_suffix(".md").write_text(report, encoding="utf-8")
print(report)
