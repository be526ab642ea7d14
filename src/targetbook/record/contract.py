"""The table contract, as `datapackage.json` states it; the package carries no second copy of a field."""

import csv
import json
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from targetbook.record.checking.contract_shape import contract_faults
from targetbook.record.files.readable import file_faults, plain_json
from targetbook.record.folder import PACKAGE, area_folders

Descriptor = dict[str, Any]


class WrongContract(ValueError):
    """The descriptor cannot be read; `line` says where."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Contract:
    """The data package's descriptor below a data folder."""

    data: Path
    descriptor: Descriptor

    @property
    def tables(self) -> dict[str, Descriptor]:
        """Give the template of each table of an area by name."""
        return {table["name"]: table for table in self.descriptor["area_tables"]}

    def columns(self, table: str) -> list[str]:
        """Give the columns of a table in order."""
        return [field["name"] for field in self.tables[table]["schema"]["fields"]]

    def shared_columns(self, table: str) -> list[str]:
        """Give the columns of a shared table in order; none of one that is unknown."""
        shared = {resource["name"]: resource for resource in self.descriptor["resources"]}
        return [field["name"] for field in shared[table]["schema"]["fields"]] if table in shared else []

    def closed_words(self, table: str, column: str) -> list[str]:
        """Give the words that a closed column takes in every area."""
        fields = self.tables[table]["schema"]["fields"]
        words: list[str] = next(field for field in fields if field["name"] == column)["constraints"]["enum"]
        return words

    def schema_of(self, place: str) -> Descriptor:
        """Give the schema of the table at a path such as `springfield/targets.csv`; an empty one for any other path."""
        folder, _, name = place.rpartition("/")
        tables = self.tables.values() if folder else self.descriptor["resources"]
        schema: Descriptor = next((table["schema"] for table in tables if table["path"] == name), {"fields": []})
        return self._with_own_codes(schema, self.data / folder) if folder else schema

    def _with_own_codes(self, schema: Descriptor, folder: Path) -> Descriptor:
        """Let closed columns take the codes that an area adds in a table of its own."""
        return {**schema, "fields": [self._with_own_code(field, folder) for field in schema["fields"]]}

    def _with_own_code(self, field: Descriptor, folder: Path) -> Descriptor:
        table = self.tables.get(field.get("extended_by", ""))
        path = folder / table["path"] if table else None
        if table is None or path is None or not path.is_file():
            return field

        limits = field["constraints"]
        codes = _column(path, table["schema"]["primaryKey"][0])
        return {**field, "constraints": {**limits, "enum": list(dict.fromkeys([*limits["enum"], *codes]))}}

    def expanded(self, areas: list[str]) -> Descriptor:
        """Give the descriptor with the template written out for each of these areas' folders."""
        present = [
            self._table_of(table, self.data / area)
            for area in areas
            for table in self.tables.values()
            if (self.data / area / table["path"]).exists()
        ]

        general = {key: value for key, value in self.descriptor.items() if key != "area_tables"}
        shared = [table for table in self.descriptor["resources"] if (self.data / table["path"]).exists()]
        return {**general, "resources": [*deepcopy(shared), *present]}

    def _table_of(self, table: Descriptor, folder: Path) -> Descriptor:
        """Give an area's table as Frictionless takes it."""
        schema = self._with_own_codes(_present_fields(table["schema"], folder / table["path"]), folder)
        keys = [_own_key(key, folder.name) for key in schema.get("foreignKeys", [])]

        return {
            **table,
            "name": f"{folder.name}-{table['name']}",
            "path": f"{folder.name}/{table['path']}",
            "schema": {**schema, "foreignKeys": keys} if keys else schema,
        }


def read_contract(data: Path) -> Contract:
    """Read the contract below `data`; WrongContract says why it cannot be read, or gone by."""
    path = data / PACKAGE
    if faults := file_faults(path):
        raise WrongContract(faults[0][2], 1)

    try:
        descriptor = plain_json(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as wrong:
        raise WrongContract(f"is not JSON: {wrong.msg}", wrong.lineno) from wrong
    except (OSError, UnicodeDecodeError) as wrong:
        raise WrongContract("cannot be read as text in UTF-8", 1) from wrong

    if fault := next(contract_faults(descriptor), None):
        raise WrongContract(fault, 1)
    return Contract(data, descriptor)


def area_names(data: Path) -> list[str]:
    """List the areas that `data` holds, by name."""
    return [folder.name for folder in area_folders(data)]


def _present_fields(schema: Descriptor, path: Path) -> Descriptor:
    """Leave out the optional fields that a file does not have."""
    with path.open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file), [])

    # Copies, because Frictionless takes the descriptors apart that it is given.
    fields = [deepcopy(field) for field in schema["fields"] if field["name"] in header or not field.get("optional")]
    return {**schema, "fields": fields}


def _column(path: Path, name: str) -> list[str]:
    """List the cells of a column of a table that may be wrong yet."""
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        return [row[name] for row in csv.DictReader(file) if row.get(name)]


def _own_key(key: Descriptor, area: str) -> Descriptor:
    reference = key["reference"]
    return {**key, "reference": {**reference, "resource": f"{area}-{reference['resource']}"}}
