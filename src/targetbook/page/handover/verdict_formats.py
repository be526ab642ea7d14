"""Verdict objects as CSV, or as JSON with everything."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from typing import Any

from targetbook.page.voice.spreadsheet import harmless

# What a row of a table has no room for.
NESTED = ("carried", "mean", "readings", "pace", "flips", "robustness")


def format_verdicts(objects: list[dict[str, Any]], form: str) -> str:
    """Write verdict objects as one of the formats: csv (a row a verdict) or json (everything)."""
    return FORMATS[form](objects)


def _json(objects: list[dict[str, Any]]) -> str:
    return json.dumps(objects, ensure_ascii=False, indent=1)


def _csv(objects: list[dict[str, Any]]) -> str:
    """Write a row a verdict, each cell one value or a list of names with spaces between; the rest is in the JSON."""
    rows = [{name: _cell(value) for name, value in _flat(row).items()} for row in objects]
    text = StringIO()
    table = csv.DictWriter(text, [*rows[0]] if rows else [], lineterminator="\n")
    table.writeheader()
    table.writerows(rows)

    return text.getvalue().rstrip("\n")


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    """Give what a verdict rests on by keys and days, in the place of what is nested."""
    evidence = row["evidence"]
    plain = {name: value for name, value in row.items() if name not in NESTED}
    return plain | {
        "evidence": [item["key"] for item in evidence],
        "evidence_released": [item["released"] for item in evidence if item["released"]],
        "searched": sorted({search["date"] for search in row["searched"]}),
    }


def _cell(value: Any) -> Any:
    """Write a list of names with spaces between, true and false as in JSON, and no text that a sheet would run."""
    if isinstance(value, list):
        value = " ".join(map(str, value))
    if isinstance(value, bool):
        return str(value).lower()
    return harmless(value) if isinstance(value, str) else value


FORMATS: dict[str, Callable[[list[dict[str, Any]]], str]] = {"csv": _csv, "json": _json}
