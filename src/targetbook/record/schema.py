"""What the contract's schema can say, checked by Frictionless and told in our own words."""

from typing import Any

from frictionless import Package, system
from frictionless.errors import CellError, RowError

from targetbook.record.contract import Contract
from targetbook.record.findings import Finding


def check_schema(contract: Contract, areas: list[str]) -> list[Finding]:
    """Validate every table of these areas against the contract."""
    descriptor = contract.expanded(areas)
    with system.use_context(trusted=True):
        report = Package.from_descriptor(descriptor, basepath=str(contract.data)).validate()
    findings = [_finding(contract, task.place, error) for task in report.tasks for error in task.errors]
    return findings + [_finding(contract, "datapackage.json", error) for error in report.errors]


def _finding(contract: Contract, place: str, error: Any) -> Finding:
    row = error.row_number if isinstance(error, RowError) else 1
    return Finding(f"{contract.data.name}/{place}", row, _column(error), _message(contract, place, error))


def _column(error: Any) -> str:
    if isinstance(error, CellError):
        return str(error.field_name)
    return str(getattr(error, "label", "") or getattr(error, "field_names", [""])[0] or "-")


def _message(contract: Contract, place: str, error: Any) -> str:
    note = error.note.replace('"', "'")
    if not isinstance(error, CellError):
        return f"{error.title.lower()}: {note}"
    field = _field(contract, place, error.field_name)
    return f"{error.cell!r} is wrong ({note}); expected {_expected(field)}"


def _field(contract: Contract, place: str, name: str) -> dict[str, Any]:
    table = contract.tables[place.rsplit("/", 1)[-1].removesuffix(".csv")]
    return next((field for field in table["schema"]["fields"] if field["name"] == name), {"name": name})


def _expected(field: dict[str, Any]) -> str:
    limits = field.get("constraints", {})
    if "enum" in limits:
        return "one of " + ", ".join(limits["enum"])
    if "pattern" in limits:
        return f"{field['description']}"
    kind = {"number": "a number with a point and no separators", "integer": "a whole number"}
    return kind.get(field.get("type", ""), field.get("description", "another value"))
