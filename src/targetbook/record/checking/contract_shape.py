"""Is the contract one that tables can be held to? A key that it lost would weaken every check in silence."""

import re
from collections.abc import Iterator
from typing import Any

from targetbook.record.checking.slow_patterns import is_slow

SHARED = ("indicators",)
OF_AN_AREA = (
    "targets",
    "observations",
    "withdrawals",
    "milestones",
    "readings",
    "searches",
    "sources",
    "links",
    "indicators",
)
TYPES = ("string", "number", "integer")
FILE = re.compile(r"[a-z_]+\.csv")
ELSEWHERE = "profile"  # Frictionless would fetch it


def contract_faults(descriptor: Any) -> Iterator[str]:
    """Say what keeps a descriptor from being the contract of a record."""
    if not isinstance(descriptor, dict):
        yield "holds no keys; expected those of a data package"
        return

    if ELSEWHERE in descriptor:
        yield f"{ELSEWHERE}: would be asked for elsewhere; expected the contract to stand by itself"

    for key, names in (("resources", SHARED), ("area_tables", OF_AN_AREA)):
        tables = descriptor.get(key)
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            yield f"{key}: is no list of tables; expected {', '.join(names)}"
            continue

        missing = [name for name in names if name not in [table.get("name") for table in tables]]
        yield from (f"{key}: has no table {name!r}; expected {', '.join(names)}" for name in missing)
        yield from (f"{key}: {fault}" for table in tables for fault in _table_faults(table))


def _table_faults(table: dict[str, Any]) -> Iterator[str]:
    name = table.get("name")
    path = table.get("path")
    if not isinstance(path, str) or not FILE.fullmatch(path):
        yield f"table {name!r} has the path {path!r}; expected a file's name, like targets.csv"
    if not isinstance(table.get("optional"), bool):
        yield f"table {name!r} does not say whether it is optional; expected true or false"
    if ELSEWHERE in table:
        yield f"table {name!r}: {ELSEWHERE} would be asked for elsewhere; expected the contract to stand by itself"

    yield from (f"table {name!r}{fault}" for fault in _schema_faults(table.get("schema")))


def _schema_faults(schema: Any) -> Iterator[str]:
    """Say what keeps a schema from telling a table's columns and rows apart."""
    fields = schema.get("fields") if isinstance(schema, dict) else None
    if not isinstance(fields, list) or not all(isinstance(field, dict) for field in fields) or not fields:
        yield " has no fields; expected a schema with its columns"
        return

    if not isinstance(schema.get("primaryKey"), list):
        yield " has no primaryKey; expected the columns that tell its rows apart"
    yield from (f": {fault}" for field in fields for fault in _field_faults(field))


def _field_faults(field: dict[str, Any]) -> Iterator[str]:
    name = field.get("name")
    limits = field.get("constraints", {})

    if not isinstance(name, str):
        yield f"a column is called {name!r}; expected a name"
    if field.get("type") not in TYPES:
        yield f"column {name!r} is of the type {field.get('type')!r}; expected {', '.join(TYPES)}"
    if not isinstance(limits, dict):
        yield f"the constraints of column {name!r} are no keys; expected required, enum, unique or pattern"
    elif not _compiles(limits.get("pattern", "")):
        yield f"the pattern of column {name!r} is no regular expression"
    elif is_slow(limits.get("pattern", "")):
        yield f"the pattern of column {name!r} repeats what repeats already: it may take for ever"


def _compiles(pattern: Any) -> bool:
    try:
        re.compile(pattern)
    except (re.error, TypeError):
        return False
    return True
