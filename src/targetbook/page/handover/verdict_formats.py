"""Verdict objects as a table for the eye, as CSV, or as JSON with everything."""

import json
from collections.abc import Callable
from typing import Any

import pandas as pd

from targetbook.page.voice.spreadsheet import harmless


def format_verdicts(objects: list[dict[str, Any]], form: str) -> str:
    """Write verdict objects as one of the formats: table (for the eye), csv or json (everything)."""
    return FORMATS[form](objects)


def _json(objects: list[dict[str, Any]]) -> str:
    return json.dumps(objects, ensure_ascii=False, indent=1)


def _plain(value: Any) -> Any:
    return harmless(value) if isinstance(value, str) else value


def _csv(objects: list[dict[str, Any]]) -> str:
    flat = [{name: _plain(_cell(value)) for name, value in row.items()} for row in objects]
    return pd.DataFrame(flat).to_csv(index=False).rstrip("\n")


def _cell(value: Any) -> Any:
    """Write a list of words with spaces between, anything nested as JSON."""
    if not isinstance(value, list | dict):
        return value
    plain = isinstance(value, list) and all(isinstance(item, str) for item in value)
    return " ".join(value) if plain else json.dumps(value, ensure_ascii=False)


def _table(objects: list[dict[str, Any]]) -> str:
    if not objects:
        return "no claim in the record for this area and year"

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
