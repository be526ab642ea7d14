"""Scores the reading of told figures on the gold sentences: prints the tables and writes them beside this file.

Run by `make bench`; the gold sentences and their scorer lie with the tests.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from intake.prose.scoring import Score, invented_library, read_gold, score

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
    yield table("all", {"all": marks.whole})
    yield table("kind of sentence", marks.kinds)
    yield table("measure", marks.measures)
    yield table("indicator", dict(sorted(marks.indicators.items(), key=lambda pair: -pair[1].expected)))


def table(what: str, scores: Mapping[str, Score]) -> str:
    """Write some scores as a table."""
    lines = [COLUMNS.format(what=what), *(line(name, one) for name, one in scores.items())]
    return "\n".join([*lines, ""])


report = "\n".join(parts())
Path(__file__).with_suffix(".md").write_text(report, encoding="utf-8")
print(report)
