"""The drafts as rows of `targets.csv`, with `clause` and `review` beside the contract's columns."""

import csv
import io
from collections import Counter, defaultdict
from dataclasses import dataclass

from targetbook.intake.speech.draft import Draft
from targetbook.intake.speech.naming import name_of_thing
from targetbook.record.contents import OTHER

BESIDES = ("clause", "review")
Row = dict[str, str]


@dataclass(frozen=True)
class SpeechDetails:
    """What the person who drafts knows of the speech."""

    document: str
    announced: str = ""
    source: str = ""


def make_rows(drafts: list[Draft], speech: SpeechDetails) -> list[Row]:
    """Name the drafts, link those of one indicator and year, and fill in what is known of the speech."""
    names = _names(drafts, speech)
    names_of: dict[tuple[str, str], list[str]] = defaultdict(list)
    for draft, name in zip(drafts, names, strict=True):
        names_of[draft.indicator, draft.year].append(name)

    return [_row(draft, name, _links(draft, name, names_of), speech) for draft, name in zip(drafts, names, strict=True)]


def write_rows(rows: list[Row], columns: list[str]) -> str:
    """Write the rows as CSV with these columns of the contract, then `clause` and `review`."""
    text = io.StringIO()
    writer = csv.DictWriter(text, [*columns, *BESIDES], restval="", extrasaction="raise", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _row(draft: Draft, name: str, linked: str, speech: SpeechDetails) -> Row:
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
        "document": speech.document,
        "announced": speech.announced,
        "linked": linked,
        "text_zh": draft.text,
        "sources": speech.source,
        "clause": draft.clause,
        "review": "; ".join([*draft.review, *_open_questions(draft)]),
    }


def _open_questions(draft: Draft) -> list[str]:
    """Name what no speech says of a deed, and a person must."""
    if draft.comparator != "done":
        return []
    return [
        *([] if draft.theme else ["choose a theme"]),
        *(["say what counts as done"] if draft.kind == "milestone" else []),
    ]


def _names(drafts: list[Draft], speech: SpeechDetails) -> list[str]:
    ending = speech.document.replace("_", "-")
    uses: Counter[str] = Counter()
    names = []

    for draft in drafts:
        thing = draft.indicator.replace("_", "-") or name_of_thing(draft)
        parts = [thing, draft.measure.replace("_", "-"), ending]
        parts += ["stretch"] if draft.firmness == "stretch" else []
        name = "-".join([draft.year or "undated", *(part for part in parts if part)])
        uses[name] += 1
        names.append(name if uses[name] == 1 else f"{name}-{uses[name]}")

    return names


def _links(draft: Draft, name: str, names_of: dict[tuple[str, str], list[str]]) -> str:
    """Name the other drafts of one indicator and year."""
    same = names_of[draft.indicator, draft.year] if draft.indicator else []
    return " ".join(other for other in same if other != name)
