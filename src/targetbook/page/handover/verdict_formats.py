"""Verdict objects as a table for the eye, as CSV, or as JSON with everything."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import pandas as pd

from targetbook.page.voice.spreadsheet import harmless

# What a row of a table has no room for.
NESTED = ("carried", "mean", "readings", "pace", "flips", "robustness")


def format_verdicts(objects: list[dict[str, Any]], form: str) -> str:
    """Write verdict objects as one of the formats: table (for the eye), csv (a row a verdict) or json (everything)."""
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


def _table(objects: list[dict[str, Any]]) -> str:
    if not objects:
        return "no target in the record for this area and year"

    rows = [
        {
            "target": row["target"],
            "announced": f"{row['comparator']} {row['value']} {row['unit']}" if row["value"] is not None else "a deed",
            "status": row["status"],
            "observed": "" if row["observed"] is None else str(row["observed"]),
            "why": " ".join(filter(None, [row["reason"], *row["qualifiers"], _pace_in_short(row["pace"])])),
        }
        for row in objects
    ]

    return pd.DataFrame(rows).to_string(index=False, justify="left", max_colwidth=70)


def _pace_in_short(pace: dict[str, Any] | None) -> str:
    if pace is None:
        return ""
    so_far = f"{pace['observed']} in {pace['period']}"
    needed = "" if pace["required_rest"] is None else f"; the rest needs {pace['required_rest']}"
    return so_far + needed + ("" if pace["probability"] is None else f"; probability {pace['probability']:.2f}")


FORMATS: dict[str, Callable[[list[dict[str, Any]]], str]] = {"table": _table, "csv": _csv, "json": _json}
