"""What the contract's schema can say, checked by Frictionless and told in our own words."""

from typing import Any

from frictionless import Package, errors, system

from targetbook.record.checking import no_grammar  # noqa: F401  # by being imported it spares a second
from targetbook.record.checking.findings import Finding
from targetbook.record.contract import Contract, Descriptor

KINDS = {"number": "a number with a point and no separators, like 3008.35", "integer": "a whole number"}


def check_schema(contract: Contract, areas: list[str]) -> list[Finding]:
    """Validate every table of these areas against the contract."""
    with system.use_context(trusted=True):
        report = Package.from_descriptor(contract.expanded(areas), basepath=str(contract.data)).validate()

    pairs = [("datapackage.json", error) for error in report.errors]
    pairs += [(task.place, error) for task in report.tasks for error in _without_blank_rows(task.errors)]
    return sorted({_finding(contract, place, error) for place, error in pairs})


def _without_blank_rows(task_errors: list[Any]) -> list[Any]:
    """Leave out what else is wrong with a row that is blank."""
    blank = {error.row_number for error in task_errors if isinstance(error, errors.BlankRowError)}
    return [
        error
        for error in task_errors
        if isinstance(error, errors.BlankRowError) or getattr(error, "row_number", 0) not in blank
    ]


def _finding(contract: Contract, place: str, error: Any) -> Finding:
    schema = contract.schema_of(place)
    row = error.row_number if isinstance(error, errors.RowError) else 1
    return Finding(f"{contract.data.name}/{place}", row, _column(error, schema), _message(error, schema))


def _column(error: Any, schema: Descriptor) -> str:
    if isinstance(error, errors.PrimaryKeyError):
        return str(schema["primaryKey"][0])
    if isinstance(error, errors.ForeignKeyError):
        return str(error.field_names[0])
    return str(getattr(error, "field_name", "") or "-")


def _message(error: Any, schema: Descriptor) -> str:
    match error:
        case errors.ForeignKeyError():
            return _no_such_row(error.field_names, error.field_cells)
        case errors.PrimaryKeyError() | errors.UniqueError():
            return f"is there twice; expected one row for each {', '.join(schema['primaryKey'])}"
        case errors.BlankRowError():
            return "is a blank row; expected none"
        case errors.ExtraCellError():
            return "has more cells than the header; put text with a comma into double quotes"
        case errors.MissingCellError():
            return "has fewer cells than the header"
        case errors.CellError():
            return _misfit(error.cell, _expected(error.field_name, schema))
    return f"{error.title.lower()}: {error.note}"


def _no_such_row(names: list[str], cells: list[str]) -> str:
    if len(names) == 1:
        return f"no {names[0]} {cells[0]!r} in {names[0]}s.csv"
    key = ", ".join(f"{name} {cell}" for name, cell in zip(names, cells, strict=True))
    return f"no row in observations.csv with {key}"


def _misfit(cell: str, expected: str) -> str:
    return f"{cell!r} does not fit; expected {expected}" if cell else f"is empty; expected {expected}"


def _expected(name: str, schema: Descriptor) -> str:
    field: Descriptor = next((field for field in schema["fields"] if field["name"] == name), {})
    limits = field.get("constraints", {})
    if "enum" in limits:
        return f"one of {', '.join(limits['enum'])}"
    return str(field.get("expected") or KINDS.get(field.get("type", "")) or "some text")
