"""The table contract, as `datapackage.json` states it; the package carries no second copy of a field."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from targetbook.record.folder import PACKAGE, area_folders

Descriptor = dict[str, Any]


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

    def expanded(self, areas: list[str]) -> Descriptor:
        """Give the descriptor with the template written out for each of these areas' folders."""
        written = [_written(table, self.data / area) for area in areas for table in self.tables.values()]
        present = [table for table in written if (self.data / table["path"]).exists()]
        general = {key: value for key, value in self.descriptor.items() if key != "area_tables"}
        return {**general, "resources": [*self.descriptor["resources"], *present]}


def read_contract(data: Path) -> Contract:
    """Read the contract below `data`."""
    return Contract(data, json.loads((data / PACKAGE).read_text(encoding="utf-8")))


def area_names(data: Path) -> list[str]:
    """List the areas that `data` holds, by name."""
    return [folder.name for folder in area_folders(data)]


def _written(table: Descriptor, folder: Path) -> Descriptor:
    schema = table["schema"]
    keys = [_own_key(key, folder.name) for key in schema.get("foreignKeys", [])]
    return {
        **table,
        "name": f"{folder.name}-{table['name']}",
        "path": f"{folder.name}/{table['path']}",
        "schema": {**schema, "foreignKeys": keys} if keys else schema,
    }


def _own_key(key: Descriptor, area: str) -> Descriptor:
    reference = key["reference"]
    return {**key, "reference": {**reference, "resource": f"{area}-{reference['resource']}"}}
