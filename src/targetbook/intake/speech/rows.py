"""The drafts as rows of `targets.csv`, with `clause` and `review` beside the contract's columns."""

import csv
import io
from collections import Counter
from dataclasses import dataclass

from targetbook.intake.speech.draft import Draft
from targetbook.record.contents import OTHER

BESIDES = ("clause", "review")
Row = dict[str, str]


@dataclass(frozen=True)
class Spoken:
    """What the person who drafts knows of the speech."""

    document: str
    announced: str = ""
    source: str = ""


def make_rows(drafts: list[Draft], spoken: Spoken) -> list[Row]:
    """Name the drafts, link those of one indicator and year, and fill in what is known of the speech."""
    names = _names(drafts, spoken)
    return [
        _row(one, name, _linked(place, drafts, names), spoken)
        for place, (one, name) in enumerate(zip(drafts, names, strict=True))
    ]


def write_rows(rows: list[Row], columns: list[str]) -> str:
    """Write the rows as CSV with these columns of the contract, then `clause` and `review`."""
    text = io.StringIO()
    writer = csv.DictWriter(text, [*columns, *BESIDES], restval="", extrasaction="raise", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _row(draft: Draft, name: str, linked: str, spoken: Spoken) -> Row:
    return {
        "target": name,
        "year": draft.year,
        "theme": draft.theme or OTHER,
        "kind": draft.kind,
        "indicator": draft.indicator,
        "measure": draft.measure,
        "period": draft.period,
        "comparator": draft.comparator,
        "value": draft.value,
        "upper": draft.upper,
        "unit": draft.unit,
        "due": draft.due,
        "firmness": draft.firmness,
        "document": spoken.document,
        "announced": spoken.announced,
        "linked": linked,
        "text_zh": draft.text,
        "sources": spoken.source,
        "clause": draft.clause,
        "review": "; ".join([*draft.review, *_to_be_said(draft)]),
    }


def _to_be_said(draft: Draft) -> list[str]:
    """Name what no speech says of a deed, and a person must."""
    if draft.comparator != "done":
        return []
    return ["choose a theme", *(["say what counts as done"] if draft.kind == "milestone" else [])]


def _names(drafts: list[Draft], spoken: Spoken) -> list[str]:
    ending = spoken.document.replace("_", "-")
    seen: Counter[str] = Counter()
    names = []
    for one in drafts:
        parts = [one.indicator.replace("_", "-") or _sort(one), one.measure.replace("_", "-"), ending]
        parts += ["stretch"] if one.firmness == "stretch" else []
        name = "-".join([one.year or "undated", *(part for part in parts if part)])
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return names


def _sort(draft: Draft) -> str:
    return "commitment" if draft.comparator == "done" else "target"


def _linked(place: int, drafts: list[Draft], names: list[str]) -> str:
    own = drafts[place]
    same = [
        name
        for other, (one, name) in enumerate(zip(drafts, names, strict=True))
        if other != place and own.indicator and (one.indicator, one.year) == (own.indicator, own.year)
    ]
    return " ".join(same)
