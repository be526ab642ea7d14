"""Scores the drafting of targets on the gold sentences: prints the table and writes it beside this file.

Run by `make bench`; the gold sentences and their scorer lie with the tests.
"""

from collections.abc import Iterator
from pathlib import Path

from intake.speech.scoring import Expected, gold_catalogue, read_gold, score

HEAD = """# Drafting targets from a speech

`targetbook draft` on {sentences} sentences written for this purpose, in the manner of announcements, about an invented
district (`tests/intake/speech/gold.csv`; how they came about is told in the README beside them). Precision: of the
cells drafted, those right. Recall: of the cells a person would fill, those drafted rightly. Left open: cells that a
person would fill, or would leave open too, where the draft abstains and says why; of these, those that a person would
leave open as well. A commitment is right if it is one at all.
"""
COLUMNS = "| field | precision | recall | drafted | expected | left open | rightly so |\n|---|--:|--:|--:|--:|--:|--:|"


def table(sentences: list[list[Expected]]) -> str:
    """Score some sentences, one line a field."""
    lines = (
        f"| {name} | {field.precision:.3f} | {field.recall:.3f} | {field.drafted} | {field.expected}"
        f" | {field.abstained} | {field.rightly_abstained} |"
        for name, field in score(sentences, gold_catalogue()).fields.items()
    )
    return "\n".join([COLUMNS, *lines])


def parts(sentences: list[list[Expected]]) -> Iterator[str]:
    """Score all sentences, then each part of them by itself."""
    yield f"## All {len(sentences)} sentences\n\n{table(sentences)}\n"
    for name in dict.fromkeys(rows[0]["part"] for rows in sentences):
        part = [rows for rows in sentences if rows[0]["part"] == name]
        yield f"## {name.capitalize()}: {len(part)} sentences\n\n{table(part)}\n"


gold = read_gold()
report = "\n".join([HEAD.format(sentences=len(gold)), *parts(gold)])
Path(__file__).with_suffix(".md").write_text(report, encoding="utf-8")
print(report)
