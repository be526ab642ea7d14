"""The gold sentences against what is drafted of them: precision, recall and abstentions of each field."""

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

from targetbook.intake.speech.assembling import draft_speech
from targetbook.intake.speech.draft import Draft
from targetbook.intake.speech.indicators import Catalogue, make_catalogue

HERE = Path(__file__).parent
GOLD = HERE / "gold.csv"
CATALOGUE = HERE.parents[2] / "data" / "indicators.csv"
YEAR = 2025
INVENTED_PLACE = ("临江区", "临江")
FIELDS = ("comparator", "value", "unit", "measure", "indicator", "period", "due", "kind", "firmness")
OPEN = "?"
Expected = dict[str, str]


@dataclass
class Score:
    """How often a field was drafted, drafted rightly, expected, and left open."""

    drafted: int = 0
    right: int = 0
    expected: int = 0
    abstained: int = 0
    rightly_abstained: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.drafted if self.drafted else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 1.0


@dataclass
class Marks:
    """The scores of the fields and of finding the commitments at all, with what went wrong."""

    fields: dict[str, Score] = field(default_factory=lambda: {name: Score() for name in ("commitment", *FIELDS)})
    wrong: list[str] = field(default_factory=list)


def read_gold(path: Path = GOLD) -> list[list[Expected]]:
    """Read the gold sentences, each as its expected commitments (kind `none`: a sentence without one)."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [list(group) for _, group in groupby(rows, key=lambda row: row["sentence"])]


def gold_catalogue() -> Catalogue:
    """Give the project's catalogue, for the invented district of the gold sentences."""
    with CATALOGUE.open(encoding="utf-8", newline="") as file:
        return make_catalogue(csv.DictReader(file), INVENTED_PLACE)


def score(sentences: Iterable[list[Expected]], catalogue: Catalogue) -> Marks:
    """Draft each sentence by itself and count."""
    marks = Marks()
    for rows in sentences:
        expected = [row for row in rows if row["kind"] != "none"]
        _count(expected, draft_speech(rows[0]["text"], YEAR, catalogue).drafts, marks, rows[0]["text"])
    return marks


def _count(expected: list[Expected], drafts: list[Draft], marks: Marks, text: str) -> None:
    pairs = _pairs(expected, drafts)
    commitments = marks.fields["commitment"]
    commitments.drafted += len(drafts)
    commitments.expected += len(expected)
    commitments.right += len(pairs)
    if not len(pairs) == len(drafts) == len(expected):
        marks.wrong.append(f"commitment: {len(drafts)} drafted of {len(expected)}: {text}")
    partner = dict(pairs)
    matched = set(partner.values())
    for place, row in enumerate(expected):
        _count_fields(row, drafts[partner[place]] if place in partner else None, marks, text)
    for place, draft in enumerate(drafts):
        if place not in matched:
            for name in FIELDS:
                marks.fields[name].drafted += bool(_drafted_value(draft, name))


def _count_fields(row: Expected, draft: Draft | None, marks: Marks, text: str) -> None:
    for name in FIELDS:
        expected = _expected_value(row, name)
        drafted = _drafted_value(draft, name) if draft else ""
        mark = marks.fields[name]
        mark.drafted += bool(drafted)
        mark.expected += expected not in ("", OPEN)
        mark.right += bool(drafted) and drafted == expected
        mark.abstained += bool(expected) and not drafted and draft is not None
        mark.rightly_abstained += expected == OPEN and not drafted and draft is not None
        if draft and drafted != expected and not (expected == OPEN and not drafted):
            marks.wrong.append(f"{name}: {drafted or 'left open'}, not {expected or 'empty'}: {text}")


def _pairs(expected: list[Expected], drafts: list[Draft]) -> list[tuple[int, int]]:
    """Pair expected and drafted commitments so that as many fields as possible agree, deeds with deeds alone."""
    if not expected or not drafts:
        return []
    agreement = np.array([[_agreement(row, draft) for draft in drafts] for row in expected])
    rows, columns = linear_sum_assignment(-agreement)
    return [(int(row), int(column)) for row, column in zip(rows, columns, strict=True) if agreement[row, column] > 0]


def _agreement(row: Expected, draft: Draft) -> int:
    if (row["comparator"] == "done") != (draft.comparator == "done"):
        return 0
    tally = Counter(_expected_value(row, name) == _drafted_value(draft, name) for name in FIELDS)
    return 1 + tally[True] + 5 * (_expected_value(row, "value") == _drafted_value(draft, "value"))


def _expected_value(row: Expected, name: str) -> str:
    if name == "value":
        return f"{row['value']}-{row['upper']}" if row["upper"] else row["value"]
    return "" if row[name] == "done" else row[name]


def _drafted_value(draft: Draft, name: str) -> str:
    if name == "value":
        return f"{draft.value}-{draft.upper}" if draft.upper else draft.value
    value = str(getattr(draft, name))
    return "" if value == "done" else value
